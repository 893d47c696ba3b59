"""The page of one invoice: a draft is written here, an issued one is read."""

import reflex as rx

from backoffice.arriving import arrival
from backoffice.badges import INVOICES, PAYMENTS, method_name
from backoffice.invoices.dialogs import dialogs
from backoffice.invoices.invoice import InvoiceState
from ui.deliveries import delivery_log
from ui.facts import facts_timeline
from ui.language import N_, Money, Number, Sum, When, nt, t, ta
from ui.lines import line_buttons, line_table
from ui.page import office_page
from ui.parts import (
    Tone,
    button,
    consequence,
    danger_button,
    fields_row,
    icon,
    link,
    link_button,
    note,
    page_head,
    pairs,
    primary_button,
    row,
    section,
    send_bar,
    split,
    state_badge,
    total_row,
)
from ui.parts.drafts import jump_link, saved_field
from ui.sheets import sheet
from ui.sums import sums_table

PAGE = InvoiceState.page
INVOICE = InvoiceState.page.invoice


@office_page("/invoices/[invoice_id]", title=N_("Invoice"), load=InvoiceState.load, live=InvoiceState.refresh)
def invoice_page() -> rx.Component:
    page = split(
        rx.cond(INVOICE.is_draft, _draft(), _issued()),
        rx.cond(INVOICE.is_draft, _history(), rx.fragment(_facts(), _log(), _history())),
        label=ta("About this invoice"),
    )
    return rx.fragment(sheet("drafts"), arrival(InvoiceState, page, dialogs(), back="/office/invoices"))


def _crumb() -> rx.Component:
    return rx.fragment(
        rx.el.a(t("Invoices"), href="/office/invoices"),
        " / ",
        rx.el.a(INVOICE.customer, href="/office/customers/" + INVOICE.customer_id),
    )


def _draft() -> rx.Component:
    throw_away = danger_button(t("Discard"), icon="trash", on_click=InvoiceState.open_step("discard"))
    title = rx.cond(INVOICE.title != "", rx.fragment(INVOICE.title), t("New invoice"))
    return rx.fragment(
        page_head(
            title,
            rx.cond(INVOICE.can_edit, throw_away),
            crumb=_crumb(),
            badge=rx.fragment(" ", state_badge(INVOICE.status, INVOICES)),
            context=t("Everything you type is saved."),
        ),
        rx.cond(InvoiceState.clash != "", _clash()),
        _head_fields(),
        line_table(
            InvoiceState,
            InvoiceState.lines,
            PAGE.rates,
            caption=ta("Lines"),
            locked=~INVOICE.can_edit,
            with_options=False,
        ),
        line_buttons(InvoiceState, InvoiceState.lines.length()),
        rx.el.div(sums_table(INVOICE.sums), class_name="sums-box"),
        rx.cond(INVOICE.can_edit, _send_bar()),
    )


def _clash() -> rx.Component:
    newest = button(t("Show the newest"), size="sm", icon="retry", on_click=InvoiceState.take_newest)
    return note(rx.el.p(t(InvoiceState.clash)), newest, tone=Tone.WAIT)


def _head_fields() -> rx.Component:
    places = [
        rx.el.option(ta("no address"), value=""),
        rx.foreach(PAGE.addresses, lambda place: rx.el.option(place.text, value=place.value)),
    ]
    turn, errors = InvoiceState.turn, InvoiceState.errors
    return fields_row(
        saved_field(
            t("What is it about?"),
            "title",
            INVOICE.title,
            error=errors["title"],
            on_save=InvoiceState.save_head("title"),
            turn=turn,
            max_length=160,
            disabled=~INVOICE.can_edit,
        ),
        saved_field(
            t("Address of the work"),
            "address_id",
            INVOICE.address_id,
            *places,
            element="select",
            error=errors["address_id"],
            on_save=InvoiceState.save_head("address_id"),
            turn=turn,
            disabled=~INVOICE.can_edit,
        ),
    )


def _send_bar() -> rx.Component:
    missing = nt("{n} thing is missing:", "{n} things are missing:", PAGE.gaps.length())
    first = jump_link(t(PAGE.gaps[0].text), to=PAGE.gaps[0].key)
    problem = rx.el.span(" ", icon("alert", size="s"), " ", missing, " ", first, class_name="t-bad")
    return send_bar(
        t("Issue and send"),
        consequence(t("gets the next number and never changes again"), icon="lock"),
        rx.cond(
            INVOICE.hears != "",
            consequence(t("goes to {people}", people=INVOICE.hears), icon="mail"),
            consequence(t("nobody can be reached: add an e-mail address"), icon="alert"),
        ),
        consequence(nt("to be paid within {n} day", "to be paid within {n} days", INVOICE.due_days), icon="clock"),
        problem=rx.cond(PAGE.gaps.length() > 0, problem),
        action=primary_button(
            t("Issue"), icon="send", key="mod+enter", busy=InvoiceState.busy, on_click=InvoiceState.issue
        ),
    )


