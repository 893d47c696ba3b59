"""What the screens of quotes know and do."""

from collections.abc import Callable
from functools import partial
from typing import Any

import reflex as rx

from domain import approvals as consents
from domain import companies, documents, notifications, orders, quotes
from domain.documents import DocumentRow
from domain.orders import OrderFull
from domain.paging import Page
from domain.quotes import Choice, CustomerQuote, OfferRow
from domain.work import Work
from portal.arriving import Arriving, arriving, delivery_in, named_in
from portal.consent import Consent
from portal.frame import FrameState
from portal.quotes.shapes import OfferShape, QuoteShape, offer_shape, quote_shape
from ui.ask import ask, reading
from ui.form import filling
from ui.gated import ForCustomer
from ui.language import N_
from ui.problems import tell
from ui.sums import SumsShape, sums_of

Whole = tuple[CustomerQuote, list[DocumentRow], OrderFull | None]


class QuotesState(ForCustomer, Arriving, rx.State):
    """The list: the newest version of each quote, over all firms or of the chosen one."""

    quotes: list[OfferShape] = []
    newer: str = ""
    older: str = ""

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
        found: Page[OfferRow] = Page()
        if frame.sees_quotes:
            found = await ask(self, quotes.offers, company_id=frame.chosen or None, **where, shape=lambda page: page)
        self.quotes = [offer_shape(row) for row in found.rows]
        self.newer, self.older = found.newer or "", found.older or ""


class QuoteState(ForCustomer, Arriving, Consent, rx.State):
    """One quote: read, choose, ask, and decide."""

    quote: QuoteShape = QuoteShape()
    sums: SumsShape = SumsShape()
    needs_proof: bool = False
    is_above_limit: bool = False
    terms: str = ""
    asked_line: str = ""

    @rx.event
    async def load(self):
        """Also runs when the firm answers or sends a new version: what was chosen and typed stays."""
        wanted = named_in(self)
        if self.quote.id != wanted:
            self._forget()
            yield
        with arriving(self):
            await self._show(await ask(self, _whole, wanted, shape=lambda found: found))
        if not self.is_there:
            self._forget()

    @rx.event
    async def toggle(self, line_id: str):
        """Switch an option; the server counts what that costs."""
        others = [one for one in self.chosen if one != line_id]
        self.chosen = others if line_id in self.chosen else [*others, line_id]
        await self._count()

    @rx.event
    async def ask_about(self, form: dict[str, Any]):
        """A question about one line; about the quote as a whole one writes a message."""
        self.asked_line = str(form.get("line_id", ""))
        with filling(self):
            text = str(form.get("text", ""))
            await ask(self, quotes.ask, self.quote.id, self.asked_line, text, shape=lambda _: None)
            return QuoteState.load

    @rx.event
    async def ask_for_change(self, form: dict[str, Any]):
        with filling(self):
            text = str(form.get("text", ""))
            await ask(self, quotes.ask_for_change, self.quote.approval_id, text, shape=lambda _: None)
            self._close()
            return [QuoteState.load, tell(N_("Sent. The firm looks at it and answers here."))]

    @rx.event
    async def read_terms(self):
        """The words of exactly the version that applies."""
        if not self.terms:
            self.terms = await ask(self, companies.terms, self.quote.terms_id, shape=lambda terms: terms.text)

    @rx.event
    async def seen(self):
        """A person has the quote before the eyes."""
        await ask(self, consents.open, self.quote.approval_id, shape=lambda _: None)
        if delivery := delivery_in(self):
            await ask(self, notifications.opened, delivery, shape=lambda _: None)

    async def _show(self, found: Whole) -> None:
        quote, papers, order = found
        shown = quote_shape(quote, papers, order)
        frame = await self.get_state(FrameState)
        frame._open(shown.firm_id)
        self.typed_name = self.typed_name or frame.me
        self._take(shown, quote)
        if shown.can_decide and self.chosen:
            await self._count()

    def _take(self, shown: QuoteShape, quote: CustomerQuote) -> None:
        """What came; another version than the one that was open closes the step of agreeing."""
        if self.quote.version not in (0, shown.version):
            self.is_changed, self.chosen = True, []
            self._close()
        if not shown.can_decide:
            self.chosen = sorted(quote.chosen)
        self.quote, self.sums = shown, sums_of(quote.totals, shown.currency)
        self.needs_proof, self.is_above_limit = quote.approval.needs_proof, quote.approval.is_above_limit

    async def _count(self) -> None:
        quote = self.quote
        choice: Choice = await ask(
            self, quotes.totals_with, quote.id, quote.version, self.chosen, shape=lambda choice: choice
        )
        self.sums = sums_of(choice.totals, quote.currency)
        self.needs_proof, self.is_above_limit = choice.needs_proof, choice.is_above_limit

    def _forget(self) -> None:
        """Another quote than before: nothing of that one may show."""
        self.quote, self.sums, self.chosen, self.terms = QuoteShape(), SumsShape(), [], ""
        self.is_there = self.is_changed = False
        self._close()

    def _approval_id(self) -> str:
        return self.quote.approval_id

    def _reading(self) -> Callable[[Work], Whole]:
        return partial(_whole, quote_id=self.quote.id)


@reading
def _whole(work: Work, quote_id: str) -> Whole:
    quote = quotes.for_customer(work, quote_id)
    return quote, documents.of_quote(work, quote.id), orders.of_quote(work, quote.id)
