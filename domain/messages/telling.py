"""Telling those who have not read: one router, so that nobody hears of a message twice."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import select

from domain import notifications
from domain.access import Right, needs
from domain.messages import people, ways
from domain.messages.subjects import subject_of
from domain.messages.threads import mark_of
from domain.notifications import Notice, Receiver, Template
from domain.notifications import Subject as Topic
from domain.work import Work
from models.message import Message, ReadMark, Thread, WayBack


@dataclass(frozen=True)
class _Hearer:
    """Somebody of the other side, and the address at which he or she answers."""

    receiver: Receiver
    way: WayBack | None
    id: UUID


@needs(Right.FOLLOW_UP)
def tell_unread(work: Work, message_id: UUID | str) -> None:
    """Tell everybody of the other side of this message, and of what was said since; not who read or heard of it."""
    message = work.get(Message, message_id)
    thread = work.get(Thread, message.thread_id, lock=True)
    hearers = _at_customer(work, thread) if not message.from_customer else _at_firm(work, thread)
    for hearer in hearers:
        _tell(work, thread, message, hearer)


def _tell(work: Work, thread: Thread, message: Message, hearer: _Hearer) -> None:
    mark = mark_of(work, thread, hearer.id) or _new_mark(work, thread, hearer.id, is_customer=not message.from_customer)
    known = max(mark.told, mark.read if not message.from_customer else _read_by_firm(work, thread))
    newest = thread.from_customer if message.from_customer else thread.from_firm
    if message.of_side <= known:
        return
    mark.told = newest
    data = {"messages": [known + 1, newest], "from_customer": message.from_customer, "by": message.author_name}
    if hearer.way:
        data["way_back"] = str(hearer.way.id)
    template = Template.STAFF_MESSAGES if message.from_customer else Template.MESSAGES
    notice = Notice(template, Topic.THREAD, thread.id, thread.customer_id, data=data)
    key = f"talk:{thread.id}:{message.from_customer}:{newest}:{hearer.id}"
    notifications.tell_once(work, notice, hearer.receiver, company_id=thread.company_id, key=key)


def _at_customer(work: Work, thread: Thread) -> list[_Hearer]:
    subject = subject_of(work, thread.subject_kind, thread.subject_id)
    found = []
    for person in people.at_customer(work, subject):
        receiver = Receiver(person.name, person.email, person.language, person.phone, person.channel, person.account_id)
        way = ways.way_back(work, thread, person.email, account_id=person.account_id) if person.email else None
        id = person.account_id or (way.id if way else None)
        if id:
            found.append(_Hearer(receiver, way, id))
    return found


def _at_firm(work: Work, thread: Thread) -> list[_Hearer]:
    """The colleague whose matter it is; where there is none, the firm's mailbox."""
    receiver, staff_id = people.at_firm(work, thread)
    if not receiver.email:
        return []
    way = ways.way_back(work, thread, receiver.email, staff_id=staff_id, is_customer=False)
    return [_Hearer(receiver, way, staff_id or way.id)]


def _new_mark(work: Work, thread: Thread, reader_id: UUID, *, is_customer: bool) -> ReadMark:
    return work.add(
        ReadMark(
            company_id=thread.company_id,
            customer_id=thread.customer_id,
            project_id=thread.project_id,
            thread_id=thread.id,
            reader_id=reader_id,
            is_customer=is_customer,
        )
    )


def _read_by_firm(work: Work, thread: Thread) -> int:
    """What one colleague has read, nobody of the firm needs to be told."""
    query = select(ReadMark.read).where(ReadMark.thread_id == thread.id, ReadMark.is_customer == False)  # noqa: E712
    return max(work.session.exec(query), default=0)
