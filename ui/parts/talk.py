"""Messages between customer and firm."""

from typing import Any

import reflex as rx

from ui.language import t

from .icons import icon
from .markup import Child, choose, classes, present, when_given


class TalkLog(rx.Component):
    """A list that stays at its end when something new comes, or where it is; see assets/talk.js."""

    library = "$/public/talk.js"
    tag = "TalkLog"

    newest: rx.Var[int]
    there: rx.Var[bool]
    page: rx.Var[bool]


class Passing(rx.Component):
    """What is so for `seconds` after each `turn`, and then goes by itself."""

    library = "$/public/talk.js"
    tag = "Passing"

    turn: rx.Var[int]
    seconds: rx.Var[float]


class Composer(rx.Component):
    """Writing and sending; keeps in the browser what the server does not have yet. See assets/talk.js."""

    library = "$/public/talk.js"
    tag = "Composer"

    url: rx.Var[str]
    upload: rx.Var[str]
    me: rx.Var[str]
    kind: rx.Var[str]
    subject: rx.Var[str]
    known: rx.Var[list[str]]
    words: rx.Var[dict]
    internal: rx.Var[bool]

    on_sent: rx.EventHandler[lambda: []]


def talk(*messages: Child) -> rx.Component:
    """A list of `message`s, oldest first; a screen reader hears new ones."""
    return rx.el.div(rx.el.ul(*present(*messages), class_name="talk"), role="log")


def talk_log(*messages: Child, newest: Any, there: bool | rx.Var = True, page: bool = False) -> rx.Component:
    """The same for a long conversation: it scrolls itself, or with the whole `page`, to what is `newest`, if it is
    `there`. Who reads further up stays at the message in view: each one has an `id`."""
    return TalkLog.create(
        rx.el.ul(*present(*messages), class_name="talk"), newest=newest, there=there, page=page, class_name="talk-log"
    )


def message(
    who: Child,
    when: Child,
    *text: Child,
    mine: bool | rx.Var = False,
    failed: bool | rx.Var = False,
    on_retry: Any = None,
    look: str | rx.Var = "",
    id: str | rx.Var = "",
):
    """One message: mine right, theirs left. `failed`: not sent, with a way to try again. `look`: "inner" for a note."""
    again = (
        rx.el.button(t("Try again"), type="button", class_name="link", on_click=on_retry)
        if on_retry is not None
        else None
    )
    trouble = rx.el.p(icon("alert"), t("Not sent yet"), " ", *present(again), class_name="error")
    return rx.el.li(
        rx.el.small(*present(who), ", ", *present(when)),
        rx.el.div(*present(*text)),
        choose(failed, trouble, rx.fragment()),
        class_name=classes(choose(mine, "me", ""), look),
        **when_given(id=id),
    )


def day_line(day: Child) -> rx.Component:
    """Between the messages of two days."""
    return rx.el.li(*present(day), class_name="day-line")
