"""For the actions: from a draft to a numbered document that never changes again."""

from domain import papers
from domain.companies.numbering import take_number
from domain.invoices import drafting, rules
from domain.invoices.bill import bill_of, written
from domain.invoices.settlement import settle
from domain.lines import Item, Totals, gaps
from domain.problems import Invalid
from domain.work import Work
from models.company import Company, SeriesKind, TaxCategory
from models.customer import Customer
from models.invoice import Invoice, InvoiceKind
from models.order import Order, OrderStatus

NEEDS_BUYERS_NUMBER = (TaxCategory.REVERSE_CHARGE, TaxCategory.INTRA_COMMUNITY)


def assert_complete(work: Work, invoice: Invoice, items: tuple[Item, ...], sums: Totals) -> None:
    """Refuse to number what may not leave the house."""
    if missing := gaps(items):
        raise Invalid(missing)
    if not items:
        raise rules.Empty
    if sums.total_cents < 0:
        raise rules.BelowZero
    is_shifted = any(row.category in NEEDS_BUYERS_NUMBER for row in sums.vat)
    if is_shifted and not work.get(Customer, invoice.customer_id).vat_number:
        raise rules.BuyerIncomplete


def freeze(work: Work, invoice: Invoice, items: tuple[Item, ...], sums: Totals, *, reason: str = "") -> None:
    """Give it the next number, and write down what was issued. The number and the rest are one transaction."""
    company = work.get(Company, invoice.company_id)
    invoice.number = take_number(work, SeriesKind.INVOICE)
    invoice.issued_on = papers.today(work.now, company.timezone)
    if invoice.kind is InvoiceKind.INVOICE:
        invoice.due_on = rules.due_on(invoice.issued_on, company.payment_days)
        invoice.reference = rules.reference_of(invoice.number, company.country)
    invoice.net_cents, invoice.total_cents = sums.net_cents, sums.total_cents
    invoice.search = drafting.search_of(work, invoice)
    invoice.content, invoice.sha256 = written(bill_of(work, invoice, company, items, sums, reason=reason))
    invoice.vat = invoice.content["totals"]["vat"]
    settle(work, invoice)


def close_order(work: Work, invoice: Invoice) -> None:
    """An order of which nothing is left to invoice is done; one whose invoice was credited is open again."""
    if invoice.order_id is None:
        return
    order = work.get(Order, invoice.order_id, lock=True)
    is_done = not drafting.remaining(work, order, invoice)
    if order.status not in (OrderStatus.CANCELLED, OrderStatus.WITHDRAWN):
        order.status = OrderStatus.INVOICED if is_done else OrderStatus.OPEN
        work.session.add(order)
