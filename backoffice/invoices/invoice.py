"""One invoice: written, issued, paid, corrected."""

from typing import Any

import reflex as rx

from backoffice.arriving import Arriving, arriving, named_in
from backoffice.invoices.editing import Editing
from backoffice.invoices.shapes import Whole, whole
from domain import invoices, notifications, payments
from domain.payments.rules import AlreadyBooked
from domain.problems import Conflict, Invalid
from ui.ask import ask
from ui.form import Form, cents_in, day_in, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.problems import tell


class InvoiceState(ForStaff, Arriving, Form, Editing, rx.State):
    """`is_twin`: a transfer like this one is booked already, so the clerk must say that it is another."""

    is_twin: bool = False
    is_part: bool = False

    @rx.event
    async def load(self):
        """Arrive at an invoice; nothing of the one before stays."""
        self._forget_draft()
        self.step, self.is_twin, self.is_part, self.page, self.lines = "", False, False, Whole(), []
        await self._read()

    @rx.event
    async def refresh(self):
        """Something happened elsewhere. A draft somebody writes here is left alone unless a colleague changed it."""
        if not self.page.invoice.is_draft:
            return await self._read()
        newest = await ask(self, whole, named_in(self), shape=lambda found: found)
        if newest.invoice.revision == self.page.invoice.revision and newest.invoice.is_draft:
            return None
        self.clash = Conflict.text
        return None

    @rx.event
    async def take_newest(self):
        """Show what a colleague made of it."""
        self._forget_draft()
        await self._read()

    @rx.event
    async def issue(self):
        """Number it and have it sent; from here on only a credit note corrects it."""
        self.busy, self.turn = True, self.turn + 1
        try:
            self._take(await self._done(invoices.issue, self.page.invoice.id))
            return tell(N_("Issued as {number}. It goes to the customer now."), number=self.page.invoice.number)
        except Invalid as problem:
            self.errors = {**self.errors, **problem.errors}
            self._shape()
            self._go_to(next(iter(problem.errors)))
        finally:
            self.busy = False

    @rx.event
    async def discard(self):
        invoice = self.page.invoice
        await ask(self, invoices.discard, invoice.id, revision=invoice.revision)
        return rx.redirect("/office/invoices")

    @rx.event
    async def open_step(self, step: str):
        self.errors, self.is_twin, self.is_part, self.step = {}, False, False, step

    @rx.event
    async def choose_part(self, is_part: bool):  # noqa: FBT001  an event's argument
        self.is_part = is_part

    @rx.event
    async def book(self, form: dict[str, Any]):
        """Money on the bank account. The same amount on the same day again must be meant."""
        with filling(self):
            try:
                amount, day = cents_in(form, "amount") or 0, day_in(form, "on")
                await ask(
                    self, payments.book_transfer, self.page.invoice.id, amount, day,
                    note=text_in(form, "note"), is_another=bool(form.get("is_another")),
                )  # fmt: skip
            except AlreadyBooked:
                self.is_twin = True
                return None
            await self._done_here()
            return tell(N_("Booked."))

    @rx.event
    async def credit(self, form: dict[str, Any]):
        """Correct the invoice, wholly or in part; the customer gets the credit note."""
        with filling(self):
            reason, part = text_in(form, "reason"), (cents_in(form, "amount") or 0) if self.is_part else None
            invoice = self.page.invoice.id
            number = await ask(
                self, invoices.credit, invoice, reason=reason, amount_cents=part, shape=lambda note: note.number
            )
            await self._done_here()
            return tell(N_("Credit note {number} goes to the customer."), number=number)

    @rx.event
    async def resend(self, delivery_id: str):
        await ask(self, notifications.resend, delivery_id)
        await self._read()
        return tell(N_("The message goes out again."))

    async def _done_here(self) -> None:
        self.step = ""
        await self._read()

    async def _read(self) -> None:
        with arriving(self):
            self._take(await ask(self, whole, named_in(self), shape=lambda found: found))
