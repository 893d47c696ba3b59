"""Messages between customer and firm."""

from typing import Any

import reflex as rx

from ui.language import t

from .icons import icon
from .markup import Child, choose, present


def talk(*messages: Child) -> rx.Component:
    """A list of `message`s, oldest first; a screen reader hears new ones."""
    return rx.el.div(rx.el.ul(*present(*messages), class_name="talk"), role="log")


def message(
    who: Child,
    when: Child,
    *text: Child,
    mine: bool | rx.Var = False,
    failed: bool | rx.Var = False,
    on_retry: Any = None,
):
    """One message: mine right, theirs left. `failed`: not sent, with a way to try again."""
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
        class_name=choose(mine, "me", ""),
    )