def _issued() -> rx.Component:
    pdf = link_button("PDF", href="/files/documents/" + INVOICE.document_id, server=True, target="_blank", icon="doc")
    book = button(t("Book a transfer"), icon="bank", key="b", look="primary", on_click=InvoiceState.open_step("book"))
    correct = button(t("Credit note"), icon="undo", on_click=InvoiceState.open_step("credit"))
    name = rx.cond(
        INVOICE.is_note, t("Credit note {number}", number=INVOICE.number), t("Invoice {number}", number=INVOICE.number)
    )
    return rx.fragment(
        page_head(
            name,
            rx.cond(INVOICE.document_id != "", pdf, rx.el.span(t("The PDF is being made"), class_name="dim")),
            rx.cond(INVOICE.can_credit, correct),
            rx.cond(INVOICE.can_book & (INVOICE.open_cents > 0), book),
            crumb=_crumb(),
            badge=rx.fragment(" ", state_badge(INVOICE.status, INVOICES)),
            context=rx.cond(INVOICE.title != "", rx.fragment(INVOICE.title)),
        ),
        rx.cond(INVOICE.reason != "", note(rx.el.strong(t("Why:")), " ", INVOICE.reason)),
        rx.cond(INVOICE.status == "overpaid", _overpaid()),
        _lines(),
        rx.el.div(_totals(), class_name="sums-box"),
        _payments(),
        _notes(),
    )


def _overpaid() -> rx.Component:
    too_much = {"cents": -INVOICE.open_cents, "currency": "EUR"}
    return note(
        rx.el.strong(t("{amount} too much was paid.", amount=too_much)),
        " ",
        t("Pay it back from one of the payments below."),
        tone=Tone.INFO,
    )


def _lines() -> rx.Component:
    heads = [(t("Description"), ""), (t("Quantity"), "num"), (t("Price excl."), "num"), (t("Amount"), "num")]
    return rx.el.div(
        rx.el.table(
            rx.el.caption(ta("Lines"), class_name="vh"),
            rx.el.thead(rx.el.tr(*[rx.el.th(name, class_name=look, scope="col") for name, look in heads])),
            rx.el.tbody(rx.foreach(PAGE.billed, _line)),
            class_name="datagrid",
        ),
        class_name="scroll",
    )


def _line(line) -> rx.Component:
    about = rx.cond(line.detail != "", rx.el.small(line.detail, class_name="dim lines-kept"))
    quantity = rx.fragment(Number(line.quantity, digits=3), " ", line.unit)
    return rx.cond(
        line.is_heading,
        rx.el.tr(rx.el.td(line.title, col_span=4), class_name="sect"),
        rx.el.tr(
            rx.el.td(line.title, " ", about, class_name="on-phone-title"),
            rx.el.td(quantity, class_name="num", data_label=ta("Quantity")),
            rx.el.td(Sum(line.price_cents), class_name="num", data_label=ta("Price excl.")),
            rx.el.td(Sum(line.cents), class_name="num on-phone-end"),
        ),
    )


def _totals() -> rx.Component:
    paid = total_row(t("Paid"), Money(INVOICE.paid_cents))
    credited = total_row(t("Credited"), Money(INVOICE.credited_cents))
    still = total_row(t("Still open"), Money(INVOICE.open_cents))
    return sums_table(
        INVOICE.sums,
        rx.cond(INVOICE.paid_cents != 0, paid),
        rx.cond(INVOICE.credited_cents != 0, credited),
        rx.cond(~INVOICE.is_note & (INVOICE.open_cents != 0), still),
    )


def _payments() -> rx.Component:
    return rx.cond(
        PAGE.payments.length() > 0,
        section(
            t("Payments"),
            rx.foreach(
                PAGE.payments,
                lambda paid: row(
                    method_name(paid.method),
                    When(paid.at, "datetime"),
                    href="/office/payments/" + paid.id,
                    end=rx.fragment(Money(paid.cents), " ", state_badge(paid.status, PAYMENTS)),
                ),
            ),
        ),
    )


def _notes() -> rx.Component:
    return rx.cond(
        PAGE.notes.length() > 0,
        section(
            t("Credit notes"),
            rx.foreach(
                PAGE.notes,
                lambda note: row(note.number, When(note.at), href="/office/invoices/" + note.id, end=Money(note.cents)),
            ),
        ),
    )


def _facts() -> rx.Component:
    reference = rx.el.button(INVOICE.reference, type="button", class_name="link", data_copy=INVOICE.reference)
    order = link(t("Open the order"), href="/office/orders/" + INVOICE.order_id)
    return section(
        t("To be paid"),
        rx.cond(~INVOICE.is_note, pairs((t("Still open"), Money(INVOICE.open_cents)))),
        pairs((t("Issued"), When(INVOICE.issued_on))),
        rx.cond(INVOICE.due_on != "", pairs((t("Due"), When(INVOICE.due_on)))),
        rx.cond(INVOICE.reference != "", pairs((t("Reference"), reference))),
        rx.cond(INVOICE.order_id != "", pairs((t("Order"), order))),
        pairs((t("Fingerprint"), rx.el.code(INVOICE.sha256[:12], title=INVOICE.sha256))),
    )


def _log() -> rx.Component:
    return section(
        t("What was sent"),
        rx.cond(
            PAGE.log.length() > 0,
            delivery_log(PAGE.log, on_resend=InvoiceState.resend),
            rx.el.p(t("Nothing was sent yet."), class_name="dim"),
        ),
    )


def _history() -> rx.Component:
    return section(t("Timeline"), facts_timeline(PAGE.facts))
