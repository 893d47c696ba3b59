"""One quote: written, sent, talked about, followed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import reflex as rx

from backoffice.arriving import Arriving, arriving, named_in
from backoffice.quotes.news import change_shape, news
from backoffice.quotes.reading import Edited, edited, files_of, gaps_of, head_of, whole
from backoffice.quotes.shapes import ChangeShape, Choices, FileShape, GapShape, HeadShape, PhoneShape, RailShape
from domain import documents, invoices, notifications, quotes
from domain.lines import LineForm
from domain.quotes import Draft, QuoteForm
from domain.quotes.rules import EditedMeanwhile
from models.lines import LineKind
from ui.ask import ask
from ui.drafting import Drafting, saving
from ui.form import Form, filling
from ui.gated import ForStaff
from ui.language import N_
from ui.lines import FIELDS, LineShape, SaidShape, key_of, line_shapes
from ui.problems import tell
from ui.sums import SumsShape, sums_of

HEAD = ("title", "intro", "valid_until", "address_id", "terms_id")


class QuoteState(ForStaff, Arriving, Form, Drafting, rx.State):
    """The editor. What is typed saves itself; after a clash with a colleague it stays in its field."""

    head: HeadShape = HeadShape()
    lines: list[LineShape] = []
    files: list[FileShape] = []
    sums: SumsShape = SumsShape()
    all_options_cents: int = 0
    gaps: list[GapShape] = []
    phone: PhoneShape = PhoneShape()
    rail: RailShape = RailShape()
    choices: Choices = Choices()
    compared: int = 0
    changes: list[ChangeShape] = []
    asked: str = ""
    _draft: Draft | None = None
    _said: dict[str, list[SaidShape]] = {}
    _fresh: str = ""

    @rx.event
    async def load(self):
        """Also runs when something happened in the firm: what is typed stays."""
        if self.head.id != named_in(self):
            self._forget()
        with arriving(self):
            await self._reload()

    @rx.event
    async def save_head(self, field: str, text: str):
        if field in HEAD:
            await self._save_head(field, text)

    @rx.event
    async def save_line(self, line_id: str, field: str, text: str):
        if field in FIELDS:
            await self._save_line(line_id, field, text)

    @rx.event
    async def add_line(self, at: int):
        """A new line at this place, and the cursor in it."""
        await self._add(LineForm(tax=self._usual_rate()), at)

    @rx.event
    async def add_heading(self):
        await self._add(LineForm(kind=LineKind.HEADING, tax=self._usual_rate()), len(self.lines))

    @rx.event
    async def place_line(self, line_id: str, to: int):
        await self._edit(quotes.move_line, line_id, to=max(0, to))

    @rx.event
    async def remove_line(self, line_id: str):
        await self._edit(quotes.remove_line, line_id)

    @rx.event
    async def save_mine(self):
        """After a clash: my text wins, on top of what the colleague did elsewhere."""
        self.clash, self.news = "", []
        for key, text in dict(self.typed).items():
            if key.startswith("line:"):
                _line, line_id, field = key.split(":")
                await self._save_line(line_id, field, text)
            else:
                await self._save_head(key, text)

    @rx.event
    async def take_theirs(self):
        """After a clash, or having read what a colleague changed: the colleague's text stands."""
        self._forget_draft()
        await self._reload()

    @rx.event
    async def attach(self, ids: list[str]):
        for id in ids[:20]:
            await ask(self, documents.attach, self.head.id, id)
        await self._reload()

    @rx.event
    async def detach(self, document_id: str):
        await self._edit(quotes.detach, document_id)

    @rx.event
    async def send(self):
        """Send it, or go to what is still missing."""
        self._fresh = ""
        if self.typed:
            self._go_to(next(iter(self.typed)))
            return
        self.busy = True
        yield
        sent: Edited | None = None
        with saving(self):
            sent = await ask(self, edited, quotes.send, self.head.id, self._revision(), shape=lambda made: made)
        self.busy = False
        await self._reload()
        if sent:
            yield tell(
                N_("Version {version} is on its way to {name}."), version=sent.draft.version, name=self.head.customer
            )
        elif self.errors:
            self._go_to(next(iter(self.errors)))

    @rx.event
    async def answer(self, form: dict[str, Any]):
        self.asked = str(form.get("question") or "")
        with filling(self):
            await ask(self, quotes.answer, self.asked, str(form.get("text") or ""))
            await self._reload()

    @rx.event
    async def compare(self, version: int):
        """What changed from the version before to this one; once more folds it."""
        if self.compared == version:
            self.compared, self.changes = 0, []
            return
        currency = self.head.currency
        self.changes = await ask(
            self, quotes.compare, self.head.id, version - 1, version,
            shape=lambda found: [change_shape(change, currency) for change in found],
        )  # fmt: skip
        self.compared = version

    @rx.event
    async def show(self, step: str):
        """Open what lies over the page."""
        self.step = step[:20]

    @rx.event
    async def withdraw(self, form: dict[str, Any]):
        with filling(self):
            reason = str(form.get("reason") or "")
            await ask(self, quotes.withdraw, self.head.id, reason=reason)
            self.step = ""
            await self._reload()

    @rx.event
    async def duplicate(self):
        id = await ask(self, quotes.duplicate, self.head.id, shape=lambda draft: str(draft.id))
        return rx.redirect(f"/office/quotes/{id}")

    @rx.event
    async def discard(self):
        await ask(self, quotes.discard, self.head.id, self._revision())
        return rx.redirect("/office/quotes")

    @rx.event
    async def resend(self, delivery_id: str):
        await ask(self, notifications.resend, delivery_id)
        await self._reload()

    @rx.event
    async def make_invoice(self):
        id = await ask(self, invoices.make_from_order, self.rail.order_id, shape=lambda invoice: str(invoice.id))
        return rx.redirect(f"/office/invoices/{id}")

    async def _save_head(self, field: str, text: str) -> None:
        form = replace(self._form(), **{field: text or None if field.endswith("_id") else text})
        await self._edit(quotes.edit, form, key=field, text=text)

    async def _save_line(self, line_id: str, field: str, text: str) -> None:
        form = replace(self._line_form(line_id), **{field: text})
        await self._edit(quotes.change_line, line_id, form, key=key_of(line_id, field), text=text)

    async def _add(self, form: LineForm, at: int) -> None:
        draft = await self._edit(quotes.add_line, form, at=at)
        if draft:
            self._fresh = draft.last_line_id
            self._show(draft)
            self._go_to(key_of(draft.last_line_id, "title"))

    async def _edit(
        self, action: Callable[..., Draft], *args: Any, key: str = "", text: str = "", **kwargs: Any
    ) -> Draft | None:
        """One edit of the working copy. None when it was refused; the text is kept then."""
        made: Edited | None = None
        with saving(self, key, text):
            self._assert_seen(key)
            quote_id, revision = self.head.id, self._revision()
            made = await ask(self, edited, action, quote_id, revision, *args, **kwargs, shape=lambda done: done)
        if made:
            self.phone, self._fresh = made.phone, self._fresh if self._fresh in key else ""
            self._show(made.draft)
            return made.draft
        await self._reload() if self.clash else self._show(self._draft)
        return None

    async def _reload(self) -> None:
        """Look at everything again; what a colleague changed meanwhile is told."""
        before = self._draft
        found = await ask(self, whole, named_in(self), shape=lambda found: found)
        if before and before.id == found.draft.id and before.revision != found.draft.revision:
            self.news = news(before, found.draft)
        self.phone, self.rail, self.choices, self._said = found.phone, found.rail, found.choices, found.said
        self._show(found.draft)

    def _show(self, draft: Draft | None) -> None:
        if draft is None:
            return
        self._draft = draft
        self.gaps = gaps_of(draft, {key: self.errors[key] for key in self.typed if key in self.errors})
        self.head, self.files = head_of(draft, self.typed), files_of(draft)
        self.sums = sums_of(draft.totals, draft.currency)
        self.all_options_cents = draft.totals_with_options.total_cents
        wrong = {gap.key: gap.text for gap in self.gaps if not self._fresh or self._fresh not in gap.key}
        self.lines = line_shapes(
            [(line.item, line.typed, line.amount_cents) for line in draft.lines],
            typed=self.typed,
            errors=wrong | self.errors,
            said=self._said,
        )

    def _assert_seen(self, field: str) -> None:
        """Nobody overwrites a colleague's text that came in while they were typing."""
        if field in {one.key for one in self.news}:
            raise EditedMeanwhile

    def _form(self) -> QuoteForm:
        draft = self._draft
        assert draft  # an editor without a quote is not shown
        return QuoteForm(draft.title, draft.intro, draft.valid_until, draft.address_id, draft.terms_id)

    def _line_form(self, line_id: str) -> LineForm:
        found = [line.typed for line in self._draft.lines if line.item.id == line_id] if self._draft else []
        return found[0] if found else LineForm()  # of a line that is gone: the domain says so

    def _usual_rate(self) -> str:
        return self.choices.rates[0].value if self.choices.rates else LineForm().tax

    def _revision(self) -> int:
        return self._draft.revision if self._draft else 0

    def _forget(self) -> None:
        """Another quote than before: nothing of that one may show."""
        self._forget_draft()
        self._draft, self._said, self._fresh = None, {}, ""
        self.head, self.rail, self.compared, self.changes, self.step = HeadShape(), RailShape(), 0, [], ""
        self.is_there = False
