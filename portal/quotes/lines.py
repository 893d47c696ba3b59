"""The lines of a quote with the talk about each, and the options one can switch."""

from typing import Any

import reflex as rx

from portal.quotes.state import QuoteState
from ui.language import Money, Number, When, nt, say, t, ta
from ui.parts import (
    Tone,
    ask_box,
    card,
    each,
    form,
    icon,
    inside,
    message,
    option,
    pill,
    quote_line,
    quote_lines,
    section,
    submit_button,
    talk,
)
from ui.sums import prices_are

QUOTE: Any = QuoteState.quote


def lines_section() -> rx.Component:
    lines = each(QUOTE.lines, lambda line: rx.cond(line.is_heading, _heading(line), _line(line)))
    removed = each(QUOTE.removed, _removed)
    return section(
        t("What we do"),
        quote_lines(*lines),
        rx.cond(QUOTE.removed.length() > 0, rx.el.ul(*removed, class_name="removed meta")),
        aside=prices_are(QUOTE.has_vat_in_prices),
    )


def options_section() -> rx.Component:
    """Switches while the customer may decide; afterwards what was chosen, for reading."""
    shown = section(
        rx.cond(QUOTE.approval_status == "approved", t("What you added"), t("What you can add")),
        card(*each(QUOTE.options, _option)),
        aside=prices_are(QUOTE.has_vat_in_prices),
    )
    return rx.cond(QUOTE.options.length() > 0, shown)


def asked_before() -> rx.Component:
    """Wishes for a change, and questions about the quote as a whole from before it had messages."""
    shown = section(t("Asked about this quote"), card(inside(talk(*each(QUOTE.talk, _message)))))
    return rx.cond(QUOTE.talk.length() > 0, shown)


def _heading(line: Any) -> rx.Component:
    return rx.el.li(rx.el.h3(line.title), class_name="heading")


def _line(line: Any) -> rx.Component:
    change = rx.cond(line.change != "", pill(say(line.change, line.change_values), tone=Tone.INFO, icon="pen"))
    return quote_line(
        line.title,
        Money(line.cents, QUOTE.currency),
        detail=_detail(line),
        change=change,
        talk=rx.cond(QUOTE.can_ask | (line.talk.length() > 0), _line_talk(line)),
    )


def _detail(line: Any) -> rx.Component:
    each_costs = rx.cond(line.has_unit_price, rx.fragment(" × ", Money(line.price_cents, QUOTE.currency)))
    counted = rx.fragment(Number(line.quantity), " ", line.unit, each_costs)
    between = rx.cond((line.detail != "") & line.is_counted, ", ", "")
    return rx.fragment(line.detail, between, rx.cond(line.is_counted, counted))


def _line_talk(line: Any) -> rx.Component:
    number = line.talk.length()
    asked = rx.cond(
        line.is_answered,
        nt("{n} message, answered", "{n} messages, answered", number),
        nt("{n} question, the firm answers here", "{n} questions, the firm answers here", number),
    )
    return ask_box(
        rx.cond(number > 0, asked, t("Ask a question")),
        rx.cond(number > 0, talk(*each(line.talk, _message))),
        rx.cond(QUOTE.can_ask, _ask_form(line.id, number)),
        open=number > 0,
    )


def _ask_form(line_id: Any, number: Any) -> rx.Component:
    """Made anew once a message was added: only what was sent is gone from the field. Many of them on a page: no ids."""
    error = rx.cond(QuoteState.asked_line == line_id, QuoteState.errors["text"], "")
    wrong = rx.el.p(icon("alert"), rx.el.span(t(error)), class_name="error", role="alert")
    field = rx.el.label(
        rx.el.span(t("Your question"), class_name="vh"),
        rx.el.textarea(name="text", rows="2", max_length=2000, class_name="input", placeholder=ta("Your question")),
    )
    send = submit_button(t("Send the question"), look="", icon="send", wide=True)
    about = rx.el.input(type="hidden", name="line_id", value=line_id, read_only=True)
    return form(about, field, rx.cond(error, wrong), send, on_submit=QuoteState.ask_about, key=number)


def _message(one: Any) -> rx.Component:
    who = rx.cond(one.mine, t("You"), one.by)
    return message(who, When(one.at, "ago"), rx.el.span(one.text, class_name="said"), mine=one.mine)


def _option(line: Any) -> rx.Component:
    return option(
        line.title,
        Money(line.cents, QUOTE.currency),
        name=line.id,
        detail=_detail(line),
        checked=QuoteState.chosen.contains(line.id),
        on_change=QuoteState.toggle(line.id),
        disabled=~QUOTE.can_decide,
    )


def _removed(gone: Any) -> rx.Component:
    return rx.el.li(t("No longer in it: {title}, {amount}", title=gone.title, amount=_amount(gone.cents)))


def _amount(cents: Any) -> dict[str, Any]:
    return {"cents": cents, "currency": QUOTE.currency}
