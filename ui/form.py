"""Forms: what is wrong is shown beside the field, and nothing typed is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import reflex as rx

from domain.problems import Invalid
from ui.language import N_
from ui.problems import field_errors


class Form(rx.State, mixin=True):
    """What a screen with a form has: `class QuoteState(ForStaff, Form, rx.State)`."""

    errors: dict[str, str] = {}
    busy: bool = False


@contextmanager
def filling(screen: Any) -> Iterator[None]:
    """Do the work of a submitted form: Invalid becomes `screen.errors`, other problems go on.

    with filling(self):
        await ask(self, quotes.send, …)
        return rx.redirect("/office/quotes")
    """
    screen.errors, screen.busy = {}, True
    try:
        yield
    except Invalid as problem:
        screen.errors = field_errors(problem)
    finally:
        screen.busy = False


def text_in(form: dict[str, Any], name: str) -> str:
    """What was typed in a field, without spaces around it."""
    return str(form.get(name) or "").strip()


def cents_in(form: dict[str, Any], name: str) -> int | None:
    """The amount of a money field; None while nothing that can be read stands in it."""
    text = text_in(form, name)
    return int(text) if text.removeprefix("-").isdecimal() else None


def day_in(form: dict[str, Any], name: str) -> date:
    """The day of a date field. Raises Invalid."""
    try:
        return date.fromisoformat(text_in(form, name))
    except ValueError:
        raise Invalid({name: N_("Choose a day.")}) from None
