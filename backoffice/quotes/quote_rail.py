"""Beside the work: the customer's view, the versions, what happened, what was said."""

from typing import Any

import reflex as rx

from backoffice.badges import APPROVALS
from backoffice.quotes.phone import quote_phone
from backoffice.quotes.quote_state import QuoteState
from ui.deliveries import delivery_log
from ui.facts import facts_timeline
from ui.language import Sum, When, say, t
from ui.parts import button, each, icon, section, state_badge

RAIL = QuoteState.rail


def quote_rail() -> rx.Component:
    return rx.fragment(
        section(t("How {name} sees it", name=QuoteState.head.customer), quote_phone()),
        rx.cond(RAIL.versions.length() > 0, section(t("Versions"), _versions())),
        rx.cond(RAIL.facts.length() > 0, section(t("Timeline"), facts_timeline(RAIL.facts))),
        rx.cond(
            RAIL.deliveries.length() > 0,
            section(t("What was sent"), delivery_log(RAIL.deliveries, on_resend=QuoteState.resend)),
        ),
    )


def _versions() -> rx.Component:
    return rx.el.ol(*each(RAIL.versions, _version), class_name="versions")


def _version(version: Any) -> rx.Component:
    is_open = QuoteState.compared == version.version
    compare = button(
        t("Compare with {before}", before=version.before),
        look="quiet",
        size="sm",
        on_click=QuoteState.compare(version.version),
        aria_expanded=is_open,
    )
    return rx.el.li(
        rx.el.b(version.version),
        rx.el.span(state_badge(version.status, APPROVALS)),
        rx.el.span(Sum(version.cents), class_name="num"),
        rx.el.p(
            rx.el.small(When(version.at, "date"), class_name="dim"),
            rx.cond(version.before > 0, compare),
            rx.cond(version.pdf != "", _paper("PDF", version.pdf)),
            rx.cond(version.evidence != "", _paper(t("Evidence"), version.evidence)),
        ),
        rx.cond(is_open, rx.el.ul(*each(QuoteState.changes, lambda one: rx.el.li(say(one.what, one["values"]))))),
    )


def _paper(name: Any, href: Any) -> rx.Component:
    return rx.el.a(
        icon("doc", size="s"), name, href=href, target="_blank", reload_document=True, class_name="btn quiet sm"
    )
