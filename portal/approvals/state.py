"""What the page of an approval knows and does."""

from collections.abc import Callable
from functools import partial

import reflex as rx

from domain import approvals, documents, notifications, quotes
from domain.approvals import ApprovalView
from domain.quotes import Choice, CustomerQuote
from domain.work import Work
from models.document import Document
from portal.approvals.shapes import ApprovalShape, approval_shape
from portal.arriving import Arriving, arriving, delivery_in, named_in
from portal.consent import Consent
from portal.frame import FrameState
from portal.quotes.shapes import quote_shape
from ui.ask import ask, reading
from ui.gated import ForCustomer

Whole = tuple[ApprovalView, Document | None, CustomerQuote | None]


class ApprovalState(ForCustomer, Arriving, Consent, rx.State):
    """One approval, whatever it is for."""

    approval: ApprovalShape = ApprovalShape()
    total_cents: int = 0
    is_above_limit: bool = False

    @rx.event
    async def load(self):
        wanted = named_in(self)
        if self.approval.id != wanted:
            self._forget()
            yield
        with arriving(self):
            await self._show(await ask(self, _whole, wanted, shape=lambda found: found))
        if not self.is_there:
            self._forget()

    @rx.event
    async def toggle(self, line_id: str):
        """Switch an option of the quote; the server counts what that costs."""
        others = [one for one in self.chosen if one != line_id]
        self.chosen = others if line_id in self.chosen else [*others, line_id]
        await self._count()

    @rx.event
    async def seen(self):
        """A person has it before the eyes; opening the address alone never counts."""
        await ask(self, approvals.open, self.approval.id, shape=lambda _: None)
        if delivery := delivery_in(self):
            await ask(self, notifications.opened, delivery, shape=lambda _: None)

    async def _show(self, found: Whole) -> None:
        view, paper, quote = found
        shape = approval_shape(view, paper, quote_shape(quote, [], None) if quote else None)
        frame = await self.get_state(FrameState)
        frame._open(shape.firm_id)
        self.typed_name = self.typed_name or frame.me
        self.approval, self.is_above_limit = shape, view.is_above_limit
        self.total_cents = shape.cents
        if shape.can_decide and self.chosen:
            await self._count()

    async def _count(self) -> None:
        shown = self.approval
        choice: Choice = await ask(
            self, quotes.totals_with, shown.quote_id, shown.version, self.chosen, shape=lambda choice: choice
        )
        self.total_cents, self.is_above_limit = choice.totals.total_cents, choice.is_above_limit

    def _forget(self) -> None:
        self.approval, self.chosen, self.is_there, self.is_changed = ApprovalShape(), [], False, False
        self._close()

    def _approval_id(self) -> str:
        return self.approval.id

    def _reading(self) -> Callable[[Work], Whole]:
        return partial(_whole, approval_id=self.approval.id)


@reading
def _whole(work: Work, approval_id: str) -> Whole:
    view = approvals.by_id(work, approval_id)
    paper = documents.by_id(work, view.document_id) if view.document_id else None
    quote = quotes.for_customer(work, view.quote_id) if view.quote_id and not view.newer_id else None
    return view, paper, quote if quote and quote.approval.id == view.id else None
