"""Letting a housemate or colleague in: whom one invited, what they may do, until when."""

from datetime import date
from typing import Any

import reflex as rx

from domain import addresses
from domain.access import Right
from domain.addresses import GIVEABLE, GuestForm
from portal.addresses.shapes import GuestShape
from portal.addresses.state import AddressState
from ui.ask import ask
from ui.form import Form, day_in, filling, text_in
from ui.gated import ForCustomer
from ui.language import N_, t, ta
from ui.parts import (
    Tone,
    button,
    checkbox,
    danger_button,
    date_field,
    dialog,
    dialog_actions,
    each,
    fieldset,
    form,
    icon_button,
    note,
    row,
    rows,
    section,
    select_field,
    submit_button,
    text_field,
    tile,
)
from ui.problems import tell

ADDRESS = AddressState.address
RIGHTS = {
    Right.SEE_DOCUMENTS: N_("Read documents"),
    Right.SEE_PROJECTS: N_("See how the work goes"),
    Right.SEE_PLANNING: N_("See who comes when"),
    Right.TALK: N_("Read and write messages"),
    Right.MAKE_REQUESTS: N_("Ask for new work"),
    Right.ASK: N_("Ask questions and send files"),
    Right.SEE_HOURS: N_("See hours and material used"),
    Right.SEE_QUOTES: N_("Read quotes"),
    Right.APPROVE_QUOTES: N_("Approve quotes in your name"),
    Right.SEE_INVOICES: N_("Read invoices"),
    Right.PAY_INVOICES: N_("Pay invoices"),
    Right.APPROVE_DOCUMENTS: N_("Approve documents in your name"),
}
USUAL = (Right.SEE_DOCUMENTS, Right.SEE_PROJECTS, Right.SEE_PLANNING, Right.TALK)
STATES = {
    "invited": N_("invited, has not come in yet"),
    "in": N_("has access"),
    "expired": N_("the invitation has expired"),
}


class GuestsState(ForCustomer, Form, rx.State):
    """The dialogs: a new invitation, or one person that was let in."""

    step: str = ""
    guest: GuestShape = GuestShape()

    @rx.event
    async def open_invite(self):
        self.errors, self.guest, self.step = {}, GuestShape(), "invite"

    @rx.event
    async def open_guest(self, guest_id: str):
        page = (await self.get_state(AddressState)).address
        self.guest = next((one for one in page.guests if one.id == guest_id), GuestShape())
        self.errors, self.step = {}, "guest" if self.guest.id else ""

    @rx.event
    async def close(self):
        self.step = ""

    @rx.event
    async def invite(self, form: dict[str, Any]):
        page = (await self.get_state(AddressState)).address
        record = text_in(form, "record") or (page.inviting[0].value if page.inviting else "")
        with filling(self):
            typed = GuestForm(text_in(form, "name"), text_in(form, "email"), _rights_in(form), _last_day_in(form))
            await ask(self, addresses.invite, record, typed)
            self.step = ""
            return [AddressState.load, tell(N_("The invitation is on its way."))]

    @rx.event
    async def save(self, form: dict[str, Any]):
        with filling(self):
            given = {"rights": _rights_in(form), "until": _last_day_in(form)}
            await ask(self, addresses.change_guest, self.guest.id, **given)
            self.step = ""
            return AddressState.load

    @rx.event
    async def end(self):
        """Take back what was given; it works at once, on open screens too."""
        await ask(self, addresses.end_guest, self.guest.id)
        self.step = ""
        return AddressState.load


def guests() -> rx.Component:
    """Only for who may invite."""
    invite = button(t("Let somebody in"), icon="plus", wide=True, on_click=GuestsState.open_invite)
    listed = rows(*each(ADDRESS.guests, lambda one: rx.el.li(_guest(one))))
    shown = section(
        t("Let in by you"),
        rx.cond(
            ADDRESS.guests.length() > 0,
            listed,
            rx.el.p(t("A housemate or colleague sees what you choose, for as long as you choose."), class_name="meta"),
        ),
        rx.el.div(invite, class_name="turns"),
        _inviting(),
        _changing(),
    )
    return rx.cond(ADDRESS.inviting.length() > 0, shown)


def _guest(one: Any) -> rx.Component:
    until = rx.fragment(", ", t("until {day}", day={"iso": one.until, "kind": "date"}))
    state = rx.fragment(rx.match(one.state, *[(name, t(text)) for name, text in STATES.items()], rx.fragment()))
    firm = rx.cond(ADDRESS.inviting.length() > 1, rx.el.span(one.firm, class_name="under"))
    change = icon_button("pen", ta("Change access of {name}", name=one.name), on_click=GuestsState.open_guest(one.id))
    words = rx.fragment(state, rx.cond(one.until != "", until), firm)
    return row(one.name, words, lead=tile("user"), end=change)


def _inviting() -> rx.Component:
    errors = GuestsState.errors
    record = select_field(t("For which firm?"), "record", ADDRESS.inviting, error=errors["record"])
    content = form(
        rx.cond(ADDRESS.inviting.length() > 1, record),
        text_field(t("Name"), "name", required=True, error=errors["name"], auto_complete="off"),
        text_field(t("E-mail"), "email", kind="email", required=True, error=errors["email"], auto_complete="off"),
        _rights(lambda right: right in USUAL),
        _last_day(),
        dialog_actions(submit_button(t("Send the invitation"), busy=GuestsState.busy)),
        on_submit=GuestsState.invite,
    )
    return _over("invite", t("Let somebody in"), content)


def _changing() -> rx.Component:
    guest = GuestsState.guest
    content = form(
        rx.el.p(guest.email, class_name="meta"),
        _rights(lambda right: guest.rights.contains(right.value)),
        _last_day(default_value=guest.until),
        dialog_actions(
            danger_button(t("End access"), icon="lock", on_click=GuestsState.end),
            submit_button(t("Save"), busy=GuestsState.busy),
        ),
        on_submit=GuestsState.save,
    )
    return _over("guest", t("What {name} may do", name=guest.name), content)


def _over(name: str, title: rx.Component, content: rx.Component) -> rx.Component:
    is_open: Any = GuestsState.step == name
    return dialog(name, title, rx.cond(is_open, content), open=is_open, on_close=GuestsState.close)


def _rights(is_given: Any) -> rx.Component:
    """What one has oneself can be given; the rest is not offered."""
    boxes = [
        rx.cond(
            ADDRESS.may_give.contains(right.value),
            checkbox(t(text), right.value, default_checked=is_given(right)),
        )
        for right, text in RIGHTS.items()
    ]
    wrong = rx.cond(GuestsState.errors["rights"], note(t(GuestsState.errors["rights"]), tone=Tone.BAD))
    return rx.fragment(fieldset(t("This person may"), *boxes), wrong)


def _last_day(**given: Any) -> rx.Component:
    hint = t("Leave it empty for no end.")
    return date_field(t("Until and including"), "until", hint=hint, error=GuestsState.errors["until"], **given)


def _rights_in(form: dict[str, Any]) -> frozenset[Right]:
    return frozenset(right for right in GIVEABLE if form.get(right.value))


def _last_day_in(form: dict[str, Any]) -> date | None:
    return day_in(form, "until") if text_in(form, "until") else None
