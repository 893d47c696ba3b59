"""What opens over the page. Use a dialog only where an inline row does not do."""

from typing import Any

import reflex as rx

from ui.language import ta

from .buttons import icon_button
from .icons import icon as draw
from .markup import Child, classes, present, when_given


class Modal(rx.Component):
    """The browser's own <dialog>, opened by a state var (`open`) or by a button with `**opens(id)`."""

    library = "$/public/parts.js"
    tag = "Modal"

    open: rx.Var[bool]
    label: rx.Var[str]

    on_close: rx.EventHandler[rx.event.no_args_event_spec]


def dialog(
    name: str,
    title: Child,
    *content: Child,
    open: rx.Var | None = None,
    on_close: Any = None,
    side: bool = False,
    label: Any = None,
) -> rx.Component:
    """A dialog called `name`, with its title and a cross.

    Opened by `button(..., **opens(name))` without the server, or by `open` (a state var; then give `on_close`).
    `side`: a drawer at the right. Esc, the cross and a press beside it close it.
    """
    props: dict[str, Any] = {"class_name": classes("dialog", "drawer" if side else "")}
    if open is not None:
        props["open"] = open
    if on_close is not None:
        props["on_close"] = on_close
    if label is not None:
        props["label"] = label
    head = rx.el.header(rx.el.h2(*present(title), id=f"{name}-title"), icon_button("x", ta("Close"), **closes()))
    return Modal.create(head, *present(*content), id=name, **props)


def opens(name: str) -> dict[str, str]:
    """Props of a button that opens the dialog called `name`: `button(t("Add"), **opens("add"))`."""
    return {"data_opens": name, "aria_haspopup": "dialog"}


def closes() -> dict[str, str]:
    """Props of a button that closes the dialog it stands in."""
    return {"data_closes": ""}


def dialog_actions(*buttons: Child) -> rx.Component:
    """The buttons at the foot of a dialog: the deed last, at the right."""
    return rx.el.footer(*present(*buttons))


def menu(
    trigger: Child, *items: Child, label: str | rx.Var | None = None, icon: str = "dots", look: str = ""
) -> rx.Component:
    """A few rare deeds behind one button. `items`: buttons and links. With `trigger=None` an icon named by `label`."""
    summary = rx.el.summary(
        draw(icon) if trigger is None else rx.fragment(*present(trigger), draw("down", size="s")),
        class_name=classes("btn", look, "icon" if trigger is None else ""),
        **when_given(aria_label=label, title=label),
    )
    return rx.el.details(summary, rx.el.div(*present(*items)), class_name="menu")
