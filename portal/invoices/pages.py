"""Invoices: the list, and one invoice with what is left to pay and how."""

from typing import Any

import reflex as rx

from portal.arriving import arrival
from portal.frame import FrameState
from portal.invoices.state import InvoicesState, InvoiceState
from portal.paper import pdf_tool
from ui.language import N_, Money, Number, When, t, ta
from ui.menu import Menu
from ui.page import portal_page
from ui.parts import (
    Badge,
    Tone,
    amount_due,
    busy,
    button,
    card,
    detail_bar,
    each,
    empty,
    inside,
    intro,
    link,
    link_button,
    method,
    methods,
    note,
    row,
    rows,
    section,
    seen,
    state_badge,
    tile,
    transfer,
)
from ui.sums import sums_table

BILL: Any = InvoiceState.invoice
BADGES = {
    "open": Badge("clock", Tone.WAIT, N_("To be paid")),
    "late": Badge("alert", Tone.BAD, N_("The day to pay is past")),
    "paid": Badge("check", Tone.OK, N_("Paid")),
    "credited": Badge("undo", Tone.PLAIN, N_("Credited")),
    "credit_note": Badge("undo", Tone.PLAIN, N_("Credit note")),
}
PAYMENTS = {
    "open": Badge("clock", Tone.PLAIN, N_("Started, not paid")),
    "pending": Badge("wait", Tone.WAIT, N_("Being processed by the bank")),
    "authorized": Badge("wait", Tone.WAIT, N_("Being processed by the bank")),
    "paid": Badge("check", Tone.OK, N_("Paid")),
    "canceled": Badge("x", Tone.PLAIN, N_("Broken off, nothing was taken")),
    "expired": Badge("clock", Tone.PLAIN, N_("Not finished in time, nothing was taken")),
    "failed": Badge("alert", Tone.BAD, N_("Failed, nothing was taken")),
    "refunded": Badge("undo", Tone.INFO, N_("Given back")),
}
METHODS = {
    "ideal": "iDEAL | Wero",
    "bancontact": "Bancontact",
    "creditcard": N_("Card"),
    "banktransfer": N_("Bank transfer"),
    "transfer": N_("Bank transfer"),
    "paypal": "PayPal",
}


@portal_page("/invoices", title=N_("Invoices"), load=InvoicesState.load, menu=Menu("invoice", place=30), live=True)
def invoices_page() -> rx.Component:
    return rx.fragment(
        intro(t("Invoices"), t("What is to be paid comes first.")),
        arrival(
            InvoicesState,
            rx.cond(InvoicesState.has_any, _lists(), card(_no_bills())),
        ),
    )


@portal_page("/invoices/[invoice_id]", title=N_("Invoice"), load=InvoiceState.load, live=True)
def invoice_page() -> rx.Component:
    number = rx.cond(
        BILL.is_credit_note,
        t("Credit note {number}", number=BILL.number),
        t("Invoice {number}", number=BILL.number),
    )
    tool = pdf_tool(BILL.pdf, ta("Download as PDF"))
    return rx.fragment(
        detail_bar(number, FrameState.firm.name, back="/invoices", tool=tool), arrival(InvoiceState, _invoice())
    )


def _lists() -> rx.Component:
    older = button(t("Older invoices"), icon="down", wide=True, on_click=InvoicesState.turn(InvoicesState.older, ""))
    newer = button(t("Newer invoices"), icon="up", wide=True, on_click=InvoicesState.turn("", InvoicesState.newer))
    due = rows(*each(InvoicesState.to_pay, lambda bill: rx.el.li(_row(bill))))
    return rx.fragment(
        rx.cond(InvoicesState.to_pay.length() > 0, due, card(_all_paid())),
        rx.cond(
            InvoicesState.bills.length() > 0,
            section(
                t("Settled before"),
                rows(*each(InvoicesState.bills, lambda bill: rx.el.li(_row(bill)))),
                rx.el.div(
                    rx.cond(InvoicesState.newer != "", newer),
                    rx.cond(InvoicesState.older != "", older),
                    class_name="turns",
                ),
            ),
        ),
    )


