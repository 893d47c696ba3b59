"""What screens get to see of quotes: plain values, no rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.approvals.shapes import ApprovalView
from domain.lines import Item, LineForm, Totals
from domain.quotes.differences import Change
from domain.quotes.offer import Attachment, Offer
from models.quote import QuoteStatus


@dataclass(frozen=True)
class QuoteForm:
    """The head of a quote as it was typed; `valid_until` is a date or its ISO text, ids may be empty."""

    title: str = ""
    intro: str = ""
    valid_until: date | str = ""
    address_id: UUID | str | None = None
    terms_id: UUID | str | None = None


@dataclass(frozen=True)
class QuoteRow:
    """A line of the staff's list; amounts are those of the working copy."""

    id: UUID
    number: str
    title: str
    customer_id: UUID
    customer: str
    status: QuoteStatus
    version: int
    edited: bool
    net_cents: int
    total_cents: int
    currency: str
    valid_until: date
    created_at: datetime
    sent_at: datetime | None
    decided_at: datetime | None


@dataclass(frozen=True)
class MonthAnswers:
    """How long customers took to approve: `hours` between sending and approving, on average. `month`: its first day."""

    month: date
    count: int
    hours: float


@dataclass(frozen=True)
class OfferRow:
    """A line of the customer's list: the newest version sent; once approved, `total_cents` is what was agreed."""

    id: UUID
    number: str
    title: str
    company_id: UUID
    company: str
    status: QuoteStatus
    approval_id: UUID
    version: int
    total_cents: int | None
    currency: str
    sent_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class DraftLine:
    """A line of the working copy, as values and as its input fields say it."""

    item: Item
    typed: LineForm
    amount_cents: int


@dataclass(frozen=True)
class Draft:
    """The working copy. `gaps` maps field to what is missing; a line's field is "line:<id>:<field>"."""

    id: UUID
    number: str
    revision: int
    status: QuoteStatus
    version: int
    edited: bool
    customer_id: UUID
    customer: str
    title: str
    intro: str
    address_id: UUID | None
    terms_id: UUID | None
    terms: str
    valid_until: date
    currency: str
    lines: tuple[DraftLine, ...]
    totals: Totals
    totals_with_options: Totals
    attachments: tuple[Attachment, ...]
    gaps: dict[str, str]
    can_edit: bool
    can_send: bool
    can_withdraw: bool
    last_line_id: str = ""  # the line that was just added


@dataclass(frozen=True)
class Message:
    """A question or an answer about a line; `line_id` is empty for a wish about the quote as a whole."""

    id: UUID
    line_id: str
    text: str
    by: str
    from_customer: bool
    at: datetime
    answered_at: datetime | None


@dataclass(frozen=True)
class VersionRow:
    """One version that was sent, with its approval."""

    id: UUID
    version: int
    sha256: str
    document_id: UUID | None
    note: str
    created_at: datetime
    approval: ApprovalView


@dataclass(frozen=True)
class QuoteFull:
    """A quote for staff: the working copy, what was sent, and the talk. Newest versions first."""

    draft: Draft
    created_at: datetime
    sent_at: datetime | None
    decided_at: datetime | None
    versions: tuple[VersionRow, ...]
    talk: tuple[Message, ...]
    order_id: UUID | None


@dataclass(frozen=True)
class CustomerQuote:
    """A quote for the customer: the newest version sent, its approval, and what changed since the one before.

    `chosen` and `totals` are those of the decision when there is one, else without options. `withdrawal_days` is how
    long a consumer may think better of an approval; 0 for whoever may not.
    """

    id: UUID
    company_id: UUID
    company: str
    customer_id: UUID
    status: QuoteStatus
    offer: Offer
    sha256: str
    document_id: UUID | None
    approval: ApprovalView
    chosen: frozenset[str]
    totals: Totals
    changes: tuple[Change, ...]
    talk: tuple[Message, ...]
    can_ask: bool
    withdrawal_days: int


@dataclass(frozen=True)
class Preview:
    """What the customer would get, before it is sent: `sha256` is that of the version it would become."""

    offer: Offer
    sha256: str
    version: int
    changes: tuple[Change, ...]
    gaps: dict[str, str]


@dataclass(frozen=True)
class Choice:
    """What a choice of options costs, and whether the visitor needs a fresh code to approve it."""

    totals: Totals
    needs_proof: bool
    is_above_limit: bool
