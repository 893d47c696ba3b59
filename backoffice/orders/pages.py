"""Orders: the list, and one order."""

from typing import Any

import reflex as rx

from backoffice.arriving import arrival
from backoffice.frame import OfficeFrameState
from backoffice.orders.state import OrdersState, OrderState
from ui.deliveries import delivery_log
from ui.facts import facts_timeline
from ui.language import N_, Number, Sum, When, t, ta
from ui.listing import list_body, list_pager, search_field, sorting, status_tabs
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    Badge,
    Column,
    Tone,
    body,
    button,
    danger_button,
    dialog,
    dialog_actions,
    each,
    empty,
    form,
    grid,
    link,
    link_button,
    menu,
    page_head,
    pairs,
    primary_button,
    section,
    split,
    state_badge,
    text_area,
    toolbar,
)
from ui.sheets import sheet
from ui.sums import sums_table

ORDER = OrderState.order
AROUND = OfficeFrameState.around
TABS = {
    "": N_("All"),
    "open": N_("To invoice"),
    "invoiced": N_("Invoiced"),
    "cancelled": N_("Cancelled"),
    "withdrawn": N_("Withdrawn"),
    "done": N_("From before"),
}
BADGES = {
    "open": Badge("half", Tone.WAIT, N_("To invoice")),
    "invoiced": Badge("done", Tone.OK, N_("Invoiced")),
    "cancelled": Badge("x", Tone.PLAIN, N_("Cancelled")),
    "withdrawn": Badge("undo", Tone.BAD, N_("Withdrawn by the customer")),
    "done": Badge("archive", Tone.PLAIN, N_("Done, from before")),
}
HINTS = (("j k", N_("row")), ("enter", N_("open")), ("[ ]", N_("pages")))
COLUMNS = (
    Column(
        ta("Number"),
        lambda row: rx.el.a(row.number, href=f"/office/orders/{row.id}", data_open=""),
        width=112,
        phone="bare",
    ),
    Column(ta("Customer"), lambda row: row.customer, width=260, look="name cut", phone="title"),
    Column(ta("Title"), lambda row: row.title, look="dim cut", phone="bare"),
    Column(ta("Total incl. VAT"), lambda row: Sum(row.cents), sort="total", number=True, width=120, phone="end"),
    Column(ta("Status"), lambda row: state_badge(row.status, BADGES), sort="status", width=160, phone="bare"),
    Column(ta("Agreed on"), lambda row: When(row.created_at), sort="date", width=124, wide=True),
)


@office_page("/orders", title=N_("Orders"), load=OrdersState.load, menu=Menu("order", place=30), live=True, hints=HINTS)
def orders_page() -> rx.Component:
    return rx.fragment(
        page_head(t("Orders"), context=t("What customers agreed to, the newest first")),
        body(
            status_tabs(OrdersState, TABS, rx.Var.create({})),
            toolbar(search_field(OrdersState, ta("Number, customer or title"))),
            list_body(OrdersState, _list(), _nothing()),
        ),
    )


@office_page("/orders/[order_id]", title=N_("Order"), load=OrderState.load, live=True)
def order_page() -> rx.Component:
    work = rx.fragment(_head(), _lines(), rx.el.div(rx.el.span(), sums_table(ORDER.sums), class_name="quote-foot"))
    page = split(work, _rail(), label=ta("Papers and timeline"))
    return rx.fragment(sheet("drafts"), arrival(OrderState, page, _cancelling(), back="/office/orders"))


def _list() -> rx.Component:
    return rx.fragment(
        grid(ta("Orders"), COLUMNS, OrdersState.rows, **sorting(OrdersState, "-date")),
        list_pager(OrdersState, t("The newest first")),
    )


def _nothing() -> rx.Component:
    return rx.cond(
        (OrdersState.search != "") | (OrdersState.status != ""),
        empty(
            t("No order found"),
            t("No order here has a word or number that starts like this."),
            action=link_button(t("Show all orders"), href="/office/orders", server=True),
        ),
        empty(
            t("No orders yet"),
            t("An order is made by itself when a customer approves a quote."),
            action=link_button(t("To the quotes"), href="/office/quotes"),
            door=True,
        ),
    )


def _head() -> rx.Component:
    confirmation = link_button(t("Confirmation"), href=ORDER.confirmation, icon="doc", server=True, target="_blank")
    invoice = primary_button(t("Make the invoice"), icon="invoice", key="i", on_click=OrderState.make_invoice)
    project = button(t(AROUND.new_project), icon="clipboard", key="p", on_click=OrderState.make_project)
    made = link_button(t(AROUND.one_project), href=f"/office/projects/{ORDER.project_id}", icon="clipboard")
    cancel = button(t("Cancel the order"), icon="x", look="danger", on_click=OrderState.show("cancel"))
    return page_head(
        ORDER.title,
        rx.cond(ORDER.confirmation != "", confirmation),
        rx.cond(ORDER.project_id != "", made, rx.cond(ORDER.can_plan, project)),
        rx.cond(ORDER.can_invoice, invoice),
        rx.cond(ORDER.can_cancel, menu(None, cancel, label=ta("More"))),
        crumb=rx.fragment(rx.el.a(t("Orders"), href="/office/orders"), " / ", ORDER.number),
        badge=rx.fragment(" ", state_badge(ORDER.status, BADGES)),
        context=rx.fragment(
            link(ORDER.customer, href=f"/office/customers/{ORDER.customer_id}"),
            rx.cond(ORDER.site != "", rx.fragment(", ", ORDER.site)),
        ),
    )


