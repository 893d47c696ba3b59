"""Lists of any length, a page at a time: page 1000 costs what the first one costs (keyset paging)."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, NoReturn, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, or_, tuple_
from sqlmodel import func, select

from domain.problems import Invalid
from domain.texts import _
from domain.work import Work
from models.base import Choice
from models.fact import ActorKind
from models.search import LAST, SearchWord, begins_with, walk_in_order

R = TypeVar("R")
S = TypeVar("S")

SIZES = range(1, 201)
USUAL = 25  # rows: a screen and a little; more would make whoever turns the page wait for what nobody sees yet
FEW = 2000  # a word of so few rows leads to them; for one of more rows it is quicker to walk along the list
HARDLY_ANY = 50  # rows: the other words need not be counted
_NUMBER = re.compile(r"([a-z][a-z0-9-]{0,11})?\d{4}-\d{0,10}")  # of a year's series, from its start


@dataclass(frozen=True)
class Page(Generic[R]):
    """Rows, and cursors to the pages before and after; None where there is no such page."""

    rows: tuple[R, ...] = ()
    newer: str | None = None
    older: str | None = None

    def map(self, shape: Callable[[R], S]) -> "Page[S]":
        return Page(tuple(shape(row) for row in self.rows), self.newer, self.older)


@dataclass(frozen=True)
class Order:
    """How a list is sorted: by these columns and then by id, all the same way round."""

    columns: tuple[Any, ...]
    downwards: bool = True


def order_of(sort: str, offered: Mapping[str, tuple[Any, ...]], *, usual: str) -> Order:
    """The order somebody chose by its key ("total", "-total" downwards); what is not offered is the usual one.

    Each of the offered columns needs an index that begins with the company, the column and the id.
    """
    sort = sort if sort.removeprefix("-") in offered else usual
    return Order(offered[sort.removeprefix("-")], sort.startswith("-"))


def page_of(
    work: Work,
    query: Any,
    row: Callable[..., R],
    *,
    by: Order,
    id: Any,
    search: str = "",
    among: Any = None,
    apart: Sequence[ColumnElement[bool]] | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[R]:
    """One page of a select of columns, each made a row by `row(*columns)`.

    `after` is the cursor `older` of the page before it, `before` the cursor `newer` of the page behind it. `search` is
    what somebody typed, looked for in the kind of row `among`: the start of a number, or the starts of words.
    `apart`: conditions that each take a part of the rows; each part is read along its own index, none is sorted whole.
    """
    size = min(max(size, SIZES.start), SIZES.stop - 1)
    cursor, is_back = (before, True) if before else (after, False)
    downwards, columns = by.downwards is not is_back, by.columns
    search = search.replace("\0", "").strip()[:80]
    if search and hasattr(among, "number") and _NUMBER.fullmatch(search.lower()):
        query = query.where(*_numbers(among.number, search.upper(), downwards if cursor else None))
        columns = (among.number,)
    elif search:
        query = query.where(*_matching(work, among, search.lower().split()[:6]))
    if cursor:
        here, there = tuple_(*columns, id), tuple_(*_read(cursor, columns))
        query = query.where(here < there if downwards else here > there)
    order = [column.desc() if downwards else column.asc() for column in (*columns, id)]
    query = query.add_columns(*columns, id).order_by(*order).limit(size + 1)
    found = (
        _together(work, query, apart, len(columns) + 1, downwards)
        if apart is not None
        else work.session.exec(query).all()
    )
    has_more, found = len(found) > size, list(found[:size])
    if is_back:
        found.reverse()
    keys = len(columns) + 1
    rows = tuple(row(*values[:-keys]) for values in found)
    if not found:
        return Page(rows)
    has_newer, has_older = (has_more, True) if is_back else (bool(cursor), has_more)
    first, last = (_written(values[-keys:]) for values in (found[0], found[-1]))
    return Page(rows, first if has_newer else None, last if has_older else None)


def _together(work: Work, query: Any, apart: Sequence[Any], keys: int, downwards: bool) -> list[Any]:  # noqa: FBT001
    """The first rows of every part, sorted into one another."""
    rows = [values for part in apart for values in work.session.exec(query.where(part))]
    return sorted(rows, key=lambda values: tuple(values[-keys:]), reverse=downwards)


def _numbers(number: Any, start: str, downwards: bool | None) -> list[ColumnElement[bool]]:  # noqa: FBT001
    """The numbers that start like this. SQLite seeks by one bound only: on the cursor's side that is the cursor."""
    above, below = number >= start, number < start + LAST
    return [above] if downwards else [below] if downwards is False else [above, below]


def _matching(work: Work, kind: Any, words: list[str]) -> list[ColumnElement[bool]]:
    """Every word stands in the row's text; the rarest one leads there, if it is rare."""
    conditions = [_has_word(kind.search, word) for word in words]
    if work.actor.kind is ActorKind.CUSTOMER:  # sees no words, and has few rows
        return conditions
    if rarest := _rare(work, kind, words):
        led = select(SearchWord.subject_id).where(begins_with(kind, rarest))
        return [*conditions, kind.id.in_(led)]
    walk_in_order(work.session)
    return conditions


def _rare(work: Work, kind: Any, words: list[str]) -> str | None:
    """The rarest of these words, if it is rare; a long word that hardly any row has is rare enough."""
    counted: list[tuple[int, str]] = []
    for word in sorted(words, key=len, reverse=True):
        counted.append((_count(work, kind, word), word))
        if counted[-1][0] < HARDLY_ANY:
            break
    count, rarest = min(counted)
    return rarest if count < FEW else None


def _count(work: Work, kind: Any, word: str) -> int:
    """How many rows have such a word; stops counting at FEW."""
    found = select(SearchWord.subject_id).where(begins_with(kind, word)).limit(FEW).subquery()
    return work.session.exec(select(func.count()).select_from(found)).one()


def _has_word(column: Any, word: str) -> ColumnElement[bool]:
    return or_(column.startswith(word, autoescape=True), column.contains(f" {word}", autoescape=True))


def _written(key: Any) -> str:
    *values, id = key
    return urlsafe_b64encode(json.dumps([*map(_mark, values), id.hex]).encode()).decode().rstrip("=")


def _mark(value: Any) -> Any:
    return [value.isoformat()] if isinstance(value, datetime) else value  # a list: no text is taken for a moment


def _read(cursor: str, columns: tuple[Any, ...]) -> tuple[Any, ...]:
    try:
        *values, id = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        pairs = zip(values, columns, strict=True)  # another length: the list was sorted by something else
        return *(_value(value, column) for value, column in pairs), UUID(hex=id)
    except (ValueError, TypeError, AttributeError):
        raise Invalid({"page": _("This page does not exist. Start at the first one.")}) from None


def _value(value: Any, column: Any) -> Any:
    """A value of a cursor as the column keeps it. Raises ValueError: people may write into the address bar."""
    plain = getattr(column.type, "impl_instance", column.type).python_type  # behind types of our own
    if plain is datetime:
        return datetime.fromisoformat(*value) if isinstance(value, list) else _not_of_this_order()
    if type(value) is not plain or "\0" in str(value):
        _not_of_this_order()
    return column.type.kind(value) if isinstance(column.type, Choice) else value


def _not_of_this_order() -> NoReturn:
    raise ValueError("the place is of another order")
