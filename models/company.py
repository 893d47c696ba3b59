"""A firm that serves customers through its own front door."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import false, true
from sqlmodel import Field, SQLModel, UniqueConstraint

from models.base import Choice, Entity, ForCustomers, cents, choice, new_id


class ProjectWord(StrEnum):
    """What the firm calls its projects (MA-11)."""

    PROJECT = "project"
    ORDER = "order"
    CUSTOMER = "customer"


class Company(SQLModel, table=True):
    """Settings a firm makes once. `*_cents` are integer cents of `currency`."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    slug: str = Field(unique=True, max_length=40)
    name: str = Field(max_length=120)
    legal_name: str = Field(default="", max_length=160)
    country: str = Field(default="NL", max_length=2)
    language: str = Field(default="nl", max_length=2)
    timezone: str = Field(default="Europe/Amsterdam", max_length=40)
    currency: str = Field(default="EUR", max_length=3)
    street: str = Field(default="", max_length=120)
    postcode: str = Field(default="", max_length=12)
    city: str = Field(default="", max_length=80)
    phone: str = Field(default="", max_length=20)
    email: str = Field(default="", max_length=254)
    website: str = Field(default="", max_length=200)
    vat_number: str = Field(default="", max_length=20)
    registration_number: str = Field(default="", max_length=30)
    iban: str = Field(default="", max_length=34)
    bic: str = Field(default="", max_length=11)

    brand: str = Field(default="#0f5c4d", max_length=7)
    logo_file_id: UUID | None = None
    welcome: str = Field(default="", max_length=400)

    sender_name: str = Field(default="", max_length=120)
    reply_to: str = Field(default="", max_length=254)
    quote_valid_days: int = 30
    payment_days: int = 14
    withdrawal_days: int = 14
    code_above_cents: int = cents(250_000)
    project_word: ProjectWord = Field(
        default="project", sa_type=Choice(ProjectWord), sa_column_kwargs={"server_default": "project"}
    )  # type: ignore[call-overload]
    projects_open: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # new ones (MA-7)
    visit_times: bool = Field(default=True, sa_column_kwargs={"server_default": true()})  # customers see them (MA-E2)
    mollie_key: str = Field(default="", max_length=400)  # encrypted
    created_at: datetime


class Terms(ForCustomers, Entity, table=True):
    """One version of the general terms; never changed once written."""

    __table_args__ = (UniqueConstraint("company_id", "version"),)

    version: int
    title: str = Field(max_length=120)
    text: str
    created_at: datetime


class SeriesKind(StrEnum):
    CUSTOMER = "customer"
    QUOTE = "quote"
    ORDER = "order"
    INVOICE = "invoice"
    PROJECT = "project"
    REQUEST = "request"


class NumberSeries(Entity, table=True):
    """The last number given out per kind and year; taken under a lock, so without gaps."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("company_id", "kind", "year"),)

    kind: SeriesKind = choice(SeriesKind)
    year: int
    last: int = 0
    prefix: str = Field(default="", max_length=12)


class TaxCategory(StrEnum):
    """EN 16931 code list UNTDID 5305."""

    STANDARD = "S"
    ZERO = "Z"
    EXEMPT = "E"
    REVERSE_CHARGE = "AE"
    INTRA_COMMUNITY = "K"
    OUTSIDE_SCOPE = "O"


class TaxRate(Entity, table=True):
    """A VAT rate the firm offers when it writes lines. `rate_bp` is in basis points: 2100 is 21 %."""

    __tablename__ = "tax_rate"

    category: TaxCategory = choice(TaxCategory, TaxCategory.STANDARD)
    rate_bp: int
    label: str = Field(default="", max_length=80)
    reason: str = Field(default="", max_length=200)
    is_default: bool = False
