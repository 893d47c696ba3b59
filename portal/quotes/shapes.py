"""What the screens of quotes show: plain values."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from domain.documents import DocumentRow
from domain.lines import Item, Price
from domain.orders import OrderFull
from domain.quotes import Attachment, Change, ChangeKind, CustomerQuote, Message, OfferLine, OfferRow
from models.document import DocumentKind
from models.lines import LineKind
from ui.language import N_

FIELDS = {
    "title": N_("the title"),
    "intro": N_("the introduction"),
    "site": N_("the address"),
    "valid_until": N_("how long it is valid"),
    "terms": N_("the terms"),
    "attachments": N_("the attachments"),
    "receiver": N_("your details"),
    "sender": N_("the details of the firm"),
}

MOMENT = timedelta(seconds=1)


@dataclass(frozen=True)
class OfferShape:
    """A quote in the list; `until` and `sent_at` are ISO moments, the last one it is valid and the first."""

    id: str
    number: str
    title: str
    firm: str
    status: str
    cents: int
    currency: str
    sent_at: str
    until: str


@dataclass(frozen=True)
class MessageShape:
    id: str
    by: str
    text: str
    at: str
    mine: bool


@dataclass(frozen=True)
class LineShape:
    """A line with its talk; `change` is a msgid with `change_values`, "" for none. Cents with VAT for consumers."""

    id: str
    is_heading: bool
    title: str
    detail: str
    cents: int
    quantity: float
    unit: str
    price_cents: int
    is_counted: bool
    has_unit_price: bool
    change: str = ""
    change_values: dict[str, Any] = field(default_factory=dict)
    talk: list[MessageShape] = field(default_factory=list)
    is_answered: bool = False


@dataclass(frozen=True)
class FileShape:
    title: str
    href: str
    size_kb: int


@dataclass(frozen=True)
class RemovedShape:
    title: str
    cents: int


@dataclass(frozen=True)
class QuoteShape:
    """One quote as its customer reads it. Dates are ISO; addresses of papers are "" until they exist."""

    id: str = ""
    number: str = ""
    title: str = ""
    intro: str = ""
    site: str = ""
    firm_id: str = ""
    firm: str = ""
    firm_phone: str = ""
    currency: str = "EUR"
    status: str = ""
    version: int = 0
    before: int = 0
    dated: str = ""
    valid_until: str = ""
    approval_id: str = ""
    approval_status: str = ""
    sha256: str = ""
    pdf: str = ""
    terms_id: str = ""
    terms_title: str = ""
    terms_version: int = 0
    has_vat_in_prices: bool = False
    can_decide: bool = False
    can_ask: bool = False
    is_above_limit: bool = False
    lines: list[LineShape] = field(default_factory=list)
    options: list[LineShape] = field(default_factory=list)
    photos: list[FileShape] = field(default_factory=list)
    files: list[FileShape] = field(default_factory=list)
    talk: list[MessageShape] = field(default_factory=list)
    changed_fields: list[str] = field(default_factory=list)
    removed: list[RemovedShape] = field(default_factory=list)
    decided_at: str = ""
    typed_name: str = ""
    reason: str = ""
    confirmation: str = ""
    evidence: str = ""
    withdrawal_days: int = 0
    withdrawal: str = ""
    withdraw_by: str = ""
    withdrawn_at: str = ""


def offer_shape(row: OfferRow) -> OfferShape:
    return OfferShape(
        id=str(row.id),
        number=row.number,
        title=row.title,
        firm=row.company,
        status=row.status.value,
        cents=row.total_cents or 0,
        currency=row.currency,
        sent_at=row.sent_at.isoformat(),
        until=(row.expires_at - MOMENT).isoformat(),
    )


def quote_shape(quote: CustomerQuote, papers: list[DocumentRow], order: OrderFull | None) -> QuoteShape:
    """`papers`: every paper of this quote; `order`: what came of it."""
    offer, approval = quote.offer, quote.approval
    changes = {change.line_id: change for change in quote.changes if change.line_id}
    prices = offer.prices()
    lines = [_line_shape(line, prices[line.id], changes.get(line.id), quote) for line in offer.lines]
    optional = {line.id for line in offer.lines if line.kind is LineKind.OPTIONAL}
    return QuoteShape(
        id=str(quote.id),
        number=offer.number,
        title=offer.title,
        intro=offer.intro,
        site=offer.site,
        firm_id=str(quote.company_id),
        firm=quote.company,
        firm_phone=offer.sender.phone,
        currency=offer.currency,
        status=quote.status.value,
        version=offer.version,
        before=offer.version - 1,
        dated=offer.dated.isoformat(),
        valid_until=offer.valid_until.isoformat(),
        approval_id=str(approval.id),
        approval_status=approval.status.value,
        sha256=quote.sha256,
        pdf=f"/files/documents/{quote.document_id}" if quote.document_id else "",
        terms_id=str(offer.terms.id) if offer.terms else "",
        terms_title=offer.terms.title if offer.terms else "",
        terms_version=offer.terms.version if offer.terms else 0,
        has_vat_in_prices=offer.has_vat_in_prices,
        can_decide=approval.can_decide,
        can_ask=quote.can_ask,
        is_above_limit=approval.is_above_limit,
        lines=[line for line in lines if line.id not in optional],
        options=[line for line in lines if line.id in optional and _is_shown(line.id, quote)],
        photos=[_file_shape(one) for one in offer.attachments if one.media_type.startswith("image/")],
        files=[_file_shape(one) for one in offer.attachments if not one.media_type.startswith("image/")],
        talk=[_message_shape(message) for message in quote.talk if not message.line_id],
        changed_fields=[FIELDS[change.field] for change in quote.changes if change.field],
        removed=[
            RemovedShape(c.title, c.read_before_cents or 0) for c in quote.changes if c.kind is ChangeKind.REMOVED
        ],
        decided_at=approval.decided_at.isoformat() if approval.decided_at else "",
        typed_name=approval.typed_name,
        reason=approval.reason,
        confirmation=_newest(papers, DocumentKind.ORDER_CONFIRMATION),
        evidence=f"/files/documents/{approval.evidence_id}" if approval.evidence_id else "",
        withdrawal_days=quote.withdrawal_days if approval.can_decide else 0,
        **_withdrawal(order),
    )


def _withdrawal(order: OrderFull | None) -> dict[str, str]:
    """The way out of the contract, as long as it is open, and what became of it."""
    return {
        "withdrawal": f"/withdraw/{order.id}" if order and order.can_withdraw else "",
        "withdraw_by": order.withdraw_by.isoformat() if order and order.withdraw_by else "",
        "withdrawn_at": order.withdrawn_at.isoformat() if order and order.withdrawn_at else "",
    }


def _is_shown(option: str, quote: CustomerQuote) -> bool:
    """What was not chosen is gone after the approval."""
    return quote.approval.status.value != "approved" or option in quote.chosen


def _line_shape(line: OfferLine, price: Price, change: Change | None, quote: CustomerQuote) -> LineShape:
    talk = [message for message in quote.talk if message.line_id == line.id]
    text, values = _change_words(change, quote)
    return LineShape(
        id=line.id,
        is_heading=line.kind is LineKind.HEADING,
        title=line.title,
        detail=line.detail,
        cents=price.amount_cents,
        quantity=line.quantity_milli / 1000,
        unit=line.unit,
        price_cents=price.unit_cents,
        is_counted=_is_counted(line),
        has_unit_price=price.is_exact,
        change=text,
        change_values=values,
        talk=[_message_shape(message) for message in talk],
        is_answered=any(not message.from_customer for message in talk),
    )


def _is_counted(line: Item) -> bool:
    """Whether quantity and price say more than the amount alone."""
    return line.kind is not LineKind.HEADING and line.quantity_milli != 1000


def _change_words(change: Change | None, quote: CustomerQuote) -> tuple[str, dict[str, Any]]:
    before = {"version": quote.offer.version - 1}
    if change is None:
        return "", {}
    if change.kind is ChangeKind.ADDED:
        return N_("New in this version"), {}
    if change.read_before_cents != change.read_after_cents:
        was = {"cents": change.read_before_cents, "currency": quote.offer.currency}
        return N_("Was {amount} in version {version}"), {**before, "amount": was}
    return N_("Changed since version {version}"), before


def _message_shape(message: Message) -> MessageShape:
    return MessageShape(str(message.id), message.by, message.text, message.at.isoformat(), message.from_customer)


def _file_shape(one: Attachment) -> FileShape:
    return FileShape(one.title, f"/files/documents/{one.document_id}", max(1, one.size // 1024))


def _newest(papers: list[DocumentRow], kind: DocumentKind) -> str:
    found = [paper for paper in papers if paper.kind is kind]
    return f"/files/documents/{found[-1].id}" if found else ""
