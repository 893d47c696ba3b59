"""The list of invoices, and a new one."""

from typing import Any

import reflex as rx

from backoffice.badges import INVOICES
from backoffice.customer_choice import for_whom
from backoffice.invoices.state import TABS, InvoicesState, NewInvoiceState
from ui.choosing import choosing_grid, chosen_bar
from ui.language import N_, Money, Sum, When, nt, t, ta
from ui.listing import list_body, list_pager, search_field, sorting
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    Column,
    body,
    button,
    empty,
    form,
    form_actions,
    grid,
    link_button,
    page_head,
    state_badge,
    submit_button,
    tab,
    tabs,
    text_field,
    toolbar,
)


def _number(row: Any) -> rx.Component:
    shown = rx.cond(row.number != "", rx.fragment(row.number), t("draft"))
    return rx.el.a(shown, href=f"/office/invoices/{row.id}", data_open="")


COLUMNS = (
    Column(ta("Number"), _number, width=112, phone="bare"),
    Column(ta("Customer"), lambda row: row.customer, look="name cut", phone="title"),
    Column(ta("Title"), lambda row: row.title, look="dim cut", wide=True, phone="off"),
    Column(ta("Total incl. VAT"), lambda row: Sum(row.cents), sort="total", number=True, width=120, phone="end"),
    Column(ta("Open"), lambda row: rx.cond(row.open_cents != 0, Sum(row.open_cents), "–"), number=True, width=110),
    Column(ta("Status"), lambda row: state_badge(row.status, INVOICES), sort="status", width=150, phone="bare"),
    Column(ta("Date"), lambda row: When(row.at), sort="date", width=124, wide=True),
    Column(ta("Due"), lambda row: rx.cond(row.due_on != "", When(row.due_on)), width=124, phone="off"),
)


@office_page("/invoices", title=N_("Invoices"), load=InvoicesState.load, menu=Menu("invoice", place=40), live=True)
def invoices_page() -> rx.Component:
    new = link_button(t("New invoice"), href="/office/invoices/new", look="primary", icon="plus", key="n")
    return rx.fragment(
        page_head(t("Invoices"), rx.cond(InvoicesState.may_issue, new)),
        body(
            tabs(*[_tab(status, name) for status, name in TABS.items()], label=ta("Which ones")),
            toolbar(search_field(InvoicesState, ta("Number, customer or title"))),
            list_body(InvoicesState, _list(), _nothing()),
        ),
    )


@office_page("/invoices/new", title=N_("New invoice"), load=NewInvoiceState.load)
def new_invoice_page() -> rx.Component:
    errors = NewInvoiceState.errors
    about = text_field(t("What is it about?"), "title", error=errors["title"], max_length=160)
    write = submit_button(t("Write the invoice"), busy=NewInvoiceState.busy)
    back = link_button(t("Cancel"), href="/office/invoices", look="quiet")
    return rx.fragment(
        page_head(t("New invoice"), crumb=rx.el.a(t("Invoices"), href="/office/invoices")),
        body(
            rx.el.div(
                for_whom(NewInvoiceState),
                rx.cond(
                    NewInvoiceState.customer.value != "",
                    form(about, form_actions(write, back), on_submit=NewInvoiceState.write),
                ),
                class_name="narrow form",
            )
        ),
    )


def _tab(status: str, name: str) -> rx.Component:
    return tab(t(name), current=InvoicesState.status == status, on_click=InvoicesState.filter(status))


def _list() -> rx.Component:
    caption = ta("Invoices")
    chosen = nt("{n} chosen", "{n} chosen", InvoicesState.chosen.length())
    order = sorting(InvoicesState, "-date")
    drafts = rx.fragment(
        choosing_grid(InvoicesState, caption, COLUMNS, row_name=lambda row: row.customer, **order),
        chosen_bar(
            InvoicesState,
            chosen,
            button(t("Issue and send"), icon="send", key="i", on_click=InvoicesState.issue_chosen),
            total=Money(InvoicesState.chosen_cents),
        ),
    )
    can_choose = (InvoicesState.status == "draft") & InvoicesState.may_issue
    return rx.fragment(
        rx.cond(can_choose, drafts, grid(caption, COLUMNS, InvoicesState.rows, **order)),
        list_pager(InvoicesState, t("The newest first")),
    )


def _nothing() -> rx.Component:
    new = link_button(t("New invoice"), href="/office/invoices/new", look="primary")
    return rx.cond(
        (InvoicesState.search != "") | (InvoicesState.status != ""),
        empty(
            t("No invoice found"),
            t("No invoice here has a word or number that starts like this."),
            action=link_button(t("Show all invoices"), href="/office/invoices", server=True),
        ),
        empty(t("No invoices yet"), t("Make one of an order, or write one yourself."), action=new, door=True),
    )
