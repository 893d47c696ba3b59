"""What customers ask for by themselves: the kinds of work a firm takes on, drafts, and what was sent."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel, UniqueConstraint

from models.base import Entity, ForCustomers, Personal, ProjectOwned, by_bytes, choice, json_field, new_id


class Aim(StrEnum):
    """What a kind of request leads to: a price first, or the work at once."""

    QUOTE = "quote"
    ORDER = "order"


class AnswerKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    PHOTO = "photo"


class Urgency(StrEnum):
    NORMAL = "normal"
    SOON = "soon"
    URGENT = "urgent"


class RequestType(ForCustomers, Entity, table=True):
    """A kind of work that customers may ask for, in the firm's own words. `questions` as in domain/requests/forms."""

    __tablename__ = "request_type"

    name: str = Field(max_length=80)
    explanation: str = Field(default="", max_length=400)
    icon: str = Field(default="tools", max_length=20)
    aim: Aim = choice(Aim, Aim.QUOTE)
    questions: list[dict] = json_field(list)
    place: int = 0
    revision: int = 1
    created_at: datetime
    removed_at: datetime | None = None


class RequestDraft(Personal, SQLModel, table=True):
    """What one person has typed so far. Only that person sees it: the firm reads what was sent, and nothing else."""

    __tablename__ = "request_draft"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    type_id: UUID = Field(foreign_key="request_type.id", index=True)
    customer_id: UUID = Field(foreign_key="customer.id", index=True)
    project_id: UUID | None = Field(default=None, foreign_key="project.id", index=True)
    address_id: UUID | None = None  # no foreign keys: the firm may take these away, and does not know of the draft
    installation_id: UUID | None = None
    about: str = Field(default="", max_length=160)  # what the installation is called, as its sticker said
    place: str = Field(default="", max_length=300)
    text: str = Field(default="", max_length=4000)
    urgency: Urgency = choice(Urgency, Urgency.NORMAL)
    wishes: list[str] = json_field(list)
    answers: dict = json_field()
    revision: int = 1
    created_at: datetime
    changed_at: datetime


class RequestDraftFile(Personal, SQLModel, table=True):
    """A photo or file with a draft; `question_id` when it answers one of the questions."""

    __tablename__ = "request_draft_file"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    draft_id: UUID = Field(foreign_key="request_draft.id", index=True)
    file_id: UUID = Field(foreign_key="stored_file.id", index=True)
    question_id: str = Field(default="", max_length=12)
    name: str = Field(max_length=200)
    media_type: str = Field(max_length=80)


class RequestStatus(StrEnum):
    SENT = "sent"
    ASKED_BACK = "asked_back"
    ANSWERED = "answered"
    QUOTED = "quoted"  # a quote is written
    ORDERED = "ordered"
    PLANNED = "planned"  # a project is made
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


OPEN = (RequestStatus.SENT, RequestStatus.ASKED_BACK, RequestStatus.ANSWERED)


class Request(ProjectOwned, Entity, table=True):
    """What was sent, never changed by the customer any more. `answers` hold the questions as they were then.

    `draft_id` is the draft it was: sending that twice finds this. `talk` is what the firm asked back and was told.
    """

    __table_args__ = (
        UniqueConstraint("company_id", "number"),
        Index("ix_request_newest", "company_id", "created_at", "id"),
        Index("ix_request_status", "company_id", "status", "created_at", "id"),
        Index("ix_request_customer", "customer_id", "created_at", "id"),
    )

    number: str | None = Field(default=None, sa_type=by_bytes(20))  # type: ignore[call-overload]
    draft_id: UUID = Field(unique=True)
    type_id: UUID = Field(foreign_key="request_type.id", index=True)
    type_name: str = Field(max_length=80)
    icon: str = Field(default="tools", max_length=20)
    aim: Aim = choice(Aim, Aim.QUOTE)
    status: RequestStatus = choice(RequestStatus, RequestStatus.SENT)
    author_id: UUID
    author_name: str = Field(max_length=120)
    address_id: UUID | None = Field(default=None, foreign_key="address.id", index=True)
    installation_id: UUID | None = Field(default=None, foreign_key="installation.id", index=True)
    about: str = Field(default="", max_length=160)
    place: str = Field(default="", max_length=300)
    text: str = Field(default="", max_length=4000)
    urgency: Urgency = choice(Urgency, Urgency.NORMAL)
    wishes: list[str] = json_field(list)
    answers: list[dict] = json_field(list)
    talk: list[dict] = json_field(list)
    reason: str = Field(default="", max_length=1000)
    quote_id: UUID | None = Field(default=None, index=True)
    order_id: UUID | None = Field(default=None, index=True)
    new_project_id: UUID | None = Field(default=None, index=True)  # what it became; `project_id` is where it was asked
    search: str = Field(default="", max_length=400)
    created_at: datetime
    handled_at: datetime | None = None
    handled_by: str = Field(default="", max_length=120)
