"""Paying: the amount, the ways, and the transfer by hand."""

from typing import Any

import reflex as rx

from ui.language import t, ta

from .icons import icon
from .markup import Child, maybe, present


def amount_due(amount: Child) -> rx.Component:
    """The amount, as the heading of the page."""
    return rx.el.h1(*present(amount), class_name="due money")


def methods(*ways: Child) -> rx.Component:
    """The ways to pay, as `method`s; a `transfer` may follow the last."""
    return rx.el.fieldset(rx.el.legend(t("How to pay"), class_name="vh"), *present(*ways), class_name="card methods")


def method(
    name: Child,
    fact: Child = None,
    *,
    value: str | rx.Var,
    mark: str | rx.Var = "card",
    group: str = "method",
    **props: Any,
):
    """One way: radio, name, one fact, and the sprite's icon of it. Props: `checked`, `default_checked`, `on_change`."""
    return rx.el.label(
        rx.el.input(type="radio", name=group, value=value, **props),
        rx.el.span(
            rx.el.span(*present(name), class_name="t"),
            *present(maybe(rx.el.span, fact, class_name="d")),
        ),
        rx.el.span(icon(mark, size="l"), class_name="paymark"),
        class_name="method",
    )


def transfer(iban: str | rx.Var, *facts: tuple[Child, Child], qr: Child = None) -> rx.Component:
    """Account number with a copy button, amount, name, reference, QR code. Shows when the way before it is chosen."""
    return rx.el.div(
        rx.el.p(
            rx.el.small("IBAN"),
            rx.el.strong(iban),
            rx.el.button(
                icon("copy"), type="button", class_name="btn icon quiet", aria_label=ta("Copy IBAN"), data_copy=iban
            ),
            class_name="iban",
        ),
        rx.el.dl(*[rx.el.div(rx.el.dt(*present(name)), rx.el.dd(*present(value))) for name, value in facts]),
        *present(
            rx.el.figure(*present(qr), rx.el.figcaption(t("Scan with your banking app"))) if qr is not None else None
        ),
        class_name="transfer",
    )
