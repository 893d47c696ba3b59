"""Forms: what is wrong is shown beside the field, and nothing typed is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import reflex as rx

from domain.problems import Invalid
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
