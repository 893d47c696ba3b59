"""What people ask about conversations."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func
from sqlmodel import col, select

from domain.access import Right, needs
from domain.messages import people, rules
from domain.messages.reading import Conversation, Waits, conversation_in
from domain.messages.subjects import subject_of
from domain.messages.threads import readable, thread_about, thread_with
from domain.paging import USUAL, Order, Page, page_of
from domain.work import Work
from models.company import Company
from models.customer import Customer
from models.fact import ActorKind
from models.message import ReadMark, Thread, ThreadSubject

MOST_COUNTED = 100


@dataclass(frozen=True)
class ThreadRow:
    """A thread in a list; `unread` of the other side's messages. `name`: for staff the customer's, else the firm's."""

    id: UUID
    kind: ThreadSubject
    subject_id: UUID
    customer_id: UUID
    company_id: UUID
    title: str
    name: str
    last_at: datetime
    last_by: str
    last_text: str
    waits: bool
    unread: int


@needs(Right.TALK)
def about(
    work: Work, kind: ThreadSubject, subject_id: UUID | str, *, since: int = 0, follow: bool = True
) -> Conversation:
    """The talk about something, also when nothing was said yet: the newest messages, or those from `since` on.

    There are never too many of them: with `follow` the oldest are left out then, else the newest.
    """
    subject = subject_of(work, kind, subject_id)
    return conversation_in(work, subject, thread_about(work, subject), since, follow=follow)


@needs(Right.TALK)
def by_id(work: Work, thread_id: UUID | str, *, since: int = 0, follow: bool = True) -> Conversation:
    """The same for a conversation by its own id."""
    thread = thread_with(work, thread_id)
    subject = subject_of(work, thread.subject_kind, thread.subject_id)
    return conversation_in(work, subject, thread, since, follow=follow)


@needs(Right.TALK)
def inbox(
    work: Work,
    *,
    search: str = "",
    sort: str = "",
    mine: bool = False,
    waiting: bool = False,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[ThreadRow]:
    """The firm's threads: those that wait for an answer first, then the newest. `sort` is not offered."""
    rules.assert_staff(work.actor)
    query = _rows(work, Customer.name).join(Customer, col(Customer.id) == Thread.customer_id)
    if mine:
        query = query.where(Thread.staff_id == work.actor.id)
    if waiting:
        query = query.where(col(Thread.waits))
    by = Order((Thread.waits, Thread.last_at))
    return page_of(
        work, query, ThreadRow, by=by, id=Thread.id, search=search, among=Thread, after=after, before=before, size=size
    )  # fmt: skip


@needs(Right.TALK)
def mine(
    work: Work,
    *,
    company_id: UUID | str | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[ThreadRow]:
    """A customer's threads over all firms, or of one; the newest first."""
    query = _rows(work, Company.name).join(Company, col(Company.id) == Thread.company_id)
    if company_id:
        query = query.where(Thread.company_id == work.get(Company, company_id).id)
    by = Order((Thread.last_at,))
    return page_of(work, query, ThreadRow, by=by, id=Thread.id, after=after, before=before, size=size)


@needs(Right.TALK)
def of_customer(work: Work, customer_id: UUID | str) -> list[ThreadRow]:
    """The newest threads with one customer, for its record."""
    rules.assert_staff(work.actor)
    query = _rows(work, Customer.name).join(Customer, col(Customer.id) == Thread.customer_id)
    query = query.where(Thread.customer_id == work.get(Customer, customer_id).id)
    found = work.session.exec(query.order_by(col(Thread.last_at).desc()).limit(USUAL))
    return [ThreadRow(*columns) for columns in found]


@needs(Right.OWN_ACCOUNT)
def waits(work: Work) -> list[Waits]:
    """For the menu: the threads with something new for a customer, or that wait for the firm; counts to a hundred."""
    actor = work.actor
    if not actor.may(Right.TALK):
        return []
    if actor.kind is ActorKind.CUSTOMER:
        return _unread_of_customer(work)
    query = select(Thread.id, Thread.company_id).where(readable(actor), col(Thread.waits))
    return [Waits(*columns) for columns in work.session.exec(query.limit(MOST_COUNTED))]


@needs(Right.TALK)
def hearers(work: Work, kind: ThreadSubject, subject_id: UUID | str) -> list[str]:
    """Names of those at the customer who will read what staff write here."""
    rules.assert_staff(work.actor)
    return [person.name for person in people.at_customer(work, subject_of(work, kind, subject_id))]


@needs(Right.TALK)
def is_hidden(work: Work, kind: ThreadSubject, subject_id: UUID | str) -> bool:
    """Whether nobody at the customer can read along because the project is closed or the quote was not sent."""
    rules.assert_staff(work.actor)
    return people.is_hidden(work, subject_of(work, kind, subject_id))


@needs(Right.TALK)
def _unread_of_customer(work: Work) -> list[Waits]:
    """With the sight of whoever may talk."""
    query = select(Thread.id, Thread.company_id).outerjoin(ReadMark, _my_mark(work)).where(readable(work.actor))
    query = query.where(col(Thread.from_firm) > func.coalesce(ReadMark.read, 0)).limit(MOST_COUNTED)
    return [Waits(*columns) for columns in work.session.exec(query)]


def _rows(work: Work, name: Any) -> Any:
    of_others = Thread.from_firm if work.actor.kind is ActorKind.CUSTOMER else Thread.from_customer
    unread = col(of_others) - func.coalesce(ReadMark.read, 0)
    columns = (
        Thread.id, Thread.subject_kind, Thread.subject_id, Thread.customer_id, Thread.company_id, Thread.title, name,
        Thread.last_at, Thread.last_by, Thread.last_text, Thread.waits, unread,
    )  # fmt: skip
    query = select(*columns).outerjoin(ReadMark, _my_mark(work))  # type: ignore[call-overload]
    return query.where(readable(work.actor))


def _my_mark(work: Work) -> Any:
    return and_(col(ReadMark.thread_id) == Thread.id, col(ReadMark.reader_id) == work.actor.id)
