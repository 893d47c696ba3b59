"""A conversation on a screen, the same at both doors: its state and how it looks; its shape is in `ui.talked`.

class TalkState(ForCustomer, Talking, rx.State):     # portal/messages/talk.py; the office has its own

The address of the page says what is talked about: /quotes/<id>, /projects/<id>, /customers/<id>,
/messages/<id of the thread>, /messages/with/<id of the customer>. So any page below one of these places shows its talk
with `load=[ProjectState.load, TalkState.load]`, `live=True` and `conversation()` somewhere on the page.
"""

from typing import Any
from uuid import UUID

import reflex as rx

from domain import messages, notifications
from domain.problems import NotFound
from models.message import ThreadSubject
from ui import live
from ui.ask import ask
from ui.language import When, t, ta
from ui.parts import Composer, Passing, button, choose, day_line, each, icon, message, seen, talk_log
from ui.sheets import sheet
from ui.talked import TalkShape, whole
from ui.typists import GOOD_FOR


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
        await self._read(self.talk.older, follow=False)

    @rx.event
    async def show_newest(self):
        await self._read(0)

    @rx.event
    async def went(self):
        """What this person said went out: it is to be seen, also by who was looking at old messages."""
        if self.talk.is_newest:
            await self._arrive()
        else:
            await self._read(0)

    @rx.event
    async def saw(self):
        """A person has the newest message before the eyes."""
        if self.talk.thread:
            await ask(self, messages.read, self.talk.thread, self.talk.newest)
        if delivery := self.router.url.query_parameters.get("d", ""):
            await ask(self, notifications.opened, delivery)

    async def _arrive(self) -> None:
        await self._read(self.talk.first if self._is_same() else 0, follow=self.talk.is_newest)

    async def _read(self, since: int, *, follow: bool = True) -> None:
        self.talk = await ask(self, whole, *self._place(), since, follow=follow, shape=lambda found: found)
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
    newest = button(t("To the newest"), icon="down", look="quiet", wide=True, on_click=state.show_newest)
    nothing = rx.el.p(t("Nothing was said here yet."), class_name="meta quiet-talk")
    return rx.el.div(
        sheet("talk"),
        seen(talk.unseen, state.saw),
        rx.cond(talk.older > 0, older),
        rx.cond(
            talk.said.length() > 0,
            talk_log(
                *each(talk.said, lambda one: _said(one, office=office)),
                newest=talk.newest,
                there=talk.is_newest,
                page=page,
            ),
            nothing,
        ),
        rx.cond(talk.is_newest, rx.fragment(), newest),
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
            id=one.id,
        ),
        key=one.id,
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
        on_sent=state.went,
    )


def _words(talk: Any, *, office: bool) -> dict[str, Any]:
    """What the composer says; it cannot translate by itself."""
    return {
        "write": ta("Write a message"),
        "writeNote": ta("Write an internal note"),
        "send": ta("Send the message"),
        "keep": ta("Save the note"),
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
    hidden = ta("The customer does not see this yet, so nobody there reads it.")
    one = ta("{name} will read this.", name=talk.hearer)
    two = ta("{name} and 1 other will read this.", name=talk.hearer)
    many = ta("{name} and {n} others will read this.", name=talk.hearer, n=talk.others)
    known = choose(talk.others == 0, one, choose(talk.others == 1, two, many))
    return choose(talk.hidden, hidden, choose(talk.hearer == "", nobody, known))
