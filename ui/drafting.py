"""Drafts that save themselves while somebody types: what cannot be saved yet stays in its field."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from domain.problems import Conflict, Invalid
from domain.work import clock


@dataclass(frozen=True)
class News:
    """What somebody else changed meanwhile: which field, named by a msgid with `values`, and from what to what."""

    key: str = ""
    where: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    before: str = ""
    after: str = ""


class Drafting(rx.State, mixin=True):
    """What a screen with a draft has. `typed` and `errors` are by field: what was not saved, and why."""

    typed: dict[str, str] = {}
    errors: dict[str, str] = {}
    clash: str = ""
    news: list[News] = []
    turn: int = 0
    focus: str = ""
    saved_at: str = ""

    def _forget_draft(self) -> None:
        """Another draft than before: nothing of that one may show."""
        self.typed, self.errors, self.clash, self.news = {}, {}, "", []
        self.focus = self.saved_at = ""

    def _go_to(self, field: str) -> None:
        """Put the cursor into this field."""
        self.focus = f"{field}#{self.turn}"


@contextmanager
def saving(screen: Any, field: str = "", text: str = "") -> Iterator[None]:
    """Save one edit: a problem keeps the text in its field. After a clash `screen.clash` says so: load again.

    Without a field (sending, moving) `screen.errors` gets everything that is wrong.

    with saving(self, "title", text):
        self._take(await ask(self, quotes.edit, …))
    """
    screen.turn += 1
    try:
        yield
        screen.typed, screen.errors = _without(screen.typed, field), _without(screen.errors, field)
        screen.saved_at = clock().isoformat()
    except Invalid as problem:
        if not field:
            screen.errors = dict(problem.errors)
            return
        said = problem.errors.get(field.rpartition(":")[2]) or next(iter(problem.errors.values()))
        screen.typed, screen.errors = {**screen.typed, field: text}, {**screen.errors, field: said}
    except Conflict as problem:
        screen.clash = problem.text
        screen.typed = {**screen.typed, field: text} if field else screen.typed


def _without(values: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in values.items() if key != name}
