"""How fields stand together, and what stands under them."""

from typing import Any

import reflex as rx
from reflex_components_core.el.elements.base import BaseHTML

from ui.language import N_, t, ta

from .buttons import submit_button
from .icons import icon as draw
from .markup import Child, maybe, present


class NativeForm(BaseHTML):
    """A form the browser itself sends (`rx.el.form` always keeps the browser from doing that)."""

    tag = "form"

    action: rx.Var[str]
    method: rx.Var[str]
    enc_type: rx.Var[str]
    target: rx.Var[str]


def form(*content: Child, on_submit: Any, **props: Any) -> rx.Component:
    """A form whose fields reach `on_submit` as one dict, by their names."""
    return rx.el.form(*present(*content), on_submit=on_submit, class_name="form", **props)


def native_form(*content: Child, action: str | rx.Var, method: str = "post", **props: Any) -> rx.Component:
    """A form sent to a plain endpoint (`/auth/...`, `/api/...`) with a full page load."""
    return NativeForm.create(*present(*content), action=action, method=method, class_name="form", **props)


def sign_out_form(*, action: str = "/sign-out", look: str = "quiet") -> rx.Component:
    """Asks first when messages were not sent yet: assets/pwa.js forgets them at signing out."""
    words = ta(N_("Messages not sent yet: {n}. Signing out deletes them from this device. Sign out anyway?"), n="{n}")
    leave = submit_button(t("Sign out"), icon="sign-out", look=look)
    return native_form(leave, action=action, data_unsent=words)


def fields_row(*fields: Child) -> rx.Component:
    """Fields side by side; one below the other where there is no room."""
    return rx.el.div(*present(*fields), class_name="fields-row")


def fieldset(legend: Child, *fields: Child, hint: Child = None) -> rx.Component:
    """Fields that answer one question, under its name."""
    return rx.el.fieldset(
        rx.el.legend(*present(legend)),
        *present(maybe(rx.el.p, hint, class_name="hint"), *fields),
        class_name="fieldset",
    )


def form_actions(*buttons: Child) -> rx.Component:
    """The buttons under a form: the deed first."""
    return rx.el.div(*present(*buttons), class_name="form-actions")


def send_bar(title: Child, *consequences: Child, action: Child, problem: Child = None) -> rx.Component:
    """Left what will happen (use `consequence`), right the deed. `problem`: what still keeps it back."""
    return rx.el.div(
        rx.el.div(rx.el.h2(*present(title, problem)), rx.el.p(*present(*consequences))),
        *present(action),
        class_name="sendbar",
    )


def consequence(*text: Child, icon: str) -> rx.Component:
    """One thing that follows from sending or saving, for `send_bar`."""
    return rx.el.span(draw(icon, size="s"), *present(*text), class_name="consequence")
