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
from sqlmodel import func, select

from domain.problems import Invalid
from domain.texts import _
from domain.work import Work
from models.fact import ActorKind
from models.search import LAST, SearchWord, begins_with

R = TypeVar("R")
S = TypeVar("S")

SIZES = range(1, 201)
FEW = 2000  # a word of so few rows leads to them; for one of more rows it is quicker to walk along the list
_NUMBER = re.compile(r"([a-z][a-z0-9-]{0,11})?\d{4}-\d{0,10}")  # of a year's series, from its start


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
    search: str = "",
    among: Any = None,
    after: str | None = None,
    before: str | None = None,
    size: int = 50,
    newest_first: bool = True,
) -> Page[R]:
    """One page of a select of columns, each made a row by `row(*columns)`.

    Sorted by the column `by` and then `id`, the greatest first unless `newest_first` is False. `after` is the
    cursor `older` of the page before it, `before` the cursor `newer` of the page behind it. `search` is what
    somebody typed, looked for in the kind of row `among`: the start of a number, or the starts of words.
    """
    size = min(max(size, SIZES.start), SIZES.stop - 1)
    cursor, is_back = (before, True) if before else (after, False)
    downwards = newest_first is not is_back
    search = search.replace("\0", "").strip()[:80]
    if search and hasattr(among, "number") and _NUMBER.fullmatch(search.lower()):
        query, by = query.where(*_numbers(among.number, search.upper(), downwards if cursor else None)), among.number
    elif search:
        query = query.where(*_matching(work, among, search.lower().split()[:6]))
    if cursor:
        here, there = tuple_(by, id), tuple_(*_read(cursor, by))
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


def _numbers(number: Any, start: str, downwards: bool | None) -> list[ColumnElement[bool]]:  # noqa: FBT001
    """The numbers that start like this. SQLite seeks by one bound only: on the cursor's side that is the cursor."""
    above, below = number >= start, number < start + LAST
    return [above] if downwards else [below] if downwards is False else [above, below]


def _matching(work: Work, kind: Any, words: list[str]) -> list[ColumnElement[bool]]:
    """Every word stands in the row's text; the rarest one leads there, if it is rare."""
    conditions = [_has_word(kind.search, word) for word in words]
    if work.actor.kind is ActorKind.CUSTOMER:  # sees no words, and has few rows
        return conditions
    count, rarest = min((_count(work, kind, word), word) for word in words)
    if count < FEW:
        led = select(SearchWord.subject_id).where(begins_with(kind, rarest))
        conditions.append(kind.id.in_(led))
    return conditions


def _count(work: Work, kind: Any, word: str) -> int:
    """How many rows have such a word; stops counting at FEW."""
    found = select(SearchWord.subject_id).where(begins_with(kind, word)).limit(FEW).subquery()
    return work.session.exec(select(func.count()).select_from(found)).one()


def _has_word(column: Any, word: str) -> ColumnElement[bool]:
    return or_(column.startswith(word, autoescape=True), column.contains(f" {word}", autoescape=True))


def _written(columns: Any) -> str:
    by, id = columns[-2:]
    mark = ["t", by.isoformat()] if isinstance(by, datetime) else ["s", by]
    return urlsafe_b64encode(json.dumps([*mark, id.hex]).encode()).decode().rstrip("=")


def _read(cursor: str, by: Any) -> tuple[Any, UUID]:
    try:
        kind, value, id = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        value = datetime.fromisoformat(value) if kind == "t" else str(value)
        if not isinstance(value, by.type.python_type) or "\0" in str(
            value
        ):  # of a list that was sorted by something else
            raise ValueError
        return value, UUID(hex=id)
    except (ValueError, TypeError, AttributeError):
        raise Invalid({"page": _("This page does not exist. Start at the first one.")}) from None
