"""A customer's phone beside the clerk's work: the very parts of the portal, only smaller and not to be touched."""

import reflex as rx

from .markup import Child, present


def phone(*content: Child, foot: Child = None, label: str | rx.Var) -> rx.Component:
    """`content` in the look of the portal; `foot` stays at the bottom of the glass."""
    screen = rx.el.div(
        rx.el.div(*present(content), class_name="glass"),
        *present(foot),
        class_name="portal",
        custom_attrs={"inert": True},
    )
    return rx.el.figure(screen, class_name="phone", role="img", aria_label=label)
