"""How numbers of quotes, orders, invoices and customers start."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.arriving import arriving, cancel_button, over
from backoffice.settings.frame import setting
from backoffice.settings.guarding import Clash, Guarded, clash_note, minding
from domain import companies
from domain.companies import SeriesRow
from domain.problems import NotFound
from models.company import SeriesKind
from ui.ask import ask
from ui.form import Form, text_in
from ui.gated import ForStaff
from ui.language import N_, t
from ui.page import office_page
from ui.parts import button, dialog_actions, form, note, row, section, submit_button, text_field

NAMES = {
    "quote": N_("Quotes"),
    "order": N_("Orders"),
    "invoice": N_("Invoices and credit notes"),
    "customer": N_("Customers"),
    "project": N_("Projects"),
    "request": N_("Requests"),
}


@dataclass(frozen=True)
class SeriesShape:
    """A series; `name` is a msgid."""

    kind: str = ""
    name: str = ""
    prefix: str = ""
    used: int = 0
    following: str = ""


class NumbersState(ForStaff, Guarded, Form, rx.State):
    series: list[SeriesShape] = []
    open: SeriesShape = SeriesShape()

    @rx.event
    async def load(self):
        self.step, self.errors = "", {}
        await self._read()

    @rx.event
    async def edit(self, kind: str):
        self.open = next((row for row in self.series if row.kind == kind), SeriesShape())
        self.errors, self.clash, self.step = {}, Clash(), "prefix"

    @rx.event
    async def save(self, form: dict[str, Any]):
        if self.open.kind not in NAMES:
            raise NotFound
        with minding(self):
            change = companies.set_prefix, SeriesKind(self.open.kind), text_in(form, "prefix")
            await ask(self, *change, was=self.open.prefix)
            self.step = ""
        await self._read()
        self.open = next(row for row in self.series if row.kind == self.open.kind)

    async def _read(self) -> None:
        with arriving(self):
            await self._look_who()
            self.series = await ask(self, companies.series, shape=lambda rows: [shape_of(row) for row in rows])


def shape_of(row: SeriesRow) -> SeriesShape:
    return SeriesShape(row.kind.value, NAMES[row.kind.value], row.prefix, row.used, row.next)


@office_page("/settings/numbers", title=N_("Numbers"), load=NumbersState.load)
def numbers_page() -> rx.Component:
    return setting(
        NumbersState,
        "/numbers",
        section(
            t("Number series"),
            rx.foreach(NumbersState.series, _series),
            note(t("Numbers have no gaps. A new prefix applies from the next number; the count goes on.")),
        ),
        over(NumbersState, "prefix", t("Prefix"), _form()),
    )


def _series(series: Any) -> rx.Component:
    return row(
        t(series.name),
        rx.fragment(t("next number"), " ", rx.el.b(series.following)),
        end=button(t("Change the prefix"), size="sm", on_click=NumbersState.edit(series.kind)),
    )


def _form() -> rx.Component:
    theirs = rx.el.p(t("now"), " ", rx.el.b(NumbersState.open.following))
    return form(
        clash_note(NumbersState),
        rx.cond(NumbersState.clash.by != "", theirs),
        text_field(
            t("Numbers start with"),
            "prefix",
            default_value=NumbersState.open.prefix,
            error=NumbersState.errors["prefix"],
            hint=t("For example F or OFF-. Empty is fine."),
            max_length=8,
            auto_complete="off",
        ),
        dialog_actions(cancel_button(), submit_button(t("Save"), busy=NumbersState.busy)),
        on_submit=NumbersState.save,
    )
