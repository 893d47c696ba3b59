"""Jobs of the years before, as an import brings them: done, and nothing follows from them."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from domain.access import Right, needs
from domain.companies import numbering
from domain.work import Work
from models.company import Company, SeriesKind
from models.customer import Customer
from models.order import Order, OrderStatus


@needs(Right.IMPORT)
def bring_in(
    work: Work,
    customer_id: UUID,
    *,
    number: str,
    title: str,
    day: date,
    cents: int,
    address_id: UUID | None,
    **about: Any,
) -> Order:
    """An old job; `cents` as the customer paid it, with VAT, 0 when nobody knows. What the net was, nobody knows."""
    customer = work.get(Customer, customer_id)
    company = work.get(Company, customer.company_id)
    numbering.follow(work, SeriesKind.ORDER, number)
    order = Order(
        company_id=customer.company_id,
        customer_id=customer.id,
        number=number,
        title=title,
        address_id=address_id,
        status=OrderStatus.DONE,
        currency=company.currency,
        net_cents=cents,
        total_cents=cents,
        created_at=noon(day, company),
    )
    work.add(_findable(order, customer))
    work.note("order.imported", order, **about)
    return order


@needs(Right.IMPORT)
def complete(work: Work, order_id: UUID, values: dict[str, Any], **about: Any) -> Order:
    """Write these columns of an old job that is there already; what is not named stays."""
    order = work.get(Order, order_id, lock=True)
    order.sqlmodel_update(values)
    order.net_cents = order.total_cents
    work.session.add(_findable(order, work.get(Customer, order.customer_id)))
    work.note("order.completed", order, **about)
    return order


def noon(day: date, company: Company) -> datetime:
    """A moment of that day where the firm is: all that is known of when an old job was done."""
    return datetime.combine(day, time(12), ZoneInfo(company.timezone))


def _findable(order: Order, customer: Customer) -> Order:
    short = order.number.rpartition("-")[2]
    order.search = f"{order.number} {short} {customer.name} {order.title}".lower()[:400]
    return order
