"""One customer: who it is, who may what, and everything between us."""

from typing import Any

import reflex as rx

from backoffice.arriving import Arriving, arriving, named_in
from backoffice.customers.shapes import RecordShape, SeatShape, Whole, whole
from backoffice.customers.state import address_form, customer_form
from domain import addresses, customers, notifications, projects
from domain.access import CUSTOMER_RIGHTS
from domain.customers import AddressForm, ContactForm
from models.account import Capacity
from models.customer import AddressUse
from ui.ask import ask
from ui.form import Form, cents_in, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.problems import tell


class CustomerState(ForStaff, Arriving, Form, rx.State):
    """`draft` is the record as it was when the form was opened, `seat` the person whose rights are open."""

    page: Whole = Whole()
    part: str = "overview"
    draft: RecordShape = RecordShape()
    seat: SeatShape = SeatShape()

    @rx.event
    async def load(self):
        """Arrive at a customer; what was open over the page before is closed."""
        self.step, self.part, self.errors = "", "overview", {}
        await self._read()

    @rx.event
    async def refresh(self):
        """Something happened elsewhere: what is open stays open."""
        await self._read()

    @rx.event
    async def show(self, part: str):
        self.part = part

    @rx.event
    async def edit(self):
        self.draft, self.errors, self.step = self.page.record, {}, "edit"

    @rx.event
    async def save(self, form: dict[str, Any]):
        """Save the record as it was when the form was opened; if a colleague was faster, the typed text stays."""
        with filling(self):
            change = customers.change, self.draft.id, customer_form(form)
            await ask(self, *change, revision=self.draft.revision)
            await self._done()

    @rx.event
    async def open_rights(self, seat_id: str):
        self.seat = next((seat for seat in self.page.seats if seat.id == seat_id), SeatShape())
        self.errors, self.step = {}, "rights"

    @rx.event
    async def save_rights(self, form: dict[str, Any]):
        rights = frozenset(right for right in CUSTOMER_RIGHTS if form.get(right))
        with filling(self):
            await ask(
                self, customers.set_rights, self.seat.id, rights=rights,
                approve_up_to_cents=cents_in(form, "approve_up_to"), capacity=_capacity_in(form),
            )  # fmt: skip
            await self._done()

    @rx.event
    async def end_access(self):
        await ask(self, customers.end_membership, self.seat.id)
        await self._done()

    @rx.event
    async def restore_access(self, seat_id: str):
        await ask(self, customers.restore_membership, seat_id)
        await self._done()

    @rx.event
    async def invite(self, contact_id: str):
        """Send somebody on the record the way into the portal; "" is the customer itself."""
        await ask(self, customers.invite, self.page.record.id, contact_id=contact_id or None)
        await self._done()
        return tell(N_("The invitation is on its way."))

    @rx.event
    async def forbid(self, invitation_id: str):
        """Take back whom somebody at the customer invited."""
        await ask(self, addresses.forbid, invitation_id)
        await self._done()

    @rx.event
    async def open_step(self, step: str):
        self.errors, self.step = {}, step

    @rx.event
    async def add_contact(self, form: dict[str, Any]):
        with filling(self):
            await ask(self, customers.add_contact, self.page.record.id, _contact_form(form))
            await self._done()

    @rx.event
    async def remove_contact(self, id: str):
        await ask(self, customers.remove_contact, id)
        await self._done()

    @rx.event
    async def add_address(self, form: dict[str, Any]):
        given = address_form(form) or AddressForm("", "", "")
        use = AddressUse.INVOICE if form.get("is_invoice") else AddressUse.WORK
        typed = AddressForm(given.street, given.postcode, given.city, given.country, use)
        with filling(self):
            await ask(self, customers.add_address, self.page.record.id, typed)
            await self._done()

    @rx.event
    async def remove_address(self, id: str):
        await ask(self, customers.remove_address, id)
        await self._done()

    @rx.event
    async def open_portal(self, is_open: bool):  # noqa: FBT001  an event's argument
        await ask(self, customers.open_portal, self.page.record.id, is_open=is_open)
        await self._done()

    @rx.event
    async def open_projects(self, is_open: bool):  # noqa: FBT001  an event's argument
        await ask(self, projects.open_for_customer, self.page.record.id, is_open=is_open)
        await self._done()

    @rx.event
    async def greet(self, form: dict[str, Any]):
        with filling(self):
            await ask(self, projects.greet, self.page.record.id, text_in(form, "info"))
            await self._done()

    @rx.event
    async def resend(self, delivery_id: str):
        await ask(self, notifications.resend, delivery_id)
        await self._done()
        return tell(N_("The message goes out again."))

    async def _done(self) -> None:
        self.step = ""
        await self._read()

    async def _read(self) -> None:
        with arriving(self):
            self.page = await ask(self, whole, named_in(self), shape=lambda found: found)


def _capacity_in(form: dict[str, Any]) -> Capacity | None:
    chosen = str(form.get("capacity") or "")
    return Capacity(chosen) if chosen in set(Capacity) else None


def _contact_form(form: dict[str, Any]) -> ContactForm:
    typed = {name: str(form.get(name) or "").strip() for name in ("name", "role", "email", "phone", "language")}
    return ContactForm(**typed, receives_documents=bool(form.get("receives_documents")))
