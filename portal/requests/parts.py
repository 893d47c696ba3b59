"""What the pages of requests share: states, and what was said."""

from typing import Any

import reflex as rx

from ui.language import N_, t
from ui.parts import Badge, Tone, card, inside, pairs, section, state_badge
from ui.requested import answers
from ui.wishes import URGENCY_BADGES, when_it_suits

BADGES = {
    "sent": Badge("send", Tone.INFO, N_("Sent")),
    "asked_back": Badge("ask", Tone.WAIT, N_("Question for you")),
    "answered": Badge("send", Tone.INFO, N_("Answered")),
    "quoted": Badge("doc", Tone.OK, N_("Quote")),
    "ordered": Badge("check", Tone.OK, N_("Taken on")),
    "planned": Badge("check", Tone.OK, N_("Taken on")),
    "declined": Badge("x", Tone.PLAIN, N_("Declined")),
    "withdrawn": Badge("undo", Tone.PLAIN, N_("Withdrawn")),
}


def what_was_said(request: Any) -> rx.Component:
    """The words, the answers, where and when."""
    where = rx.fragment(
        rx.cond(request.about != "", rx.el.span(request.about, class_name="block")),
        rx.cond(request.site != "", rx.el.span(request.site, class_name="block")),
        rx.cond(request.project != "", rx.el.span(request.project, class_name="block")),
        rx.cond(request.place != "", rx.el.span(request.place, class_name="block")),
    )
    facts = pairs(
        (t("Where"), where),
        (t("When it suits"), when_it_suits(request.is_soon, request.wishes)),
        (t("How urgent"), state_badge(request.urgency, URGENCY_BADGES)),
    )
    words = rx.cond(request.text != "", rx.el.p(request.text, class_name="said"))
    return section(t("What you asked"), card(inside(words, answers(request.answers), facts)))
