"""What the screen of one quote shows: plain values. Days and moments are ISO texts, "" while they did not come."""

from dataclasses import dataclass, field
from typing import Any

from ui.deliveries import DeliveryShape
from ui.facts import FactShape
from ui.lines import Choice, SaidShape
from ui.sums import SumsShape


@dataclass(frozen=True)
class HeadShape:
    """The head of the working copy and what the colleague may do with it; `next` is the version it would become."""

    id: str = ""
    number: str = ""
    status: str = ""
    version: int = 0
    next: int = 1
    customer_id: str = ""
    customer: str = ""
    title: str = ""
    intro: str = ""
    valid_until: str = ""
    address_id: str = ""
    terms_id: str = ""
    currency: str = "EUR"
    is_locked: bool = False
    can_send: bool = False
    can_withdraw: bool = False
    can_discard: bool = False


@dataclass(frozen=True)
class GapShape:
    """What keeps the quote back: `key` is the field to go to, `where` (a msgid with `values`) names it."""

    key: str = ""
    text: str = ""
    where: str = ""
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PhoneLine:
    id: str = ""
    title: str = ""
    detail: str = ""
    cents: int = 0
    quantity: float = 1
    unit: str = ""
    price_cents: int = 0
    has_unit_price: bool = True
    is_heading: bool = False
    is_counted: bool = False


@dataclass(frozen=True)
class PhoneShape:
    """What the customer sees: the version that was sent, or, once something changed, exactly what would be sent.

    `status` is that of the approval; "waiting" for what is not sent yet.
    """

    status: str = "waiting"
    firm: str = ""
    number: str = ""
    version: int = 1
    title: str = ""
    intro: str = ""
    site: str = ""
    dated: str = ""
    valid_until: str = ""
    terms_version: int = 0
    currency: str = "EUR"
    has_vat_in_prices: bool = False
    lines: list[PhoneLine] = field(default_factory=list)
    options: list[PhoneLine] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    sums: SumsShape = field(default_factory=SumsShape)


@dataclass(frozen=True)
class ChangeShape:
    """One difference between two versions; `what` is a msgid with `values`."""

    what: str = ""
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class VersionShape:
    version: int = 0
    before: int = 0
    note: str = ""
    status: str = ""
    cents: int = 0
    at: str = ""
    pdf: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class FileShape:
    id: str = ""
    title: str = ""
    href: str = ""
    is_picture: bool = False
    size_kb: int = 0


@dataclass(frozen=True)
class ToldShape:
    """Who would be told, by what: `icon` and `way` (a msgid)."""

    icon: str = ""
    way: str = ""
    name: str = ""


@dataclass(frozen=True)
class RailShape:
    """What happened to the quote, and what follows from it."""

    versions: list[VersionShape] = field(default_factory=list)
    facts: list[FactShape] = field(default_factory=list)
    deliveries: list[DeliveryShape] = field(default_factory=list)
    said: list[SaidShape] = field(default_factory=list)
    told: list[ToldShape] = field(default_factory=list)
    sent_at: str = ""
    delivered_at: str = ""
    opened_at: str = ""
    decided_at: str = ""
    decided_by: str = ""
    reason: str = ""
    pdf: str = ""
    evidence: str = ""
    order_id: str = ""
    order_number: str = ""
    can_invoice: bool = False


@dataclass(frozen=True)
class Choices:
    """What the selects offer."""

    addresses: list[Choice] = field(default_factory=list)
    terms: list[Choice] = field(default_factory=list)
    rates: list[Choice] = field(default_factory=list)
