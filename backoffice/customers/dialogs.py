"""What opens over a customer's page: the record, one person's rights, a contact person, an address."""

from typing import Any

import reflex as rx

from backoffice.arriving import cancel_button, over
from backoffice.customers.parts import LANGUAGES, address_fields, customer_fields
from backoffice.customers.record import CustomerState
from backoffice.customers.shapes import CAPACITIES
from ui.language import N_, t, ta
from ui.parts import (
    checkbox,
    danger_button,
    dialog_actions,
    fields_row,
    fieldset,
    form,
    money_field,
    select_field,
    submit_button,
    text_area,
    text_field,
)

ERRORS = CustomerState.errors
SEAT = CustomerState.seat

RIGHTS = (
    (
        N_("Papers and money"),
        (
            ("see_quotes", N_("See quotes and orders")),
            ("approve_quotes", N_("Approve quotes")),
            ("see_invoices", N_("See invoices and payments")),
            ("pay_invoices", N_("Pay invoices")),
            ("see_documents", N_("See documents")),
            ("approve_documents", N_("Approve documents")),
        ),
    ),
    (
        N_("The work"),
        (
            ("see_projects", N_("Follow the work: state and progress")),
            ("see_planning", N_("See the planning: who comes when")),
            ("see_hours", N_("See hours and material used")),
        ),
    ),
    (
        N_("Talking and asking"),
        (
            ("ask", N_("Ask questions and send files")),
            ("talk", N_("Read and write messages")),
            ("make_requests", N_("Ask for new work")),
            ("invite", N_("Invite housemates or colleagues, with no more than the own rights")),
        ),
    ),
)


def dialogs() -> rx.Component:
    return rx.fragment(
        over(CustomerState, "edit", t("Edit customer"), _record_form(), side=True),
        over(CustomerState, "rights", t("What {name} may do", name=SEAT.name), _rights_form()),
        over(CustomerState, "contact", t("New contact person"), _contact_form()),
        over(CustomerState, "greeting", t("Greeting in the portal"), _greeting_form()),
        over(CustomerState, "address", t("New address"), _address_form()),
    )


def _buttons(*before: rx.Component) -> rx.Component:
    return dialog_actions(
        *before,
        cancel_button(),
        submit_button(t("Save"), busy=CustomerState.busy, key="mod+s"),
    )


def _record_form() -> rx.Component:
    return form(customer_fields(ERRORS, CustomerState.draft), _buttons(), on_submit=CustomerState.save)


def _rights_form() -> rx.Component:
    groups = [
        fieldset(
            t(title), *[checkbox(t(text), name, default_checked=SEAT.rights.contains(name)) for name, text in rights]
        )
        for title, rights in RIGHTS
    ]
    options = [(value, ta(text)) for value, text in CAPACITIES.items()]
    return form(
        select_field(t("Role at the address"), "capacity", options, default_value=SEAT.capacity),
        *groups,
        rx.cond(SEAT.has_limit, _limit(cents=SEAT.limit_cents), _limit()),
        _buttons(danger_button(t("End access"), icon="lock", on_click=CustomerState.end_access)),
        on_submit=CustomerState.save_rights,
    )


def _limit(**given: Any) -> rx.Component:
    hint = t("Including VAT. Leave it empty for any amount.")
    return money_field(t("Approves up to"), "approve_up_to", hint=hint, error=ERRORS["approve_up_to"], **given)


def _contact_form() -> rx.Component:
    return form(
        fields_row(
            text_field(t("Name"), "name", required=True, error=ERRORS["name"], auto_complete="off"),
            text_field(t("Job title"), "role", error=ERRORS["role"], auto_complete="off"),
        ),
        fields_row(
            text_field(t("E-mail"), "email", kind="email", error=ERRORS["email"], auto_complete="off"),
            text_field(t("Phone"), "phone", kind="tel", error=ERRORS["phone"], auto_complete="off"),
        ),
        select_field(t("Language"), "language", [("", ta("as the customer")), *LANGUAGES], error=ERRORS["language"]),
        checkbox(t("Gets quotes, invoices and documents too"), "receives_documents", default_checked=True),
        _buttons(),
        on_submit=CustomerState.add_contact,
    )


def _greeting_form() -> rx.Component:
    words = text_area(
        t("Greeting or explanation for the customer"), "info", rows=5, max_length=2000, error=ERRORS["info"],
        default_value=CustomerState.page.record.info,
        hint=t("At the top of each page that has no text of its own. May stay empty."),
    )  # fmt: skip
    return form(words, _buttons(), on_submit=CustomerState.greet)


def _address_form() -> rx.Component:
    return form(
        address_fields(ERRORS),
        checkbox(t("Invoices go to this address"), "is_invoice"),
        _buttons(),
        on_submit=CustomerState.add_address,
    )
