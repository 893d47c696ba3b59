"""Somebody who feeds handlers and routes what is not theirs, and keeps everything that comes back."""

import ast
import asyncio
import inspect
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import urlencode

from reflex_base.event import Event
from reflex_base.registry import RegisteredEventHandler
from sqlmodel import SQLModel

from app import app
from models.engine import engine
from tests.tab import Tab

ODD = ("../../etc/passwd", "' or 1=1 --", "", "%00", "x" * 400)  # path-like, malformed, none, endless
#: What a text argument that names no row is given, so that the handler gets as far as it can.
WORDS = {"field": "title", "text": "text", "step": "edit", "part": "papers", "status": "", "language": "nl"}
ROUTE_NAMES = ("id", "customer", "quote", "invoice", "order", "d", "after", "before", "next", "firm", "kind")


class Burglar(Tab):
    """A tab that remembers all it was ever sent. `loot` is the text of it."""

    def __init__(self, cookie: str = "") -> None:
        super().__init__(cookie=cookie)
        self.got: list[str] = []

    @property
    def loot(self) -> str:
        return "\n".join(self.got)

    def volley(self, shots: list[tuple[str, dict[str, Any], str]]) -> "Burglar":
        """Fire many events at once: name, payload, and the path the page claims to have."""
        with app.set_contexts():
            asyncio.run(self._fire(*(self._event(*shot) for shot in shots)))
        return self

    def _event(self, name: str, payload: dict[str, Any], path: str) -> Event:
        self.path = path
        return Event(name=name, payload=payload, router_data=self._router_data())

    async def _take_delta(self, token: str, delta: Any) -> None:
        self.got.append(repr(delta))
        await super()._take_delta(token, delta)

    async def _take_events(self, token: str, *events: Event) -> None:
        self.got += [repr(event) for event in events]
        await super()._take_events(token, *events)


def payloads(registered: RegisteredEventHandler, id: str) -> list[dict[str, Any]]:
    """Arguments for a handler with this id wherever an id could stand."""
    function = registered.handler.fn
    hints = get_type_hints(function)
    names = list(inspect.signature(function).parameters)[1:]
    words = words_in(Path(inspect.getsourcefile(function) or "").parent)
    everywhere = {name: _value(hints[name], id, words) for name in names}
    sensible = {name: WORDS[name] if name in WORDS and hints[name] is str else everywhere[name] for name in names}
    return [everywhere] if everywhere == sensible else [everywhere, sensible]


def takes_ids(registered: RegisteredEventHandler) -> bool:
    return len(inspect.signature(registered.handler.fn).parameters) > 1


def path_with(id: str) -> str:
    """A page's address that names this id in its path and in every query argument."""
    return f"/x/{id.replace('/', '%2F').replace('?', '')}?{urlencode(dict.fromkeys(ROUTE_NAMES, id))}"


@cache
def words_in(folder: Path) -> tuple[str, ...]:
    """Every short text in the sources of a screen: the names of its form inputs are among them."""
    trees = [ast.parse(path.read_text()) for path in sorted(folder.glob("*.py"))]
    texts = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    ids = ("customer_id", "address_id", "quote_id", "document_id", "file_id", "line_id", "owner_id", "terms_id", "id")
    return tuple(
        sorted({*ids, *(text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z_]{2,30}", text))})
    )


def _value(hint: Any, id: str, words: tuple[str, ...]) -> Any:
    if get_origin(hint) is list:
        return [id]
    if hint is dict or get_origin(hint) is dict:
        return dict.fromkeys(words, id)
    if get_origin(hint) is Literal:
        return get_args(hint)[-1]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)[-1].value
    return {bool: True, int: 1, float: 1.0}.get(hint, id)


@dataclass(frozen=True)
class Dump:
    """Every row there is, as the database keeps it: its mark, its text, and the rows it points at."""

    rows: dict[tuple[str, str], tuple[str, str, frozenset[str]]]

    def of(self, marks: set[str]) -> dict[tuple[str, str], str]:
        """The rows that belong to one of these marks."""
        return {key: text for key, (mark, text, _ids) in self.rows.items() if mark in marks}

    def lasting(self) -> dict[tuple[str, str], str]:
        """All rows but the counters of tries and the times of visits."""
        return {key: row[1] for key, row in self.rows.items() if key[0] not in ("rate_limit", "web_session")}

    def pointing_at(self, ids: list[str]) -> list[tuple[str, str]]:
        wanted = set(ids)
        return sorted(key for key, (_mark, _text, found) in self.rows.items() if found & wanted)


def dump(owners: dict[Any, str]) -> Dump:
    rows = {}
    with engine().connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            keys = [column.name for column in table.primary_key]
            pointers = [column.name for column in table.columns if column.name.endswith("_id")]
            for row in connection.execute(table.select()).mappings():
                key = (table.name, "/".join(str(row[name]) for name in keys))
                ids = frozenset(str(row[name]) for name in pointers)
                rows[key] = (_mark_of(table.name, row, owners), repr(tuple(row.values())), ids)
    return Dump(rows)


def _mark_of(table: str, row: Any, owners: dict[Any, str]) -> str:
    if table in ("web_session", "push_subscription", "foreign_identity"):
        return f"PRIVATE{owners.get(row['account_id'], '')}"
    own = [row["id"]] if table in ("customer", "company", "account") else []
    ids = [row.get(name) for name in ("customer_id", "company_id")]
    return next((owners[id] for id in (*own, *ids) if id in owners), "")


def marks_in(loot: str, marks: set[str]) -> list[str]:
    """Those of these marks that stand in a text; "FIRMAMARKSANNE" is not "FIRMAMARK"."""
    text = loot.lower()
    return sorted(mark for mark in marks if re.search(rf"{mark.lower()}(?![a-z])", text))
