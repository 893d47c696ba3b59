"""For whom? The first question of a new invoice and of a shared document."""

import reflex as rx

from backoffice.arriving import asked_in
from domain import customers
from domain.customers import CustomerRow
from domain.paging import Page
from models.customer import Customer
from ui.ask import ask
from ui.language import t, ta
from ui.lines import Choice
from ui.parts import button, combobox, link_button
from ui.sheets import sheet


class CustomerChoice(rx.State, mixin=True):
    """`customer` is the chosen one; empty while nobody is. The address may name one: `?customer=…`.

    `_but` is the id of whoever cannot be chosen.
    """

    found: list[Choice] = []
    customer: Choice = Choice()
    _but: str = ""

    @rx.event
    async def look(self, text: str):
        found = await ask(self, customers.page, search=text, size=8, shape=_choices)
        self.found = [one for one in found if one.value != self._but]

    @rx.event
    async def take(self, id: str):
        self.customer = await ask(self, customers.by_id, id, shape=choice_of)

    @rx.event
    def other(self):
        """Not this customer after all."""
        self.customer = Choice()

    async def _arrive(self) -> None:
        self.found, self.customer = [], Choice()
        if wanted := asked_in(self, "customer"):
            self.customer = await ask(self, customers.by_id, wanted, shape=choice_of)


def for_whom(state: type[rx.State]) -> rx.Component:
    """The field to choose in, or whom was chosen."""
    person = state.customer  # type: ignore[attr-defined]
    chosen = rx.el.p(
        rx.el.b(person.text),
        " ",
        rx.el.span(person.detail, class_name="dim"),
        " ",
        button(t("Another customer"), look="quiet", size="sm", on_click=state.other),  # type: ignore[attr-defined]
    )
    return rx.fragment(sheet("drafts"), rx.cond(person.value != "", chosen, _field(state)))


def _field(state) -> rx.Component:
    return rx.fragment(
        combobox(
            t("For whom?"),
            "customer",
            state.found,
            list_label=ta("Customers found"),
            nothing=ta("Nobody found"),
            on_search=state.look,
            on_pick=state.take,
            hint=t("Type a name, number, e-mail or address."),
            auto_focus=True,
        ),
        rx.el.p(link_button(t("New customer"), href="/office/customers/new", look="quiet", icon="plus")),
    )


def _choices(page: Page[CustomerRow]) -> list[Choice]:
    return [Choice(str(row.id), row.name, f"{row.number}  {row.email}") for row in page.rows]


def choice_of(row: Customer) -> Choice:
    return Choice(str(row.id), row.name, f"{row.number}  {row.email}")
