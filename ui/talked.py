"""A conversation as a screen keeps it, the same at both doors: read in one piece of work."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from domain import messages
from domain.access import Actor, Right
from domain.messages import Conversation, Enclosed, Noted, Said
from domain.problems import NotFound
from domain.work import Work
from models.fact import ActorKind
from models.message import MessageChannel, ThreadSubject
from ui.ask import reading
from ui.typists import typists

#: The place in the address and what is talked about below it; "messages" is the thread itself.
PLACES = {
    "quotes": ThreadSubject.QUOTE,
    "projects": ThreadSubject.PROJECT,
    "customers": ThreadSubject.CUSTOMER,
    "with": ThreadSubject.CUSTOMER,
}


@dataclass(frozen=True)
class EnclosedShape:
    href: str = ""
    title: str = ""
    is_picture: bool = False


@dataclass(frozen=True)
class SaidShape:
    """A message or a note. `id` names it on the page; `day` is set on the first of a day; `full` is a mail with what
    it quoted, for staff."""

    id: str = ""
    text: str = ""
    by: str = ""
    at: str = ""
    day: str = ""
    is_ours: bool = False
    is_mine: bool = False
    is_read: bool = False
    is_note: bool = False
    by_mail: bool = False
    full: str = ""
    files: list[EnclosedShape] = field(default_factory=list)


@dataclass(frozen=True)
class TalkShape:
    """`me` keeps apart what two people typed in one browser; `hearer` and `others` will read what staff write.

    `hidden`: the customer does not see yet what is talked about.
    """

    kind: str = ""
    subject: str = ""
    thread: str = ""
    customer_id: str = ""
    company_id: str = ""
    title: str = ""
    me: str = ""
    firm: str = ""
    customer: str = ""
    hearer: str = ""
    others: int = 0
    hidden: bool = False
    said: list[SaidShape] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    first: int = 0
    older: int = 0
    newest: int = 0
    is_newest: bool = True
    unseen: str = ""  # names what is new to this person, "" for nothing
    waits: bool = False
    typing: list[str] = field(default_factory=list)  # the names of those who are writing just now
    turn: int = 0  # another number each time somebody is


@reading
def whole(work: Work, place: str, id: str, since: int, *, follow: bool) -> TalkShape:
    if not work.actor.may(Right.TALK):
        return TalkShape()
    found = _found(work, place, id, since=since, follow=follow)
    subject, is_staff = found.subject, work.actor.kind is not ActorKind.CUSTOMER
    typing = typists.at(messages.talk_topic(subject.kind, subject.id), but=str(work.actor.id))
    hearers = messages.hearers(work, subject.kind, subject.id) if is_staff else []
    return TalkShape(
        kind=subject.kind.value,
        subject=str(subject.id),
        thread=str(found.thread_id or ""),
        customer_id=str(subject.customer_id),
        company_id=str(subject.company_id),
        title=subject.title,
        me=str(work.actor.id),
        firm=found.company_name,
        customer=found.customer_name,
        hearer=hearers[0] if hearers else "",
        others=max(len(hearers) - 1, 0),
        hidden=is_staff and messages.is_hidden(work, subject.kind, subject.id),
        said=_lines(found, work.actor),
        sent=[one.key for one in (*found.said, *found.notes) if one.key],
        first=found.first if found.thread_id else 0,
        older=found.older,
        newest=found.newest,
        is_newest=found.is_newest,
        unseen=f"{found.thread_id}:{found.newest}" if found.unread and found.is_newest else "",
        waits=found.waits,
        typing=typing,
        turn=time.monotonic_ns() // 1_000_000 if typing else 0,
    )


def _found(work: Work, place: str, id: str, **how: Any) -> Conversation:
    if place == "messages":
        return messages.by_id(work, id, **how)
    if place not in PLACES:
        raise NotFound
    return messages.about(work, PLACES[place], id, **how)


def _lines(found: Conversation, actor: Actor) -> list[SaidShape]:
    """Messages with the notes behind them, and where a new day begins at the firm."""
    zone, day, lines = ZoneInfo(found.zone), None, []
    for one in _in_order(found):
        today = one.at.astimezone(zone).date()
        begins, day = today != day, today
        shape = _said_shape(one, actor) if isinstance(one, Said) else _note_shape(one)
        lines.append(_with_day(shape, today.isoformat() if begins else ""))
    return lines


def _in_order(found: Conversation) -> Iterable[Said | Noted]:
    behind: dict[int, list[Noted]] = {}
    for note in found.notes:
        behind.setdefault(note.after, []).append(note)
    yield from behind.get(0, ())
    for said in found.said:
        yield said
        yield from behind.get(said.number, ())


def _said_shape(one: Said, actor: Actor) -> SaidShape:
    return SaidShape(
        id=f"m{one.number}",
        text=one.text,
        by=one.by,
        at=one.at.isoformat(),
        is_ours=one.from_customer is (actor.kind is ActorKind.CUSTOMER),
        is_mine=one.is_mine,
        is_read=one.is_read,
        by_mail=one.channel is MessageChannel.MAIL,
        full=one.full_text,
        files=[_file_shape(file) for file in one.files],
    )


def _note_shape(one: Noted) -> SaidShape:
    return SaidShape(id=f"n{one.key}", text=one.text, by=one.by, at=one.at.isoformat(), is_ours=True, is_note=True)


def _with_day(shape: SaidShape, day: str) -> SaidShape:
    return shape if not day else SaidShape(**{**shape.__dict__, "day": day})


def _file_shape(file: Enclosed) -> EnclosedShape:
    return EnclosedShape(f"/files/documents/{file.id}", file.title, file.media_type.startswith("image/"))
