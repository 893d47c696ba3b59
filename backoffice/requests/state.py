"""Requests of customers: the list, and one of them with all that can be made of it."""

from typing import Any

import reflex as rx

from backoffice.arriving import Arriving, arriving, named_in
from backoffice.requests.shapes import RequestLine, RequestShape, line_of, request_shape
from domain import facts, requests
from domain.work import Work
from ui.ask import ask, reading
from ui.facts import fact_shapes
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.listing import Listing


class RequestsState(ForStaff, Listing, rx.State):
    """All requests, the newest first; `status` is the group that is shown."""

    rows: list[RequestLine] = []
    counts: dict[str, str] = {}

    async def _arrive(self) -> None:
        found: dict[str, int] = await ask(self, requests.counts, shape=lambda counts: counts)
        self.counts = {group: str(number) for group, number in found.items() if number}

    async def _show(self) -> None:
        self.rows = await self._page(requests.page, line_of, group=self.status)


class RequestState(ForStaff, Arriving, Form, rx.State):
    """One request: what was said, asking back, and what it becomes."""

    request: RequestShape = RequestShape()

    @rx.event
    async def load(self):
        if self.request.id != named_in(self):
            self.request, self.is_there, self.step = RequestShape(), False, ""
        with arriving(self):
            await self._reload()

    @rx.event
    def show(self, step: str):
        """Open what lies over the page."""
        self.step, self.errors = step[:20], {}

    @rx.event
    async def make_quote(self):
        there = await ask(self, requests.make_quote, self.request.id, shape=lambda id: f"/office/quotes/{id}")
        return rx.redirect(there)

    @rx.event
    async def make_order(self):
        there = await ask(self, requests.make_order, self.request.id, shape=lambda id: f"/office/orders/{id}")
        return rx.redirect(there)

    @rx.event
    async def make_project(self):
        there = await ask(self, requests.make_project, self.request.id, shape=lambda id: f"/office/projects/{id}")
        return rx.redirect(there)

    @rx.event
    async def ask_back(self, form: dict[str, Any]):
        with filling(self):
            await ask(self, requests.ask_back, self.request.id, text_in(form, "text"))
            self.step = ""
            await self._reload()

    @rx.event
    async def decline(self, form: dict[str, Any]):
        with filling(self):
            await ask(self, requests.decline, self.request.id, text_in(form, "reason"))
            self.step = ""
            await self._reload()

    async def _reload(self) -> None:
        self.request = await ask(self, _whole, named_in(self), shape=lambda found: found)


@reading
def _whole(work: Work, request_id: str) -> RequestShape:
    found = requests.by_id(work, request_id)
    return request_shape(found, fact_shapes(facts.about(work, found.id, limit=40)))
