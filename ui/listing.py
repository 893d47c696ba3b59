"""Lists: search, one filter and keyset paging, kept in the address bar."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import reflex as rx

from domain.paging import Page
from ui.ask import ask
from ui.language import t, ta
from ui.parts import find, pager, tab, tabs

FIELDS = ("search", "status", "after", "before")


class Address(rx.Component):
    """Writes the list's place into the address bar. Shows nothing."""

    library = "$/public/address.js"
    tag = "Address"

    query: rx.Var[str]


class Listing(rx.State, mixin=True):
    """What a screen with a list has: `class QuotesState(ForStaff, Listing, rx.State)` with `rows` and `_show`.

    `_show` asks the domain for the page and keeps its rows: usually one line with `_page`.
    """

    search: str = ""
    status: str = ""
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
        self.search, self.status = wanted["search"], wanted["status"]
        self._after, self._before = wanted["after"], wanted["before"]
        await self._show()

    @rx.event
    async def find(self, text: str):
        self.search, self._after, self._before = text[:80], "", ""
        await self._show()

    @rx.event
    async def filter(self, status: str):
        self.status, self._after, self._before = status, "", ""
        await self._show()

    @rx.event
    async def show_newer(self):
        self._after, self._before = "", self.newer
        await self._show()

    @rx.event
    async def show_older(self):
        self._after, self._before = self.older, ""
        await self._show()

    async def _show(self) -> None:
        raise NotImplementedError

    async def _page(self, question: Callable[..., Page], shape: Callable[[Any], Any], **filters: Any) -> list:
        """One page of rows by the domain's question, each made a shape; keeps the cursors and the address."""
        page: Page = await ask(
            self,
            question,
            search=self.search,
            after=self._after or None,
            before=self._before or None,
            shape=lambda found: found.map(shape),
            **filters,
        )
        self.newer, self.older, self.is_loaded = page.newer or "", page.older or "", True
        kept = {"search": self.search, "status": self.status, "after": self._after, "before": self._before}
        self.query = urlencode({name: value for name, value in kept.items() if value})
        return list(page.rows)


def search_field(state: Any, label: str | rx.Var) -> rx.Component:
    """The search of a list; what is typed is looked for when the fingers pause."""
    return find(
        label, name="search", key="/", default_value=state.search, on_change=state.find.debounce(200),
    )  # fmt: skip


def list_pager(state: Any, where: Any = None, *, by_name: bool = False) -> rx.Component:
    """Newer and older, and the address bar's part."""
    turns = {"on_newer": state.show_newer, "on_older": state.show_older}
    return rx.fragment(
        Address.create(query=state.query),
        pager(where, newer=state.newer, older=state.older, by_name=by_name, **turns),
    )


def status_tabs(state: Any, names: Mapping[str, str], counts: Any) -> rx.Component:
    """A tab per status ("" is all of them) with its msgid; `counts`: a Var, status -> number as text."""
    return tabs(*[_status_tab(state, status, name, counts) for status, name in names.items()], label=ta("Which ones"))


def _status_tab(state: Any, status: str, name: str, counts: Any) -> rx.Component:
    number = rx.cond(counts.contains(status), rx.el.span(counts[status], class_name="count"))
    return tab(t(name), number, current=state.status == status, on_click=state.filter(status))
