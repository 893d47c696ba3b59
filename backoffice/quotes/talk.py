"""What customer and firm say about a quote, where it is said."""

from typing import Any

import reflex as rx

from backoffice.quotes.quote_state import QuoteState
from ui.language import When, t, ta
from ui.parts import each, form, icon, section, submit_button

SAID = QuoteState.rail.said


def line_talk(line: Any) -> rx.Component:
    """Under its line: the question, and the answer inline."""
    return rx.cond(line.said.length() > 0, rx.el.ul(*each(line.said, _message), class_name="line-talk"))


def asked_before() -> rx.Component:
    """Wishes for a change, and questions about the quote as a whole from before it had messages."""
    talk = section(t("Asked about this quote"), rx.el.ul(*each(SAID, _message), class_name="line-talk"))
    return rx.cond(SAID.length() > 0, talk)


def _message(one: Any) -> rx.Component:
    mark = rx.cond(one.mine, icon("pen", size="s"), icon("ask", size="s"))
    words = rx.el.p(mark, rx.el.q(one.text), rx.el.small(one.by, ", ", When(one.at, "ago"), class_name="dim"))
    return rx.el.li(words, rx.cond(one.question != "", _answer(one.question)), class_name=rx.cond(one.mine, "", "info"))


def _answer(question: Any) -> rx.Component:
    """The form says itself which question: a form's handler in a loop knows nothing of the loop."""
    wrong = rx.cond(QuoteState.asked == question, QuoteState.errors["text"], "")
    field = rx.el.input(
        name="text", class_name="input", max_length=2000, aria_label=ta("Your answer"), auto_complete="off",
        aria_invalid=rx.cond(wrong, "true", "false"),
    )  # fmt: skip
    fields = rx.el.div(field, submit_button(t("Answer"), size="sm", look=""), class_name="answer")
    said = rx.el.p(icon("alert", size="s"), t(wrong), class_name="error", role="alert")
    to = rx.el.input(type="hidden", name="question", value=question, read_only=True)
    return form(to, fields, rx.cond(wrong, said), on_submit=QuoteState.answer)
