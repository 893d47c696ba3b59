"""The way to see what a person sees: the portal with that person's eyes, read-only."""

import reflex as rx

from ui.language import t, ta
from ui.parts import icon_button, native_form, submit_button


def look_button(
    *,
    customer: str | rx.Var,
    membership: str | rx.Var = "",
    access: str | rx.Var = "",
    contact: str | rx.Var = "",
    path: str | rx.Var = "/",
    name: str | rx.Var = "",
) -> rx.Component:
    """Opens the portal at `path` as somebody of this customer: who has a seat (`membership`), a project's account
    (`access`), or was never here (`contact`, or the customer itself). With a `name` it is only an icon, for rows."""
    given = {"customer": customer, "membership": membership, "access": access, "contact": contact, "path": path}
    hidden = [rx.el.input(type="hidden", name=field, value=value) for field, value in given.items()]
    if isinstance(name, str) and not name:
        press = submit_button(t("See what the customer sees"), icon="eye", look="quiet")
    else:
        press = icon_button("eye", ta("See what {name} sees", name=name), look="", size="sm", type="submit")
    return native_form(*hidden, press, action="/office/look")
