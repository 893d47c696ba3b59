"""Coming to a page about one thing: bones at first, then the thing, or one sentence why not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import reflex as rx

from backoffice.frame import OfficeFrameState
from domain.problems import Problem
from ui.language import t
from ui.parts import Child, body, bones, button, closes, dialog, empty, link_button, present, submit_button
from ui.parts.firm import go_over


class Arriving(rx.State, mixin=True):
    """What a screen about one thing has: `class InvoiceState(ForStaff, Arriving, rx.State)`.

    `step` is the dialog that is open over the page, "" for none.
    """

    is_there: bool = False
    problem: str = ""
    step: str = ""

    @rx.event
    async def close(self):
        """Close what is open over the page."""
        self.step = ""


@contextmanager
def arriving(screen: Any) -> Iterator[None]:
    """Load within this: a problem is shown in the place of the page; what was loaded before does not stay."""
    try:
        yield
        screen.is_there, screen.problem = True, ""
    except Problem as problem:
        screen.is_there, screen.problem = False, problem.text


def named_in(screen: Any) -> str:
    """What the page is about: the last part of its address."""
    return screen.router.url.path.rstrip("/").rpartition("/")[2]


def asked_in(screen: Any, name: str) -> str:
    """What the address asks for: `?customer=…`."""
    return screen.router.url.query_parameters.get(name, "")[:100]


def arrival(state: Any, *content: Child, back: str, rows: int = 6) -> rx.Component:
    """The content once it is there; `state` is an `Arriving`, `back` the list it belongs to."""
    nowhere = empty(t("This cannot be shown"), t(state.problem), action=link_button(t("To the list"), href=back))
    lost = rx.cond(OfficeFrameState.around.elsewhere.id != "", _elsewhere(), nowhere)
    waits = rx.cond(state.problem != "", lost, bones(rows))
    return rx.cond(state.is_there, rx.fragment(*present(*content)), body(waits))


def _elsewhere() -> rx.Component:
    """What the page is about belongs to another firm this colleague works for."""
    around = OfficeFrameState.around
    go = submit_button(t("Go to {firm}", firm=around.elsewhere.name), icon="swap")
    return empty(
        t("This belongs to {firm}", firm=around.elsewhere.name),
        t("You are at {firm} now.", firm=around.firm.name),
        action=go_over(around.elsewhere, go, path=around.path),
    )


def over(state: Any, name: str, title: Child, content: rx.Component, *, side: bool = False) -> rx.Component:
    """A dialog, open while `state.step` is its name; its content is made anew each time, with what is true then."""
    is_open = state.step == name
    return dialog(name, title, rx.cond(is_open, content), open=is_open, on_close=state.close, side=side)


def cancel_button() -> rx.Component:
    """Leaves a dialog as if it had not been opened."""
    props: dict[str, Any] = closes()
    return button(t("Cancel"), look="quiet", **props)
