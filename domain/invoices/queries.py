"""What people ask about invoices."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, case, extract
from sqlmodel import col, func, select

from domain import companies, paging, papers
from domain.access import Right, needs
from domain.invoices import drafting, rules
from domain.invoices.bill import bill_in
from domain.invoices.printing import sheet_of
from domain.invoices.shapes import InvoiceRow, InvoiceView, MonthRevenue, OpenAmounts, Paper
from domain.lines import Item, Totals, of_rows, totals
from domain.paging import USUAL, Page
from domain.texts import _
from domain.work import Work
from models.company import Company
from models.customer import Customer
from models.document import DocumentKind
from models.fact import ActorKind
from models.invoice import Invoice, InvoiceKind, InvoiceStatus

COLUMNS = (
    Invoice.id, Invoice.company_id, Invoice.customer_id, Customer.name, Invoice.kind, Invoice.number, Invoice.title,
    Invoice.status, Invoice.currency, Invoice.total_cents, Invoice.paid_cents, Invoice.credited_cents,
    Invoice.issued_on, Invoice.due_on, Invoice.created_at,
)  # fmt: skip

OPEN_CENTS = col(Invoice.total_cents) - col(Invoice.paid_cents) - col(Invoice.credited_cents)


@needs(Right.SEE_INVOICES)
def by_id(work: Work, invoice_id: UUID | str) -> InvoiceView:
    """An invoice or credit note with its lines: of the draft as it is now, or as they were issued."""
    invoice = work.get(Invoice, invoice_id)
    if invoice.status is InvoiceStatus.DRAFT:
        items = of_rows(drafting.rows(work, invoice.id))
        return _view(work, invoice, items, totals(items))
    bill = bill_in(invoice)
    return _view(work, invoice, bill.lines, bill.totals, reason=bill.reason)


@needs(Right.FOLLOW_UP)
def paper(work: Work, invoice_id: UUID | str) -> Paper:
    """What to print of an issued invoice or credit note."""
    invoice = work.get(Invoice, invoice_id)
    rules.assert_issued(invoice)
    sheet, reader = sheet_of(bill_in(invoice), invoice_id=invoice.id)
    is_note = invoice.kind is InvoiceKind.CREDIT_NOTE
    kind = DocumentKind.CREDIT_NOTE if is_note else DocumentKind.INVOICE
    title = reader.say(_("Credit note {number}") if is_note else _("Invoice {number}"), number=sheet.number)
    return Paper(sheet, reader, kind, title, invoice.id, invoice.customer_id, invoice.document_id)


SORTS = {
    "date": (Invoice.created_at,),
    "total": (Invoice.total_cents,),
    "status": (Invoice.status, Invoice.created_at),
}


@needs(Right.SEE_INVOICES)
def page(
    work: Work,
    *,
    search: str = "",
    sort: str = "",
    status: str | None = None,
    company_id: UUID | str | None = None,
    apart: Sequence[ColumnElement[bool]] | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[InvoiceRow]:
    """Newest first unless `sort` says otherwise. `status` is an InvoiceStatus, "overdue" or "overpaid".

    Customers of several firms may name one.
    """
    query = select(*COLUMNS).join(Customer, col(Customer.id) == Invoice.customer_id)  # type: ignore[call-overload]
    if company_id:
        query = query.where(Invoice.company_id == work.get(Company, company_id).id)
    today = _today(work)
    if status == "overdue":
        query = query.where(Invoice.status == InvoiceStatus.OPEN, col(Invoice.due_on) < today)
    elif status == "overpaid":
        query = query.where(Invoice.kind == InvoiceKind.INVOICE, OPEN_CENTS < 0)
    elif status:
        query = query.where(Invoice.status == InvoiceStatus(status))
    found = paging.page_of(
        work, query, InvoiceRow, by=paging.order_of(sort, SORTS, usual="-date"), id=Invoice.id, search=search,
        among=Invoice, apart=apart, after=after, before=before, size=size,
    )  # fmt: skip
    return found.map(lambda row: row.at(today))


@needs(Right.SEE_INVOICES)
def for_customer(work: Work, customer_id: UUID | str | None = None, *, limit: int = 100) -> tuple[InvoiceRow, ...]:
    """All of a customer's invoices (or of everybody the visitor may see), newest first."""
    return _rows(work, customer_id, col(Invoice.created_at).desc(), limit=limit)


@needs(Right.SEE_INVOICES)
def open_for_customer(work: Work, customer_id: UUID | str | None = None) -> tuple[InvoiceRow, ...]:
    """What a customer still has to pay, the oldest day first."""
    unpaid = (Invoice.status == InvoiceStatus.OPEN) & (Invoice.kind == InvoiceKind.INVOICE)
    return _rows(work, customer_id, col(Invoice.due_on), unpaid)


@needs(Right.SEE_INVOICES)
def credit_notes(work: Work, invoice_id: UUID | str) -> tuple[InvoiceRow, ...]:
    """The credit notes over an invoice, newest first."""
    invoice = work.get(Invoice, invoice_id)
    return _rows(work, invoice.customer_id, col(Invoice.created_at).desc(), Invoice.credits_id == invoice.id)


