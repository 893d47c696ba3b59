"""An offer, its versions, and the talk about it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Index, and_
from sqlmodel import Field, UniqueConstraint

from models.base import CustomerOwned, Entity, Sight, by_bytes, cents, choice, json_field
from models.lines import LineColumns


class QuoteStatus(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    CHANGE_ASKED = "change_asked"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


OPEN = (QuoteStatus.SENT, QuoteStatus.CHANGE_ASKED)


class Quote(CustomerOwned, Entity, table=True):
    """The working copy that staff edit. What the customer sees is a `QuoteVersion`."""

    __table_args__ = (
        UniqueConstraint("company_id", "number"),
        Index("ix_quote_newest", "company_id", "created_at", "id"),
        Index("ix_quote_customer", "customer_id", "created_at", "id"),
        Index("ix_quote_status", "company_id", "status", "created_at", "id"),
        Index("ix_quote_total", "company_id", "total_cents", "id"),
        Index("ix_quote_status_total", "company_id", "status", "total_cents", "id"),
    )

    number: str = Field(sa_type=by_bytes(20))  # type: ignore[call-overload]
    title: str = Field(default="", max_length=160)
    intro: str = Field(default="", max_length=4000)
    address_id: UUID | None = Field(default=None, foreign_key="address.id")
    status: QuoteStatus = choice(QuoteStatus, QuoteStatus.DRAFT)
    version: int = 0  # last version sent; 0 while nothing was sent
    revision: int = 1  # raised by every saved edit: two clerks cannot overwrite each other
    edited: bool = True  # the working copy differs from the last version sent
    valid_until: date
    terms_id: UUID | None = Field(default=None, foreign_key="terms.id")
    owner_id: UUID | None = Field(default=None, foreign_key="staff_member.id")
    currency: str = Field(default="EUR", max_length=3)
    net_cents: int = cents(0)
    total_cents: int = cents(0)
    search: str = Field(default="", max_length=400)
    created_at: datetime
    sent_at: datetime | None = None
    decided_at: datetime | None = None

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return and_(cls.customer_id.in_(sight.customers), cls.version > 0)  # type: ignore[attr-defined,arg-type]


class QuoteLine(Entity, LineColumns, table=True):
    """A line of the working copy; staff only."""

    __tablename__ = "quote_line"

    quote_id: UUID = Field(foreign_key="quote.id", index=True)


class QuoteVersion(CustomerOwned, Entity, table=True):
    """Exactly what was sent, never changed: `content` is the canonical snapshot, `sha256` its hash."""

    __tablename__ = "quote_version"
    __table_args__ = (UniqueConstraint("quote_id", "version"),)

    quote_id: UUID = Field(foreign_key="quote.id", index=True)
    version: int
    content: dict = json_field()
    sha256: str = Field(max_length=64)
    document_id: UUID | None = Field(default=None, foreign_key="document.id")
    note: str = Field(default="", max_length=200)
    created_at: datetime


class Question(CustomerOwned, Entity, table=True):
    """A question about a line of a quote, or its answer; without a line a wish for a change of the whole."""

    quote_id: UUID = Field(foreign_key="quote.id", index=True)
    line_id: UUID | None = None
    text: str = Field(max_length=2000)
    asked_by: str = Field(max_length=120)
    from_customer: bool
    created_at: datetime
    answered_at: datetime | None = None
