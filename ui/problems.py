"""What a person sees when something goes wrong on a screen. Nothing they typed is lost."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

import reflex as rx
import structlog

from domain.problems import Invalid, Problem
from domain.texts import Money
from ui.gate import public
from ui.parts.badges import Tone

MOST = 3
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Notice:
    """Passing news; `text` is a msgid."""

    id: int
    text: str
    values: dict[str, Any]
    tone: str


class NoticeState(rx.State):
    """The news on screen, newest last. It only ever concerns the visitor's own tab."""

    notices: list[Notice] = []
    _made: int = 0

    @rx.event
    @public
    def show(self, text: str, values: dict[str, Any], tone: Tone):
        self._made += 1
        self.notices = [*self.notices, Notice(self._made, text, values, tone)][-MOST:]

    @rx.event
    @public
    def close(self, id: int):
        self.notices = [notice for notice in self.notices if notice.id != id]


def tell(text: str, /, *, tone: Tone = Tone.OK, **values: Any) -> rx.event.EventSpec:
    """Return this from a handler to say something: `return tell(N_("Quote sent."))`."""
    return NoticeState.show(text, browser_values(values), tone)  # type: ignore[return-value]  # made by the decorator


def show_problem(exception: Exception) -> rx.event.EventSpec:
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