def _lines() -> rx.Component:
    heads = [
        rx.el.th("", scope="col"),
        rx.el.th(t("Description"), scope="col"),
        rx.el.th(t("Quantity"), scope="col", class_name="num"),
        rx.el.th(t("Price excl."), scope="col", class_name="num"),
        rx.el.th(t("VAT"), scope="col", class_name="num"),
        rx.el.th(t("Amount"), scope="col", class_name="num"),
    ]
    return rx.el.div(
        rx.el.table(
            rx.el.caption(t("What was agreed"), class_name="vh"),
            rx.el.thead(rx.el.tr(*heads)),
            rx.el.tbody(*each(ORDER.lines, _line)),
            class_name="datagrid read",
        ),
        class_name="scroll",
    )


def _line(line: Any) -> rx.Component:
    heading = rx.el.tr(rx.el.td(), rx.el.td(line.title, col_span=5), class_name="sect")
    plain = rx.el.tr(
        rx.el.td(line.place, class_name="num dim"),
        rx.el.td(
            line.title,
            rx.cond(line.detail != "", rx.el.small(line.detail, class_name="dim block lines-kept")),
            class_name="on-phone-title",
        ),
        rx.el.td(Number(line.quantity), " ", line.unit, class_name="num on-phone-bare"),
        rx.el.td(Sum(line.price_cents), class_name="num on-phone-off"),
        rx.el.td(line.rate, class_name="num on-phone-off"),
        rx.el.td(Sum(line.cents), class_name="num on-phone-end"),
    )
    return rx.cond(line.place == 0, heading, plain)


def _rail() -> rx.Component:
    return rx.fragment(
        rx.cond(ORDER.status == "done", _from_before(), rx.cond(ORDER.quote_id != "", _agreed(), _taken_on())),
        rx.cond((ORDER.withdraw_by != "") & (ORDER.status == "open"), _withdrawal()),
        section(t("Timeline"), facts_timeline(ORDER.facts)),
        rx.cond(
            ORDER.deliveries.length() > 0,
            section(t("What was sent"), delivery_log(ORDER.deliveries, on_resend=OrderState.resend)),
        ),
    )


def _agreed() -> rx.Component:
    return section(
        t("Agreed"),
        pairs(
            (t("By"), rx.fragment(ORDER.approved_by)),
            (t("On"), When(ORDER.approved_at, "datetime")),
            (t("Quote"), link(ORDER.quote_number, href=f"/office/quotes/{ORDER.quote_id}")),
            (t("Confirmation"), _paper(ORDER.confirmation)),
            (t("Evidence"), _paper(ORDER.evidence)),
        ),
    )


def _taken_on() -> rx.Component:
    """Without a quote: nobody approved a price, so there is no evidence of it."""
    asked = link(ORDER.request_number, href=f"/office/requests/{ORDER.request_id}")
    return section(
        t("Taken on as asked"),
        pairs(
            (t("Request"), rx.fragment(rx.cond(ORDER.request_id != "", asked, "–"))),
            (t("On"), When(ORDER.created_at, "datetime")),
        ),
    )


def _from_before() -> rx.Component:
    papers = rx.el.p(t("Its papers are in the customer's archive."), class_name="dim")
    return section(t("Brought in by an import"), pairs((t("Done on"), When(ORDER.created_at))), papers)


def _withdrawal() -> rx.Component:
    """When the work may begin, as far as the law has a say in it."""
    early = t("The customer asked to begin before that.")
    late = t("The customer did not ask to begin before that: begin afterwards, or ask first.")
    until = t("The customer may withdraw until {day}.", day={"iso": ORDER.withdraw_by, "kind": "date"})
    return section(t("Withdrawal"), rx.el.p(until, " ", rx.cond(ORDER.begin_early, early, late)))


def _paper(href: Any) -> rx.Component:
    made = link("PDF", href=href, server=True, target="_blank")
    return rx.cond(href != "", made, rx.el.span(t("is being made"), class_name="dim"))


def _cancelling() -> rx.Component:
    error = OrderState.errors["reason"]
    words = text_area(
        t("Why? It will be in the timeline."), "reason", rows=3, max_length=500, required=True, error=error
    )
    return dialog(
        "cancel",
        t("Cancel order {number}", number=ORDER.number),
        form(
            rx.el.p(t("It can no longer be invoiced. The quote stays approved, as it was.")),
            words,
            dialog_actions(
                button(t("Keep it"), on_click=OrderState.close),
                danger_button(t("Cancel the order"), type="submit", icon="x"),
            ),
            on_submit=OrderState.cancel,
        ),
        open=rx.Var.create(OrderState.step) == "cancel",
        on_close=OrderState.close,
    )
