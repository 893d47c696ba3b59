"""What stands on each document, as plain values: the shapes the PDF templates take.

Money is integer cents, dates are dates, moments are aware datetimes, rates are percent. Nothing here is translated:
headings come from the catalogue through the reader, and what people wrote (titles, details, terms) is printed as it is.
`tax_category` follows EN 16931 / UNCL 5305: S standard, Z zero, E exempt, AE reverse charge, K intra-community,
G export, O outside VAT.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Cost(StrEnum):
    """What a line pays for; tells labour apart for those who may deduct it from their taxes."""

    LABOUR = "labour"
    MATERIAL = "material"
    TRAVEL = "travel"


@dataclass(frozen=True)
class Letterhead:
    """Who sends it. `logo` is PNG or JPEG; `imprint` stands at the foot of each page ("KvK 30214887", "IBAN …")."""

    name: str
    address: tuple[str, ...]
    phone: str = ""
    email: str = ""
    imprint: tuple[str, ...] = ()
    brand: str = "#0f5c4d"
    logo: bytes | None = None


@dataclass(frozen=True)
class Party:
    """Who receives it: the lines of the address window, the name first."""

    lines: tuple[str, ...]
    vat_number: str = ""
    customer_number: str = ""


@dataclass(frozen=True)
class Line:
    """One line; `price` per unit and `amount`, both in cents without VAT. An optional line has or lacks its tick.

    `read_price` and `read_amount` are printed: those with VAT for a consumer; left out, the net ones are.
    A heading has only its title and detail.
    """

    title: str
    quantity: Decimal
    price: int
    amount: int
    rate: Decimal
    unit: str = ""
    detail: str = ""
    tax_category: str = "S"
    cost: Cost = Cost.MATERIAL
    optional: bool = False
    chosen: bool = True
    heading: bool = False
    read_price: int | None = None
    read_amount: int | None = None


@dataclass(frozen=True)
class VatRow:
    """VAT of one category and rate, over the sum of its lines."""

    rate: Decimal
    base: int
    vat: int
    tax_category: str = "S"


@dataclass(frozen=True)
class Totals:
    """`gross` is net and VAT; `paid` was received before."""

    net: int
    vat_rows: tuple[VatRow, ...]
    gross: int
    paid: int = 0
    currency: str = "EUR"

    @property
    def open(self) -> int:
        """Return what is left to pay."""
        return self.gross - self.paid


@dataclass(frozen=True)
class PayBlock:
    """How to pay. `reference` is structured (RF… or +++…+++), `text` free; the QR code carries the one given."""

    name: str
    iban: str
    due: dt.date
    reference: str = ""
    text: str = ""
    bic: str = ""
    url: str = ""


@dataclass(frozen=True)
class QuoteSheet:
    """A quote: one immutable version of it."""

    letterhead: Letterhead
    party: Party
    number: str
    version: int
    title: str
    date: dt.date
    valid_until: dt.date
    lines: tuple[Line, ...]
    totals: Totals
    site: str = ""
    introduction: str = ""
    terms_name: str = ""
    terms: str = ""
    url: str = ""
    for_household: bool = False
    country: str = "NL"


@dataclass(frozen=True)
class OrderSheet:
    """An order confirmation: what was approved, by whom, when and how they were known."""

    letterhead: Letterhead
    party: Party
    number: str
    date: dt.date
    title: str
    quote_number: str
    quote_version: int
    approved_by: str
    approved_at: dt.datetime
    approved_how: str
    lines: tuple[Line, ...]
    totals: Totals
    sha256: str
    site: str = ""
    for_household: bool = False
    terms_name: str = ""
    terms: str = ""


@dataclass(frozen=True)
class InvoiceSheet:
    """An invoice; with `corrects` (an invoice's number and date) a credit note, its amounts as positive cents."""

    letterhead: Letterhead
    party: Party
    number: str
    date: dt.date
    title: str
    lines: tuple[Line, ...]
    totals: Totals
    supplied_from: dt.date
    supplied_until: dt.date | None = None
    due: dt.date | None = None
    pay: PayBlock | None = None
    corrects: tuple[str, dt.date] | None = None
    order_number: str = ""
    site: str = ""
    buyer_reference: str = ""
    note: str = ""
    for_household: bool = False
    country: str = "NL"


@dataclass(frozen=True)
class EvidenceEvent:
    """One thing that happened to the document; `what` is already in the reader's language."""

    at: dt.datetime
    what: str
    who: str = ""
    detail: str = ""


@dataclass(frozen=True)
class EvidenceSheet:
    """The evidence file of a decision: who, how verified, when sent, opened and decided, and the hashes."""

    letterhead: Letterhead
    title: str
    number: str
    version: int
    decision: str
    decided_at: dt.datetime
    person: str
    account: str
    capacity: str
    verified_by: str
    ip: str
    agent: str
    consent: str
    terms_name: str
    document_name: str
    document_sha256: str
    document_bytes: int
    document_pages: int
    events: tuple[EvidenceEvent, ...]
    previous_hash: str
    own_hash: str
    typed_name: str = ""
    reason: str = ""


@dataclass(frozen=True)
class StickerLabel:
    """One sticker: what it is stuck on, for whoever sticks it, and the address its code holds."""

    name: str
    url: str


@dataclass(frozen=True)
class StickerSheet:
    """Stickers to cut out, each with the firm and nothing about the customer."""

    letterhead: Letterhead
    labels: tuple[StickerLabel, ...]


@dataclass(frozen=True)
class CardSheet:
    """A card that leads somebody into a project in the portal. `url` is in the code, `address` is read and typed over.

    `password` is "" unless it was given out a moment ago.
    """

    letterhead: Letterhead
    title: str
    site: str
    url: str
    address: str
    user_name: str = ""
    password: str = ""
