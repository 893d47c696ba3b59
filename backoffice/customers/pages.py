"""The list of customers, and a new one."""

import reflex as rx

from backoffice.customers.parts import address_fields, customer_fields
from backoffice.customers.state import CustomerLine, CustomersState, NewCustomerState
from ui.language import N_, t, ta
from ui.listing import list_body, list_pager, search_field, sorting
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    Column,
    Tone,
    body,
    button,
    empty,
    fieldset,
    form,
    form_actions,
    grid,
    link_button,
    note,
    page_head,
    submit_button,
    tag,
    toolbar,
)

COLUMNS = (
    Column(ta("Number"), lambda row: row.number, sort="number", width=110, look="dim", phone="off"),
    Column(
        ta("Name"),
        lambda row: rx.el.a(row.name, href=f"/office/customers/{row.id}", data_open=""),
        sort="name",
        look="name",
        phone="title",
    ),
    Column(ta("E-mail"), lambda row: row.email, width=240, look="cut"),
    Column(ta("Phone"), lambda row: row.phone, width=160, wide=True),
    Column(ta("Language"), lambda row: row.language.upper(), width=80, wide=True, phone="off"),
    Column(ta("Portal"), lambda row: rx.cond(row.has_portal, t("Open"), tag(t("Closed"))), width=90, phone="off"),
)


@office_page(
    "/customers",
    title=N_("Customers"),
    load=CustomersState.load,
    menu=Menu("users", place=60),
    live=CustomersState.load,
)
def customers_page() -> rx.Component:
    return rx.fragment(
        page_head(
            t("Customers"),
            link_button(t("New customer"), href="/office/customers/new", look="primary", icon="plus", key="n"),
        ),
        body(
            toolbar(search_field(CustomersState, ta("Name, number, address, e-mail"))),
            list_body(CustomersState, _list(), _nobody()),
        ),
    )


@office_page("/customers/new", title=N_("New customer"), load=NewCustomerState.load)
def new_customer_page() -> rx.Component:
    errors = NewCustomerState.errors
    return rx.fragment(
        page_head(t("New customer"), crumb=rx.el.a(t("Customers"), href="/office/customers")),
        body(
            form(
                fieldset(t("Customer"), customer_fields(errors, on_blur=NewCustomerState.look_for_twins), _twins()),
                fieldset(t("Address of the work"), address_fields(errors), hint=t("May be left empty for now.")),
                form_actions(
                    submit_button(t("Add customer"), busy=NewCustomerState.busy),
                    link_button(t("Cancel"), href="/office/customers", look="quiet"),
                ),
                on_submit=NewCustomerState.save,
            )
        ),
    )


def _list() -> rx.Component:
    return rx.fragment(
        grid(ta("Customers"), COLUMNS, CustomersState.rows, **sorting(CustomersState, "name")),
        list_pager(CustomersState, t("By name"), by_name=True),
    )


def _nobody() -> rx.Component:
    return rx.cond(
        CustomersState.search != "",
        empty(
            t("Nobody found"),
            t("No customer has a word that starts like this."),
            action=button(t("Show everybody"), on_click=CustomersState.find("")),
        ),
        empty(
            t("No customers yet"),
            t("Add the first one; quotes and invoices follow from there."),
            action=link_button(t("New customer"), href="/office/customers/new", look="primary"),
            door=True,
        ),
    )


def _twins() -> rx.Component:
    """Somebody with this address is here already."""
    return rx.cond(
        NewCustomerState.twins.length() > 0,
        note(
            t("This e-mail address is known:"),
            " ",
            rx.foreach(
                NewCustomerState.twins,
                lambda twin: rx.el.a(
                    f"{twin.number} {twin.name}", href=f"/office/customers/{twin.id}", class_name="link"
                ),
            ),
            tone=Tone.WAIT,
        ),
    )


def _twin(twin: CustomerLine) -> rx.Component:
    return rx.el.a(f"{twin.number} {twin.name}", href=f"/office/customers/{twin.id}", class_name="link")
