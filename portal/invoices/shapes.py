"""What the screens of invoices show: plain values."""

from base64 import b64encode
from dataclasses import dataclass, field

from domain.invoices import InvoiceRow, InvoiceView
from domain.lines import Item, amount_of
from domain.payments import PaymentView, TransferWay, Ways
from models.invoice import InvoiceKind, InvoiceStatus, PaymentStatus
from models.lines import LineKind

HIDDEN = (PaymentStatus.CREATING,)
WITH_THE_BANK = (PaymentStatus.PENDING, PaymentStatus.AUTHORIZED)
SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class BillShape:
    """An invoice or credit note in a list. `state`: open, late, paid, credited or credit_note; dates are ISO."""

    id: str
    number: str
    title: str
    firm_id: str
    state: str
    cents: int
    currency: str
    issued_on: str
    due_on: str


@dataclass(frozen=True)
class BillLineShape:
    title: str
    detail: str
    is_heading: bool
    quantity: float
    unit: str
    price_cents: int
    cents: int
    is_counted: bool


@dataclass(frozen=True)
class PaidShape:
    """One attempt or booking; `state` is a PaymentStatus, or "refunded"."""

    id: str
    state: str
    method: str
    cents: int
    at: str


@dataclass(frozen=True)
class TransferShape:
    """What the bank app wants; `qr` is a data address of the European payment code, "" where there is none."""

    name: str = ""
    iban: str = ""
    bic: str = ""
    reference: str = ""
    cents: int = 0
    qr: str = ""


@dataclass(frozen=True)
class InvoiceShape:
    """One invoice or credit note. Cents of `currency`; `open_cents` is what is still to be paid."""

    id: str = ""
    number: str = ""
    title: str = ""
    firm_id: str = ""
    is_credit_note: bool = False
    state: str = ""
    currency: str = "EUR"
    open_cents: int = 0
    paid_cents: int = 0
    credited_cents: int = 0
    total_cents: int = 0
    issued_on: str = ""
    due_on: str = ""
    reason: str = ""
    credits: str = ""
    pdf: str = ""
    lines: list[BillLineShape] = field(default_factory=list)
    payments: list[PaidShape] = field(default_factory=list)
    credit_notes: list[BillShape] = field(default_factory=list)
    transfer: TransferShape = TransferShape()
    can_pay: bool = False
    is_processing: bool = False


def bill_shape(row: InvoiceRow) -> BillShape:
    return BillShape(
        id=str(row.id),
        number=row.number or "",
        title=row.title or row.number or "",
        firm_id=str(row.company_id),
        state=_state(row.kind, row.status, is_overdue=row.is_overdue),
        cents=row.open_cents if row.status is InvoiceStatus.OPEN and row.open_cents > 0 else row.total_cents,
        currency=row.currency,
        issued_on=row.issued_on.isoformat() if row.issued_on else "",
        due_on=row.due_on.isoformat() if row.due_on else "",
    )


def invoice_shape(
    view: InvoiceView, paid: tuple[PaymentView, ...], notes: tuple[InvoiceRow, ...], ways: Ways | None
) -> InvoiceShape:
    """`ways` is None when nothing is left to pay."""
    under_way = [payment for payment in paid if payment.is_live and payment.state in WITH_THE_BANK]
    return InvoiceShape(
        id=str(view.id),
        number=view.number,
        title=view.title or view.number,
        firm_id=str(view.company_id),
        is_credit_note=view.kind is InvoiceKind.CREDIT_NOTE,
        state=_state(view.kind, view.status, is_overdue=view.is_overdue),
        currency=view.currency,
        open_cents=view.open_cents,
        paid_cents=view.paid_cents,
        credited_cents=view.credited_cents,
        total_cents=view.total_cents,
        issued_on=view.issued_on.isoformat() if view.issued_on else "",
        due_on=view.due_on.isoformat() if view.due_on else "",
        reason=view.reason,
        credits=str(view.credits_id or ""),
        pdf=f"/files/documents/{view.document_id}" if view.document_id else "",
        lines=[_line_shape(item) for item in view.items],
        payments=[_paid_shape(payment) for payment in paid if payment.state not in HIDDEN],
        credit_notes=[bill_shape(note) for note in notes],
        transfer=_transfer_shape(ways.transfer if ways else None),
        can_pay=bool(ways and ways.online) and view.can_pay,
        is_processing=bool(under_way),
    )


def _state(kind: InvoiceKind, status: InvoiceStatus, *, is_overdue: bool) -> str:
    if kind is InvoiceKind.CREDIT_NOTE:
        return kind.value
    return "late" if is_overdue else status.value


def _line_shape(item: Item) -> BillLineShape:
    is_heading = item.kind is LineKind.HEADING
    return BillLineShape(
        title=item.title,
        detail=item.detail,
        is_heading=is_heading,
        quantity=item.quantity_milli / 1000,
        unit=item.unit,
        price_cents=item.price_cents,
        cents=amount_of(item),
        is_counted=not is_heading and item.quantity_milli != 1000,
    )


def _paid_shape(payment: PaymentView) -> PaidShape:
    is_refunded = payment.refunded_cents > 0 and payment.refunded_cents >= payment.booked_cents
    return PaidShape(
        id=str(payment.id),
        state="refunded" if is_refunded else payment.state.value,
        method=payment.method,
        cents=payment.refunded_cents if is_refunded else payment.booked_cents or payment.amount_cents,
        at=(payment.paid_at or payment.created_at).isoformat(),
    )


def _transfer_shape(way: TransferWay | None) -> TransferShape:
    if way is None:
        return TransferShape()
    return TransferShape(way.name, way.iban, way.bic, way.reference, way.amount_cents, _as_picture(way.qr_svg))


def _as_picture(svg: str) -> str:
    """The code as the address of a picture; inline SVG leaves out the name space a picture needs."""
    if not svg:
        return ""
    whole = svg if "xmlns=" in svg else svg.replace("<svg", f'<svg xmlns="{SVG}"', 1)
    return "data:image/svg+xml;base64," + b64encode(whole.encode()).decode()
