"""What screens get to see of requests: plain values, no rows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.requests.forms import Question
from models.request import Aim, AnswerKind, RequestStatus, Urgency


@dataclass(frozen=True)
class TypeView:
    """A kind of request. `is_offered`: customers may choose it."""

    id: UUID
    name: str
    explanation: str
    icon: str
    aim: Aim
    questions: tuple[Question, ...]
    is_offered: bool
    revision: int


@dataclass(frozen=True)
class Counter:
    """Where the visitor may ask for something: a record at a firm, or one project of it, with what the firm does.

    `label` tells apart several at the same firm: where the record's work is, or the project's title. `about` is what
    the scanned sticker is on, or the project from which somebody asks.
    """

    company_id: UUID
    company: str
    customer_id: UUID
    project_id: UUID | None
    label: str
    types: tuple[TypeView, ...]
    about: str = ""


@dataclass(frozen=True)
class Thing:
    """An address or an installation one may choose."""

    id: UUID
    text: str


@dataclass(frozen=True)
class DraftFile:
    """A photo or file with a draft; `file_id` leads to its bytes."""

    id: UUID
    file_id: UUID
    name: str
    question_id: str
    is_picture: bool


@dataclass(frozen=True)
class DraftRow:
    """A draft one may go on with."""

    id: UUID
    company_id: UUID
    company: str
    type_name: str
    icon: str
    text: str
    changed_at: datetime


@dataclass(frozen=True)
class DraftView:
    """A draft as it stands. `gaps` maps field to what is missing; the field of a question is "answer:<id>"."""

    id: UUID
    revision: int
    company_id: UUID
    company: str
    customer_id: UUID
    project_id: UUID | None
    project: str
    type: TypeView
    others: tuple[TypeView, ...]
    addresses: tuple[Thing, ...]
    installations: tuple[Thing, ...]
    address_id: UUID | None
    installation_id: UUID | None
    about: str
    place: str
    text: str
    urgency: Urgency
    wishes: tuple[str, ...]
    answers: dict[str, str | list[str]]
    files: tuple[DraftFile, ...]
    gaps: dict[str, str]
    changed_at: datetime


@dataclass(frozen=True)
class Answer:
    """A question as it was asked then, and what was said; several choices are joined with commas."""

    question: str
    kind: AnswerKind
    said: str


@dataclass(frozen=True)
class Said:
    """One message of asking back and answering."""

    text: str
    by: str
    is_firm: bool
    at: datetime


@dataclass(frozen=True)
class Photo:
    """A photo or file that came with it."""

    document_id: UUID
    title: str
    is_picture: bool


@dataclass(frozen=True)
class RequestRow:
    """A line of a list; `number` is empty for the moment until it has one."""

    id: UUID
    number: str
    company_id: UUID
    company: str
    customer_id: UUID
    customer: str
    type_name: str
    icon: str
    status: RequestStatus
    urgency: Urgency
    about: str
    text: str
    author: str
    created_at: datetime


@dataclass(frozen=True)
class RequestFull:
    """Everything that was said, for both sides. `may_…` is what the reader may do with it now."""

    id: UUID
    number: str
    company_id: UUID
    company: str
    customer_id: UUID
    customer: str
    project_id: UUID | None
    project: str
    type_name: str
    icon: str
    aim: Aim
    status: RequestStatus
    author: str
    site: str
    place: str
    about: str
    installation_id: UUID | None
    text: str
    urgency: Urgency
    wishes: tuple[str, ...]
    answers: tuple[Answer, ...]
    photos: tuple[Photo, ...]
    talk: tuple[Said, ...]
    reason: str
    quote_id: UUID | None
    quote_is_sent: bool
    order_id: UUID | None
    order_number: str
    new_project_id: UUID | None
    new_project_number: str
    created_at: datetime
    handled_at: datetime | None
    handled_by: str
    may_answer: bool
    may_withdraw: bool
    may_handle: bool
    may_quote: bool
    may_plan: bool
