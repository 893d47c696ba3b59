"""Working without a mouse. Every deed with a key shows it; assets/keys.js presses it.

Part props: `key="n"` on buttons, links and search fields. Rows of a list have `data-row`. Single letters never
fire while someone types and can be switched off in the overview (`?`), as WCAG 2.1.4 asks.
"""

import reflex as rx

from ui.language import t, ta

from .buttons import kbd
from .markup import Child, present


class Keys(rx.Component):
    """Listens for keys as long as it stands in the page; holds the overview that `?` opens."""

    library = "$/public/keys.js"
    tag = "Keys"

    title: rx.Var[str]
    off: rx.Var[str]
    close: rx.Var[str]
    go: rx.Var[str]
    rows: rx.Var[str]
    walk: rx.Var[str]
    open: rx.Var[str]
    select: rx.Var[str]
    other: rx.Var[str]


def keys() -> rx.Component:
    """The listener with its overview; once per shell."""
    return Keys.create(
        title=ta("Keys"),
        off=ta("Use single-letter keys"),
        close=ta("Close"),
        go=ta("Go to"),
        rows=ta("In a list"),
        walk=ta("Down and up"),
        open=ta("Open or do"),
        select=ta("Select; with Shift a range"),
        other=ta("On this page"),
    )


def key_bar(*hints: Child) -> rx.Component:
    """The strip at the foot of the office: `key_hint`s, and at the end where all keys stand."""
    return rx.el.footer(
        *present(*hints),
        rx.el.button(kbd("?"), " ", t("all keys"), type="button", class_name="end", data_opens="keys"),
        class_name="keys",
    )


def key_hint(keys: str, *what: Child) -> rx.Component:
    """Keys (separated by a space) and what they do: `key_hint("j k", t("row"))`."""
    return rx.el.span(*[kbd(key) for key in keys.split()], *present(*what))
