"""How the states of a project are said to its customer."""

from typing import Any

import reflex as rx

from ui.language import N_, t
from ui.parts import Tone, pill

STATES = {
    "planned": (N_("Planned"), "cal", Tone.INFO),
    "active": (N_("Being worked on"), "half", Tone.WAIT),
    "done": (N_("Finished"), "check", Tone.OK),
    "cancelled": (N_("Stopped"), "x", Tone.BAD),
}


def state_pill(status: Any) -> rx.Component:
    cases = [(name, pill(t(text), tone=tone, icon=mark)) for name, (text, mark, tone) in STATES.items()]
    return rx.fragment(rx.match(status, *cases, rx.fragment()))
