"""When it suits somebody: as soon as possible, or on some days and parts of them. Shown on both sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

from ui.language import N_, When, t
from ui.parts import Badge, Tone, each

AS_SOON_AS_POSSIBLE = "asap"
MOST = 3
PARTS = {
    "any": N_("the whole day"),
    "morning": N_("in the morning"),
    "afternoon": N_("in the afternoon"),
    "evening": N_("in the evening"),
    "week": N_("any day of that week"),
}
URGENCIES = {
    "normal": N_("It can wait"),
    "soon": N_("Within a few days"),
    "urgent": N_("It is urgent"),
}
URGENCY_BADGES = {
    "normal": Badge("clock", Tone.PLAIN, URGENCIES["normal"]),
    "soon": Badge("clock", Tone.WAIT, URGENCIES["soon"]),
    "urgent": Badge("alert", Tone.BAD, URGENCIES["urgent"]),
}


@dataclass(frozen=True)
class WishShape:
    """A day and the part of it that suits; `n` is its place, `day` an ISO date or "" while none is chosen."""

    n: int = 0
    day: str = ""
    part: str = "any"


def wish_shapes(wishes: Sequence[str], *, at_least: int = 0) -> list[WishShape]:
    """The days among the wishes; while one may add more, empty places follow up to `at_least` and one more."""
    days = [wish.split("/") for wish in wishes if wish != AS_SOON_AS_POSSIBLE]
    empty = min(MOST, max(at_least, len(days) + 1)) - len(days) if at_least else 0
    return [WishShape(n, day, part) for n, (day, part) in enumerate([*days, *([["", "any"]] * empty)])]


def with_wish(wishes: Sequence[str], n: int, what: str, text: str) -> list[str]:
    """The wishes when the day or the part of the n-th is changed; a day that is emptied takes its wish away."""
    rows = [[one.day, one.part] for one in wish_shapes(wishes, at_least=MOST)]
    if 0 <= n < len(rows):
        rows[n][what == "part"] = text
    kept = [AS_SOON_AS_POSSIBLE] if AS_SOON_AS_POSSIBLE in wishes else []
    return kept + [f"{day}/{part}" for day, part in rows if day]


def when_it_suits(is_soon: Any, wishes: Any) -> rx.Component:
    """The wishes in words, one below the other."""
    nothing = rx.cond(~is_soon & (wishes.length() == 0), t("No wish"))
    return rx.el.span(
        rx.cond(is_soon, rx.el.span(t("As soon as possible"), class_name="block")),
        *each(wishes, lambda wish: rx.el.span(When(wish.day, "long"), ", ", part_of(wish.part), class_name="block")),
        nothing,
    )


def part_of(part: Any) -> rx.Component:
    return rx.fragment(rx.match(part, *[(name, t(text)) for name, text in PARTS.items()], rx.fragment()))
