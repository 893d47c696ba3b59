"""The list of customers, and the form for a new one."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from domain import customers
from domain.customers import AddressForm, CustomerForm, CustomerRow
from models.account import Channel
from models.customer import Customer, CustomerKind
from ui.ask import ask
from ui.form import Form, filling
from ui.gated import ForStaff
from ui.listing import Listing

ADDRESS = ("street", "postcode", "city", "country")


@dataclass(frozen=True)
class CustomerLine:
    """A line of the list."""

    id: str = ""
    number: str = ""
    name: str = ""
    is_business: bool = False
    email: str = ""
    phone: str = ""
    language: str = ""
    has_portal: bool = True


class CustomersState(ForStaff, Listing, rx.State):
    """All customers, by name."""

    rows: list[CustomerLine] = []

    async def _show(self) -> None:
        self.rows = await self._page(customers.page, line_of)


class NewCustomerState(ForStaff, Form, rx.State):
    """The form for a new customer. What was typed stays until it is saved."""

    twins: list[CustomerLine] = []

    @rx.event
    def load(self):
        self.errors, self.twins = {}, []

    @rx.event
    async def look_for_twins(self, email: str):
        """Warn before the same person is written down twice."""
        found = await ask(self, customers.with_email, email, shape=lambda rows: [line_of_record(row) for row in rows])
        self.twins = found if email.strip() else []

    @rx.event
    async def save(self, form: dict[str, Any]):
        with filling(self):
            id = await ask(
                self, customers.create, customer_form(form), address_form(form), shape=lambda row: str(row.id)
            )
            return rx.redirect(f"/office/customers/{id}")


def line_of(row: CustomerRow) -> CustomerLine:
    return CustomerLine(
        str(row.id),
        row.number,
        row.name,
        row.kind is CustomerKind.BUSINESS,
        row.email,
        row.phone,
        row.language,
        row.portal_enabled,
    )


def line_of_record(row: Customer) -> CustomerLine:
    return CustomerLine(str(row.id), row.number, row.name, email=row.email)


def customer_form(form: dict[str, Any]) -> CustomerForm:
    """The typed fields as the domain takes them; a choice nobody offers falls back to the usual one."""
    kinds, channels = set(CustomerKind), set(Channel)
    kind, channel = form.get("kind"), form.get("channel")
    return CustomerForm(
        name=_text(form, "name"),
        kind=CustomerKind(kind) if kind in kinds else CustomerKind.PRIVATE,
        language=_text(form, "language") or "nl",
        channel=Channel(channel) if channel in channels else Channel.EMAIL,
        email=_text(form, "email"),
        phone=_text(form, "phone"),
        vat_number=_text(form, "vat_number"),
        note=_text(form, "note"),
    )


def address_form(form: dict[str, Any]) -> AddressForm | None:
    """The address, if any of it was typed."""
    typed = {name: _text(form, name) for name in ADDRESS}
    if not any(typed[name] for name in ("street", "postcode", "city")):
        return None
    return AddressForm(typed["street"], typed["postcode"], typed["city"], typed["country"] or "NL")


def _text(form: dict[str, Any], name: str) -> str:
    return str(form.get(name) or "").strip()
