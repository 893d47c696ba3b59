"""What the page of an invoice shows, read in one piece of work."""

from dataclasses import dataclass, field

from domain import companies, customers, facts, invoices, lines, notifications, payments
from domain.access import Right
from domain.invoices import InvoiceView
from domain.lines import Item, LineForm, amount_of
from domain.payments import PaymentView
from domain.work import Work
from models.company import TaxRate
from models.invoice import InvoiceKind, InvoiceStatus
from ui.ask import reading
from ui.deliveries import DeliveryShape, delivery_shapes
from ui.facts import FactShape, fact_shapes
from ui.lines import Choice
from ui.sums import SumsShape, sums_of


@dataclass(frozen=True)
class GapShape:
    """What is still missing: the field it leads to, and a msgid."""

    key: str = ""
    text: str = ""


@dataclass(frozen=True)
class BilledShape:
    """A line as it was issued. A heading has no amount."""

    title: str = ""
    detail: str = ""
    quantity: float = 0.0
    unit: str = ""
    price_cents: int = 0
    cents: int = 0
    is_heading: bool = False


@dataclass(frozen=True)
class PaidShape:
    """A payment of the invoice."""

    id: str = ""
    status: str = ""
    method: str = ""
    cents: int = 0
    at: str = ""


@dataclass(frozen=True)
class NoteShape:
    """A credit note over the invoice, or the invoice a credit note is about."""

    id: str = ""
    number: str = ""
    cents: int = 0
    at: str = ""


@dataclass(frozen=True)
class InvoiceShape:
    """An invoice or credit note. Days are ISO, "" while there is none; money is cents."""

    id: str = ""
    customer_id: str = ""
    customer: str = ""
    number: str = ""
    title: str = ""
    status: str = ""
    is_draft: bool = False
    is_note: bool = False
    revision: int = 0
    address_id: str = ""
    sums: SumsShape = field(default_factory=SumsShape)
    paid_cents: int = 0
    credited_cents: int = 0
    open_cents: int = 0
    issued_on: str = ""
    due_on: str = ""
    reference: str = ""
    order_id: str = ""
    document_id: str = ""
    sha256: str = ""
    reason: str = ""
    hears: str = ""
    due_days: int = 0
    can_edit: bool = False
    can_credit: bool = False
    can_book: bool = False
    creditable_cents: int = 0


@dataclass(frozen=True)
class Whole:
    """Everything on the page. `forms` are the lines of a draft as their fields say them."""

    invoice: InvoiceShape = InvoiceShape()
    forms: tuple[tuple[Item, LineForm, int], ...] = ()
    gaps: list[GapShape] = field(default_factory=list)
    billed: list[BilledShape] = field(default_factory=list)
    rates: list[Choice] = field(default_factory=list)
    addresses: list[Choice] = field(default_factory=list)
    payments: list[PaidShape] = field(default_factory=list)
    notes: list[NoteShape] = field(default_factory=list)
    log: list[DeliveryShape] = field(default_factory=list)
    facts: list[FactShape] = field(default_factory=list)


@reading
def whole(work: Work, invoice_id: str) -> Whole:
    """The page of an invoice, for the colleague who looks at it."""
    view, company = invoices.by_id(work, invoice_id), companies.current(work)
    paid = payments.for_invoice(work, view.id)
    notes = invoices.credit_notes(work, view.id)
    about = facts.about(work, view.id, *(row.id for row in paid), *(row.id for row in notes))
    is_draft = view.status is InvoiceStatus.DRAFT
    return Whole(
        invoice=_invoice(work, view, hears=_hearers(work, view), due_days=company.payment_days),
        forms=_forms(view, company.language) if is_draft else (),
        gaps=[GapShape(key, text) for key, text in lines.gaps(view.items).items()] if is_draft else [],
        billed=[] if is_draft else [_billed(item) for item in view.items],
        rates=[rate_choice(rate) for rate in companies.tax_rates(work)] if is_draft else [],
        addresses=_addresses(work, view) if is_draft else [],
        payments=[_paid(row) for row in paid],
        notes=[
            NoteShape(str(row.id), row.number or "", row.total_cents, (row.issued_on or row.created_at).isoformat())
            for row in notes
        ],
        log=delivery_shapes(notifications.log(work, subject_id=view.id, size=20).rows) if _may_read_log(work) else [],
        facts=fact_shapes(about),
    )


def paid_status(row: PaymentView) -> str:
    """Received money that went back again is told as such."""
    return "refunded" if row.is_paid and row.refunded_cents >= row.booked_cents > 0 else row.state.value


def rate_choice(rate: TaxRate) -> Choice:
    percent = f"{rate.rate_bp / 100:g}%"
    return Choice(f"{rate.category.value}:{rate.rate_bp}", rate.label or f"{percent} {rate.category.value}")


def _may_read_log(work: Work) -> bool:
    return work.actor.may(Right.SEE_CUSTOMERS)


def _forms(view: InvoiceView, language: str) -> tuple[tuple[Item, LineForm, int], ...]:
    return tuple((item, lines.typed(item, language=language), amount_of(item)) for item in view.items)


def _invoice(work: Work, view: InvoiceView, *, hears: str, due_days: int) -> InvoiceShape:
    return InvoiceShape(
        id=str(view.id),
        customer_id=str(view.customer_id),
        customer=view.customer_name,
        number=view.number,
        title=view.title,
        status=_status(view),
        is_draft=view.status is InvoiceStatus.DRAFT,
        is_note=view.kind is InvoiceKind.CREDIT_NOTE,
        revision=view.revision,
        address_id=str(view.address_id or ""),
        sums=sums_of(lines.Totals(view.net_cents, view.vat, view.total_cents), view.currency),
        paid_cents=view.paid_cents,
        credited_cents=view.credited_cents,
        open_cents=view.open_cents,
        issued_on=view.issued_on.isoformat() if view.issued_on else "",
        due_on=view.due_on.isoformat() if view.due_on else "",
        reference=view.reference,
        order_id=str(view.order_id or ""),
        document_id=str(view.document_id or ""),
        sha256=view.sha256,
        reason=view.reason,
        hears=hears,
        due_days=due_days,
        can_edit=view.can_edit,
        can_credit=view.can_credit,
        can_book=view.can_book,
        creditable_cents=view.total_cents - view.credited_cents,
    )


def _status(view: InvoiceView) -> str:
    if view.kind is InvoiceKind.CREDIT_NOTE:
        return "credit_note"
    if view.status is not InvoiceStatus.DRAFT and view.open_cents < 0:
        return "overpaid"
    return "overdue" if view.is_overdue else view.status.value


def _hearers(work: Work, view: InvoiceView) -> str:
    """Who gets it by mail or SMS: the record itself and contact persons who want documents."""
    customer = customers.by_id(work, view.customer_id)
    people = [customer.email or customer.phone]
    people += [row.email or row.phone for row in customers.contacts(work, customer.id) if row.receives_documents]
    return ", ".join(dict.fromkeys(filter(None, people)))


def _addresses(work: Work, view: InvoiceView) -> list[Choice]:
    return [Choice(str(row.id), row.one_line()) for row in customers.addresses(work, view.customer_id)]


def _billed(item: Item) -> BilledShape:
    is_heading = item.kind.value == "heading"
    return BilledShape(
        item.title, item.detail, item.quantity_milli / 1000, item.unit, item.price_cents, amount_of(item), is_heading
    )


def _paid(row: PaymentView) -> PaidShape:
    cents = row.booked_cents or row.amount_cents
    return PaidShape(str(row.id), paid_status(row), row.method, cents, (row.paid_at or row.created_at).isoformat())
