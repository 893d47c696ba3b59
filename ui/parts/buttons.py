"""Buttons, links and keys. Say the deed on the button; one primary per screen."""

from typing import Any

import reflex as rx

from .icons import icon as draw
from .markup import Child, classes, maybe, present, when_given

NAMED_KEYS = {
    "enter": "↵",
    "shift": "⇧",
    "alt": "⌥",
    "up": "↑",
    "down": "↓",
    "escape": "esc",
    "tab": "tab",
    "space": "␣",
}


def button(
    *label: Child,
    look: str = "",
    size: str = "",
    icon: str | rx.Var | None = None,
    key: str = "",
    busy: rx.Var | bool = False,
    wide: bool = False,
    type: Any = "button",
    class_name: str | rx.Var = "",
    **props: Any,
) -> rx.Component:
    """A button. `look`: "", "primary", "quiet", "danger". `size`: "", "sm", "big".

    `key`: the key that presses it ("n", "mod+enter"), shown on it. `busy`: shows a turning ring and takes
    no second press. The rest (`on_click`, `disabled`, `title`, …) goes to the element.
    """
    if isinstance(busy, rx.Var) or busy:
        props["disabled"] = (props["disabled"] | busy) if "disabled" in props else busy
        props["aria_busy"] = busy
    return rx.el.button(
        *_content(label, icon, key),
        type=type,
        class_name=classes("btn", look, size, "wide" if wide else "", class_name),
        **_pressed_by(key),
        **props,
    )


def primary_button(*label: Child, **props: Any) -> rx.Component:
    """The one deed of the screen, in the firm's colour. Arguments of `button`."""
    return button(*label, look="primary", **props)


def quiet_button(*label: Child, **props: Any) -> rx.Component:
    """A deed that may be overlooked. Arguments of `button`."""
    return button(*label, look="quiet", **props)


def danger_button(*label: Child, **props: Any) -> rx.Component:
    """A deed that takes something away. Arguments of `button`."""
    return button(*label, look="danger", **props)


def submit_button(*label: Child, look: str = "primary", **props: Any) -> rx.Component:
    """Sends the form it stands in. Arguments of `button`."""
    return button(*label, look=look, type="submit", **props)


def icon_button(
    name: str | rx.Var, label: str | rx.Var, *, look: str = "quiet", size: str = "", key: str = "", **props: Any
):
    """A button of only an icon; `label` (`ta(...)`) names it for everyone who cannot see it."""
    return rx.el.button(
        draw(name),
        type=props.pop("type", "button"),
        aria_label=label,
        title=label,
        class_name=classes("btn icon", look, size, props.pop("class_name", "")),
        **_pressed_by(key),
        **props,
    )


def link_button(
    *label: Child, href: str | rx.Var, look: str = "", size: str = "", icon: str | rx.Var | None = None, key: str = "",
    wide: bool = False, server: bool = False, class_name: str | rx.Var = "", **props: Any,
) -> rx.Component:  # fmt: skip
    """A link that looks like a button. `server`: the address is a page or file of the server, not a screen."""
    return rx.el.a(
        *_content(label, icon, key),
        href=href,
        class_name=classes("btn", look, size, "wide" if wide else "", class_name),
        **when_given(reload_document=server),
        **_pressed_by(key),
        **props,
    )


def link(
    *text: Child, href: str | rx.Var, server: bool = False, class_name: str | rx.Var = "", **props: Any
) -> rx.Component:
    """A link in running text. `server`: an address of the server (files, sign-in), not a screen."""
    return rx.el.a(
        *present(*text),
        href=href,
        class_name=classes("link", class_name),
        **when_given(reload_document=server),
        **props,
    )


def kbd(key: str) -> rx.Component:
    """A key as it is shown: "n", "mod+enter", "[", "enter"."""
    return rx.fragment(*[_cap(part) for part in _parts(key)])


def _content(label: tuple, icon: str | rx.Var | None, key: str) -> list:
    return present(maybe(draw, icon), *label, kbd(key) if key else None)


def _pressed_by(key: str) -> dict[str, Any]:
    """What keys.js looks for, and what a screen reader says."""
    if not key:
        return {}
    return {"data_key": key, "aria_keyshortcuts": key.replace("mod", "Control")}


def _parts(key: str) -> list[str]:
    return key.split("+") if len(key) > 1 else [key]


def _cap(part: str) -> rx.Component:
    if part == "mod":  # ⌘ or Ctrl: only the browser knows
        return rx.el.kbd(class_name="mod", aria_hidden="true")
    return rx.el.kbd(NAMED_KEYS.get(part, part.upper()), aria_hidden="true")