@needs(Right.SEE_INVOICES)
def open_amounts(work: Work) -> OpenAmounts:
    """What is still to be received, in cents, by how long it is past its day."""
    today = _today(work)
    late = [_day(today, days) for days in (0, 30, 60)]
    ranges = (
        col(Invoice.due_on) >= late[0],
        (col(Invoice.due_on) < late[0]) & (col(Invoice.due_on) >= late[1]),
        (col(Invoice.due_on) < late[1]) & (col(Invoice.due_on) >= late[2]),
        col(Invoice.due_on) < late[2],
    )
    sums = [func.coalesce(func.sum(case((in_range, OPEN_CENTS), else_=0)), 0) for in_range in ranges]
    query = select(*sums, func.count()).where(  # type: ignore[call-overload]
        Invoice.status == InvoiceStatus.OPEN, Invoice.kind == InvoiceKind.INVOICE
    )
    return OpenAmounts(*(int(value) for value in work.session.exec(query).one()))


@needs(Right.SEE_INVOICES)
def revenue(work: Work, *, months: int = 12) -> tuple[MonthRevenue, ...]:
    """What was invoiced without VAT, less credit notes, per month; the running month is the last."""
    days = papers.months_until(_today(work), months)
    year, month = extract("year", col(Invoice.issued_on)), extract("month", col(Invoice.issued_on))
    query = (
        select(year, month, func.sum(Invoice.net_cents))
        .where(col(Invoice.issued_on) >= days[0], Invoice.status != InvoiceStatus.DRAFT)
        .group_by(year, month)
    )
    sums = {(int(y), int(m)): int(cents) for y, m, cents in work.session.exec(query)}
    return tuple(MonthRevenue(day, sums.get((day.year, day.month), 0)) for day in days)


@needs(Right.KEEP_HOUSE)
def firms_with_late(work: Work) -> list[UUID]:
    """The firms with an invoice that may be past its day, wherever on earth they are."""
    tomorrow = _day(papers.today(work.now, "UTC"), -1)
    query = select(Invoice.company_id).where(Invoice.status == InvoiceStatus.OPEN, col(Invoice.due_on) < tomorrow)
    return list(work.session.exec(query.distinct()))


def _rows(work: Work, customer_id: UUID | str | None, order, *where, limit: int = 500) -> tuple[InvoiceRow, ...]:
    query = select(*COLUMNS).join(Customer, col(Customer.id) == Invoice.customer_id).where(*where)  # type: ignore[call-overload]
    if customer_id is not None:
        query = query.where(Invoice.customer_id == work.get(Customer, customer_id).id)
    today = _today(work)
    found = work.session.exec(query.order_by(order, col(Invoice.id).desc()).limit(limit))
    return tuple(InvoiceRow(*columns).at(today) for columns in found)


def _view(work: Work, invoice: Invoice, items: tuple[Item, ...], sums: Totals, *, reason: str = "") -> InvoiceView:
    customer, company = work.get(Customer, invoice.customer_id), work.get(Company, invoice.company_id)
    is_draft, is_open = invoice.status is InvoiceStatus.DRAFT, invoice.status is InvoiceStatus.OPEN
    is_invoice = invoice.kind is InvoiceKind.INVOICE
    may_edit = work.actor.may(Right.EDIT_INVOICES)
    is_staff = work.actor.kind is not ActorKind.CUSTOMER
    left = invoice.total_cents - invoice.credited_cents
    today = papers.today(work.now, company.timezone)
    return InvoiceView(
        id=invoice.id,
        company_id=invoice.company_id,
        customer_id=invoice.customer_id,
        customer_name=customer.name,
        kind=invoice.kind,
        number=invoice.number or "",
        title=invoice.title,
        status=invoice.status,
        is_overdue=is_invoice and rules.is_overdue(invoice, today),
        currency=invoice.currency,
        items=items,
        net_cents=sums.net_cents,
        vat=sums.vat,
        total_cents=sums.total_cents,
        paid_cents=invoice.paid_cents,
        credited_cents=invoice.credited_cents,
        open_cents=invoice.open_cents if is_invoice else 0,
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        reference=invoice.reference,
        order_id=invoice.order_id,
        credits_id=invoice.credits_id,
        address_id=invoice.address_id,
        document_id=invoice.document_id,
        sha256=invoice.sha256,
        revision=invoice.revision,
        created_at=invoice.created_at,
        sent_at=invoice.sent_at,
        reason=reason,
        can_edit=is_draft and is_staff and may_edit,
        can_credit=is_invoice and not is_draft and left > 0 and is_staff and may_edit,
        can_pay=is_open and is_invoice and work.actor.may(Right.PAY_INVOICES, invoice.customer_id),
        can_book=is_invoice and not is_draft and work.actor.may(Right.BOOK_PAYMENTS),
    )


def _today(work: Work) -> date:
    """Today where the firm is; for a customer of several firms, where the first of them is."""
    zones = [company.timezone for company in companies.mine(work)[:1]]
    return papers.today(work.now, zones[0] if zones else "UTC")


def _day(today: date, days_ago: int) -> date:
    return date.fromordinal(today.toordinal() - days_ago)
