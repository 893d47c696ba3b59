"""Telling the firms that one is moving: each hears it of its own record, and hands the address over."""

from typing import Any

import reflex as rx

from domain import addresses
from portal.addresses.state import AddressState
from ui.ask import ask
from ui.form import Form, day_in, filling, text_in
from ui.gated import ForCustomer
from ui.language import N_, in_quotes, nt, t
from ui.parts import (
    Tone,
    button,
    date_field,
    dialog,
    dialog_actions,
    each,
    form,
    note,
    section,
    submit_button,
    text_area,
)
from ui.problems import tell

ADDRESS = AddressState.address


class MovingState(ForCustomer, Form, rx.State):
    """The form; `is_open` while it lies over the page."""

    is_open: bool = False

    @rx.event
    async def ask_about(self):
        self.errors, self.is_open = {}, True

    @rx.event
    async def close(self):
        self.is_open = False

    @rx.event
    async def take_back(self):
        """At every firm that the page shows."""
        page = await self.get_state(AddressState)
        place = page.address.place
        one = page.firm_id if page.firm_id in {role.firm_id for role in place.roles} else None
        await ask(self, addresses.take_back_moving, place.key, company_id=one)
        return tell(N_("Taken back. Nothing changes at this address."))

    @rx.event
    async def send(self, form: dict[str, Any]):
        page = (await self.get_state(AddressState)).address
        with filling(self):
            on = day_in(form, "on") if text_in(form, "on") else None
            await ask(self, addresses.tell_moving, page.place.key, on=on, note=text_in(form, "note"))
            self.is_open = False
            return tell(N_("Passed on. The firm gets in touch about the address."))


def moving() -> rx.Component:
    """For who may ask something, at an address that is still theirs."""
    firms = ADDRESS.place.roles.length()
    said = nt(
        "The firm that knows this address hears it.", "The {n} firms that know this address hear it, each by itself.",
        firms,
    )  # fmt: skip
    is_open: Any = MovingState.is_open
    content = form(
        note(said, " ", t("Your quotes, invoices and payments stay with you.")),
        date_field(t("From which day?"), "on", error=MovingState.errors["on"]),
        text_area(t("Anything they should know?"), "note", rows=3, error=MovingState.errors["note"]),
        dialog_actions(submit_button(t("Pass it on"), busy=MovingState.busy)),
        on_submit=MovingState.send,
    )
    begin = button(t("I am moving"), icon="truck", wide=True, on_click=MovingState.ask_about)
    shown = section(
        t("Moving or selling?"),
        *each(ADDRESS.moves, _told),
        rx.cond(ADDRESS.can_tell, rx.cond(ADDRESS.moves.length() > 0, rx.el.div(begin, class_name="turns"), begin)),
        dialog("moving", t("I am moving"), rx.cond(is_open, content), open=is_open, on_close=MovingState.close),
    )
    return rx.cond(ADDRESS.can_tell | (ADDRESS.moves.length() > 0), shown)


def _told(move: Any) -> rx.Component:
    """What was told, when, by whom and to whom; what follows; and the way back while a firm has not acted."""
    on, day = {"iso": move.on, "kind": "date"}, {"iso": move.at, "kind": "date"}
    mine = t("You passed this on to {firm} on {day}.", firm=move.firms, day=day)
    other = t("{name} passed this on to {firm} on {day}.", name=move.by, firm=move.firms, day=day)
    one = t("{firm} hands the address over or gets in touch. Until then nothing changes here.", firm=move.firms)
    several = t("Each of them hands the address over or gets in touch. Until then nothing changes here.")
    lines = (
        rx.el.strong(rx.cond(move.on != "", t("Moving from {day}", day=on), t("Moving"))),
        rx.cond(move.by == "", mine, other),
        rx.cond(move.note != "", in_quotes(move.note)),
        rx.cond(move.is_noted, t("Dealt with by {firm}.", firm=move.firms), rx.cond(move.is_several, several, one)),
    )
    back = button(t("Take it back"), icon="undo", wide=True, on_click=MovingState.take_back)
    return rx.fragment(
        note(*(rx.el.span(line, class_name="block") for line in lines), tone=Tone.PLAIN, mark="truck"),
        rx.cond(~move.is_noted, rx.el.div(back, class_name="turns")),
    )
