"""Payments: the list, one payment, and giving money back."""

import reflex as rx

from backoffice.arriving import arrival, cancel_button, over
from backoffice.badges import PAYMENTS, REFUNDS, method_name
from backoffice.payments.state import TABS, PaymentsState, PaymentState
from ui.facts import facts_timeline
from ui.language import N_, Money, Sum, When, t, ta
from ui.listing import list_body, list_pager, search_field, sorting
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    Column,
    Tone,
    body,
    button,
    checkbox,
    dialog_actions,
    empty,
    form,
    grid,
    link,
    money_field,
    note,
    page_head,
    pairs,
    row,
    section,
    split,
    state_badge,
    submit_button,
    tab,
    tabs,
    text_area,
    toolbar,
)

PAYMENT = PaymentState.payment
COLUMNS = (
    Column(
        ta("Invoice"),
        lambda row: rx.el.a(row.invoice, href=f"/office/payments/{row.id}", data_open=""),
        width=120,
        phone="bare",
    ),
    Column(ta("Customer"), lambda row: row.customer, look="name cut", phone="title"),
    Column(ta("Amount"), lambda row: Sum(row.cents), sort="amount", number=True, width=120, phone="end"),
    Column(
        ta("Paid back"),
        lambda row: rx.cond(row.refunded_cents != 0, Sum(row.refunded_cents), "–"),
        number=True,
        width=110,
        phone="off",
    ),
    Column(ta("Way"), lambda row: method_name(row.method), width=160, wide=True, phone="off"),
    Column(ta("Status"), lambda row: state_badge(row.status, PAYMENTS), sort="status", width=190, phone="bare"),
    Column(ta("When"), lambda row: When(row.at, "datetime"), sort="date", width=170),
)


@office_page("/payments", title=N_("Payments"), load=PaymentsState.load, menu=Menu("euro", place=45), live=True)
def payments_page() -> rx.Component:
    return rx.fragment(
        page_head(t("Payments")),
        body(
            tabs(*[_tab(status, name) for status, name in TABS.items()], label=ta("Which ones")),
            toolbar(search_field(PaymentsState, ta("Number of the invoice or customer"))),
            list_body(PaymentsState, _list(), _nothing()),
        ),
    )


@office_page("/payments/[payment_id]", title=N_("Payment"), load=PaymentState.load, live=PaymentState.refresh)
def payment_page() -> rx.Component:
    return arrival(
        PaymentState,
        split(
            rx.fragment(_head(), rx.cond(PAYMENT.too_much_cents > 0, _too_much()), _facts(), _refunds()),
            section(t("Timeline"), facts_timeline(PAYMENT.facts)),
            label=ta("About this payment"),
        ),
        over(PaymentState, "refund", t("Pay back"), _refund_form()),
        back="/office/payments",
    )


def _tab(status: str, name: str) -> rx.Component:
    return tab(t(name), current=PaymentsState.status == status, on_click=PaymentsState.filter(status))


def _list() -> rx.Component:
    return rx.fragment(
        grid(ta("Payments"), COLUMNS, PaymentsState.rows, **sorting(PaymentsState, "-date")),
        list_pager(PaymentsState, t("The newest first")),
    )


def _nothing() -> rx.Component:
    return rx.cond(
        (PaymentsState.search != "") | (PaymentsState.status != ""),
        empty(t("No payment found"), t("Nothing here matches what you are looking for.")),
        empty(t("No payments yet"), t("What customers pay online and what you book yourself appears here."), door=True),
    )


def _head() -> rx.Component:
    back = button(t("Pay back"), icon="undo", on_click=PaymentState.open_refund)
    return page_head(
        Money(PAYMENT.cents),
        rx.cond(PAYMENT.can_refund & (PAYMENT.left_cents > 0), back),
        crumb=rx.fragment(
            rx.el.a(t("Payments"), href="/office/payments"),
            " / ",
            rx.el.a(PAYMENT.customer, href="/office/customers/" + PAYMENT.customer_id),
        ),
        badge=rx.fragment(" ", state_badge(PAYMENT.status, PAYMENTS)),
        context=rx.fragment(
            method_name(PAYMENT.method),
            ", ",
            t("for invoice"),
            " ",
            link(PAYMENT.invoice, href="/office/invoices/" + PAYMENT.invoice_id),
        ),
    )


def _too_much() -> rx.Component:
    amount = {"cents": PAYMENT.too_much_cents, "currency": "EUR"}
    return note(
        rx.el.strong(t("The invoice was overpaid by {amount}.", amount=amount)),
        " ",
        t("Pay back the difference here; the customer hears of it."),
        tone=Tone.INFO,
    )


def _facts() -> rx.Component:
    return section(
        t("Amounts"),
        pairs((t("Asked"), Money(PAYMENT.cents))),
        pairs((t("Received"), Money(PAYMENT.booked_cents))),
        rx.cond(PAYMENT.refunded_cents != 0, pairs((t("Paid back"), Money(PAYMENT.refunded_cents)))),
        pairs((t("Started"), When(PAYMENT.at, "datetime"))),
        rx.cond(PAYMENT.paid_at != "", pairs((t("Arrived"), When(PAYMENT.paid_at, "datetime")))),
        rx.cond(PAYMENT.note != "", pairs((_remark(), PAYMENT.note))),
    )


def _remark() -> rx.Component:
    """A colleague's own words, or a machine's."""
    return rx.cond(PAYMENT.by_hand, t("Remark"), t("Technical detail"))


def _refunds() -> rx.Component:
    return rx.cond(
        PAYMENT.refunds.length() > 0,
        section(
            t("Refunds"),
            rx.foreach(
                PAYMENT.refunds,
                lambda refund: row(
                    refund.reason,
                    When(refund.at, "datetime"),
                    end=rx.fragment(Money(refund.cents), " ", state_badge(refund.status, REFUNDS)),
                ),
            ),
        ),
    )


def _refund_form() -> rx.Component:
    errors = PaymentState.errors
    given = rx.cond(PAYMENT.too_much_cents > 0, PAYMENT.too_much_cents, PAYMENT.left_cents)
    first = rx.el.strong(t("First transfer the money at your bank."))
    at_bank = note(first, " ", t("Here it is only written down."), tone=Tone.WAIT)
    at_provider = note(t("The payment provider sends the money back to where it came from. This cannot be undone."))
    return form(
        rx.cond(PAYMENT.by_hand, at_bank, at_provider),
        money_field(
            t("Amount"),
            "amount",
            cents=given,
            error=errors["amount"],
            hint=t("At most {amount}", amount={"cents": PAYMENT.left_cents, "currency": "EUR"}),
            required=True,
        ),
        text_area(t("Why"), "reason", rows=2, error=errors["reason"], hint=t("The customer reads it."), required=True),
        checkbox(t("Yes, pay this amount back"), "sure", required=True),
        dialog_actions(cancel_button(), submit_button(t("Pay back"), busy=PaymentState.busy)),
        on_submit=PaymentState.refund,
    )
