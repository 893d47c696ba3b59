"""How a page of the office is laid out: head, work and rail."""

import reflex as rx

from ui.language import ta

from .icons import icon
from .markup import Child, maybe, present


def page_head(
    title: Child, *actions: Child, crumb: Child = None, context: Child = None, badge: Child = None
) -> rx.Component:
    """Crumb, title with its state, one line of context; the deeds at the right."""
    words = present(
        maybe(rx.el.p, crumb, class_name="crumb"),
        rx.el.h1(*present(title), *present(badge)),
        maybe(rx.el.p, context),
    )
    return rx.el.header(rx.el.div(*words), rx.el.div(*present(*actions), class_name="acts"), class_name="head")


def body(*content: Child) -> rx.Component:
    """The content of an office page under its head, the full width."""
    return rx.el.div(*present(*content), class_name="body")


def split(work: Child, rail: Child, *, label: str | rx.Var) -> rx.Component:
    """Work at the left, a rail of 340 px at the right; the rail goes under it where there is no room."""
    return rx.el.div(
        rx.el.div(*present(work), class_name="left"),
        rx.el.aside(*present(rail), class_name="rail", aria_label=label),
        class_name="split",
    )


def with_aside(content: Child, aside: Child, *, label: str | rx.Var) -> rx.Component:
    """Portal on a desktop: a wide column, and a conversation that stays in sight."""
    return rx.el.div(
        rx.el.div(*present(content)), rx.el.aside(*present(aside), aria_label=label), class_name="with-aside"
    )


def intro(heading: Child, sub: Child = None) -> rx.Component:
    """The heading of a place in the portal, on the firm's band: what one can do now, in one sentence."""
    return rx.el.div(rx.el.h1(*present(heading)), *present(maybe(rx.el.p, sub)), class_name="intro")


def detail_bar(title: Child, sub: Child = None, *, back: str | rx.Var, tool: Child = None) -> rx.Component:
    """The head of a page below a place of the portal: back, title, one tool (an `icon_button` or link)."""
    return rx.el.header(
        rx.el.div(
            rx.el.a(icon("left", size="l"), href=back, aria_label=ta("Back"), class_name="btn icon quiet"),
            rx.el.p(*present(title, maybe(rx.el.small, sub))),
            *present(tool),
        ),
        class_name="bar",
    )


def page_title(title: Child, *meta: Child, badge: Child = None) -> rx.Component:
    """The heading of a detail page in the portal: state, title, a line or two about it."""
    words = [rx.el.p(*present(line), class_name="meta") for line in meta if line is not None]
    return rx.el.section(*present(maybe(rx.el.p, badge), rx.el.h1(*present(title)), *words), class_name="title")
