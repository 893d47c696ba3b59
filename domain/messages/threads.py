"""Finding the thread about something. For this room's actions and queries."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, true
from sqlmodel import col, select

from domain.access import Actor, Right
from domain.messages import rules
from domain.messages.subjects import Subject, subject_of
from domain.problems import NotFound
from domain.work import Work
from models.customer import Customer
from models.fact import ActorKind
from models.message import ReadMark, Thread, ThreadSubject
from models.project import Project


def thread_with(work: Work, thread_id: UUID | str, *, lock: bool = False) -> Thread:
    """The thread, if its subject is open to the actor. Raises NotFound."""
    thread = work.get(Thread, thread_id, lock=lock)
    if not rules.may_read(work.actor, thread):
        raise NotFound
    if thread.project_id:
        work.get(Project, thread.project_id)  # a project that was closed to the customer closes its talk
    return thread


def thread_about(work: Work, subject: Subject) -> Thread | None:
    query = select(Thread).where(Thread.subject_kind == subject.kind, Thread.subject_id == subject.id)
    return work.session.exec(query).one_or_none()


def begun(work: Work, subject: Subject) -> Thread:
    """The thread about this, locked, so that messages are counted one by one; made if there is none yet."""
    found = thread_about(work, subject)
    if found is None:
        subject_of(work, subject.kind, subject.id, lock=True)  # two who begin it at once become one after the other
        found = thread_about(work, subject)
    return work.get(Thread, found.id, lock=True) if found else work.add(_new(work, subject))


def readable(actor: Actor) -> ColumnElement[bool]:
    """`thread_with` for a list."""
    is_quote = Thread.subject_kind == ThreadSubject.QUOTE
    open_project = or_(
        col(Thread.project_id).is_(None), select(Project.id).where(Project.id == Thread.project_id).exists()
    )
    if actor.kind is not ActorKind.CUSTOMER:
        return true() if actor.may(Right.SEE_QUOTES) else ~is_quote  # type: ignore[operator]
    seats = [seat.customer_id for seat in actor.seats if Right.SEE_QUOTES in seat.rights]
    return and_(open_project, or_(~is_quote, col(Thread.customer_id).in_(seats)))  # type: ignore[operator]


def mark_of(work: Work, thread: Thread, reader_id: UUID) -> ReadMark | None:
    query = select(ReadMark).where(ReadMark.thread_id == thread.id, ReadMark.reader_id == reader_id)
    return work.session.exec(query).one_or_none()


def _new(work: Work, subject: Subject) -> Thread:
    """The wall hides the record from whoever was let into one project only; its name is then not looked for."""
    query = select(Customer.name).where(Customer.id == subject.customer_id)
    name = work.session.exec(query).one_or_none() or ""
    return Thread(
        company_id=subject.company_id,
        customer_id=subject.customer_id,
        project_id=subject.project_id,
        subject_kind=subject.kind,
        subject_id=subject.id,
        title=subject.title[:200],
        search=f"{name} {subject.title}".lower()[:400],
        staff_id=subject.owner_id,
        last_at=work.now,
        created_at=work.now,
    )
