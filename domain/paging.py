"""Lists of any length, a page at a time: page 1000 costs what the first one costs (keyset paging)."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, or_, tuple_

from domain.problems import Invalid
from domain.texts import _
from domain.work import Work

R = TypeVar("R")
S = TypeVar("S")

SIZES = range(1, 201)
_NUMBER = re.compile(r"[a-z]{0,12}[-/]?\d{4}-\d{2,10}|[a-z]{1,12}\d{2,10}")  # shorter ones are too many to sort


@dataclass(frozen=True)
class Page(Generic[R]):
    """Rows, and cursors to the pages before and after; None where there is no such page."""

    rows: tuple[R, ...] = ()
    newer: str | None = None
    older: str | None = None

    def map(self, shape: Callable[[R], S]) -> "Page[S]":
        return Page(tuple(shape(row) for row in self.rows), self.newer, self.older)


def page_of(
    work: Work,
    query: Any,
    row: Callable[..., R],
    *,
    by: Any,
    id: Any,
    after: str | None = None,
    before: str | None = None,
    size: int = 50,
    newest_first: bool = True,
) -> Page[R]:
    """One page of a select of columns, each made a row by `row(*columns)`.

    Sorted by the column `by` and then `id`, the greatest first unless `newest_first` is False. `after` is the
    cursor `older` of the page before it, `before` the cursor `newer` of the page behind it.
    """
    size = min(max(size, SIZES.start), SIZES.stop - 1)
    cursor, is_back = (before, True) if before else (after, False)
    downwards = newest_first is not is_back
    if cursor:
        here, there = tuple_(by, id), tuple_(*_read(cursor))
        query = query.where(here < there if downwards else here > there)
    order = (by.desc(), id.desc()) if downwards else (by.asc(), id.asc())
    found = work.session.exec(query.add_columns(by, id).order_by(*order).limit(size + 1)).all()
    has_more, found = len(found) > size, list(found[:size])
    if is_back:
        found.reverse()
    rows = tuple(row(*columns[:-2]) for columns in found)
    if not found:
        return Page(rows)
    has_newer, has_older = (has_more, True) if is_back else (bool(cursor), has_more)
    return Page(rows, _written(found[0]) if has_newer else None, _written(found[-1]) if has_older else None)


def matching(kind: Any, text: str) -> list[ColumnElement[bool]]:
    """Conditions for what a clerk typed: a number from its start (by index), or the starts of words."""
    text = text.strip().lower()[:80]
    if hasattr(kind, "number") and _NUMBER.fullmatch(text):
        number = text.upper()
        return [kind.number >= number, kind.number < number + "\N{DELETE}"]
    return [_has_word(kind.search, word) for word in text.split()[:6]]


def _has_word(column: Any, word: str) -> ColumnElement[bool]:
    return or_(column.startswith(word, autoescape=True), column.contains(f" {word}", autoescape=True))


def _written(columns: Any) -> str:
    by, id = columns[-2:]
    mark = ["t", by.isoformat()] if isinstance(by, datetime) else ["s", by]
    return urlsafe_b64encode(json.dumps([*mark, id.hex]).encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[Any, UUID]:
    try:
        kind, by, id = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return (datetime.fromisoformat(by) if kind == "t" else str(by)), UUID(hex=id)
    except (ValueError, TypeError, AttributeError):
        raise Invalid({"page": _("This page does not exist. Start at the first one.")}) from None
