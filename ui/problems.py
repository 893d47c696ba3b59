"""What a person sees when something goes wrong on a screen. Nothing they typed is lost."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import reflex as rx
import structlog

from domain.problems import Invalid, Problem
from domain.texts import Money
from ui.gate import public

log = structlog.get_logger(__name__)


class Tone(StrEnum):
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True)
class Notice:
    """A message that stays until it is closed or replaced; `text` is a msgid."""

    text: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    tone: str = Tone.GOOD
    number: int = 0  # a repeated notice is announced again


class NoticeState(rx.State):
    """The one notice on screen. It only ever concerns the visitor's own tab."""

    notice: Notice = Notice()

    @rx.event
    @public
    def show(self, text: str, values: dict[str, Any], tone: Tone):
        self.notice = Notice(text, values, tone, self.notice.number + 1)

    @rx.event
    @public
    def close(self):
        self.notice = Notice(number=self.notice.number)


def tell(text: str, /, *, tone: Tone = Tone.GOOD, **values: Any) -> Any:
    """Return this from a handler to say something: `return tell(N_("Quote sent."))`."""
    return NoticeState.show(text, browser_values(values), tone)


def show_problem(exception: Exception) -> Any:
    """Every exception of a handler ends here: ours is shown, a mistake is logged and admitted."""
    if not isinstance(exception, Problem):
        log.error("screen failed", exc_info=exception)
        return tell(Problem.text, tone=Tone.BAD)
    return tell(exception.text, tone=Tone.BAD, **exception.values)


def field_errors(problem: Invalid) -> dict[str, str]:
    """Field name to msgid, as the form parts show it."""
    return dict(problem.errors)


def browser_values(values: dict[str, Any]) -> dict[str, Any]:
    """Values as plain JSON that the browser writes in the reader's own way."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    match value:
        case Money():
            return asdict(value)
        case datetime():
            return {"iso": value.isoformat(), "kind": "datetime"}
        case date():
            return {"iso": value.isoformat(), "kind": "date"}
        case int() | float() | str():
            return value
        case _:
            return str(value)
