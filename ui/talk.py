"""A conversation on a screen, the same at both doors: its shape, its state and how it looks.

class TalkState(ForCustomer, Talking, rx.State):     # portal/messages/talk.py; the office has its own

The address of the page says what is talked about: /quotes/<id>, /projects/<id>, /customers/<id>,
/messages/<id of the thread>, /messages/with/<id of the customer>. So any page below one of these places shows its talk
with `load=[ProjectState.load, TalkState.load]`, `live=True` and `conversation()` somewhere on the page.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import reflex as rx

from domain import messages, notifications
from domain.access import Actor, Right
from domain.messages import Conversation, Enclosed, Noted, Said
from domain.problems import NotFound
from domain.work import Work
from models.fact import ActorKind
from models.message import MessageChannel, ThreadSubject
from ui import live
from ui.ask import ask, reading
from ui.language import When, t, ta
from ui.parts import Composer, Passing, button, choose, day_line, each, icon, message, seen, talk_log
from ui.sheets import sheet
from ui.typists import GOOD_FOR, typists

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
    """A message or a note. `day` is set on the first of a day; `full` is a mail with what it quoted, for staff."""

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
    """`me` keeps apart what two people typed in one browser; `hearer` and `others` will read what staff write."""

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
    said: list[SaidShape] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    first: int = 0
    older: int = 0
    newest: int = 0
    unseen: str = ""  # names what is new to this person, "" for nothing
    waits: bool = False
    typing: list[str] = field(default_factory=list)  # the names of those who are writing just now
    turn: int = 0  # another number each time somebody is


class Talking(rx.State, mixin=True):
    """What a screen with a conversation has. `may_talk` is False where this person may not read along."""

    talk: TalkShape = TalkShape()
    may_talk: bool = False

    @rx.event
    async def load(self):
        """Also runs when something happened: whoever went back keeps the older messages."""
        if not self._is_same():
            self._forget()
            yield
        try:
            await self._arrive()
        except NotFound:
            self._forget()

    @rx.event
    async def show_older(self):
        await self._read(self.talk.older)

    @rx.event
    async def saw(self):
        """A person has the newest message before the eyes."""
        if self.talk.thread:
            await ask(self, messages.read, self.talk.thread, self.talk.newest)
        if delivery := self.router.url.query_parameters.get("d", ""):
            await ask(self, notifications.opened, delivery)

    async def _arrive(self) -> None:
        await self._read(self.talk.first if self._is_same() else 0)

    async def _read(self, since: int) -> None:
        self.talk = await ask(self, _whole, *self._place(), since, shape=lambda found: found)
        self.may_talk = bool(self.talk.kind)
        if self.may_talk:
            live.follow(self, messages.talk_topic(ThreadSubject(self.talk.kind), UUID(self.talk.subject)))

    def _forget(self) -> None:
        self.talk, self.may_talk = TalkShape(), False

    def _place(self) -> tuple[str, str]:
        *_, place, id = ["", *self.router.url.path.strip("/").split("/")]
        return place, id

    def _is_same(self) -> bool:
        return self._place()[1] in (self.talk.subject, self.talk.thread)


def conversation_view(state: Any, *, office: bool, page: bool = False) -> rx.Component:
    """The list and the composer. `page`: the conversation is all there is, so the page itself scrolls."""
    talk = state.talk
    older = button(t("Earlier messages"), icon="up", look="quiet", wide=True, on_click=state.show_older)
    nothing = rx.el.p(t("Nothing was said here yet."), class_name="meta quiet-talk")
    return rx.el.div(
        sheet("talk"),
        seen(talk.unseen, state.saw),
        rx.cond(talk.older > 0, older),
        rx.cond(
            talk.said.length() > 0,
            talk_log(*each(talk.said, lambda one: _said(one, office=office)), newest=talk.newest, page=page),
            nothing,
        ),
        Passing.create(_typing(talk.typing), turn=talk.turn, seconds=GOOD_FOR),
        _composer(state, office=office),
        class_name="conversation" + (" whole" if page else ""),
    )


def _said(one: Any, *, office: bool) -> rx.Component:
    who = rx.fragment(one.by) if office else rx.cond(one.is_mine, t("You"), rx.fragment(one.by))
    how = rx.cond(one.by_mail, rx.fragment(" · ", t("by mail")))
    read = rx.cond(one.is_ours & one.is_read, rx.fragment(" · ", t("read")))
    inside = rx.cond(one.is_note, rx.fragment(icon("lock", size="s"), " ", t("Internal note"), " · "))
    whole = rx.el.details(rx.el.summary("…", aria_label=ta("Show the whole mail")), rx.el.div(one.full))
    return rx.fragment(
        rx.cond(one.day != "", day_line(When(one.day, "long"))),
        message(
            rx.fragment(inside, who),
            rx.fragment(When(one.at, "time"), how, read),
            rx.cond(one.text != "", rx.el.p(one.text, class_name="said")),
            rx.fragment(*each(one.files, _enclosed)),
            *([rx.cond(one.full != "", whole)] if office else []),
            mine=one.is_ours,
            look=rx.cond(one.is_note, "inner", ""),
        ),
    )


def _enclosed(file: Any) -> rx.Component:
    picture = rx.el.img(src=file.href, alt=file.title, loading="lazy")
    name = rx.fragment(icon("clip", size="s"), " ", file.title)
    shown = rx.cond(file.is_picture, picture, name)
    return rx.el.a(shown, href=file.href, target="_blank", reload_document=True, class_name="enclosed-file")


def _typing(names: Any) -> rx.Component:
    one = t("{name} is writing …", name=names[0])
    return rx.cond(names.length() > 1, t("Several people are writing …"), rx.cond(names.length() > 0, one))


def _composer(state: Any, *, office: bool) -> rx.Component:
    talk = state.talk
    upload = "/api/files?door=office" if office else "/api/files?customer=" + talk.customer_id
    return Composer.create(
        url="/api/messages?door=office" if office else "/api/messages",
        upload=upload,
        me=talk.me,
        kind=talk.kind,
        subject=talk.subject,
        known=talk.sent,
        internal=office,
        words=rx.Var.create(_words(talk, office=office)),
        on_sent=state.load,
    )


def _words(talk: Any, *, office: bool) -> dict[str, Any]:
    """What the composer says; it cannot translate by itself."""
    return {
        "write": ta("Write a message"),
        "writeNote": ta("Write an internal note"),
        "send": ta("Send"),
        "attach": ta("Add a photo or a file"),
        "remove": ta("Take out"),
        "uploading": ta("Being sent:"),
        "tooLarge": ta("This file is larger than 25 MB."),
        "notStored": ta("could not be sent. Try again."),
        "sending": ta("Being sent …"),
        "sent": ta("Sent"),
        "waits": ta("Not sent yet: no connection. It goes out when you are back online."),
        "failed": ta("Not sent"),
        "retry": ta("Try again"),
        "back": ta("Change it"),
        "who": ta("Who reads it"),
        "reply": ta("Reply"),
        "note": ta("Internal note"),
        "inside": ta("Only your colleagues read this."),
        "reads": _hearers(talk) if office else ta("{firm} will read this.", firm=talk.firm),
    }


def _hearers(talk: Any) -> Any:
    nobody = ta("Nobody at the customer can read this yet: there is no account and no e-mail address.")
    one = ta("{name} will read this.", name=talk.hearer)
    two = ta("{name} and 1 other will read this.", name=talk.hearer)
    many = ta("{name} and {n} others will read this.", name=talk.hearer, n=talk.others)
    known = choose(talk.others == 0, one, choose(talk.others == 1, two, many))
    return choose(talk.hearer == "", nobody, known)


@reading
def _whole(work: Work, place: str, id: str, since: int) -> TalkShape:
    if not work.actor.may(Right.TALK):
        return TalkShape()
    found = _found(work, place, id, since)
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
        said=_lines(found, work.actor),
        sent=[one.key for one in (*found.said, *found.notes) if one.key],
        first=found.first if found.thread_id else 0,
        older=found.older,
        newest=found.newest,
        unseen=f"{found.thread_id}:{found.newest}" if found.unread else "",
        waits=found.waits,
        typing=typing,
        turn=time.monotonic_ns() // 1_000_000 if typing else 0,
    )


def _found(work: Work, place: str, id: str, since: int) -> Conversation:
    if place == "messages":
        return messages.by_id(work, id, since=since)
    if place not in PLACES:
        raise NotFound
    return messages.about(work, PLACES[place], id, since=since)


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
    return SaidShape(text=one.text, by=one.by, at=one.at.isoformat(), is_ours=True, is_note=True)


def _with_day(shape: SaidShape, day: str) -> SaidShape:
    return shape if not day else SaidShape(**{**shape.__dict__, "day": day})


def _file_shape(file: Enclosed) -> EnclosedShape:
    return EnclosedShape(f"/files/documents/{file.id}", file.title, file.media_type.startswith("image/"))
