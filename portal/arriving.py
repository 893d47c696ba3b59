"""Coming to a page: bones at first, then what it shows, or one sentence why not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import reflex as rx

from domain.problems import Problem
from ui.language import t
from ui.parts import Child, bones, empty, link_button, present


class Arriving(rx.State, mixin=True):
    """What a screen has that loads something: `class QuoteState(ForCustomer, Arriving, rx.State)`."""

    is_there: bool = False
    problem: str = ""


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


def delivery_in(screen: Any) -> str:
    """The message through which somebody came here (`?d=…`), "" for none."""
    return screen.router.url.query_parameters.get("d", "")


def arrival(state: Any, *content: Child, rows: int = 3) -> rx.Component:
    """The content once it is there; `state` is an `Arriving`."""
    lost = empty(
        t("We cannot show this"), t(state.problem), action=link_button(t("Go to the start"), href="/"), is_page=True,
    )  # fmt: skip
    waits = rx.cond(state.problem != "", rx.el.div(lost, class_name="card"), bones(rows))
    return rx.cond(state.is_there, rx.fragment(*present(*content)), waits)
