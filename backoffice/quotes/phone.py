"""How the customer would see the working copy on a phone."""

from typing import Any

import reflex as rx

from backoffice.quotes.quote_state import QuoteState
from ui.language import N_, Money, Number, t, ta
from ui.parts import (
    Badge,
    Tone,
    approve_bar,
    card,
    each,
    option,
    page_title,
    phone,
    primary_button,
    quote_line,
    quote_lines,
    section,
    state_badge,
)
from ui.sums import prices_are, sums_table

SHOWN = QuoteState.phone
BADGES = {
    "waiting": Badge("wait", Tone.WAIT, N_("Waits for your approval")),
    "approved": Badge("check", Tone.OK, N_("Approved")),
    "declined": Badge("x", Tone.PLAIN, N_("Declined")),
    "withdrawn": Badge("undo", Tone.PLAIN, N_("Taken back by the firm")),
    "superseded": Badge("swap", Tone.PLAIN, N_("Replaced")),
    "expired": Badge("clock", Tone.PLAIN, N_("No longer valid")),
}


def quote_phone() -> rx.Component:
    """The same parts in the same order as the portal's page of a quote."""
    return phone(
        rx.el.p(SHOWN.firm, class_name="firm-line"),
        _title(),
        rx.cond(SHOWN.intro != "", rx.el.section(rx.el.p(SHOWN.intro, class_name="said"))),
        _photos(),
        section(
            t("What we do"),
            quote_lines(*each(SHOWN.lines, lambda line: rx.cond(line.is_heading, _heading(line), _line(line)))),
            aside=prices_are(SHOWN.has_vat_in_prices),
        ),
        rx.cond(SHOWN.options.length() > 0, _options()),
        section(t("Total"), sums_table(SHOWN.sums)),
        foot=rx.cond(SHOWN.status == "waiting", _bar()),
        label=ta("What the customer will see"),
    )


def _bar() -> rx.Component:
    return approve_bar(Money(SHOWN.sums.total_cents, SHOWN.currency), primary_button(t("Approve"), wide=True))


def _title() -> rx.Component:
    until = t("Valid until {day}", day={"iso": SHOWN.valid_until, "kind": "long"})
    version = t("Version {version} of {day}", version=SHOWN.version, day={"iso": SHOWN.dated, "kind": "date"})
    site = rx.cond(SHOWN.site != "", rx.fragment(" · ", SHOWN.site))
    return page_title(SHOWN.title, until, rx.fragment(version, site), badge=state_badge(SHOWN.status, BADGES))


def _photos() -> rx.Component:
    pictures = each(SHOWN.photos, lambda href: rx.el.img(src=href, alt="", loading="lazy"))
    return rx.cond(SHOWN.photos.length() > 0, rx.el.section(*pictures, class_name="photos"))


def _options() -> rx.Component:
    shown = each(SHOWN.options, lambda line: option(line.title, _money(line), name=line.id, detail=_detail(line)))
    return section(t("What you can add"), card(*shown), aside=prices_are(SHOWN.has_vat_in_prices))


def _heading(line: Any) -> rx.Component:
    return rx.el.li(rx.el.h3(line.title), class_name="heading")


def _line(line: Any) -> rx.Component:
    return quote_line(line.title, _money(line), detail=_detail(line))


def _money(line: Any) -> rx.Component:
    return Money(line.cents, SHOWN.currency)


def _detail(line: Any) -> rx.Component:
    each_costs = rx.cond(line.has_unit_price, rx.fragment(" × ", Money(line.price_cents, SHOWN.currency)))
    counted = rx.fragment(Number(line.quantity), " ", line.unit, each_costs)
    between = rx.cond((line.detail != "") & line.is_counted, ", ", "")
    return rx.fragment(line.detail, between, rx.cond(line.is_counted, counted))
