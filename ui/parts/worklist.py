"""The worklist: who needs what now, and the verb that settles it."""

from typing import Any

import reflex as rx

from .badges import Tone, avatar
from .icons import icon as draw
from .markup import Child, classes, present


def worklist(*rows: Child) -> rx.Component:
    """A list of `work_row`s; J and K walk it, Enter presses the verb of the row in focus."""
    return rx.el.ul(*present(*rows), class_name="work")


def work_row(
    what: Child,
    who: Child,
    *,
    icon: str | rx.Var,
    tone: Tone | rx.Var = Tone.INFO,
    which: Child = None,
    why: Child = None,
    quote: str | rx.Var | None = None,
    age: Child = None,
    assignee: str | rx.Var | None = None,
    mine: bool | rx.Var = False,
    verb: Child = None,
    done: bool | rx.Var = False,
    **props: Any,
) -> rx.Component:
    """Kind, **who**, which (with its comma); why in one line or the customer's own words (`quote`); age, button."""
    words = rx.el.q(quote) if quote is not None else None
    return rx.el.li(
        draw(icon),
        rx.el.div(
            rx.el.h3(
                *present(what),
                " ",
                rx.el.span(rx.el.b(*present(who)), *present(which)),
            ),
            rx.el.p(*present(why, words)),
        ),
        rx.el.div(*present(age, avatar(assignee, mine=mine) if assignee is not None else None), class_name="age"),
        rx.el.div(*present(verb), class_name="do"),
        class_name=classes(tone, rx.cond(done, "done", "") if isinstance(done, rx.Var) else ("done" if done else "")),
        data_row="",
        tab_index=-1,
        **props,
    )
