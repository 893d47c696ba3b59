"""The profile: how to reach this person, the devices, the signed-in browsers, what may be done where."""

from typing import Any

import reflex as rx

from portal.arriving import arrival
from portal.devices import device_panel
from portal.frame import FrameState, language_buttons
from portal.profile.state import ProfileState
from ui.language import N_, When, nt, t, ta
from ui.menu import Menu
from ui.page import portal_page
from ui.parts import (
    Tone,
    button,
    card,
    each,
    fieldset,
    form,
    icon,
    icon_button,
    inside,
    intro,
    pill,
    radio,
    row,
    rows,
    section,
    sign_out_form,
    submit_button,
    text_field,
    tile,
)


@portal_page("/profile", title=N_("Profile"), load=ProfileState.load, menu=Menu("user", place=90))
def profile_page() -> rx.Component:
    return rx.fragment(
        intro(FrameState.me, FrameState.email),
        arrival(
            ProfileState,
            card(inside(_reach())),
            rx.cond(ProfileState.account.user_name != "", _password()),
            _language(),
            device_panel(always=True, on_done=ProfileState.after),
            rx.cond(ProfileState.devices.length() > 0, _devices()),
            _browsers(),
            rx.cond(ProfileState.seats.length() > 0, _seats()),
            _privacy(),
            rx.el.section(sign_out_form(look="wide"), class_name="leave"),
        ),
    )


def _reach() -> rx.Component:
    account, errors = ProfileState.account, ProfileState.errors
    channel = fieldset(
        t("How do you want to hear from us?"),
        radio(
            t("By e-mail"), "channel", "email", hint=account.email, default_checked=account.channel == "email"
        ),
        radio(
            t("By SMS"), "channel", "sms", hint=t("Needs a mobile number above."),
            default_checked=account.channel == "sms",
        ),
    )  # fmt: skip
    return form(
        text_field(
            t("Your name"), "name", default_value=account.name, auto_complete="name", error=errors["name"],
            required=True,
        ),
        text_field(
            t("Phone"), "phone", kind="tel", default_value=account.phone, auto_complete="tel", error=errors["phone"],
            hint=t("With the area code, or with + and the country code."),
        ),
        rx.cond(account.email != "", channel),
        submit_button(t("Save"), look="", wide=True, busy=ProfileState.busy),
        on_submit=ProfileState.save,
        key=account.email,
    )  # fmt: skip


def _password() -> rx.Component:
    """Without an e-mail address nobody can send a new one, so the old one is asked for."""
    errors = ProfileState.errors
    return section(
        t("Password"),
        card(
            inside(
                form(
                    rx.el.p(t("Your user name is {name}.", name=ProfileState.account.user_name), class_name="meta"),
                    text_field(
                        t("Password of now"), "old", kind="password", error=errors["old"], required=True,
                        auto_complete="current-password",
                    ),
                    text_field(
                        t("New password"), "password", kind="password", error=errors["password"], required=True,
                        hint=t("At least 10 characters. A few words in a row work well."),
                        auto_complete="new-password",
                    ),
                    submit_button(t("Change the password"), look="", wide=True, busy=ProfileState.busy),
                    on_submit=ProfileState.change_password,
                )
            )
        ),
    )  # fmt: skip


def _language() -> rx.Component:
    return section(
        t("Language"),
        rx.el.div(*language_buttons(), class_name="languages", role="group", aria_label=ta("Language")),
        rx.el.p(t("Also for mails, messages and documents from now on."), class_name="meta after"),
    )


def _devices() -> rx.Component:
    return section(t("Devices with messages"), rows(*each(ProfileState.devices, lambda one: rx.el.li(_device(one)))))


def _device(device: Any) -> rx.Component:
    heard = rx.fragment(t("Last reached"), " ", When(device.heard_at, "ago"))
    failed = pill(t("Did not answer last time"), tone=Tone.WAIT, icon="alert")
    remove = icon_button(
        "trash", ta("Remove {device}", device=device.label), on_click=ProfileState.remove_device(device.id)
    )
    return row(device.label, rx.cond(device.has_failed, failed, heard), lead=tile("device"), end=remove)


def _browsers() -> rx.Component:
    others = button(t("Sign out everywhere else"), icon="sign-out", wide=True, on_click=ProfileState.end_others)
    return section(
        t("Signed-in browsers"),
        rows(*each(ProfileState.browsers, lambda one: rx.el.li(_browser(one)))),
        rx.cond(ProfileState.older_browsers.length() > 0, _older_browsers()),
        rx.cond(ProfileState.browsers.length() > 1, rx.el.div(others, class_name="turns")),
    )


def _older_browsers() -> rx.Component:
    number = ProfileState.older_browsers.length()
    return rx.el.details(
        rx.el.summary(
            icon("down", size="s"), nt("{n} more browser", "{n} more browsers", number), class_name="btn wide"
        ),
        rows(*each(ProfileState.older_browsers, lambda one: rx.el.li(_browser(one)))),
        class_name="unfold",
    )


def _browser(browser: Any) -> rx.Component:
    name = rx.cond(browser.device != "", rx.fragment(browser.device), t("Unknown browser"))
    end = icon_button(
        "x", ta("Sign out {device}", device=browser.device), on_click=ProfileState.end_browser(browser.id)
    )
    here = rx.cond(browser.is_here, t("This browser"), rx.fragment(t("Last seen"), " ", When(browser.seen_at, "ago")))
    return row(
        name,
        here,
        lead=tile(rx.cond(browser.is_phone, "device", "desktop")),
        end=rx.cond(browser.is_here, rx.fragment(), end),
    )


def _seats() -> rx.Component:
    return section(t("What you may do"), card(*each(ProfileState.seats, _seat)))


def _seat(seat: Any) -> rx.Component:
    limit = t("You approve up to {amount}.", amount={"cents": seat.limit_cents, "currency": "EUR"})
    rights = rx.el.ul(*each(seat.rights, lambda text: rx.el.li(icon("check", size="s"), t(text))), class_name="rights")
    who = rx.fragment(seat.record, ", ", t(seat.capacity))
    by = rx.el.p(t("{name} let you in.", name=seat.invited_by), class_name="meta")
    until = rx.el.p(t("Your access ends on {day}.", day={"iso": seat.until, "kind": "date"}), class_name="meta")
    return inside(
        rx.el.h3(seat.firm),
        rx.el.p(who, class_name="meta"),
        rx.cond(seat.invited_by != "", by),
        rx.cond(seat.until != "", until),
        rights,
        rx.cond(seat.has_limit, rx.el.p(limit)),
    )


def _privacy() -> rx.Component:
    """Plain words about who sees what."""
    said = [
        t("A firm sees only what concerns that firm: no firm learns which others you are a customer of."),
        t("When you open a quote or invoice, the firm that sent it sees that you did."),
        t("When you approve something we keep your name, the time, your browser and its network address as proof."),
        t("To see, correct or have deleted what a firm keeps about you, ask that firm."),
    ]
    return section(t("Your privacy"), card(inside(rx.el.ul(*[rx.el.li(one) for one in said], class_name="privacy"))))
