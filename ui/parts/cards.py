"""Paper on ground: sections, cards and rows of the customer's side; regions of the office."""

from typing import Any

import reflex as rx

from .icons import icon as draw
from .markup import Child, choose, classes, maybe, present, when_given


def section(title: Child, *content: Child, more: Child = None, aside: Child = None, **props: Any) -> rx.Component:
    """A titled part of a page. `aside`: a few grey words after the title; `more`: a link or button at the right."""
    head = rx.el.div(
        rx.el.h2(*present(title)),
        *present(
            maybe(rx.el.span, aside, class_name="aside"),
            maybe(rx.el.span, more, class_name="more"),
        ),
        class_name="sec",
    )
    return rx.el.section(head, *present(*content), **props)


def card(*content: Child, class_name: str = "", **props: Any) -> rx.Component:
    """A white sheet. Put `inside(...)`, `row`s and lists in it; never a card in a card."""
    return rx.el.div(*present(*content), class_name=classes("card", class_name), **props)


def inside(*content: Child, class_name: str = "") -> rx.Component:
    """Content of a card with the card's margin round it."""
    return rx.el.div(*present(*content), class_name=classes("in", class_name))


def rows(*items: Child, class_name: str = "card") -> rx.Component:
    """A sheet of `row`s."""
    return rx.el.ul(
        *[rx.el.li(item) if not _repeats(item) else item for item in present(*items)], class_name=class_name
    )


def row(
    title: Child,
    detail: Child = None,
    *,
    lead: Child = None,
    end: Child = None,
    href: str | rx.Var | None = None,
    server: bool = False,
    unread: bool | rx.Var = False,
    **props: Any,
) -> rx.Component:
    """Open something: `lead` (`tile`, `day`, `avatar`), title, detail, `end` (amount, time; else a chevron)."""
    words = rx.el.span(
        rx.el.span(*present(title), class_name="t"),
        *present(maybe(rx.el.span, detail, class_name="d")),
    )
    tail = maybe(rx.el.span, end, class_name="end")
    names = classes("row", choose(unread, "unread", ""), "" if lead is not None else "plain")
    if href is None and "on_click" not in props:
        return rx.el.div(*present(lead, words, tail), class_name=names, **props)
    content = present(lead, words, tail if tail is not None else draw("right", size="s"))
    if href is None:
        return rx.el.button(*content, type="button", class_name=names, **props)
    return rx.el.a(*content, href=href, class_name=names, **when_given(reload_document=server), **props)


def tile(icon: str | rx.Var, *, tone: str | rx.Var = "") -> rx.Component:
    """The square icon at the start of a `row`. `tone`: "" (brand), ok, wait, bad, info."""
    return rx.el.span(draw(icon, size="l"), class_name=classes("tile", tone))


def lead(
    *state: Child,
    title: Child,
    action: Child,
    deadline: Child = None,
    amount: Child = None,
    picture: Child = None,
    detail: Child = None,
) -> rx.Component:
    """The one most urgent thing: state, title, deadline and amount, button."""
    line = rx.el.p(
        rx.el.span(*present(deadline), class_name="meta"),
        rx.el.strong(*present(amount), class_name="money"),
        class_name="due-line",
    )
    return rx.el.article(
        *present(picture),
        inside(rx.el.p(*present(*state)), rx.el.h2(*present(title)), detail, line, action),
        class_name="card lead",
    )


def facts(*pairs: tuple[Child, Child]) -> rx.Component:
    """A few facts side by side: pairs of name and value."""
    return rx.el.dl(
        *[rx.el.div(rx.el.dt(*present(name)), rx.el.dd(*present(value))) for name, value in pairs], class_name="facts"
    )


def pairs(*items: tuple[Child, Child]) -> rx.Component:
    """Facts below each other: name left, value right."""
    laid = [rx.el.div(rx.el.dt(*present(name)), rx.el.dd(*present(value))) for name, value in items]
    return rx.el.dl(*laid, class_name="pairs")


def _repeats(item: Any) -> bool:
    return isinstance(item, rx.Component) and type(item).__name__ in {"Foreach", "Li", "Fragment", "Cond"}
