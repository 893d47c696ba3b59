"""Requests of customers: the list."""

import reflex as rx

from backoffice.requests.parts import BADGES
from backoffice.requests.state import RequestsState
from ui.language import N_, When, t, ta
from ui.listing import list_body, list_pager, search_field, status_tabs
from ui.menu import Menu
from ui.page import office_page
from ui.parts import Column, body, empty, grid, link_button, page_head, state_badge, toolbar
from ui.wishes import URGENCY_BADGES

TABS = {
    "": N_("All"),
    "new": N_("New"),
    "asked": N_("Asked back"),
    "answered": N_("Answered"),
    "done": N_("Done"),
}
HINTS = (("j k", N_("row")), ("enter", N_("open")), ("[ ]", N_("pages")))
COLUMNS = (
    Column(
        ta("Number"),
        lambda row: rx.el.a(row.number, href=f"/office/requests/{row.id}", data_open=""),
        width=112,
        phone="bare",
    ),
    Column(ta("Customer"), lambda row: row.customer, width=220, look="name cut", phone="title"),
    Column(ta("Kind"), lambda row: row.name, width=190, look="cut", phone="bare"),
    Column(ta("About"), lambda row: row.about, look="dim cut", wide=True),
    Column(ta("How urgent"), lambda row: state_badge(row.urgency, URGENCY_BADGES), width=170, wide=True),
    Column(ta("Status"), lambda row: state_badge(row.status, BADGES), width=150, phone="bare"),
    Column(ta("Received"), lambda row: When(row.at, "relative"), width=150, look="one-line", phone="end"),
)


@office_page(
    "/requests",
    title=N_("Requests"),
    load=RequestsState.load,
    menu=Menu("clipboard", place=25),
    live=True,
    hints=HINTS,
)
def requests_page() -> rx.Component:
    return rx.fragment(
        page_head(t("Requests"), context=t("What customers ask for by themselves, the newest first")),
        body(
            status_tabs(RequestsState, TABS, RequestsState.counts),
            toolbar(search_field(RequestsState, ta("Number, customer or kind"))),
            list_body(RequestsState, _list(), _nothing()),
        ),
    )


def _list() -> rx.Component:
    return rx.fragment(
        grid(ta("Requests"), COLUMNS, RequestsState.rows), list_pager(RequestsState, t("The newest first"))
    )


def _nothing() -> rx.Component:
    return rx.cond(
        (RequestsState.search != "") | (RequestsState.status != ""),
        empty(
            t("No request found"),
            t("No request here has a word or number that starts like this."),
            action=link_button(t("Show all requests"), href="/office/requests", server=True),
        ),
        empty(
            t("No requests yet"),
            t("Customers ask in the portal, or by the sticker on their installation."),
            action=link_button(t("What customers may ask for"), href="/office/settings/requests"),
            door=True,
        ),
    )
