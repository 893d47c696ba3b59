"""How far something is: sent to handled, step by step, hop by hop."""

from typing import Any

import reflex as rx

from ui.language import t

from .icons import icon
from .markup import Child, choose, classes, each, maybe, present


def track(*stops: Child) -> rx.Component:
    """Sent, opened, answered, handled, as `stop`s in a row."""
    return rx.el.ol(*present(*stops), class_name="track")


def stop(name: Child, when: Child = None, *, done: bool | rx.Var = False, half: bool | rx.Var = False) -> rx.Component:
    """One stop of a `track`; `half`: under way."""
    return rx.el.li(
        rx.el.b(*present(name)),
        *present(when),
        class_name=choose(done, "done", choose(half, "half", "")),
        aria_current=choose(half, "step", "false"),
    )


def hops(marks: Any, word: Child) -> rx.Component:
    """Delivery in four dashes and a word. `marks`: four of "y" reached, "x" failed here, "w" waits, "" not yet."""
    return rx.el.span(
        rx.el.span(*each(marks, lambda mark: rx.el.i(class_name=mark)), class_name="hops", aria_hidden="true"),
        *present(word),
        class_name="nowrap",
    )


def steps(*items: Child) -> rx.Component:
    """What happens next, as numbered `step`s."""
    return rx.el.ol(*present(*items), class_name="steps")


def step(
    number: int,
    what: Child,
    *,
    who: Child = None,
    when: Child = None,
    done: bool | rx.Var = False,
    now: bool | rx.Var = False,
):
    """One step: number or tick, who does what, when."""
    return rx.el.li(
        rx.el.b(
            choose(
                done,
                rx.fragment(icon("check", size="s"), rx.el.span(t("Done"), class_name="vh")),
                rx.fragment(str(number)),
            )
        ),
        rx.el.span(*present(what, maybe(rx.el.span, who, class_name="meta"))),
        rx.el.span(*present(when), class_name="meta"),
        class_name=classes(choose(done, "done", ""), choose(now, "now", "")),
        aria_current=choose(now, "step", "false"),
    )
