"""Telling people: a note in the page, a toast, the lost connection."""

from typing import Any

import reflex as rx
from reflex_components_core.core.banner import has_connection_errors

from ui.language import say, t, ta

from .badges import Tone
from .buttons import icon_button
from .icons import icon
from .markup import Child, choose, classes, each, present, when_given

TONE_ICONS = {Tone.PLAIN: "info", Tone.INFO: "info", Tone.OK: "check", Tone.WAIT: "clock", Tone.BAD: "alert"}


class Offline(rx.Component):
    """Shows its children while the browser has no network."""

    library = "$/public/parts.js"
    tag = "Offline"


class Late(rx.Component):
    """Shows its children when the page is not `ready` after eight seconds."""

    library = "$/public/parts.js"
    tag = "Late"

    ready: rx.Var[bool]


def note(*text: Child, tone: Tone = Tone.PLAIN, mark: str = "") -> rx.Component:
    """What matters here. Start with the fact in bold (`rx.el.strong`), then the consequence. `mark`: another icon."""
    return rx.el.div(
        icon(mark or TONE_ICONS[tone]),
        rx.el.div(*present(*text)),
        class_name=classes("note", tone),
        **when_given(role="alert" if tone is Tone.BAD else None),
    )


def toasts(items: rx.Var, *, on_close: Any) -> rx.Component:
    """Where passing news shows. `items`: a Var of shapes with `.id`, `.tone`, `.text` (msgid) and `.values` (dict).

    Never for errors a person must act on: put those in the page with `note`.
    """
    return rx.el.div(
        *each(items, lambda item: _toast(item, on_close)), class_name="toasts", role="status", aria_live="polite"
    )


def banner(*text: Child, tone: Tone | str = "", mark: str = "offline", action: Child = None) -> rx.Component:
    """A strip over the page about the connection or the whole firm."""
    return rx.el.div(
        icon(mark), rx.el.span(*present(*text)), *present(action), class_name=classes("banner", tone), role="status"
    )


def connection_banner(firm_name: str | rx.Var, *, plain: str = "") -> rx.Component:
    """Says when the network or the server is away; shows nothing while all is well. Stands in every shell.

    `plain`: the address of pages that need no live connection.
    """
    lost = banner(
        rx.el.strong(t("No contact with {firm}.", firm=firm_name)),
        " ",
        t("We keep trying. What you see may be out of date."),
        tone=Tone.WAIT,
        mark="retry",
        action=rx.fragment(
            rx.el.a(t("Try now"), href="", reload_document=True),
            rx.el.a(t("Plain pages"), href=plain, reload_document=True) if plain else rx.fragment(),
        ),
    )
    away = banner(rx.el.strong(t("You are offline.")), " ", t("You see what was loaded last."))
    never = Late.create(lost, ready=rx.State.is_hydrated)
    return rx.fragment(Offline.create(away), rx.cond(has_connection_errors, lost, never))


def _toast(item: Any, on_close: Any) -> rx.Component:
    return rx.el.div(
        rx.el.span(say(item.text, item["values"])),
        icon_button("x", ta("Close"), size="sm", on_click=on_close(item.id)),
        class_name=classes("toast", item.tone),
        key=item.id,
    )


def if_any(text: str | rx.Var, *, tone: Tone = Tone.BAD) -> rx.Component:
    """A note out of a state's message (a msgid, "" for none)."""
    return choose(text.bool() if isinstance(text, rx.Var) else bool(text), note(t(text), tone=tone), rx.fragment())
