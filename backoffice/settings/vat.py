"""The VAT rates a line can have."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.arriving import arriving, cancel_button, over
from backoffice.settings.frame import setting
from backoffice.settings.guarding import Clash, Guarded, clash_note, minding
from domain import companies
from domain.companies import Section
from domain.lines.forms import number
from domain.problems import Invalid
from models.company import TaxCategory, TaxRate
from ui.ask import ask
from ui.form import Form, text_in
from ui.gated import ForStaff
from ui.language import N_, t, ta
from ui.page import office_page
from ui.parts import (
    button,
    dialog_actions,
    fields_row,
    form,
    icon_button,
    row,
    section,
    select_field,
    submit_button,
    tag,
    text_field,
)

CATEGORIES = {
    "S": N_("Standard"),
    "Z": N_("Zero rate"),
    "E": N_("Exempt"),
    "AE": N_("Reverse charge"),
    "K": N_("Intra-Community supply"),
    "O": N_("Outside the scope"),
}


@dataclass(frozen=True)
class RateShape:
    """A rate; `category` is a msgid."""

    id: str = ""
    percent: str = ""
    category: str = ""
    label: str = ""
    reason: str = ""
    is_default: bool = False


class VatState(ForStaff, Guarded, Form, rx.State):
    rates: list[RateShape] = []

    @rx.event
    async def load(self):
        self.step, self.errors, self.clash = "", {}, Clash()
        await self._read()

    @rx.event
    async def open_new(self):
        self.errors, self.step = {}, "rate"

    @rx.event
    async def add(self, form: dict[str, Any]):
        with minding(self):
            category, reason = TaxCategory(choice_in(form)), text_in(form, "reason")
            label = text_in(form, "label")
            rate = _basis_points(text_in(form, "rate") or "0")
            await ask(
                self, companies.offer_tax_rate, rate_bp=rate, category=category, label=label, reason=reason,
                revision=self._revision,
            )  # fmt: skip
            self.step = ""
        await self._read()

    @rx.event
    async def prefer(self, id: str):
        with minding(self):
            await ask(self, companies.make_default_rate, id, revision=self._revision)
        await self._read()

    @rx.event
    async def withdraw(self, id: str):
        """Lines that have the rate keep it."""
        with minding(self):
            await ask(self, companies.withdraw_tax_rate, id, revision=self._revision)
        await self._read()

    async def _read(self) -> None:
        with arriving(self):
            await self._look_who()
            await self._look_again(Section.VAT)
            self.rates = await ask(self, companies.tax_rates, shape=lambda rows: [shape_of(row) for row in rows])


def choice_in(form: dict[str, Any]) -> str:
    chosen = text_in(form, "category")
    return chosen if chosen in CATEGORIES else "S"


def _basis_points(text: str) -> int:
    """2100 for "21" or "21,00 %". Raises Invalid."""
    value = number(text.replace("%", ""), language="nl")
    if value is None or value * 100 != int(value * 100):
        raise Invalid({"rate": N_("Write a percentage like 21 or 5,5.")})
    return int(value * 100)


def shape_of(row: TaxRate) -> RateShape:
    percent, category = f"{row.rate_bp / 100:g}", CATEGORIES[row.category.value]
    return RateShape(str(row.id), percent, category, row.label, row.reason, row.is_default)


@office_page("/settings/vat", title=N_("VAT"), load=VatState.load)
def vat_page() -> rx.Component:
    add = button(t("Rate"), icon="plus", key="n", on_click=VatState.open_new)
    return setting(
        VatState,
        "/vat",
        clash_note(VatState),
        section(t("VAT rates"), rx.foreach(VatState.rates, _rate), more=rx.cond(VatState.may_manage, add)),
        rx.el.p(t("Taking a rate away changes no line that has it already."), class_name="dim"),
        over(VatState, "rate", t("New VAT rate"), _form()),
    )


def _rate(rate: Any) -> rx.Component:
    prefer = button(t("Use for new lines"), size="sm", on_click=VatState.prefer(rate.id))
    away = icon_button("trash", ta("Remove {what}", what=rate.label), size="sm", on_click=VatState.withdraw(rate.id))
    name = rx.fragment(rate.percent, "% ", rx.cond(rate.is_default, tag(t("for new lines"))))
    said = rx.cond(rate.reason != "", rx.fragment(" · ", rate.reason))
    deeds = rx.fragment(rx.cond(rate.is_default, rx.fragment(), prefer), away)
    return row(name, rx.fragment(t(rate.category), said), end=rx.cond(VatState.may_manage, deeds))


def _form() -> rx.Component:
    errors = VatState.errors
    return form(
        clash_note(VatState),
        fields_row(
            select_field(t("Category"), "category", [(code, ta(name)) for code, name in CATEGORIES.items()]),
            text_field(t("Rate in %"), "rate", input_mode="decimal", error=errors["rate"], auto_complete="off"),
        ),
        text_field(t("Name on the screen"), "label", error=errors["label"], max_length=80, auto_complete="off"),
        text_field(
            t("Reason on the invoice"),
            "reason",
            hint=t("Where there is no VAT, the law requires you to say why."),
            error=errors["reason"],
            max_length=200,
        ),
        dialog_actions(cancel_button(), submit_button(t("Add"), busy=VatState.busy)),
        on_submit=VatState.add,
    )
