"""Installations and vehicles of one customer."""

from typing import Any

import reflex as rx

from backoffice.arriving import arrival, cancel_button, over
from backoffice.installations.state import InstallationsState
from ui.language import N_, When, t, ta
from ui.page import office_page
from ui.parts import (
    body,
    button,
    danger_button,
    date_field,
    dialog_actions,
    each,
    empty,
    fields_row,
    form,
    icon_button,
    link,
    link_button,
    menu,
    page_head,
    primary_button,
    row,
    section,
    segment,
    segments,
    select_field,
    submit_button,
    text_area,
    text_field,
    tile,
)

PAGE: Any = InstallationsState.page
THING: Any = InstallationsState.thing
ERRORS: Any = InstallationsState.errors


@office_page("/installations/[customer_id]", title=N_("Installations"), load=InstallationsState.load, live=True)
def installations_page() -> rx.Component:
    add = primary_button(t("Installation or vehicle"), icon="plus", key="n", on_click=InstallationsState.open_form(""))
    print_all = button(t("Print stickers"), icon="print", on_click=InstallationsState.print_stickers)
    printed = link_button(t("Stickers (PDF)"), href=PAGE.stickers, icon="qr", server=True, target="_blank")
    head = page_head(
        t("Installations and vehicles"),
        rx.cond(PAGE.stickers != "", printed),
        rx.cond(PAGE.can_edit, rx.fragment(rx.cond(PAGE.things.length() > 0, print_all), add)),
        crumb=link(PAGE.customer, href="/office/customers/" + PAGE.customer_id),
        context=t("A sticker on each lets the customer report by scanning it. A stranger learns nothing from it."),
    )
    nothing = empty(
        t("Nothing is looked after here yet"), t("A boiler, a heat pump, a car: whatever comes back for service.")
    )
    listed = rx.cond(PAGE.things.length() > 0, section(t("Looked after"), *each(PAGE.things, _thing)), nothing)
    return arrival(
        InstallationsState,
        head,
        body(listed),
        over(InstallationsState, "form", _title(), _form(), side=True),
        over(InstallationsState, "service", t("{name}: service", name=THING.name), _service()),
        back="/office/customers",
    )


def _thing(one: Any) -> rx.Component:
    service = rx.cond(
        one.next_service_on != "",
        rx.fragment(t("next service"), " ", When(one.next_service_on, "date")),
        rx.cond(one.serviced_on != "", rx.fragment(t("serviced"), " ", When(one.serviced_on, "date"))),
    )
    code = "/files/stickers/" + one.id
    deeds = menu(
        None,
        button(t("Note a service"), icon="check", on_click=InstallationsState.open_service(one.id)),
        link_button(t("QR code as SVG"), href=code + ".svg", icon="qr", server=True, target="_blank"),
        link_button(t("QR code as PNG"), href=code + ".png", icon="qr", server=True, target="_blank"),
        label=ta("More"),
    )
    edit = icon_button("pen", ta("Edit {what}", what=one.name), on_click=InstallationsState.open_form(one.id))
    mark = tile(rx.cond(one.kind == "vehicle", "truck", "tools"))
    end = rx.el.span(service, rx.cond(PAGE.can_edit, edit), deeds, class_name="flex items-center gap-2")
    return row(one.name, one.about, lead=mark, end=end)


def _title() -> rx.Component:
    return rx.cond(THING.id == "", t("New installation or vehicle"), THING.name)


def _form() -> rx.Component:
    kinds = segments(
        *[_kind(kind, text) for kind, text in (("installation", N_("Installation")), ("vehicle", N_("Vehicle")))],
        label=ta("Kind"),
    )
    away = rx.fragment(
        danger_button(t("Take off the record"), icon="trash", on_click=InstallationsState.remove),
        button(t("New sticker"), icon="qr", on_click=InstallationsState.renew_sticker),
    )
    return form(
        kinds,
        _text(t("Name"), "name", THING.name, required=True),
        fields_row(_text(t("Make"), "brand", THING.brand), _text(t("Model"), "model", THING.model)),
        rx.cond(
            InstallationsState.kind == "vehicle",
            _text(t("Number plate"), "plate", THING.plate),
            fields_row(_text(t("Serial number"), "serial", THING.serial), _text(t("Room"), "room", THING.room)),
        ),
        select_field(
            t("Address"), "address_id", PAGE.addresses, error=ERRORS["address_id"], default_value=THING.address_id
        ),
        fields_row(
            date_field(
                t("Installed on"), "installed_on", default_value=THING.installed_on, error=ERRORS["installed_on"]
            ),
            date_field(
                t("Next service"), "next_service_on", default_value=THING.next_service_on,
                error=ERRORS["next_service_on"],
            ),
        ),
        text_area(t("Note"), "note", rows=3, default_value=THING.note, max_length=1000, error=ERRORS["note"]),
        dialog_actions(
            rx.cond(THING.id != "", away), cancel_button(), submit_button(t("Save"), busy=InstallationsState.busy)
        ),
        on_submit=InstallationsState.save,
    )  # fmt: skip


def _kind(kind: str, text: str) -> rx.Component:
    return segment(t(text), current=InstallationsState.kind == kind, on_click=InstallationsState.choose_kind(kind))


def _text(label: rx.Component, name: str, value: Any, *, required: bool = False) -> rx.Component:
    return text_field(label, name, default_value=value, error=ERRORS[name], required=required, auto_complete="off")


def _service() -> rx.Component:
    return form(
        fields_row(
            date_field(t("Serviced on"), "on", required=True, error=ERRORS["on"]),
            date_field(t("Next service"), "next_on", error=ERRORS["next_on"]),
        ),
        dialog_actions(cancel_button(), submit_button(t("Save"), busy=InstallationsState.busy)),
        on_submit=InstallationsState.service,
    )
