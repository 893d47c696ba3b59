"""What a thread may be about. Whoever may see the subject and may talk may talk about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.access import Right
from domain.problems import NotFound
from domain.work import Work
from models.customer import Customer
from models.message import ThreadSubject
from models.project import Project
from models.quote import Quote


@dataclass(frozen=True)
class Subject:
    """`owner_id` is the colleague whose matter it is; `title` what people call it, "" for the customer as a whole."""

    kind: ThreadSubject
    id: UUID
    company_id: UUID
    customer_id: UUID
    project_id: UUID | None = None
    title: str = ""
    owner_id: UUID | None = None


def subject_of(work: Work, kind: ThreadSubject, id: UUID | str, *, lock: bool = False) -> Subject:
    """The subject, if the actor may see it. Raises NotFound."""
    row_kind, shape = SUBJECTS[kind]
    subject = shape(work.get(row_kind, id, lock=lock))
    if kind is ThreadSubject.QUOTE and not work.actor.may(Right.SEE_QUOTES, subject.customer_id):
        raise NotFound
    return subject


def talk_topic(kind: ThreadSubject, subject_id: UUID) -> str:
    """What a screen with this conversation follows."""
    return f"talk:{kind.value}:{subject_id}"


def _project(row: Project) -> Subject:
    title = _label(row.number, row.title)
    return Subject(ThreadSubject.PROJECT, row.id, row.company_id, row.customer_id, row.id, title, row.lead_id)


def _quote(row: Quote) -> Subject:
    title = _label(row.number, row.title)
    return Subject(ThreadSubject.QUOTE, row.id, row.company_id, row.customer_id, None, title, row.owner_id)


def _customer(row: Customer) -> Subject:
    return Subject(ThreadSubject.CUSTOMER, row.id, row.company_id, row.id)


def _label(number: str, title: str) -> str:
    return " · ".join(filter(None, (number, title)))


#: The table of each kind of subject, and how its row becomes one.
SUBJECTS: dict[ThreadSubject, tuple[type[Any], Callable[[Any], Subject]]] = {
    ThreadSubject.PROJECT: (Project, _project),
    ThreadSubject.QUOTE: (Quote, _quote),
    ThreadSubject.CUSTOMER: (Customer, _customer),
}
