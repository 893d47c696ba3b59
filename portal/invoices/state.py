"""What the screens of invoices know and do."""

import reflex as rx

from domain import invoices, notifications, payments
from domain.invoices import InvoiceRow, InvoiceView
from domain.paging import Page
from domain.payments import PaymentView, Ways
from domain.work import Work
from portal.arriving import Arriving, arriving, delivery_in, named_in
from portal.frame import FrameState
from portal.invoices.shapes import BillShape, InvoiceShape, bill_shape, invoice_shape
from ui.ask import ask, reading
from ui.gated import ForCustomer
from ui.sums import SumsShape, sums_shape

Whole = tuple[InvoiceView, tuple[PaymentView, ...], tuple[InvoiceRow, ...], Ways | None]


class InvoicesState(ForCustomer, Arriving, rx.State):
    """The list: what is open first on its own, then the others, newest first."""

    to_pay: list[BillShape] = []
    bills: list[BillShape] = []
    newer: str = ""
    older: str = ""
    has_any: bool = False
    firms: dict[str, str] = {}

    @rx.event
    async def load(self):
        with arriving(self):
            frame = await self.get_state(FrameState)
            self.firms = {firm.id: firm.name for firm in frame.firms}
            self.to_pay = []
            if frame.sees_invoices:
                rows = await ask(self, invoices.open_for_customer, shape=lambda rows: rows)
                self.to_pay = [bill_shape(row) for row in rows if frame.chosen in ("", str(row.company_id))]
            await self._turn(frame)

    @rx.event
    async def turn(self, after: str, before: str):
        """Another page of the list."""
        await self._turn(await self.get_state(FrameState), after=after or None, before=before or None)

    async def _turn(self, frame: FrameState, **where: str | None) -> None:
        found: Page[InvoiceRow] = Page()
        if frame.sees_invoices:
            firm_id = frame.chosen or None
            found = await ask(self, invoices.page, company_id=firm_id, size=20, **where, shape=lambda page: page)
        above = {bill.id for bill in self.to_pay}
        self.bills = [bill_shape(row) for row in found.rows if str(row.id) not in above]
        self.has_any = bool(found.rows or above)
        self.newer, self.older = found.newer or "", found.older or ""


class InvoiceState(ForCustomer, Arriving, rx.State):
    """One invoice: what for, how much is left, how to pay, what was paid."""

    invoice: InvoiceShape = InvoiceShape()
    sums: SumsShape = SumsShape()

    @rx.event
    async def load(self):
        wanted = named_in(self)
        if self.invoice.id != wanted:
            self.invoice, self.is_there = InvoiceShape(), False
            yield
        with arriving(self):
            found: Whole = await ask(self, _whole, wanted, shape=lambda found: found)
            view, paid, notes, ways = found
            self.invoice = invoice_shape(view, paid, notes, ways)
            self.sums = sums_shape(view.net_cents, view.vat, view.total_cents, view.currency)
            (await self.get_state(FrameState))._open(self.invoice.firm_id)
        if not self.is_there:
            self.invoice, self.sums = InvoiceShape(), SumsShape()

    @rx.event
    async def seen(self):
        """A person has the invoice before the eyes, through the message that led here."""
        if delivery := delivery_in(self):
            await ask(self, notifications.opened, delivery, shape=lambda _: None)


@reading
def _whole(work: Work, invoice_id: str) -> Whole:
    view = invoices.by_id(work, invoice_id)
    ways = payments.methods_for(work, view.id) if view.open_cents > 0 else None
    return view, payments.for_invoice(work, view.id), invoices.credit_notes(work, view.id), ways
