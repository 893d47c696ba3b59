"""For the actions: what a draft holds, and what an order still has to invoice."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import col, func, select

from domain.invoices import rules
from domain.lines import Item, Totals, assert_payable, of_rows, totals
from domain.problems import Invalid
from domain.texts import _
from domain.work import Work
from models.company import Company
from models.customer import Address, Customer
from models.invoice import Invoice, InvoiceKind, InvoiceLine, InvoiceStatus
from models.lines import LineKind
from models.order import Order, OrderLine


@dataclass(frozen=True)
class HeadForm:
    """What stands above the lines; the address is where the work was done."""

    title: str = ""
    address_id: str = ""


def new_draft(work: Work, customer: Customer, head: HeadForm, order: Order | None = None) -> Invoice:
    """An empty draft; the fact is for staff only."""
    company = work.get(Company, customer.company_id)
    invoice = Invoice(
        company_id=customer.company_id,
        customer_id=customer.id,
        order_id=order.id if order else None,
        currency=order.currency if order else company.currency,
        created_at=work.now,
    )
    set_head(work, invoice, head)
    invoice.search = search_of(work, invoice)
    work.record("invoice.drafted", work.add(invoice), internal=True, title=invoice.title)
    return invoice


def set_head(work: Work, invoice: Invoice, form: HeadForm) -> None:
    if len(form.title) > 160:
        raise Invalid({"title": _("This is too long.")})
    address = work.get(Address, form.address_id) if form.address_id else None
    if address and address.customer_id != invoice.customer_id:
        raise Invalid({"address_id": _("Choose one of the customer's addresses.")})
    invoice.title, invoice.address_id = form.title.strip(), address.id if address else None


def locked_draft(work: Work, invoice_id: UUID | str, revision: int) -> Invoice:
    """The draft as the clerk saw it, held for this change."""
    invoice = work.get(Invoice, invoice_id, lock=True)
    rules.assert_current(invoice, revision)
    return invoice


def rows(work: Work, invoice_id: UUID) -> list[InvoiceLine]:
    query = select(InvoiceLine).where(InvoiceLine.invoice_id == invoice_id)
    return list(work.session.exec(query.order_by(col(InvoiceLine.position), col(InvoiceLine.id))))


def recount(work: Work, invoice: Invoice) -> tuple[tuple[Item, ...], Totals]:
    """Bring the sums of a draft in line with its lines; returns both."""
    work.session.flush()
    items = of_rows(rows(work, invoice.id))
    assert_payable(items)
    sums = totals(items)
    invoice.net_cents, invoice.total_cents = sums.net_cents, sums.total_cents
    invoice.search = search_of(work, invoice)
    work.session.add(invoice)
    return items, sums


def search_of(work: Work, invoice: Invoice) -> str:
    customer = work.get(Customer, invoice.customer_id)
    words = [invoice.number or "", invoice.title, customer.name, customer.number]
    return " ".join(filter(None, words)).lower()[:400]


def draft_of_order(work: Work, order: Order) -> Invoice | None:
    """The draft somebody already made of this order."""
    query = select(Invoice).where(Invoice.order_id == order.id, Invoice.status == InvoiceStatus.DRAFT)
    return work.session.exec(query.order_by(col(Invoice.id))).first()


def remaining(work: Work, order: Order, invoice: Invoice) -> list[InvoiceLine]:
    """New lines of `invoice` for what no invoice of the order has yet; a wholly credited one no longer counts."""
    done = _invoiced(work, order)
    query = select(OrderLine).where(OrderLine.order_id == order.id).order_by(col(OrderLine.position))
    lines = []
    for line in work.session.exec(query):
        left = line.quantity_milli - done.get(line.id, 0)
        if line.kind is LineKind.HEADING or left:
            lines.append(_line_from(line, invoice, left or line.quantity_milli))
    return _without_lonely_headings(lines)


def _invoiced(work: Work, order: Order) -> dict[UUID, int]:
    query = (
        select(InvoiceLine.order_line_id, func.sum(InvoiceLine.quantity_milli))
        .join(Invoice, col(Invoice.id) == InvoiceLine.invoice_id)
        .where(
            Invoice.order_id == order.id,
            Invoice.kind == InvoiceKind.INVOICE,
            col(Invoice.status) != InvoiceStatus.CREDITED,
            col(InvoiceLine.order_line_id).is_not(None),
        )
        .group_by(col(InvoiceLine.order_line_id))
    )
    return {line: int(done) for line, done in work.session.exec(query) if line}


def _line_from(line: OrderLine, invoice: Invoice, quantity_milli: int) -> InvoiceLine:
    columns: dict[str, Any] = of_rows([line])[0].columns() | {"quantity_milli": quantity_milli}
    if line.kind is LineKind.OPTIONAL:
        columns["kind"] = LineKind.FIXED  # it was chosen, or it would not stand in the order
    origin = None if line.kind is LineKind.HEADING else line.id
    return InvoiceLine(company_id=line.company_id, invoice_id=invoice.id, order_line_id=origin, **columns)


def _without_lonely_headings(lines: list[InvoiceLine]) -> list[InvoiceLine]:
    """A heading stays only where a line follows it."""
    return [
        line
        for line, after in zip(lines, [*lines[1:], None], strict=False)
        if line.kind is not LineKind.HEADING or (after is not None and after.kind is not LineKind.HEADING)
    ]
