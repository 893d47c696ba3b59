"""Choosing what one sees: tabs, segments, filters, search."""

from typing import Any

import reflex as rx

from ui.language import ta

from .badges import count as number
from .buttons import kbd
from .icons import icon as draw
from .markup import Child, choose, classes, maybe, present, when_given


def tabs(*items: Child, label: str | rx.Var) -> rx.Component:
    """A row of `tab`s: saved filters, parts of a page. `label` (`ta(...)`) names the row."""
    return rx.el.nav(*present(*items), class_name="tabs", aria_label=label)


def tab(*text: Child, current: bool | rx.Var = False, count: Any = None, href: Any = None, key: str = "", **props: Any):
    """One tab; a link with `href`, else a button with `on_click`. `count` or any short state after the word."""
    content = present(*text, number(count) if count is not None else None)
    if key:
        props["data_key"] = key
    props["aria_current"] = choose(current, "true", "false")
    if href is not None:
        return rx.el.a(*content, href=href, **props)
    return rx.el.button(*content, type="button", **props)


def segments(*items: Child, label: str | rx.Var) -> rx.Component:
    """One of two to four views, made of `segment`s."""
    return rx.el.div(*present(*items), class_name="seg", role="group", aria_label=label)


def segment(*text: Child, current: bool | rx.Var, **props: Any) -> rx.Component:
    """One view of `segments`."""
    return rx.el.button(*present(*text), type="button", aria_pressed=choose(current, "true", "false"), **props)


def chip(field: Child, value: Child, *, on_remove: Any, label: str | rx.Var) -> rx.Component:
    """An active filter, "field: value", and a cross. `label` (`ta(...)`) names the cross."""
    return rx.el.span(
        *present(field),
        rx.el.b(*present(value)),
        rx.el.button(draw("x", size="s"), type="button", aria_label=label, on_click=on_remove),
        class_name="chip",
    )


def toolbar(*content: Child, summary: Child = None) -> rx.Component:
    """Search and filters above a list; `summary` (how many, how much) at the right."""
    return rx.el.div(
        *present(*content, maybe(rx.el.span, summary, class_name="summary")),
        class_name="toolbar",
    )


def find(label: str | rx.Var, *, name: str = "find", key: str = "", class_name: str = "", **props: Any) -> rx.Component:
    """A search field. `label` (`ta(...)`) is its name and placeholder; props (`on_change`, `value`) go to the input."""
    return rx.el.label(
        draw("find"),
        rx.el.span(label, class_name="vh"),
        rx.el.input(
            type="search",
            name=name,
            placeholder=label,
            auto_complete="off",
            **when_given(data_key=key),
            **props,
        ),
        kbd(key) if key else "",
        class_name=classes("find", class_name),
        role="search",
        aria_label=ta("Search"),
    )
