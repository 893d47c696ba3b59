"""Subscribing to the planning: one press for a phone, an address to copy for the rest."""

import reflex as rx

from portal.planning.state import CalendarState
from ui.language import t, ta
from ui.parts import button, icon, link_button, quiet_button


def subscribing() -> rx.Component:
    ask = button(t("Subscribe to the calendar"), icon="cal", wide=True, on_click=CalendarState.show)
    return rx.el.div(rx.cond(CalendarState.address == "", ask, _ways()), class_name="subscribe")


def _ways() -> rx.Component:
    copy = rx.el.button(
        icon("copy"), type="button", class_name="btn icon quiet", aria_label=ta("Copy the address"),
        data_copy=CalendarState.address,
    )  # fmt: skip
    return rx.fragment(
        link_button(t("Open in my calendar"), href=CalendarState.webcal, icon="cal", wide=True, server=True),
        rx.el.p(rx.el.span(CalendarState.address, class_name="cut"), copy, class_name="copied"),
        rx.el.p(
            t("Only for you: whoever has this address can read your visits. It follows changes and cancellations."),
            class_name="meta",
        ),
        rx.el.p(
            quiet_button(t("Make a new address"), size="sm", on_click=CalendarState.renew),
            quiet_button(t("Stop"), size="sm", on_click=CalendarState.stop),
            class_name="deeds",
        ),
    )
