"""What opens over an invoice: book a transfer, correct it, throw the draft away."""

import reflex as rx

from backoffice.arriving import cancel_button, over
from backoffice.invoices.invoice import InvoiceState
from ui.language import Money, t
from ui.parts import (
    Tone,
    checkbox,
    danger_button,
    date_field,
    dialog_actions,
    fields_row,
    form,
    money_field,
    note,
    radio,
    submit_button,
    text_area,
    text_field,
)

INVOICE = InvoiceState.page.invoice
ERRORS = InvoiceState.errors


def dialogs() -> rx.Component:
    return rx.fragment(
        over(InvoiceState, "book", t("Book a transfer"), _book()),
        over(InvoiceState, "credit", t("Credit note for {number}", number=INVOICE.number), _credit()),
        over(InvoiceState, "discard", t("Discard this draft?"), _discard()),
    )


def _book() -> rx.Component:
    again = rx.fragment(
        note(t("A transfer of this amount on this day is already booked on this invoice."), tone=Tone.WAIT),
        checkbox(t("This is another transfer"), "is_another"),
    )
    return form(
        fields_row(
            money_field(t("Amount"), "amount", cents=INVOICE.open_cents, error=ERRORS["amount"], required=True),
            date_field(t("On your account since"), "on", error=ERRORS["on"], required=True),
        ),
        text_field(t("Remark"), "note", error=ERRORS["note"], hint=t("Only colleagues see this."), max_length=200),
        rx.el.p(t("A part is fine: the rest stays open."), class_name="dim"),
        rx.cond(InvoiceState.is_twin, again),
        _buttons(submit_button(t("Book"), busy=InvoiceState.busy)),
        on_submit=InvoiceState.book,
    )


def _credit() -> rx.Component:
    all_of_it = rx.fragment(t("All of it"), ": ", Money(INVOICE.creditable_cents))
    return form(
        rx.el.fieldset(
            rx.el.legend(t("How much"), class_name="vh"),
            radio(all_of_it, "scope", "all", default_checked=True, on_change=InvoiceState.choose_part(False)),
            radio(t("A part of it"), "scope", "part", on_change=InvoiceState.choose_part(True)),
        ),
        rx.cond(
            InvoiceState.is_part,
            money_field(
                t("Amount including VAT"), "amount", error=ERRORS["amount"], hint=t("VAT is spread as it was.")
            ),
        ),
        text_area(t("Why"), "reason", rows=2, error=ERRORS["reason"], hint=t("The customer reads it."), required=True),
        note(t("The credit note gets the next number, goes to the customer and cannot be taken back.")),
        _buttons(submit_button(t("Make the credit note"), busy=InvoiceState.busy)),
        on_submit=InvoiceState.credit,
    )


def _discard() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("It has no number yet, so nothing will be missing.")),
        _buttons(danger_button(t("Discard"), icon="trash", on_click=InvoiceState.discard)),
    )


def _buttons(deed: rx.Component) -> rx.Component:
    return dialog_actions(cancel_button(), deed)
