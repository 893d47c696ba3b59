"""A conversation as its readers see it: the newest messages, and older ones by their number."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import col, func, select

from domain.messages.subjects import Subject
from domain.messages.threads import mark_of
from domain.work import Work
from models.company import Company
from models.customer import Customer
from models.document import Document
from models.fact import ActorKind
from models.message import InternalNote, Message, MessageChannel, ReadMark, Thread, ThreadSubject

AT_ONCE = 30
MOST = 300  # messages open at once: whoever goes back and back leaves the newest behind


@dataclass(frozen=True)
class Enclosed:
    """A file that came with a message."""

    id: UUID
    title: str
    media_type: str
    size: int


@dataclass(frozen=True)
class Said:
    """A message. `is_read`: by somebody of the other side. `full_text` and `by_mail` only staff are told."""

    number: int
    text: str
    by: str
    from_customer: bool
    is_mine: bool
    is_read: bool
    at: datetime
    key: str
    files: tuple[Enclosed, ...] = ()
    channel: MessageChannel = MessageChannel.PORTAL
    full_text: str = ""


@dataclass(frozen=True)
class Noted:
    """An internal note, behind the message `after`; only in what staff read."""

    after: int
    text: str
    by: str
    at: datetime
    key: str


@dataclass(frozen=True)
class Conversation:
    """Messages oldest first, from number `first` on; `older` is the `since` that shows more, 0 at the beginning.
    `is_newest`: the last of them is the last that was said.

    `thread_id` is None while nothing was said. `unread`: the other side's messages that this person has yet to see.
    """

    subject: Subject
    company_name: str
    zone: str
    customer_name: str = ""
    thread_id: UUID | None = None
    said: tuple[Said, ...] = ()
    notes: tuple[Noted, ...] = ()
    first: int = 1
    older: int = 0
    newest: int = 0
    is_newest: bool = True
    unread: int = 0
    waits: bool = False

    @property
    def kind(self) -> ThreadSubject:
        return self.subject.kind


@dataclass(frozen=True)
class Waits:
    """A thread with something new in it."""

    thread_id: UUID
    company_id: UUID


def conversation_in(work: Work, subject: Subject, thread: Thread | None, since: int, *, follow: bool) -> Conversation:
    firm = work.get(Company, subject.company_id)
    is_staff = work.actor.kind is not ActorKind.CUSTOMER
    customer = work.get(Customer, subject.customer_id).name if is_staff else ""
    if thread is None:
        return Conversation(subject, firm.name, firm.timezone, customer)
    newest = max(thread.length - AT_ONCE + 1, 1)
    first = max(min(since or newest, newest), thread.length - MOST + 1 if follow else 1, 1)
    last = min(first + MOST - 1, thread.length)
    of_others = thread.from_customer if is_staff else thread.from_firm
    mark = mark_of(work, thread, work.actor.id)
    return Conversation(
        subject,
        firm.name,
        firm.timezone,
        customer,
        thread.id,
        _said(work, thread, _messages(work, thread, first, last)),
        _notes(work, thread, first, last) if is_staff else (),
        first=first,
        older=max(first - AT_ONCE, 1) if first > 1 else 0,
        newest=thread.length,
        is_newest=last == thread.length,
        unread=max(of_others - (mark.read if mark else 0), 0),
        waits=thread.waits,
    )


def _messages(work: Work, thread: Thread, first: int, last: int) -> list[Message]:
    query = select(Message).where(Message.thread_id == thread.id, col(Message.number).between(first, last))
    return list(work.session.exec(query.order_by(col(Message.number))))


def _said(work: Work, thread: Thread, rows: list[Message]) -> tuple[Said, ...]:
    files, seen = _files(work, [row.id for row in rows]), _seen(work, thread)
    is_staff = work.actor.kind is not ActorKind.CUSTOMER
    return tuple(
        Said(
            number=row.number,
            text=row.text,
            by=row.author_name,
            from_customer=row.from_customer,
            is_mine=row.author_id == work.actor.id,
            is_read=row.of_side <= seen[not row.from_customer],
            at=row.created_at,
            key=row.client_key if row.author_id == work.actor.id else "",
            files=tuple(files.get(row.id, ())),
            channel=row.channel,
            full_text=row.full_text if is_staff else "",
        )
        for row in rows
    )


def _files(work: Work, ids: list[UUID]) -> dict[UUID | None, list[Enclosed]]:
    columns = Document.message_id, Document.id, Document.title, Document.media_type, Document.size
    query = select(*columns).where(col(Document.message_id).in_(ids)).order_by(col(Document.id))  # type: ignore[call-overload]
    found: dict[UUID | None, list[Enclosed]] = {}
    for message_id, *enclosed in work.session.exec(query) if ids else ():
        found.setdefault(message_id, []).append(Enclosed(*enclosed))
    return found


def _seen(work: Work, thread: Thread) -> dict[bool, int]:
    """How many of the other side's messages were read by the customer's people (True) and by the firm's (False)."""
    query = select(ReadMark.is_customer, func.max(ReadMark.read)).where(ReadMark.thread_id == thread.id)
    return {True: 0, False: 0} | dict(work.session.exec(query.group_by(col(ReadMark.is_customer))).all())


def _notes(work: Work, thread: Thread, first: int, last: int) -> tuple[Noted, ...]:
    """Those behind the messages shown; with the first message also those before it."""
    query = select(InternalNote).where(InternalNote.thread_id == thread.id)
    query = query.where(col(InternalNote.after).between(first if first > 1 else 0, last))
    rows = work.session.exec(query.order_by(col(InternalNote.after), col(InternalNote.id)))
    return tuple(Noted(row.after, row.text, row.author_name, row.created_at, row.client_key) for row in rows)
