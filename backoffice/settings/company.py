"""Who the firm is, as it stands on every document."""

from typing import Any

import reflex as rx

from backoffice.arriving import arriving
from backoffice.settings.frame import setting
from backoffice.settings.guarding import Desk, Guarded, clash_note
from domain import companies
from domain.companies import DetailsForm, Section
from models.company import Company
from ui.form import Form, text_in
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


LABELS = {
    "name": N_("Name customers know"),
    "legal_name": N_("Name in the register"),
    "street": N_("Street and number"),
    "postcode": N_("Postcode"),
    "city": N_("Town"),
    "country": N_("Country"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "website": N_("Website"),
    "welcome": N_("Welcome in the portal"),
    "vat_number": N_("VAT number"),
    "registration_number": N_("Number in the trade register"),
    "iban": "IBAN",
    "bic": "BIC",
    "language": N_("Language of the firm"),
    "timezone": N_("Time zone"),
}


class CompanyState(ForStaff, Guarded, Form, rx.State):
    @rx.event
    async def load(self):
        """The form is made anew, so that it shows what is true now."""
        self.is_there, self.errors = False, {}
        yield
        with arriving(self):
            await self._look_who()
            await self._open(DESK)

    @rx.event
    async def save(self, form: dict[str, Any]):
        typed = {name: text_in(form, name) for name in LABELS}
        if await self._save(DESK, typed, lambda typed: DetailsForm(**typed)):
            yield tell(N_("Saved."))


def details_of(company: Company) -> dict[str, str]:
    return {name: str(getattr(company, name)) for name in LABELS}


DESK = Desk(Section.DETAILS, details_of, LABELS, companies.change_details)


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
        clash_note(CompanyState),
        form(
            rx.el.fieldset(fields, disabled=locked, class_name="form"),
            rx.cond(CompanyState.may_manage, save),
            on_submit=CompanyState.save,
            key=CompanyState.clash.at,
        ),
    )


def _field(name: str, **props: Any) -> rx.Component:
    errors, given = CompanyState.errors, CompanyState.given
    said = {"default_value": given[name], "error": errors[name]}
    return text_field(t(LABELS[name]), name, auto_complete="off", **said, **props)


def _choice(name: str, choices: list, hint: str = "") -> rx.Component:
    errors, given = CompanyState.errors, CompanyState.given
    said = t(hint) if hint else None
    return select_field(t(LABELS[name]), name, choices, default_value=given[name], error=errors[name], hint=said)


def _names() -> rx.Component:
    return fieldset(
        t("Name and address"),
        fields_row(_field("name", required=True), _field("legal_name")),
        fields_row(_field("street"), _field("postcode")),
        fields_row(_field("city"), _choice("country", [(code, ta(name)) for code, name in COUNTRIES.items()])),
    )


def _reach() -> rx.Component:
    return fieldset(
        t("How customers reach you"),
        fields_row(_field("phone", kind="tel"), _field("email", kind="email")),
        _field("website"),
        text_area(
            t(LABELS["welcome"]),
            "welcome",
            rows=2,
            default_value=CompanyState.given["welcome"],
            error=CompanyState.errors["welcome"],
            hint=t("One or two sentences your customers read when they come in."),
        ),
    )


def _numbers() -> rx.Component:
    return fieldset(
        t("On invoices"),
        fields_row(_field("vat_number"), _field("registration_number")),
        fields_row(_field("iban"), _field("bic")),
    )


def _speech() -> rx.Component:
    return fieldset(
        t("Language and time"),
        fields_row(
            _choice(
                "language",
                list(NAMES.items()),
                N_("Customers are written to in their own: Dutch, German, French or English."),
            ),
            _choice("timezone", [(zone, zone) for zone in ZONES]),
        ),
    )
