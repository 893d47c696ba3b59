"""Writing a draft invoice: every field saves itself, and two clerks never overwrite each other."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import reflex as rx

from backoffice.invoices.shapes import Whole, whole
from domain import invoices
from domain.invoices import HeadForm
from domain.lines import LineForm
from domain.work import Work
from models.lines import LineKind
from ui.ask import ask
from ui.drafting import Drafting, saving
from ui.lines import LineShape, key_of, line_shapes


class Editing(Drafting, mixin=True):
    """The draft's side of the screen; it has `page` and `_take(found)`."""

    page: Whole = Whole()
    lines: list[LineShape] = []

    @rx.event
    async def save_head(self, field: str, text: str):
        """Title or address."""
        head = HeadForm(self.page.invoice.title, self.page.invoice.address_id)
        if field in ("title", "address_id"):
            await self._edit(invoices.edit_head, replace(head, **{field: text}), field=field, text=text)

    @rx.event
    async def save_line(self, line_id: str, field: str, text: str):
        stored = {item.id: form for item, form, _cents in self.page.forms}
        if line_id in stored and hasattr(stored[line_id], field):
            form = replace(stored[line_id], **{field: text})
            await self._edit_line(line_id, form, field=key_of(line_id, field), text=text)

    @rx.event
    async def add_line(self, at: int):
        await self._add(LineForm(tax=self._usual_rate()), at)

    @rx.event
    async def add_heading(self):
        await self._add(LineForm(kind=LineKind.HEADING, quantity="", tax=self._usual_rate()), len(self.lines))

    @rx.event
    async def place_line(self, line_id: str, to: int):
        with saving(self):
            self._take(await self._done(invoices.move_line, line_id, to=to))

    @rx.event
    async def remove_line(self, line_id: str):
        with saving(self):
            self._take(await self._done(invoices.remove_line, line_id))

    async def _edit(self, action: Callable, form: Any, *, field: str, text: str) -> None:
        with saving(self, field, text):
            self._take(await self._done(action, self.page.invoice.id, form))
        self._shape()

    async def _edit_line(self, line_id: str, form: LineForm, *, field: str, text: str) -> None:
        with saving(self, field, text):
            self._take(await self._done(invoices.change_line, line_id, form))
        self._shape()

    async def _add(self, form: LineForm, at: int) -> None:
        known = {line.id for line in self.lines}
        with saving(self):
            self._take(await self._done(_added, self.page.invoice.id, form, at=at))
            made = next((line.id for line in self.lines if line.id not in known), "")
            self._go_to(key_of(made, "title"))

    async def _done(self, action: Callable, *args: Any, **kwargs: Any) -> Whole:
        """Do it to the draft as it was seen here, and read what became of it."""
        invoice = self.page.invoice
        return await ask(
            self, _and_read, invoice.id, action, *args, revision=invoice.revision, shape=lambda found: found, **kwargs
        )

    def _usual_rate(self) -> str:
        return self.page.rates[0].value if self.page.rates else LineForm().tax

    def _take(self, found: Whole) -> None:
        self.page = found
        self._shape()

    def _shape(self) -> None:
        self.lines = line_shapes(self.page.forms, typed=self.typed, errors=self.errors)


def _and_read(work: Work, invoice_id: str, action: Callable, *args: Any, **kwargs: Any) -> Whole:
    action(work, *args, **kwargs)
    return whole(work, invoice_id)


def _added(work: Work, invoice_id: str, form: LineForm, *, at: int, revision: int) -> None:
    """A new line at its place."""
    invoice = invoices.add_line(work, invoice_id, form, revision=revision)
    items = invoices.by_id(work, invoice_id).items
    if at < len(items) - 1:
        invoices.move_line(work, items[-1].id, to=at, revision=invoice.revision)
