"""What happened, what follows from it, what was said about it, and what a person must do."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Index, Integer, and_, false, or_, text
from sqlmodel import Field, SQLModel

from models.base import Entity, Sight, Walled, cents, choice, for_everybody_or, json_field, new_id


class ActorKind(StrEnum):
    STAFF = "staff"
    CUSTOMER = "customer"
    SYSTEM = "system"


class Fact(Walled, table=True):
    """Audit trail, timeline and outbox in one table. `seq` grows in the order of the commits on SQLite."""

    __table_args__ = (
        Index("ix_fact_subject", "subject_id", "seq"),
        Index("ix_fact_customer", "customer_id", "seq"),
        Index("ix_fact_project", "project_id", "seq"),
        Index("ix_fact_actors", "company_id", "actor_kind", "seq"),
    )

    seq: int | None = Field(
        default=None,
        primary_key=True,
        sa_type=BigInteger().with_variant(Integer(), "sqlite"),  # type: ignore[call-overload]
    )
    id: UUID = Field(default_factory=new_id, unique=True)
    name: str = Field(max_length=60)
    subject_kind: str = Field(max_length=40)
    subject_id: UUID
    customer_id: UUID | None = None
    project_id: UUID | None = None
    actor_kind: ActorKind = choice(ActorKind)
    actor_id: UUID
    actor_name: str = Field(default="", max_length=120)
    at: datetime
    data: dict = json_field()
    internal: bool = False  # never shown to customers
    personal_to: UUID | None = None  # of something personal: shown to this account only

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        theirs = or_(cls.customer_id.in_(sight.customers), cls.project_id.in_(sight.projects))  # type: ignore[union-attr]
        return and_(theirs, cls.internal.is_(False), for_everybody_or(cls.personal_to, sight))  # type: ignore[attr-defined]


class JobState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


class Job(SQLModel, table=True):
    """Something to do later. The row is the truth; brokers only nudge."""

    __table_args__ = (
        Index(
            "ix_job_due",
            "due_at",
            postgresql_where=text("state IN ('queued','running')"),
            sqlite_where=text("state IN ('queued','running')"),
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    company_id: UUID | None = Field(default=None, foreign_key="company.id", index=True)
    kind: str = Field(max_length=60)
    payload: dict = json_field()
    dedup_key: str | None = Field(default=None, unique=True, max_length=120)
    queue: str = Field(default="default", max_length=16)
    due_at: datetime
    state: JobState = choice(JobState, JobState.QUEUED)
    attempts: int = 0
    max_attempts: int = 8
    lease_until: datetime | None = None
    lease_by: str = Field(default="", max_length=60)
    last_error: str = Field(default="", max_length=500)  # technical
    why: str = Field(default="", max_length=300, sa_column_kwargs={"server_default": ""})  # the msgid people read
    created_at: datetime
    finished_at: datetime | None = None

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return false()


class DeliveryChannel(StrEnum):
    EMAIL = "email"
    SMS = "sms"
    PUSH = "push"


class DeliveryState(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    HANDED_OVER = "handed_over"
    FAILED = "failed"
    UNKNOWN = "unknown"  # stopped between handing over and writing it down, and not safe to repeat
    OPENED = "opened"
    ACTED_ON = "acted_on"


class Delivery(Entity, table=True):
    """One message to one person over one channel: a line of the communication log."""

    __table_args__ = (Index("ix_delivery_newest", "company_id", "created_at", "id"),)

    customer_id: UUID | None = Field(default=None, foreign_key="customer.id", index=True)
    account_id: UUID | None = None
    channel: DeliveryChannel = choice(DeliveryChannel)
    template: str = Field(max_length=60)
    recipient: str = Field(max_length=300)
    recipient_name: str = Field(default="", max_length=120)
    language: str = Field(max_length=2)
    subject: str = Field(default="", max_length=300)
    subject_id: UUID | None = Field(default=None, index=True)  # quote, invoice, document …
    approval_id: UUID | None = None
    push_id: UUID | None = None
    data: dict = json_field()
    state: DeliveryState = choice(DeliveryState, DeliveryState.QUEUED)
    error: str = Field(default="", max_length=500)  # technical: the other side's own words
    trouble: str = Field(default="", max_length=32, sa_column_kwargs={"server_default": ""})  # what people are told
    created_at: datetime
    sent_at: datetime | None = None
    opened_at: datetime | None = None
    acted_at: datetime | None = None


class TodoKind(StrEnum):
    QUESTION = "question"
    MESSAGE = "message"
    FILE = "file"
    MAIL_FROM_OTHER = "mail_from_other"
    CHANGE_ASKED = "change_asked"
    DECLINED = "declined"
    APPROVED = "approved"
    ORDER_WITHDRAWN = "order_withdrawn"
    DELIVERY_FAILED = "delivery_failed"
    JOB_DEAD = "job_dead"
    OVERPAID = "overpaid"
    PAYMENT_FAILED = "payment_failed"
    OVERDUE = "overdue"
    EXPIRING = "expiring"
    REQUEST = "request"
    MOVING = "moving"
    HOURS_FORGOTTEN = "hours_forgotten"


class Todo(Entity, table=True):
    """What needs a person now; stays until somebody handles it."""

    __table_args__ = (Index("ix_todo_open", "company_id", "handled_at", "created_at"),)

    kind: TodoKind = choice(TodoKind)
    customer_id: UUID | None = Field(default=None, foreign_key="customer.id")
    subject_kind: str = Field(max_length=40)
    subject_id: UUID
    subject_label: str = Field(default="", max_length=200)
    who: str = Field(default="", max_length=160)
    why: str = Field(default="", max_length=500)  # the customer's own words, or an error
    amount_cents: int | None = cents(None)
    dedup_key: str | None = Field(default=None, unique=True, max_length=120)
    assignee_id: UUID | None = Field(default=None, foreign_key="staff_member.id")
    created_at: datetime
    handled_at: datetime | None = None
    handled_by: str = Field(default="", max_length=120)
