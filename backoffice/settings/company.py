"""Who the firm is, as it stands on every document."""

from dataclasses import asdict
from dataclasses import fields as fields_of
from typing import Any

import reflex as rx

from backoffice.arriving import arriving
from backoffice.settings.frame import Setting, setting
from domain import companies
from domain.companies import DetailsForm
from models.company import Company
from ui.ask import ask
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.language import N_, NAMES, t, ta
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    fields_row,
    fieldset,
    form,
    form_actions,
    select_field,
    submit_button,
    text_area,
    text_field,
)
from ui.problems import tell

COUNTRIES = {"NL": N_("Netherlands"), "BE": N_("Belgium"), "DE": N_("Germany"), "FR": N_("France"), "AT": N_("Austria")}
ZONES = ("Europe/Amsterdam", "Europe/Brussels", "Europe/Berlin", "Europe/Paris", "Europe/Vienna", "Europe/London")


class CompanyState(ForStaff, Setting, Form, rx.State):
    details: dict[str, str] = {}

    @rx.event
    async def load(self):
        """The form is made anew, so that it shows what is true now."""
        self.is_there, self.errors = False, {}
        yield
        with arriving(self):
            await self._look_who()
            self.details = await ask(self, companies.current, shape=details_of)

    @rx.event
    async def save(self, form: dict[str, Any]):
        with filling(self):
            typed = DetailsForm(**{field.name: text_in(form, field.name) for field in fields_of(DetailsForm)})
            self.details = await ask(self, companies.change_details, typed, shape=details_of)
            return tell(N_("Saved."))


def details_of(company: Company) -> dict[str, str]:
    return {name: str(getattr(company, name)) for name in asdict(DetailsForm(""))}


@office_page(
    "/settings", title=N_("Settings"), load=CompanyState.load, menu=Menu("gear", place=900, section=N_("The firm"))
)
def company_page() -> rx.Component:
    locked: Any = ~CompanyState.may_manage
    fields = rx.fragment(_names(), _reach(), _numbers(), _speech())
    save = form_actions(submit_button(t("Save"), busy=CompanyState.busy, key="mod+s"))
    return setting(
        CompanyState,
        "",
        form(
            rx.el.fieldset(fields, disabled=locked, class_name="form"),
            rx.cond(CompanyState.may_manage, save),
            on_submit=CompanyState.save,
        ),
    )


def _field(label: str, name: str, **props: Any) -> rx.Component:
    errors, given = CompanyState.errors, CompanyState.details
    return text_field(t(label), name, default_value=given[name], error=errors[name], auto_complete="off", **props)


def _choice(label: str, name: str, choices: list, hint: str = "") -> rx.Component:
    errors, given = CompanyState.errors, CompanyState.details
    said = t(hint) if hint else None
    return select_field(t(label), name, choices, default_value=given[name], error=errors[name], hint=said)


def _names() -> rx.Component:
    return fieldset(
        t("Name and address"),
        fields_row(
            _field(N_("Name customers know"), "name", required=True), _field(N_("Name in the register"), "legal_name")
        ),
        fields_row(_field(N_("Street and number"), "street"), _field(N_("Postcode"), "postcode")),
        fields_row(
            _field(N_("Town"), "city"),
            _choice(N_("Country"), "country", [(code, ta(name)) for code, name in COUNTRIES.items()]),
        ),
    )


def _reach() -> rx.Component:
    return fieldset(
        t("How customers reach you"),
        fields_row(_field(N_("Phone"), "phone", kind="tel"), _field(N_("E-mail"), "email", kind="email")),
        _field(N_("Website"), "website"),
        text_area(
            t("Welcome in the portal"),
            "welcome",
            rows=2,
            default_value=CompanyState.details["welcome"],
            error=CompanyState.errors["welcome"],
            hint=t("One or two sentences your customers read when they come in."),
        ),
    )


def _numbers() -> rx.Component:
    return fieldset(
        t("On invoices"),
        fields_row(
            _field(N_("VAT number"), "vat_number"), _field(N_("Number in the trade register"), "registration_number")
        ),
        fields_row(_field("IBAN", "iban"), _field("BIC", "bic")),
    )


def _speech() -> rx.Component:
    return fieldset(
        t("Language and time"),
        fields_row(
            _choice(
                N_("Language of the firm"),
                "language",
                list(NAMES.items()),
                N_("Customers are written to in their own: Dutch, German, French or English."),
            ),
            _choice(N_("Time zone"), "timezone", [(zone, zone) for zone in ZONES]),
        ),
    )
