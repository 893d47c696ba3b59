"""Short facts about a thing: its state, a tag, a count, whose it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import reflex as rx

from ui.language import t

from .icons import icon as draw
from .markup import Child, choose, classes, maybe, present


class Tone(StrEnum):
    """What a colour means; never without a shape and a word."""

    PLAIN = "plain"
    OK = "ok"
    WAIT = "wait"
    BAD = "bad"
    INFO = "info"


@dataclass(frozen=True)
class Badge:
    """How one state shows: its icon, its tone, its word (a msgid marked with `N_`)."""

    icon: str
    tone: Tone
    text: str


def pill(*text: Child, tone: Tone | rx.Var = Tone.PLAIN, icon: str | rx.Var | None = None) -> rx.Component:
    """A state: shape plus word, the colour third."""
    return rx.el.span(*present(maybe(draw, icon), *text), class_name=classes("pill", tone))


def state_badge(state: str | rx.Var, badges: Mapping[str, Badge]) -> rx.Component:
    """The badge of a state. `badges`: one `Badge` for every value the state can have."""
    if not isinstance(state, rx.Var):
        return _shown(badges[state])
    cases = [(str(value), _shown(badge)) for value, badge in badges.items()]
    return rx.fragment(rx.match(state, *cases, rx.fragment()))


def tag(*text: Child) -> rx.Component:
    """A fact that is no state, in a grey outline."""
    return rx.el.span(*present(*text), class_name="tag")


def count(number: int | rx.Var, *, hot: bool | rx.Var = False) -> rx.Component:
    """How many; `hot` when someone must act on them."""
    return rx.el.span(number, class_name=classes("count", choose(hot, "hot", "")))


def avatar(initials: str | rx.Var, *, mine: bool | rx.Var = False, size: str = "") -> rx.Component:
    """A person in two letters; write the name beside it. `size`: "" or "l"."""
    return rx.el.span(initials, class_name=classes("face", size, choose(mine, "on", "")), aria_hidden="true")


def _shown(badge: Badge) -> Any:
    return pill(t(badge.text), tone=badge.tone, icon=badge.icon)