def _row(bill: Any) -> rx.Component:
    firm = rx.cond(FrameState.firm_count > 1, rx.fragment(InvoicesState.firms[bill.firm_id], ", "))
    number = rx.el.span(bill.number, class_name="nowrap")
    is_open = (bill.state == "open") | (bill.state == "late")
    due = {"iso": bill.due_on, "kind": "day"}
    day = rx.cond(
        is_open,
        rx.cond(bill.state == "late", t("was due {day}", day=due), t("by {day}", day=due)),
        When(bill.issued_on, "date"),
    )
    return row(
        bill.title,
        rx.fragment(firm, number, ", ", day, rx.el.span(state_badge(bill.state, BADGES), class_name="under")),
        lead=tile(rx.cond(is_open, "euro", "invoice"), tone=rx.cond(bill.state == "late", "bad", "")),
        end=Money(bill.cents, bill.currency),
        href="/invoices/" + bill.id,
    )


def _all_paid() -> rx.Component:
    return empty(t("Nothing to pay"), t("All your invoices are settled."))


def _no_bills() -> rx.Component:
    tenant = empty(
        t("Invoices go to the owner"),
        t("You told us that you are the tenant. The owner gets the invoices for this address."),
    )
    guest = empty(t("No access to invoices"), t("Whoever gave you access can also show you invoices."))
    nothing = empty(t("No invoices yet"), t("An invoice appears here as soon as a firm sends you one."), door=True)
    return rx.cond(FrameState.sees_invoices, nothing, rx.cond(FrameState.is_tenant, tenant, guest))


def _invoice() -> rx.Component:
    return rx.el.div(
        seen(BILL.id, InvoiceState.seen),
        _head(),
        rx.cond(BILL.is_processing, _processing()),
        rx.cond((BILL.open_cents > 0) & ~BILL.is_processing, _pay()),
        _lines(),
        rx.cond(BILL.payments.length() > 0, _payments()),
        rx.cond(BILL.credit_notes.length() > 0, _credit_notes()),
        rx.cond(FrameState.firm.phone != "", _call()),
        class_name="bill",
    )


def _head() -> rx.Component:
    amount = rx.cond(BILL.open_cents > 0, BILL.open_cents, BILL.total_cents)
    due = rx.cond(
        BILL.state == "late",
        t("was due {day}", day={"iso": BILL.due_on, "kind": "long"}),
        t("by {day}", day={"iso": BILL.due_on, "kind": "long"}),
    )
    issued = t("Invoice of {day}", day={"iso": BILL.issued_on, "kind": "long"})
    credited = t("Credit note of {day}", day={"iso": BILL.issued_on, "kind": "long"})
    when = rx.cond(BILL.open_cents > 0, due, rx.cond(BILL.is_credit_note, credited, issued))
    return rx.el.section(
        rx.el.p(state_badge(BILL.state, BADGES)),
        amount_due(Money(amount, BILL.currency)),
        rx.el.p(when, class_name="meta"),
        rx.el.p(BILL.title, class_name="meta"),
        rx.cond(BILL.reason != "", rx.el.p(BILL.reason, class_name="meta")),
        rx.cond(BILL.credits != "", link(t("To the invoice it corrects"), href="/invoices/" + BILL.credits)),
        _partly(),
        class_name="title",
    )


def _partly() -> rx.Component:
    """How the amount that is left came about."""
    paid = t("{paid} of {total} is paid.", paid=_money(BILL.paid_cents), total=_money(BILL.total_cents))
    credited = t("{credited} was credited.", credited=_money(BILL.credited_cents))
    return rx.fragment(
        rx.cond((BILL.open_cents > 0) & (BILL.paid_cents > 0), rx.el.p(paid, class_name="meta")),
        rx.cond((BILL.open_cents > 0) & (BILL.credited_cents > 0), rx.el.p(credited, class_name="meta")),
    )


def _processing() -> rx.Component:
    """The bank has it; what is known, and that nothing needs doing."""
    return rx.el.section(
        card(
            busy(
                t("Your payment is being processed"),
                t("Your bank has accepted it but not confirmed it yet. That usually takes a minute."),
            ),
            inside(rx.el.strong(t("Do not pay again.")), " ", t("You may close this page; it follows by itself.")),
        ),
        class_name="pay",
    )


