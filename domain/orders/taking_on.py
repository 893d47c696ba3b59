"""Orders without a quote: work that is taken on as it was asked for; its price follows on the invoice."""

from uuid import UUID

from domain import companies
from domain.access import Right, needs
from domain.companies.numbering import take_number
from domain.orders import rules
from domain.problems import NotFound
from domain.work import Work
from models.company import Company, SeriesKind
from models.customer import Address, Customer
from models.order import Order, OrderLine

MOST_DETAIL = 1000


@needs(Right.EDIT_QUOTES)
def make_directly(
    work: Work, customer_id: UUID | str, *, title: str, detail: str = "", address_id: UUID | str | None = None
) -> Order:
    """One line without a price, at the firm's usual VAT rate; `detail` says what was asked for."""
    customer = work.get(Customer, customer_id)
    address = work.get(Address, address_id) if address_id else None
    if address and address.customer_id != customer.id:
        raise NotFound
    company, number = work.get(Company, customer.company_id), take_number(work, SeriesKind.ORDER)
    order = work.add(
        Order(
            company_id=company.id,
            customer_id=customer.id,
            number=number,
            title=title,
            address_id=address.id if address else None,
            currency=company.currency,
            search=f"{number} {number.rpartition('-')[2]} {customer.name} {title}".lower()[:400],
            created_at=work.now,
            withdraw_until=rules.withdrawal_ends(
                work.now, kind=customer.kind, days=company.withdrawal_days, zone=company.timezone
            ),
        )
    )
    _write_line(work, order, detail)
    work.record("order.taken_on", order, number=order.number)
    return order


def _write_line(work: Work, order: Order, detail: str) -> None:
    rate = companies.tax_rates(work)[0]  # every firm is founded with some
    work.add(
        OrderLine(
            company_id=order.company_id,
            customer_id=order.customer_id,
            order_id=order.id,
            position=1,
            title=order.title,
            detail=detail[:MOST_DETAIL],
            tax_category=rate.category,
            tax_rate_bp=rate.rate_bp,
        )
    )
