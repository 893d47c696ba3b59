"""Building blocks of the customers' screens."""

from typing import Any

import reflex as rx

from ui.language import N_, NAMES, t, ta
from ui.parts import Badge, Tone, fields_row, select_field, text_area, text_field

COUNTRIES = {"NL": N_("Netherlands"), "BE": N_("Belgium"), "DE": N_("Germany"), "FR": N_("France"), "AT": N_("Austria")}
CAPACITIES = {
    "owner": Badge("home", Tone.PLAIN, N_("Owner")),
    "tenant": Badge("user", Tone.PLAIN, N_("Tenant")),
    "manager": Badge("users", Tone.PLAIN, N_("Manager")),
    "": Badge("clock", Tone.WAIT, N_("Not chosen yet")),
}


def customer_fields(errors: Any, customer: Any = None, **email_props: Any) -> rx.Component:
    """Who it is and how to reach them; `customer` fills the fields of a record that exists."""

    def given(name: str) -> dict[str, Any]:
        return {} if customer is None else {"default_value": getattr(customer, name)}

    return rx.fragment(
        text_field(t("Name"), "name", required=True, error=errors["name"], auto_focus=True, **given("name")),
        fields_row(
            select_field(t("Kind"), "kind", KINDS, **given("kind")),
            select_field(t("Language"), "language", LANGUAGES, error=errors["language"], **given("language")),
        ),
        fields_row(
            text_field(
                t("E-mail"), "email", kind="email", error=errors["email"], auto_complete="off",
                **given("email"), **email_props,
            ),
            text_field(t("Phone"), "phone", kind="tel", error=errors["phone"], **given("phone")),
        ),
        fields_row(
            select_field(t("Messages by"), "channel", CHANNELS, **given("channel")),
            text_field(t("VAT number"), "vat_number", error=errors["vat_number"], **given("vat_number")),
        ),
        text_area(
            t("Note for colleagues"), "note", rows=2, hint=t("The customer never sees this."), error=errors["note"],
            **given("note"),
        ),
    )  # fmt: skip


def address_fields(errors: Any) -> rx.Component:
    return rx.fragment(
        text_field(t("Street and number"), "street", error=errors["street"], auto_complete="off"),
        fields_row(
            text_field(t("Postcode"), "postcode", error=errors["postcode"], auto_complete="off"),
            text_field(t("Town"), "city", error=errors["city"], auto_complete="off"),
        ),
        select_field(t("Country"), "country", [(code, ta(name)) for code, name in COUNTRIES.items()]),
    )


KINDS = [("private", ta(N_("Private"))), ("business", ta(N_("Business")))]
CHANNELS = [("email", ta(N_("E-mail"))), ("sms", ta(N_("SMS")))]
LANGUAGES = list(NAMES.items())
