"""The list of invoices, and the way to a new one."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.customer_choice import CustomerChoice
from domain import invoices
from domain.access import Right
from domain.invoices import InvoiceRow
from domain.paging import USUAL
from domain.work import Work
from models.invoice import InvoiceKind, InvoiceStatus
from ui.ask import ask, reading
from ui.choosing import Choosing
from ui.form import Form, filling
from ui.gated import ForStaff
from ui.language import N_
from ui.listing import Listing
from ui.problems import tell

#: "" is all of them; a run of drafts is issued from one page.
TABS = {
    "": N_("All"),
    "draft": N_("Drafts"),
    "open": N_("Open"),
    "overdue": N_("Overdue"),
    "paid": N_("Paid"),
    "credited": N_("Credited"),
}
RUN = 200


@dataclass(frozen=True)
class InvoiceLine:
    """A line of the list; `status` also tells overdue and credit notes. Days are ISO, "" while there is none."""

    id: str = ""
    number: str = ""
    customer: str = ""
    title: str = ""
    status: str = ""
    cents: int = 0
    open_cents: int = 0
    at: str = ""
    due_on: str = ""


class InvoicesState(ForStaff, Listing, Choosing, rx.State):
    """All invoices and credit notes, the newest first."""

    rows: list[InvoiceLine] = []
    may_issue: bool = False

    @rx.event
    async def issue_chosen(self):
        """Number and send the chosen drafts, each on its own: one that is not complete holds up no other."""
        count = await ask(self, invoices.issue_many, self.chosen, shape=lambda count: count)
        self._choose([])
        yield tell(N_("{count} invoices are being issued."), count=count)
        await self._show()

    async def _show(self) -> None:
        self.status = self.status if self.status in TABS else ""
        size = RUN if self.status == InvoiceStatus.DRAFT else USUAL
        self.rows = await self._page(invoices.page, line_of, status=self.status or None, size=size)
        self.may_issue = await ask(self, may_edit, shape=lambda may: may)
        self._choose(self.chosen)


class NewInvoiceState(ForStaff, Form, CustomerChoice, rx.State):
    """For whom, and what about? The lines are written in the draft itself."""

    @rx.event
    async def load(self):
        self.errors = {}
        await self._arrive()

    @rx.event
    async def write(self, form: dict[str, Any]):
        """Make the draft and go on in it."""
        with filling(self):
            title = str(form.get("title") or "")
            id = await ask(self, invoices.create, self.customer.value, title=title, shape=lambda made: str(made.id))
            return rx.redirect(f"/office/invoices/{id}")


@reading
def may_edit(work: Work) -> bool:
    return work.actor.may(Right.EDIT_INVOICES)


def line_of(row: InvoiceRow) -> InvoiceLine:
    return InvoiceLine(
        id=str(row.id),
        number=row.number or "",
        customer=row.customer_name,
        title=row.title,
        status=shown_status(row),
        cents=row.total_cents,
        open_cents=row.open_cents,
        at=(row.issued_on or row.created_at).isoformat(),
        due_on=row.due_on.isoformat() if row.due_on else "",
    )


def shown_status(row: InvoiceRow) -> str:
    """What a clerk needs to know first."""
    if row.kind is InvoiceKind.CREDIT_NOTE:
        return "credit_note"
    if row.open_cents < 0:
        return "overpaid"
    return "overdue" if row.is_overdue else row.status.value
