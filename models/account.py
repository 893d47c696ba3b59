"""People who proved who they are, and how they are signed in."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import false
from sqlmodel import Field, SQLModel, UniqueConstraint

from models.base import CustomerOwned, Entity, Personal, cents, choice, json_field, new_id


class Channel(StrEnum):
    EMAIL = "email"
    SMS = "sms"


class Account(SQLModel, table=True):
    """A person with a proved e-mail address, or with a user name that a firm gave out. Belongs to no company."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    email: str | None = Field(default=None, unique=True, max_length=254)
    user_name: str | None = Field(default=None, unique=True, max_length=60)
    phone: str = Field(default="", max_length=20)
    name: str = Field(default="", max_length=120)
    language: str = Field(default="nl", max_length=2)
    channel: Channel = choice(Channel, Channel.EMAIL)
    password_hash: str = Field(default="", max_length=200)
    must_change_password: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    created_at: datetime

    @property
    def address(self) -> str:
        """The proved e-mail address, "" for an account with a user name only."""
        return self.email or ""

    @property
    def label(self) -> str:
        """What to call somebody who gave no name."""
        return self.name or self.email or self.user_name or ""


class Capacity(StrEnum):
    """How a person relates to an address (CW-30)."""

    OWNER = "owner"
    TENANT = "tenant"
    MANAGER = "manager"


class Membership(CustomerOwned, Entity, table=True):
    """An account linked with one customer record of one company, and what it may do there."""

    __table_args__ = (UniqueConstraint("account_id", "customer_id"),)

    account_id: UUID = Field(foreign_key="account.id", index=True)
    contact_id: UUID | None = Field(default=None, foreign_key="contact_person.id")
    email: str = Field(max_length=254)  # name to channel: copies of the account's, which the company cannot read
    name: str = Field(default="", max_length=120)
    phone: str = Field(default="", max_length=20)
    language: str = Field(default="nl", max_length=2)
    channel: Channel = choice(Channel, Channel.EMAIL)
    capacity: Capacity | None = choice(Capacity, None)
    rights: list[str] = json_field(list)
    approve_up_to_cents: int | None = cents(None)
    created_at: datetime
    invited_by: str = Field(default="", max_length=120, sa_column_kwargs={"server_default": ""})
    until: datetime | None = None  # a housemate or colleague for a while
    ended_at: datetime | None = None
    seen_at: datetime | None = None


class Role(StrEnum):
    ADMIN = "admin"
    OFFICE = "office"
    PLANNER = "planner"
    TECHNICIAN = "technician"


class StaffMember(Entity, table=True):
    """A person who works for a company, and the role there."""

    __tablename__ = "staff_member"
    __table_args__ = (UniqueConstraint("company_id", "email"),)

    account_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    email: str = Field(max_length=254)
    name: str = Field(max_length=120)
    role: Role = choice(Role)
    language: str = Field(default="nl", max_length=2)
    phone: str = Field(default="", max_length=20)
    invited_at: datetime
    left_at: datetime | None = None


class Door(StrEnum):
    PORTAL = "portal"
    OFFICE = "office"


class WebSession(Personal, table=True):
    """A signed-in browser. The cookie holds the token; here is only its SHA-256."""

    __tablename__ = "web_session"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    token_hash: str = Field(unique=True, max_length=64)
    door: Door = choice(Door)
    staff_id: UUID | None = Field(default=None, foreign_key="staff_member.id")
    device: str = Field(default="", max_length=200)
    ip: str = Field(default="", max_length=45)
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    proved_at: datetime
    ended_at: datetime | None = None


class Look(Entity, table=True):
    """A colleague looks at the portal with a customer's eyes: read-only, for a quarter of an hour, beside the session
    at the office. `account_id` is nobody's while the person was never here. The cookie holds the token."""

    staff_id: UUID = Field(foreign_key="staff_member.id", index=True)
    session_id: UUID
    token_hash: str = Field(unique=True, max_length=64)
    customer_id: UUID = Field(foreign_key="customer.id", index=True)
    account_id: UUID | None = None
    name: str = Field(default="", max_length=160)
    email: str = Field(default="", max_length=254)
    user_name: str = Field(default="", max_length=60)
    created_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None


class SignInAttempt(SQLModel, table=True):
    """A way in that was sent to somebody: a link and a code, two secrets of one attempt."""

    __tablename__ = "sign_in_attempt"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    email: str = Field(max_length=254, index=True)
    door: Door = choice(Door)
    purpose: str = Field(max_length=20)
    link_hash: str = Field(default="", max_length=64, index=True)
    code_hash: str = Field(default="", max_length=64)
    company_id: UUID | None = Field(default=None, foreign_key="company.id")
    customer_id: UUID | None = None
    approval_id: UUID | None = None
    path: str = Field(default="/", max_length=300)
    tries: int = 0
    created_at: datetime
    expires_at: datetime
    code_expires_at: datetime | None = None
    used_at: datetime | None = None


class ForeignIdentity(Personal, table=True):
    """An identity at an OpenID provider, keyed on issuer and subject."""

    __tablename__ = "foreign_identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    issuer: str = Field(max_length=300)
    subject: str = Field(max_length=255)
    created_at: datetime


class PushSubscription(Personal, table=True):
    """A device that may receive push messages."""

    __tablename__ = "push_subscription"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    endpoint: str = Field(unique=True, max_length=1000)
    p256dh: str = Field(max_length=200)
    auth: str = Field(max_length=60)
    label: str = Field(default="", max_length=120)
    session_id: UUID | None = None
    created_at: datetime
    confirmed_at: datetime
    failed_at: datetime | None = None


class RateLimit(SQLModel, table=True):
    """Generic cell rate algorithm: the theoretical arrival time per key."""

    __tablename__ = "rate_limit"

    key: str = Field(primary_key=True, max_length=160)
    arrives_at: float
