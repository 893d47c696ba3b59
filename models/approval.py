"""A question for consent to exactly one immutable version, and its evidence."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Index, and_
from sqlmodel import Field, UniqueConstraint

from models.base import CustomerOwned, Entity, Sight, cents, choice, for_everybody_or, json_field


class ApprovalStatus(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Approval(CustomerOwned, Entity, table=True):
    """Bound to a quote version or to an uploaded document by the SHA-256 of what was shown."""

    __table_args__ = (Index("ix_approval_waiting", "customer_id", "status"),)

    title: str = Field(max_length=200)
    quote_id: UUID | None = Field(default=None, foreign_key="quote.id", index=True)
    quote_version_id: UUID | None = Field(default=None, foreign_key="quote_version.id")
    document_id: UUID | None = Field(default=None, foreign_key="document.id", index=True)
    personal_to: UUID | None = None  # as the document is: only this account and the firm
    version: int = 1
    sha256: str = Field(max_length=64)
    amount_cents: int | None = cents(None)
    currency: str = Field(default="EUR", max_length=3)
    terms_id: UUID | None = Field(default=None, foreign_key="terms.id")
    status: ApprovalStatus = choice(ApprovalStatus, ApprovalStatus.WAITING)
    asked_at: datetime
    expires_at: datetime
    delivered_at: datetime | None = None
    opened_at: datetime | None = None

    decided_at: datetime | None = None
    account_id: UUID | None = None
    typed_name: str = Field(default="", max_length=120)
    verified_by: str = Field(default="", max_length=60)
    ip: str = Field(default="", max_length=45)
    agent: str = Field(default="", max_length=300)
    choices: list[str] = json_field(list)
    begin_early: bool = False  # a consumer wants the work to begin before the time to withdraw is over
    decided_cents: int | None = cents(None)
    reason: str = Field(default="", max_length=2000)
    evidence_id: UUID | None = Field(default=None, foreign_key="document.id")
    chain_number: int | None = None
    previous_hash: str = Field(default="", max_length=64)
    hash: str = Field(default="", max_length=64)

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return and_(super().seen_by_customers(sight), for_everybody_or(cls.personal_to, sight))


class ApprovalChain(Entity, table=True):
    """The head of a company's chain of decisions; locked while a decision is added."""

    __tablename__ = "approval_chain"
    __table_args__ = (UniqueConstraint("company_id"),)

    length: int = 0
    head: str = Field(default="", max_length=64)
