"""The list of quotes, and the way to a new one."""

from typing import Any

import reflex as rx

from backoffice.customer_choice import for_whom
from backoffice.quotes.parts import BADGES, TABS
from backoffice.quotes.state import NewQuoteState, QuotesState
from ui.choosing import choosing_grid, chosen_bar
from ui.language import N_, Money, Sum, When, nt, t, ta
from ui.listing import list_body, list_pager, search_field, sorting, status_tabs
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    Column,
    body,
    button,
    empty,
    form,
    form_actions,
    icon,
    link_button,
    page_head,
    select_field,
    state_badge,
    submit_button,
    text_field,
    toolbar,
)


def _number(row: Any) -> rx.Component:
    return rx.el.a(row.number, href=f"/office/quotes/{row.id}", data_open="")


def _seen(row: Any) -> rx.Component:
    """Sent, seen, answered: the last that came, in words."""
    return rx.cond(
        row.decided_at != "",
        rx.fragment(icon("check", size="s"), " ", t("answered"), " ", When(row.decided_at, "relative")),
        rx.cond(
            row.opened_at != "",
            rx.fragment(icon("eye", size="s"), " ", t("seen"), " ", When(row.opened_at, "relative")),
            rx.cond(
                row.sent_at != "",
                rx.el.span(
                    icon("send", size="s"), " ", t("sent"), " ", When(row.sent_at, "relative"), class_name="dim"
                ),
                rx.el.span(t("not yet"), class_name="dim"),
            ),
        ),
    )


COLUMNS = (
    Column(ta("Number"), _number, sort="date", width=112, phone="bare"),
    Column(ta("Customer"), lambda row: row.customer, width=200, look="name cut", phone="title"),
    Column(ta("Title"), lambda row: row.title, look="dim cut", wide=True, phone="bare"),
    Column(ta("Total incl. VAT"), lambda row: Sum(row.cents), sort="total", number=True, width=120, phone="end"),
    Column(ta("Status"), lambda row: state_badge(row.status, BADGES), sort="status", width=168, phone="bare"),
    Column(ta("Seen"), _seen, width=216, look="one-line", phone="bare"),
    Column(ta("Valid until"), lambda row: When(row.valid_until), width=120, wide=True),
)


HINTS = (("j k", N_("row")), ("x", N_("choose")), ("enter", N_("open")), ("1", N_("filter")), ("[ ]", N_("pages")))


@office_page("/quotes", title=N_("Quotes"), load=QuotesState.load, menu=Menu("doc", place=20), live=True, hints=HINTS)
def quotes_page() -> rx.Component:
    new = link_button(t("New quote"), href="/office/quotes/new", look="primary", icon="plus", key="n")
    return rx.fragment(
        page_head(t("Quotes"), new),
        body(
            status_tabs(QuotesState, TABS, QuotesState.counts),
            toolbar(search_field(QuotesState, ta("Number, customer or title"))),
            list_body(QuotesState, _list(), _nothing()),
        ),
    )


@office_page("/quotes/new", title=N_("New quote"), load=NewQuoteState.load)
def new_quote_page() -> rx.Component:
    return rx.fragment(
        page_head(t("New quote"), crumb=rx.el.a(t("Quotes"), href="/office/quotes")),
        body(
            rx.el.div(
                for_whom(NewQuoteState),
                rx.cond(NewQuoteState.customer.value != "", _about()),
                class_name="narrow",
            )
        ),
    )


def _list() -> rx.Component:
    chosen = nt("{n} chosen", "{n} chosen", QuotesState.chosen.length())
    return rx.fragment(
        choosing_grid(QuotesState, ta("Quotes"), COLUMNS, **sorting(QuotesState, "-date")),
        chosen_bar(
            QuotesState,
            chosen,
            button(t("Withdraw"), icon="undo", on_click=QuotesState.withdraw_chosen),
            total=Money(QuotesState.chosen_cents),
        ),
        list_pager(QuotesState, t("The newest first")),
    )


def _nothing() -> rx.Component:
    new = link_button(t("New quote"), href="/office/quotes/new", look="primary")
    return rx.cond(
        (QuotesState.search != "") | (QuotesState.status != ""),
        empty(
            t("No quote found"),
            t("No quote here has a word or number that starts like this."),
            action=link_button(t("Show all quotes"), href="/office/quotes", server=True),
        ),
        empty(
            t("No quotes yet"), t("Write the first one; the customer approves it on the phone."), action=new, door=True
        ),
    )


def _about() -> rx.Component:
    errors = NewQuoteState.errors
    return form(
        text_field(t("What is it about?"), "title", error=errors["title"], max_length=160, auto_focus=True),
        rx.cond(NewQuoteState.addresses.length() > 1, _place(errors)),
        form_actions(
            submit_button(t("Write the quote"), busy=NewQuoteState.busy),
            link_button(t("Cancel"), href="/office/quotes", look="quiet"),
        ),
        on_submit=NewQuoteState.write,
    )


def _place(errors: Any) -> rx.Component:
    return select_field(t("Address of the work"), "address_id", NewQuoteState.addresses, error=errors["address_id"])
