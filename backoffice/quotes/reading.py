"""What the screen of one quote shows, read in one piece of work."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from backoffice.quotes.shapes import (
    Choices,
    FileShape,
    GapShape,
    HeadShape,
    PhoneLine,
    PhoneShape,
    RailShape,
    ToldShape,
    VersionShape,
)
from domain import companies, customers, facts, notifications, orders, quotes
from domain.lines import Price
from domain.notifications import Reach, Template
from domain.orders import OrderFull
from domain.quotes import Draft, Message, Offer, OfferLine, QuoteFull, VersionRow
from domain.work import Work
from models.company import Terms
from models.fact import DeliveryChannel
from models.lines import LineKind
from ui.ask import reading
from ui.deliveries import delivery_shapes
from ui.facts import fact_shapes
from ui.language import N_
from ui.lines import FIELDS, Choice, SaidShape
from ui.sums import sums_of

PAPER = "/files/documents/{}"
WHERE = {
    "title": N_("title"),
    "valid_until": N_("valid until"),
    "customer": N_("customer"),
    "lines": N_("lines"),
}
WAYS = {DeliveryChannel.EMAIL: ("mail", N_("mail")), DeliveryChannel.SMS: ("chat", N_("SMS"))}


@dataclass(frozen=True)
class Edited:
    """The working copy after an edit, and what the customer would see of it."""

    draft: Draft
    phone: PhoneShape


@dataclass(frozen=True)
class Whole:
    """Everything about one quote. `said` is the talk by line."""

    draft: Draft
    phone: PhoneShape
    rail: RailShape
    choices: Choices
    said: dict[str, list[SaidShape]]


@reading
def whole(work: Work, quote_id: str) -> Whole:
    quote = quotes.by_id(work, quote_id)
    said: dict[str, list[SaidShape]] = {}
    for message in quote.talk:
        said.setdefault(message.line_id, []).append(_said(message))
    return Whole(quote.draft, _phone(work, quote.draft), _rail(work, quote, said), _choices(work, quote.draft), said)


def edited(work: Work, action: Callable[..., Draft], *args: Any, **kwargs: Any) -> Edited:
    """Change the working copy and look at it again, in one piece of work."""
    draft = action(work, *args, **kwargs)
    return Edited(draft, _phone(work, draft))


def head_of(draft: Draft, typed: dict[str, str]) -> HeadShape:
    """`typed`, what was not saved yet, wins."""
    texts = {
        "title": draft.title,
        "intro": draft.intro,
        "valid_until": draft.valid_until.isoformat(),
        "address_id": str(draft.address_id or ""),
        "terms_id": str(draft.terms_id or ""),
    }
    return HeadShape(
        id=str(draft.id),
        number=draft.number,
        status=draft.status.value,
        version=draft.version,
        next=draft.version + 1,
        customer_id=str(draft.customer_id),
        customer=draft.customer,
        currency=draft.currency,
        is_locked=not draft.can_edit,
        can_send=draft.can_send,
        can_withdraw=draft.can_withdraw,
        can_discard=draft.can_edit and not draft.version,
        **{name: typed.get(name, text) for name, text in texts.items()},
    )


def gaps_of(draft: Draft, unsaved: dict[str, str]) -> list[GapShape]:
    """What is missing, in the order of the page; `unsaved` says why a field could not be saved."""
    places, place = {}, 0
    for line in draft.lines:
        place += line.item.kind is not LineKind.HEADING
        places[line.item.id] = 0 if line.item.kind is LineKind.HEADING else place
    return [_gap(key, text, places) for key, text in (draft.gaps | unsaved).items()]


def _gap(key: str, text: str, places: dict[str, int]) -> GapShape:
    if not key.startswith("line:"):
        return GapShape(key, text, WHERE.get(key, key))
    _line, id, name = key.split(":")
    where = N_("line {n}, {field}") if places.get(id) else N_("heading, {field}")
    return GapShape(key, text, where, {"n": places.get(id, 0), "field": {"text": FIELDS[name]}})


def _phone(work: Work, draft: Draft) -> PhoneShape:
    """What is not sent yet, else what was sent."""
    if draft.edited:
        return _phone_of(quotes.preview(work, draft.id).offer, "waiting")
    sent = quotes.for_customer(work, draft.id)
    return _phone_of(sent.offer, sent.approval.status.value)


def _phone_of(offer: Offer, status: str) -> PhoneShape:
    prices = offer.prices()
    lines = [(_phone_line(line, prices[line.id]), line.kind is LineKind.OPTIONAL) for line in offer.lines]
    return PhoneShape(
        status=status,
        firm=offer.sender.name,
        number=offer.number,
        version=offer.version,
        title=offer.title,
        intro=offer.intro,
        site=offer.site,
        dated=offer.dated.isoformat(),
        valid_until=offer.valid_until.isoformat(),
        terms_version=offer.terms.version if offer.terms else 0,
        currency=offer.currency,
        has_vat_in_prices=offer.has_vat_in_prices,
        lines=[line for line, is_option in lines if not is_option],
        options=[line for line, is_option in lines if is_option],
        photos=[PAPER.format(one.document_id) for one in offer.attachments if one.media_type.startswith("image/")],
        sums=sums_of(offer.totals, offer.currency),
    )


def _phone_line(line: OfferLine, price: Price) -> PhoneLine:
    return PhoneLine(
        id=line.id,
        title=line.title,
        detail=line.detail,
        cents=price.amount_cents,
        quantity=line.quantity_milli / 1000,
        unit=line.unit,
        price_cents=price.unit_cents,
        has_unit_price=price.is_exact,
        is_heading=line.kind is LineKind.HEADING,
        is_counted=line.kind is not LineKind.HEADING and line.quantity_milli != 1000,
    )


def _rail(work: Work, quote: QuoteFull, said: dict[str, list[SaidShape]]) -> RailShape:
    draft, newest = quote.draft, quote.versions[0] if quote.versions else None
    order = orders.by_id(work, quote.order_id) if quote.order_id else None
    subjects = [draft.id, *(version.approval.id for version in quote.versions), *([order.id] if order else [])]
    occasion = Template.QUOTE_CHANGED if draft.version else Template.QUOTE_SENT
    return RailShape(
        versions=[_version(version) for version in quote.versions],
        facts=fact_shapes(facts.about(work, *subjects, limit=40)),
        deliveries=delivery_shapes(notifications.log(work, subject_id=draft.id, size=20).rows),
        said=said.get("", []),
        told=_told(notifications.audience(work, draft.customer_id, occasion)),
        **(_newest(newest) if newest else {}),
        **(_order(order) if order else {}),
    )


def _newest(version: VersionRow) -> dict[str, str]:
    approval = version.approval
    return {
        "sent_at": version.created_at.isoformat(),
        "delivered_at": _iso(approval.delivered_at),
        "opened_at": _iso(approval.opened_at),
        "decided_at": _iso(approval.decided_at),
        "decided_by": approval.typed_name,
        "reason": approval.reason,
        "pdf": PAPER.format(version.document_id) if version.document_id else "",
        "evidence": PAPER.format(approval.evidence_id) if approval.evidence_id else "",
    }


def _order(order: OrderFull) -> dict[str, Any]:
    return {"order_id": str(order.id), "order_number": order.number, "can_invoice": order.can_invoice}


def _version(row: VersionRow) -> VersionShape:
    approval = row.approval
    return VersionShape(
        version=row.version,
        before=row.version - 1,
        note=row.note,
        status=approval.status.value,
        cents=approval.decided_cents or approval.amount_cents or 0,
        at=row.created_at.isoformat(),
        pdf=PAPER.format(row.document_id) if row.document_id else "",
        evidence=PAPER.format(approval.evidence_id) if approval.evidence_id else "",
    )


def _told(people: list[Reach]) -> list[ToldShape]:
    told = [ToldShape(*WAYS[person.channel], person.name) for person in people if person.channel]
    return told + [ToldShape("bell", N_("push"), person.name) for person in people if person.devices]


def _choices(work: Work, draft: Draft) -> Choices:
    rates = companies.tax_rates(work)
    return Choices(
        addresses=[Choice(str(place.id), place.one_line()) for place in customers.addresses(work, draft.customer_id)],
        terms=[Choice(str(terms.id), f"{terms.title} v{terms.version}") for terms in _terms(work, draft)],
        rates=[Choice(f"{rate.category.value}:{rate.rate_bp}", rate.label) for rate in rates],
    )


def _terms(work: Work, draft: Draft) -> list[Terms]:
    """The terms in force, and those of the quote where they are older."""
    now = companies.terms_in_force(work)
    found = {now.id: now} if now else {}
    if draft.terms_id:
        found.setdefault(draft.terms_id, companies.terms(work, draft.terms_id))
    return list(found.values())


def files_of(draft: Draft) -> list[FileShape]:
    return [
        FileShape(
            str(one.document_id),
            one.title,
            PAPER.format(one.document_id),
            one.media_type.startswith("image/"),
            max(1, one.size // 1024),
        )
        for one in draft.attachments
    ]


def _said(message: Message) -> SaidShape:
    waits = message.from_customer and message.answered_at is None
    return SaidShape(
        str(message.id),
        message.by,
        message.text,
        message.at.isoformat(),
        not message.from_customer,
        str(message.id) if waits else "",
    )


def _iso(moment: Any) -> str:
    return moment.isoformat() if moment else ""
