"""The page about myself."""

from typing import Any

import reflex as rx

from backoffice.arriving import arrival
from backoffice.me.state import MeState
from ui.language import N_, NAMES, When, switch_to, t, ta
from ui.page import office_page
from ui.parts import (
    body,
    button,
    danger_button,
    form,
    form_actions,
    icon,
    page_head,
    row,
    section,
    segment,
    segments,
    sign_out_form,
    submit_button,
    tag,
    text_field,
)
from ui.parts.firm import go_over


@office_page("/me", title=N_("My account"), load=MeState.load)
def me_page() -> rx.Component:
    return arrival(
        MeState,
        page_head(MeState.me.name, _leave(), context=rx.fragment(t(MeState.me.role), ", ", MeState.me.email)),
        body(rx.el.div(_name(), _language(), _browsers(), _firms(), class_name="setting")),
        back="/office",
    )


def _leave() -> rx.Component:
    """A plain form: the cookie is the server's."""
    return sign_out_form(action="/office/sign-out", look="")


def _name() -> rx.Component:
    return section(
        t("Name"),
        form(
            text_field(
                t("What colleagues and customers read"),
                "name",
                default_value=MeState.me.name,
                error=MeState.errors["name"],
                max_length=120,
                auto_complete="name",
                required=True,
            ),
            form_actions(submit_button(t("Save"), busy=MeState.busy)),
            on_submit=MeState.save,
        ),
    )


def _language() -> rx.Component:
    choices = [
        segment(name, current=MeState.me.language == code, on_click=[switch_to(code), MeState.speak(code)])
        for code, name in NAMES.items()
    ]
    return section(t("Language"), segments(*choices, label=ta("Language")))


def _browsers() -> rx.Component:
    others = danger_button(t("Sign out everywhere else"), size="sm", on_click=MeState.end_others)
    return section(
        t("Signed in on"),
        rx.foreach(MeState.browsers, _browser),
        more=rx.cond(MeState.browsers.length() > 1, others),
    )


def _browser(browser: Any) -> rx.Component:
    end = button(t("Sign out"), size="sm", on_click=MeState.end(browser.id))
    place = rx.cond(browser.door == "office", t("office"), t("customer portal"))
    address = rx.cond(browser.ip != "", rx.fragment(", ", browser.ip))
    return row(
        rx.cond(browser.device != "", rx.fragment(browser.device), t("Unknown browser")),
        rx.fragment(place, ", ", When(browser.seen_at, "relative"), address),
        lead=icon("desktop"),
        end=rx.cond(browser.is_here, tag(t("this one")), end),
    )


def _firms() -> rx.Component:
    return rx.cond(MeState.firms.length() > 1, section(t("Firms I work for"), rx.foreach(MeState.firms, _firm)))


def _firm(firm: Any) -> rx.Component:
    go = go_over(firm, submit_button(t("Go there"), look="", size="sm", icon="swap"))
    return row(firm.name, t(firm.role), lead=icon("building"), end=rx.cond(firm.is_here, tag(t("here")), go))
