"""The customer's quote: lines with talk, options, totals, consent."""

from typing import Any

import reflex as rx

from ui.language import t, ta

from .icons import icon
from .markup import Child, choose, maybe, present


def quote_lines(*lines: Child) -> rx.Component:
    """The sheet of `quote_line`s."""
    return rx.el.ol(*present(*lines), class_name="card lines")


def quote_line(
    title: Child, amount: Child, *, detail: Child = None, change: Child = None, talk: Child = None
) -> rx.Component:
    """Title, amount, detail, what changed since the last version (a `pill`), and `ask_box` or nothing."""
    return rx.el.li(
        rx.el.div(
            rx.el.h3(*present(title)),
            rx.el.span(*present(amount), class_name="money"),
            *present(maybe(rx.el.p, detail, class_name="meta")),
            class_name="top",
        ),
        *present(maybe(rx.el.p, change, class_name="change"), talk),
    )


def ask_box(label: Child, *content: Child, open: bool | rx.Var = False) -> rx.Component:
    """A question folded under its line: `label` says how many or "Ask a question"; inside `talk` and a form."""
    return rx.el.details(
        rx.el.summary(icon("ask"), *present(label)), rx.el.div(*present(*content)), class_name="ask", open=open
    )


def option(title: Child, amount: Child, *, name: str | rx.Var, detail: Child = None, **props: Any) -> rx.Component:
    """An extra one can choose, with its price and a switch. Props: `checked`, `on_change`, `disabled`."""
    words = rx.el.span(
        rx.el.span(*present(title), class_name="t"),
        *present(maybe(rx.el.span, detail, class_name="d")),
        rx.el.span(*present(amount), class_name="money"),
    )
    return rx.el.label(words, rx.el.input(type="checkbox", role="switch", name=name, **props), class_name="option")


def totals(*sums: Child) -> rx.Component:
    """A table of `total_row`s: without VAT, VAT per rate with its base, the total last."""
    return rx.el.table(rx.el.caption(t("Totals"), class_name="vh"), rx.el.tbody(*present(*sums)), class_name="sums")


def total_row(name: Child, amount: Child, *, total: bool | rx.Var = False) -> rx.Component:
    """One line of `totals`; `total` draws the strong line over it."""
    return rx.el.tr(
        rx.el.th(*present(name), scope="row"), rx.el.td(*present(amount)), class_name=choose(total, "total", "")
    )


def approve_bar(amount: Child, action: Child, *, label: Child = None) -> rx.Component:
    """Consent, always in reach: the live total and the button. Give the shell `bar=True`."""
    return rx.el.aside(
        rx.el.div(
            rx.el.p(
                rx.el.small(label if label is not None else t("Total incl. VAT")),
                rx.el.output(*present(amount), aria_live="polite"),
            ),
            *present(action),
        ),
        class_name="approvebar",
        aria_label=ta("Approval"),
    )
