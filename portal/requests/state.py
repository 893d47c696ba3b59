"""What the list of requests, a new one and one of them know and do."""

from typing import Any

import reflex as rx

from domain import notifications, requests
from domain.access import Right
from domain.paging import Page
from domain.requests import Counter, DraftRow, RequestRow
from domain.work import Work
from portal.arriving import Arriving, arriving, delivery_in, named_in
from portal.frame import FrameState
from portal.requests.shapes import (
    CounterShape,
    DraftRowShape,
    RequestShape,
    RowShape,
    counter_shape,
    draft_row_shape,
    request_shape,
    row_shape,
)
from ui.ask import ask, reading
from ui.form import Form, filling, text_in
from ui.gated import ForCustomer
from ui.language import N_
from ui.problems import tell

Found = tuple[tuple[DraftRow, ...], Page[RequestRow]]


class RequestsState(ForCustomer, Arriving, rx.State):
    """Drafts one may go on with, and what was sent, over all firms or of the chosen one."""

    drafts: list[DraftRowShape] = []
    rows: list[RowShape] = []
    newer: str = ""
    older: str = ""
    may_ask: bool = False

    @rx.event
    async def load(self):
        with arriving(self):
            await self._turn()

    @rx.event
    async def turn(self, after: str, before: str):
        """Another page of the list."""
        await self._turn(after=after or None, before=before or None)

    async def _turn(self, **where: str | None) -> None:
        frame = await self.get_state(FrameState)
        found = await ask(self, _asked, frame.chosen or None, where, shape=lambda found: found)
        self.may_ask = found is not None
        drafts, page = found or ((), Page())
        self.drafts = [draft_row_shape(row) for row in drafts]
        self.rows = [row_shape(row) for row in page.rows]
        self.newer, self.older = page.newer or "", page.older or ""


class NewRequestState(ForCustomer, Arriving, rx.State):
    """For which firm, record or project, and what kind of work. A sticker or a project narrows it to where that is."""

    counters: list[CounterShape] = []
    chosen: str = ""
    sticker: str = ""
    project: str = ""

    @rx.event
    async def load(self):
        asked = self.router.url.query_parameters
        self.sticker, self.project = asked.get("sticker", "")[:60], asked.get("project", "")[:60]
        with arriving(self):
            frame = await self.get_state(FrameState)
            found: tuple[Counter, ...] = await ask(
                self, requests.counters, company_id=frame.chosen or None, project_id=self.project or None,
                sticker=self.sticker, shape=lambda found: found,
            )  # fmt: skip
            self.counters = [counter_shape(one) for one in found]
            self.chosen = self.counters[0].key if len(self.counters) == 1 else ""

    @rx.event
    def choose(self, key: str):
        """For this firm; "" goes back to all of them."""
        self.chosen = key[:40]

    @rx.event
    async def begin(self, kind_id: str):
        """A draft of this kind at the chosen firm, or the one that is open already."""
        counter = next((one for one in self.counters if one.key == self.chosen), CounterShape())
        id = await ask(
            self, requests.begin, kind_id, counter.customer, project_id=counter.project or self.project or None,
            sticker=self.sticker, shape=lambda draft: str(draft.id),
        )  # fmt: skip
        return rx.redirect(f"/requests/drafts/{id}")


class RequestState(ForCustomer, Arriving, Form, rx.State):
    """One request that was sent: how it stands, what was asked back, what was said."""

    request: RequestShape = RequestShape()

    @rx.event
    async def load(self):
        wanted = named_in(self)
        if self.request.id != wanted:
            self.request, self.is_there, self.errors = RequestShape(), False, {}
            yield
        with arriving(self):
            await self._look(wanted)
            (await self.get_state(FrameState))._show(self.request.firm_id)
        if not self.is_there:
            self.request = RequestShape()

    @rx.event
    async def answer(self, form: dict[str, Any]):
        """What the firm asked back."""
        with filling(self):
            await ask(self, requests.answer, self.request.id, text_in(form, "text"))
            await self._look(self.request.id)
            return tell(N_("Sent. The firm sees your answer now."))

    @rx.event
    async def withdraw(self):
        await ask(self, requests.withdraw, self.request.id)
        await self._look(self.request.id)

    @rx.event
    async def seen(self):
        if delivery := delivery_in(self):
            await ask(self, notifications.opened, delivery, shape=lambda _: None)

    async def _look(self, id: str) -> None:
        self.request = await ask(self, requests.for_customer, id, shape=request_shape)


@reading
def _asked(work: Work, firm_id: str | None, where: dict[str, Any]) -> Found | None:
    """None where the visitor may not ask for anything."""
    if not work.actor.may(Right.MAKE_REQUESTS):
        return None
    return requests.drafts(work, company_id=firm_id), requests.mine(work, company_id=firm_id, **where)
