"""Handing an address over to other people: what goes along is shown first, because it cannot be undone."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from backoffice.arriving import cancel_button, over
from backoffice.customer_choice import CustomerChoice, for_whom
from backoffice.customers.record import CustomerState
from domain import addresses
from domain.addresses import Inventory
from ui.ask import ask
from ui.form import Form, filling
from ui.gated import ForStaff
from ui.language import N_, When, nt, t
from ui.lines import Choice
from ui.parts import Tone, checkbox, dialog_actions, each, fieldset, form, note, submit_button
from ui.problems import tell


@dataclass(frozen=True)
class PaperShape:
    id: str
    title: str


@dataclass(frozen=True)
class JobShape:
    """Work done there; `on` is an ISO day."""

    title: str
    on: str


@dataclass(frozen=True)
class InventoryShape:
    """What would go along."""

    address: str = ""
    installations: list[str] = field(default_factory=list)
    papers: list[PaperShape] = field(default_factory=list)
    jobs: list[JobShape] = field(default_factory=list)


class HandoverState(ForStaff, CustomerChoice, Form, rx.State):
    """`address_id` is what is handed over, `customer` to whom."""

    step: str = ""
    address_id: str = ""
    goes: InventoryShape = InventoryShape()

    @rx.event
    async def open(self, address_id: str):
        self.errors, self.found, self.customer = {}, [], Choice()
        self.goes = await ask(self, addresses.inventory, address_id, shape=_shape)
        self.address_id, self.step = address_id, "handover"
        self._but = (await self.get_state(CustomerState)).page.record.id

    @rx.event
    async def close(self):
        self.step = ""

    @rx.event
    async def hand_over(self, form: dict[str, Any]):
        """Only with a receiver and the box ticked; papers whose box was cleared stay behind."""
        self.errors = {}
        if not self.customer.value:
            self.errors = {"customer": N_("Choose who gets the address.")}
        elif not form.get("understood"):
            self.errors = {"understood": N_("Confirm this first: it cannot be undone.")}
        if self.errors:
            return None
        without = [paper.id for paper in self.goes.papers if not form.get(f"paper-{paper.id}")]
        with filling(self):
            await ask(self, addresses.hand_over, self.address_id, self.customer.value, without=without)
            self.step = ""
            return [CustomerState.refresh, tell(N_("The address was handed over."))]


def handover_dialog() -> rx.Component:
    return over(HandoverState, "handover", t("Hand over {address}", address=HandoverState.goes.address), _form())


def _form() -> rx.Component:
    goes, errors = HandoverState.goes, HandoverState.errors
    papers = each(
        goes.papers, lambda paper: checkbox(rx.fragment(paper.title), "paper-" + paper.id, default_checked=True)
    )
    return form(
        for_whom(HandoverState),
        _wrong(errors["customer"]),
        note(
            rx.el.strong(t("Money and names stay.")),
            " ",
            t("Quotes, orders, invoices and approvals remain with the customer of now, who loses the address."),
        ),
        rx.cond(goes.installations.length() > 0, _installations()),
        rx.cond(goes.jobs.length() > 0, _jobs()),
        rx.cond(goes.papers.length() > 0, fieldset(t("Papers about the house that are copied"), *papers)),
        checkbox(t("I know that this cannot be undone"), "understood", error=errors["understood"]),
        dialog_actions(cancel_button(), submit_button(t("Hand over"), busy=HandoverState.busy)),
        on_submit=HandoverState.hand_over,
    )


def _wrong(text: Any) -> rx.Component:
    return rx.cond(text, note(t(text), tone=Tone.BAD))


def _installations() -> rx.Component:
    names = HandoverState.goes.installations
    head = nt("{n} installation moves along, with its sticker:", "{n} installations move along, with their stickers:",
              names.length())  # fmt: skip
    return rx.el.div(rx.el.p(head), rx.el.ul(*each(names, rx.el.li), class_name="goes"))


def _jobs() -> rx.Component:
    shown = each(
        HandoverState.goes.jobs,
        lambda job: rx.el.li(job.title, ", ", rx.el.span(When(job.on, "date"), class_name="dim")),
    )
    return rx.el.div(
        rx.el.p(t("The new people read what was done there and when, without names and prices:")),
        rx.el.ul(*shown, class_name="goes"),
    )


def _shape(found: Inventory) -> InventoryShape:
    return InventoryShape(
        found.address,
        list(found.installations),
        [PaperShape(str(id), title) for id, title in found.papers],
        [JobShape(title, on.isoformat()) for title, on in found.jobs],
    )
