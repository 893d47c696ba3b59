"""Lists: search, one filter, one order and keyset paging, kept in the address bar."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import reflex as rx

from domain.paging import Page
from ui.ask import ask
from ui.language import t, ta
from ui.parts import bones, find, pager, tab, tabs

FIELDS = ("search", "status", "sort", "after", "before")
UPWARDS_FIRST = ("name", "number", "kind", "status")  # of amounts and days one wants to see the greatest first


class Address(rx.Component):
    """Writes the list's place into the address bar. Shows nothing."""

    library = "$/public/address.js"
    tag = "Address"

    query: rx.Var[str]


class Listing(rx.State, mixin=True):
    """What a screen with a list has: `class QuotesState(ForStaff, Listing, rx.State)` with `rows` and `_show`.

    `_show` asks the domain for the page and keeps its rows: usually one line with `_page`. `sort` is the key of a
    column, with "-" before it when it goes downwards; "" is the list's own order.
    """

    search: str = ""
    status: str = ""
    sort: str = ""
    newer: str = ""
    older: str = ""
    query: str = ""
    is_loaded: bool = False
    _after: str = ""
    _before: str = ""

    @rx.event
    async def load(self):
        """Arrive, or come back after something happened: show what the address says."""
        given = parse_qs(urlsplit(self.router.url).query)
        wanted = {name: given.get(name, [""])[0][:200] for name in FIELDS}
        self.search, self.status, self.sort = wanted["search"], wanted["status"], wanted["sort"]
        self._after, self._before = wanted["after"], wanted["before"]
        await asyncio.gather(self._arrive(), self._show())

    @rx.event
    async def find(self, text: str):
        self.search, self._after, self._before = text[:80], "", ""
        await self._show()

    @rx.event
    async def filter(self, status: str):
        self.status, self._after, self._before = status, "", ""
        await self._show()

    @rx.event
    async def sort_by(self, key: str):
        """By this column; once more turns it round."""
        first, second = (key, f"-{key}") if key in UPWARDS_FIRST else (f"-{key}", key)
        self.sort, self._after, self._before = second if self.sort == first else first, "", ""
        await self._show()

    @rx.event
    async def show_newer(self):
        self._after, self._before = "", self.newer
        await self._show()

    @rx.event
    async def show_older(self):
        self._after, self._before = self.older, ""
        await self._show()

    async def _arrive(self) -> None:
        """What stands round the list and does not change with its place: asked anew when something happened."""

    async def _show(self) -> None:
        raise NotImplementedError

    async def _page(self, question: Callable[..., Page], shape: Callable[[Any], Any], **filters: Any) -> list:
        """One page of rows by the domain's question, each made a shape; keeps the cursors and the address."""
        page: Page = await ask(
            self,
            question,
            search=self.search,
            sort=self.sort,
            after=self._after or None,
            before=self._before or None,
            shape=lambda found: found.map(shape),
            **filters,
        )
        self.newer, self.older, self.is_loaded = page.newer or "", page.older or "", True
        kept = {"search": self.search, "status": self.status, "sort": self.sort}
        kept |= {"after": self._after, "before": self._before}
        self.query = urlencode({name: value for name, value in kept.items() if value})
        return list(page.rows)


def search_field(state: Any, label: str | rx.Var) -> rx.Component:
    """The search of a list; what is typed is looked for when the fingers pause."""
    return find(
        label, name="search", key="/", default_value=state.search, on_change=state.find.debounce(200),
    )  # fmt: skip


def list_body(state: Any, rows: Any, nothing: Any) -> rx.Component:
    """The list, why it is empty, or bones the first time; `rows` and `nothing` are components."""
    return rx.cond(state.is_loaded, rx.cond(state.rows.length() > 0, rows, nothing), bones(8))


def list_pager(state: Any, where: Any = None, *, by_name: bool = False) -> rx.Component:
    """Newer and older, or in another order previous and next; and the address bar's part. `where`: the usual order."""
    is_usual = state.sort == ""
    turns = {"on_newer": state.show_newer, "on_older": state.show_older}
    return rx.fragment(
        Address.create(query=state.query),
        pager(
            rx.cond(is_usual, where), newer=state.newer, older=state.older, by_name=by_name or ~is_usual, **turns,
        ),
    )  # fmt: skip


def sorting(state: Any, usual: str) -> dict[str, Any]:
    """Props of a `grid` whose heads sort; `usual` is the order the list has by itself ("-date")."""
    return {"sorted_by": rx.cond(state.sort == "", usual, state.sort), "on_sort": state.sort_by}


def status_tabs(state: Any, names: Mapping[str, str], counts: Any) -> rx.Component:
    """A tab per status ("" is all of them) with its msgid; `counts`: a Var, status -> number as text."""
    return tabs(*[_status_tab(state, status, name, counts) for status, name in names.items()], label=ta("Which ones"))


def _status_tab(state: Any, status: str, name: str, counts: Any) -> rx.Component:
    number = rx.cond(counts.contains(status), rx.el.span(counts[status], class_name="count"))
    return tab(t(name), number, current=state.status == status, on_click=state.filter(status))
