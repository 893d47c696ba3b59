"""What happened, newest first."""

import reflex as rx

from .markup import Child, present


def timeline(*moments: Child) -> rx.Component:
    """A list of `moment`s."""
    return rx.el.ol(*present(*moments), class_name="line")


def moment(when: Child, *what: Child, mark: str | rx.Var = "") -> rx.Component:
    """One thing that happened. `mark`: "" by staff, "info" by the customer, "now" the last, "bad" failed."""
    return rx.el.li(rx.el.div(*present(when), class_name="time"), rx.el.div(*present(*what)), class_name=mark)
