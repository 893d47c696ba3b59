"""A day, drawn as a small calendar leaf."""

import reflex as rx

from .markup import Child, present


def day(top: Child, number: Child) -> rx.Component:
    """A day tile: month or weekday above, day of the month below."""
    return rx.el.span(rx.el.small(*present(top)), *present(number), class_name="day")
