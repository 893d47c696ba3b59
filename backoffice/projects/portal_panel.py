"""Who outside looks on: the project's own switch, its accounts, the link to hand out. Everything is saved at once."""

from typing import Any

import reflex as rx

from backoffice.looking import look_button
from backoffice.projects.record import ProjectState
from backoffice.projects.words import ACCESS
from ui.language import When, t, ta
from ui.parts import Tone, button, each, icon_button, link, note, row, section, state_badge, switch

PAGE = ProjectState.page
PROJECT = PAGE.project


def portal_panel() -> rx.Component:
    qr = button(t("Link and QR code"), icon="qr", size="sm", on_click=ProjectState.open_step("link"))
    return rx.cond(
        PROJECT.can_edit,
        rx.fragment(
            section(
                t("Portal"),
                switch(
                    t("Open to the customer"),
                    "portal",
                    hint=t("Applies at once; there is nothing else to save."),
                    checked=PROJECT.portal_open,
                    on_change=ProjectState.open_portal,
                ),
                _by_customer(),
                _kept_out(),
                _greeting(),
                _eyes(),
                more=qr,
            ),
            _accounts(),
        ),
    )


def _by_customer() -> rx.Component:
    return rx.cond(
        PROJECT.opened_by_customer,
        note(t("The customer's record opens everything, so this is open either way."), tone=Tone.INFO),
    )


def _kept_out() -> rx.Component:
    """Opening changes nobody's rights; what was decided for one person stays."""
    rights = link(t("Rights of the people there"), href="/office/customers/" + PROJECT.customer_id)
    said = t("Without the right to see this: {names}.", names=PAGE.kept_out)
    return rx.cond(PAGE.kept_out != "", note(said, " ", rights, tone=Tone.WAIT, mark="lock"))


def _greeting() -> rx.Component:
    said = rx.el.blockquote(PROJECT.greeting, class_name="dim lines-kept mt-3")
    return rx.cond(PROJECT.greeting != "", said)


def _eyes() -> rx.Component:
    look = look_button(customer=PROJECT.customer_id, path="/projects/" + PROJECT.id)
    return rx.cond(PAGE.can_look_as_customer, rx.el.div(look, class_name="flex mt-2"))


def _accounts() -> rx.Component:
    new = button(t("Account"), icon="plus", size="sm", key="a", on_click=ProjectState.open_step("let_in"))
    again = button(t("Add an account you have"), size="sm", on_click=ProjectState.open_step("again"))
    closed = note(t("This is not open to the customer: nobody comes in yet."), tone=Tone.WAIT)
    return section(
        t("Accounts"),
        rx.cond(PROJECT.is_open, rx.fragment(), closed),
        rx.cond(
            PAGE.guests.length() > 0,
            rx.fragment(*each(PAGE.guests, _account)),
            rx.el.p(t("With a user name and password somebody without e-mail looks on, too."), class_name="dim"),
        ),
        rx.cond(PAGE.known.length() > 0, rx.el.p(again, class_name="mt-3")),
        more=new,
    )


def _account(guest: Any) -> rx.Component:
    words = rx.fragment(t("state"), *each(guest.words, lambda word: rx.fragment(", ", t(word))))
    seen = rx.cond(guest.seen_at != "", rx.fragment(" · ", t("last here"), " ", When(guest.seen_at, "ago")))
    change = icon_button(
        "pen", ta("Rights of {name}", name=guest.name), look="", size="sm", on_click=ProjectState.open_guest(guest.id)
    )
    again = icon_button(
        "undo", ta("Give {name} access again", name=guest.name), look="", size="sm",
        on_click=ProjectState.restore_access(guest.id),
    )  # fmt: skip
    deeds = rx.cond(guest.access == "ended", again, rx.fragment(rx.cond(PAGE.can_look, _look(guest)), " ", change))
    return row(
        rx.fragment(guest.name, " ", state_badge(guest.access, ACCESS)),
        rx.fragment(guest.user_name, " · ", words, seen),
        end=deeds,
    )


def _look(guest: Any) -> rx.Component:
    """What this account sees of the project."""
    return look_button(customer=PROJECT.customer_id, access=guest.id, path="/projects/" + PROJECT.id, name=guest.name)