def _pay() -> rx.Component:
    """Online first where it is offered; by transfer always."""
    way = BILL.transfer
    online = method(
        t("Pay online"), t("iDEAL | Wero, Bancontact or card, on the page of your bank"), value="online", mark="card",
        default_checked=True,
    )  # fmt: skip
    by_hand = method(
        t("Transfer it yourself"), t("Arrives by the next working day"), value="transfer", mark="qr",
        default_checked=~BILL.can_pay, key=rx.cond(BILL.can_pay, "second", "only"),
    )  # fmt: skip
    button = link_button(
        t("Pay {amount}", amount=_money(BILL.open_cents)), href="/pay/" + BILL.id, look="primary", size="big",
        wide=True, server=True, class_name="pay-now",
    )  # fmt: skip
    none = note(t("The firm has not said yet how this can be paid. Please call."), tone=Tone.INFO)
    has_way = BILL.can_pay | (way.iban != "")
    return section(
        t("How would you like to pay?"),
        rx.cond(
            has_way,
            methods(
                rx.cond(BILL.can_pay, online),
                rx.cond(way.iban != "", rx.fragment(by_hand, _transfer())),
            ),
            none,
        ),
        rx.cond(BILL.can_pay, rx.el.p(button, class_name="pay-line")),
        class_name="pay",
    )


def _transfer() -> rx.Component:
    way = BILL.transfer
    picture = rx.el.img(src=way.qr, alt="", width="116", height="116")
    return transfer(
        way.iban,
        (t("In the name of"), _copied(way.name, ta("Copy the name"))),
        (t("Amount"), Money(way.cents, BILL.currency)),
        (t("Reference"), _copied(way.reference, ta("Copy the reference"))),
        qr=rx.cond(way.qr != "", picture),
    )


def _copied(text: Any, label: Any) -> rx.Component:
    copy = button(icon="copy", look="quiet", size="sm", class_name="icon", aria_label=label, data_copy=text)
    return rx.el.span(text, copy, class_name="copied")


def _lines() -> rx.Component:
    lines = rx.el.ol(*each(BILL.lines, _line), class_name="bill-lines")
    return section(
        rx.cond(BILL.is_credit_note, t("What you get back"), t("What you pay for")),
        card(inside(lines, sums_table(InvoiceState.sums))),
        aside=t("prices without VAT"),
    )


def _line(line: Any) -> rx.Component:
    counted = rx.fragment(
        Number(line.quantity), " ", line.unit, " × ", Money(line.price_cents, BILL.currency),
    )  # fmt: skip
    between = rx.cond((line.detail != "") & line.is_counted, ", ", "")
    words = rx.el.span(
        rx.el.span(line.title, class_name="t"),
        rx.el.span(line.detail, between, rx.cond(line.is_counted, counted), class_name="d"),
    )
    amount = rx.el.span(Money(line.cents, BILL.currency), class_name="money")
    return rx.cond(line.is_heading, rx.el.li(rx.el.h3(line.title)), rx.el.li(words, amount))


def _payments() -> rx.Component:
    return section(t("Payments"), rows(*each(BILL.payments, lambda paid: rx.el.li(_payment(paid)))))


def _payment(paid: Any) -> rx.Component:
    method_name = rx.match(paid.method, *[(id, t(name)) for id, name in METHODS.items()], rx.fragment(paid.method))
    way = rx.cond(paid.method != "", rx.fragment(method_name, ", "))
    return row(
        state_badge(paid.state, PAYMENTS),
        rx.fragment(way, When(paid.at, "date")),
        end=Money(paid.cents, BILL.currency),
    )


def _credit_notes() -> rx.Component:
    def note_row(found: Any) -> rx.Component:
        return row(
            t("Credit note {number}", number=found.number),
            When(found.issued_on, "date"),
            end=Money(found.cents, found.currency),
            href="/invoices/" + found.id,
        )

    return section(t("Credit notes"), rows(*each(BILL.credit_notes, lambda found: rx.el.li(note_row(found)))))


def _call() -> rx.Component:
    firm = FrameState.firm
    return rx.el.section(
        link_button(
            t("Call {firm}", firm=firm.name), href="tel:" + firm.phone, icon="phone",
            wide=True,
        ),
        class_name="call-us",
    )  # fmt: skip


def _money(cents: Any) -> dict[str, Any]:
    return {"cents": cents, "currency": BILL.currency}
