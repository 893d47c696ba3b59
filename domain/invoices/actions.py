"""What people do with invoices."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import col, select

from domain import companies, lines, papers
from domain.access import Right, needs
from domain.invoices import crediting, drafting, issuing, rules
from domain.invoices.drafting import HeadForm
from domain.problems import Invalid
from domain.texts import _
from domain.work import Work
from models.customer import Customer
from models.fact import Fact
from models.invoice import Invoice, InvoiceKind, InvoiceLine, InvoiceStatus, Payment
from models.order import Order

AT_ONCE = 500  # rows per transaction of the overdue watch


@needs(Right.EDIT_INVOICES)
def create(work: Work, customer_id: UUID | str, *, title: str = "", address_id: UUID | str = "") -> Invoice:
    """An empty draft for a customer."""
    customer = work.get(Customer, customer_id)
    return drafting.new_draft(work, customer, HeadForm(title, str(address_id)))


@needs(Right.EDIT_INVOICES)
def make_from_order(work: Work, order_id: UUID | str) -> Invoice:
    """A draft with what the order still has to invoice; the draft that is there already, if there is one."""
    order = work.get(Order, order_id, lock=True)
    if found := drafting.draft_of_order(work, order):
        return found
    head = HeadForm(order.title, str(order.address_id or ""))
    invoice = drafting.new_draft(work, work.get(Customer, order.customer_id), head, order)
    left = drafting.remaining(work, order, invoice)
    if not left:
        raise rules.NothingLeft
    for position, line in enumerate(left):
        line.position = position
        work.session.add(line)
    drafting.recount(work, invoice)
    return invoice


@needs(Right.EDIT_INVOICES)
def edit_head(work: Work, invoice_id: UUID | str, form: HeadForm, *, revision: int) -> Invoice:
    invoice = drafting.locked_draft(work, invoice_id, revision)
    drafting.set_head(work, invoice, form)
    return _saved(work, invoice)


@needs(Right.EDIT_INVOICES)
def add_line(work: Work, invoice_id: UUID | str, form: lines.LineForm, *, revision: int) -> Invoice:
    """A new line at the end."""
    invoice = drafting.locked_draft(work, invoice_id, revision)
    position = len(drafting.rows(work, invoice.id))
    values = _checked(work, form)
    line = InvoiceLine(company_id=invoice.company_id, invoice_id=invoice.id, position=position, **values.columns())
    work.add(line)
    return _saved(work, invoice)


@needs(Right.EDIT_INVOICES)
def change_line(work: Work, line_id: UUID | str, form: lines.LineForm, *, revision: int) -> Invoice:
    line = work.get(InvoiceLine, line_id)
    invoice = drafting.locked_draft(work, line.invoice_id, revision)
    line.sqlmodel_update(_checked(work, form).columns())
    work.session.add(line)
    return _saved(work, invoice)


@needs(Right.EDIT_INVOICES)
def remove_line(work: Work, line_id: UUID | str, *, revision: int) -> Invoice:
    line = work.get(InvoiceLine, line_id)
    invoice = drafting.locked_draft(work, line.invoice_id, revision)
    work.session.delete(line)
    return _saved(work, invoice)


@needs(Right.EDIT_INVOICES)
def move_line(work: Work, line_id: UUID | str, *, to: int, revision: int) -> Invoice:
    """Put a line at another place; `to` counts from 0."""
    line = work.get(InvoiceLine, line_id)
    invoice = drafting.locked_draft(work, line.invoice_id, revision)
    others = [row for row in drafting.rows(work, invoice.id) if row.id != line.id]
    for position, row in enumerate([*others[: max(to, 0)], line, *others[max(to, 0) :]]):
        row.position = position
        work.session.add(row)
    return _saved(work, invoice)


@needs(Right.EDIT_INVOICES)
def discard(work: Work, invoice_id: UUID | str, *, revision: int) -> None:
    """Throw a draft away; it had no number, so nothing is missing."""
    invoice = drafting.locked_draft(work, invoice_id, revision)
    work.record("invoice.discarded", invoice, internal=True, title=invoice.title)
    for line in drafting.rows(work, invoice.id):
        work.session.delete(line)
    work.session.flush()
    work.session.delete(invoice)


@needs(Right.EDIT_INVOICES)
def issue(work: Work, invoice_id: UUID | str, *, revision: int) -> Invoice:
    """Number the draft and freeze it; from here on only a credit note corrects it."""
    return _issue(work, drafting.locked_draft(work, invoice_id, revision))


@needs(Right.EDIT_INVOICES)
def issue_many(work: Work, invoice_ids: Sequence[UUID | str]) -> int:
    """Have a run of drafts issued, one job each, so that one that is not complete holds up no other."""
    drafts = [work.get(Invoice, id) for id in dict.fromkeys(map(str, invoice_ids))]
    for invoice in drafts:
        rules.assert_draft(invoice)
        work.later("invoices.issue", company_id=invoice.company_id, queue="default", invoice=str(invoice.id))
    return len(drafts)


@needs(Right.FOLLOW_UP)
def issue_planned(work: Work, invoice_id: UUID | str) -> Invoice:
    """One of a run: issue it as it is now; one that was issued in the meantime stays as it is."""
    invoice = work.get(Invoice, invoice_id, lock=True)
    return _issue(work, invoice) if invoice.status is InvoiceStatus.DRAFT else invoice


@needs(Right.EDIT_INVOICES)
def credit(work: Work, invoice_id: UUID | str, *, reason: str, amount_cents: int | None = None) -> Invoice:
    """Correct an issued invoice by a credit note over all of it, or over an amount including VAT; returns the note."""
    original = work.get(Invoice, invoice_id, lock=True)
    rules.assert_payable(original)
    left = original.total_cents - original.credited_cents
    amount = left if amount_cents is None else amount_cents
    if not reason.strip():
        raise Invalid({"reason": _("Say why, the customer reads it.")})
    rules.assert_amount(amount, most=left)
    note = crediting.issue_note(work, original, amount, reason.strip()[:200])
    issuing.close_order(work, original)
    return note


@needs(Right.FOLLOW_UP)
def file_document(work: Work, invoice_id: UUID | str, document_id: UUID) -> Invoice:
    """The PDF is made: from now on it can be sent."""
    invoice = work.get(Invoice, invoice_id, lock=True)
    invoice.document_id = document_id
    work.session.add(invoice)
    noun = "credit_note" if invoice.kind is InvoiceKind.CREDIT_NOTE else "invoice"
    work.record(f"{noun}.rendered", invoice, internal=True, number=invoice.number, document=str(document_id))
    return invoice


@needs(Right.FOLLOW_UP)
def mark_sent(work: Work, invoice_id: UUID | str) -> Invoice:
    """It was handed over to the customer for the first time."""
    invoice = work.get(Invoice, invoice_id, lock=True)
    if invoice.sent_at is None:
        invoice.sent_at = work.now
        work.session.add(invoice)
        work.record("invoice.sent", invoice, number=invoice.number)
    return invoice


@needs(Right.FOLLOW_UP)
def mark_overdue(work: Work) -> int:
    """Tell once of each invoice that is past its day, unless a payment is under way; returns how many."""
    today = papers.today(work.now, companies.current(work).timezone)
    told = select(Fact.id).where(Fact.subject_id == Invoice.id, Fact.name == "invoice.overdue")
    under_way = select(Payment.id).where(Payment.invoice_id == Invoice.id, col(Payment.is_live))
    query = select(Invoice).where(
        Invoice.kind == InvoiceKind.INVOICE,
        Invoice.status == InvoiceStatus.OPEN,
        col(Invoice.due_on) < today,
        ~told.exists(),
        ~under_way.exists(),
    )
    late = list(work.session.exec(query.limit(AT_ONCE).with_for_update(skip_locked=True, of=Invoice)))
    for invoice in late:
        days = (today - invoice.due_on).days if invoice.due_on else 0
        work.record("invoice.overdue", invoice, number=invoice.number, open_cents=invoice.open_cents, days=days)
    return len(late)


def _saved(work: Work, invoice: Invoice) -> Invoice:
    drafting.recount(work, invoice)
    invoice.revision += 1
    return invoice


def _checked(work: Work, form: lines.LineForm) -> lines.LineValues:
    company = companies.current(work)
    rates = [(rate.category, rate.rate_bp) for rate in companies.tax_rates(work)]
    return lines.check(form, rates=rates, language=company.language)


def _issue(work: Work, invoice: Invoice) -> Invoice:
    items, sums = drafting.recount(work, invoice)
    issuing.assert_complete(work, invoice, items, sums)
    issuing.freeze(work, invoice, items, sums)
    work.record("invoice.issued", invoice, number=invoice.number, total_cents=invoice.total_cents)
    issuing.close_order(work, invoice)
    return invoice
