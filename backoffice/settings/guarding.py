"""Two administrators, one form: whoever saves second hears who was first, and keeps what was typed."""

from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from backoffice.settings.frame import Setting
from domain import companies
from domain.companies import ChangedMeanwhile, Section
from domain.work import Work
from ui.ask import ask, reading
from ui.form import filling
from ui.language import When, say, t
from ui.parts import Tone, note


@dataclass(frozen=True)
class Read:
    """The values of a form as they are kept, and the revision they were read at."""

    values: dict[str, str] = field(default_factory=dict)
    revision: int = 0


@dataclass(frozen=True)
class Theirs:
    """A field that both changed; `label` is a msgid."""

    label: str = ""
    text: str = ""


@dataclass(frozen=True)
class Clash:
    """Somebody else saved first; `by` is "" while nobody did."""

    by: str = ""
    at: str = ""
    theirs: list[Theirs] = field(default_factory=list)


@dataclass(frozen=True)
class Desk:
    """What a form is about: its section, its fields with their labels (msgids), and the action that saves it."""

    section: Section
    values: Callable[..., dict[str, str]]
    labels: Mapping[str, str]
    action: Callable[..., Any]


class Guarded(Setting, mixin=True):
    """A page of the settings that says when it is out of date. `given`: what its form was filled with."""

    given: dict[str, str] = {}
    clash: Clash = Clash()
    _revision: int = 0

    def _show(self, found: Read) -> None:
        self.given, self._revision = found.values, found.revision

    async def _open(self, desk: Desk) -> None:
        self.clash = Clash()
        self._show(await _read_at(self, desk))

    async def _save(self, desk: Desk, typed: dict[str, str], make: Callable[[dict[str, str]], Any]) -> bool:
        """Save what was typed; `make` makes the action's form of it. False when something keeps it back."""
        with minding(self):
            await ask(self, desk.action, make(typed), revision=self._revision)
        if self.clash.by:
            self._meet(desk, typed, await _read_at(self, desk))
        elif not self.errors:  # type: ignore[attr-defined]  # of Form
            self._show(await _read_at(self, desk))
            return True
        return False

    async def _look_again(self, section: Section) -> None:
        """Remember which revision is on the screen: for pages that are read as a whole."""
        self._revision = await ask(self, companies.last_change, section, shape=lambda change: change.revision)

    def _meet(self, desk: Desk, typed: dict[str, str], theirs: Read) -> None:
        """Put together what I typed and what they saved; where both changed a field, mine stays and theirs is told."""
        mine = {name for name in typed if typed[name] != self.given.get(name)}
        both = [
            name for name in desk.labels if name in mine and theirs.values[name] not in (self.given[name], typed[name])
        ]
        told = [Theirs(desk.labels[name], theirs.values[name]) for name in both]
        self.clash = Clash(self.clash.by, self.clash.at, told)
        merged = {name: typed[name] if name in mine else text for name, text in theirs.values.items()}
        self._show(Read(merged, theirs.revision))


@contextmanager
def minding(screen: Any):
    """Do the work of a settings form: `filling`, and a colleague's earlier save becomes `screen.clash`."""
    screen.clash = Clash()
    with filling(screen):
        try:
            yield
        except ChangedMeanwhile as problem:
            screen.clash = clash_of(problem)


def clash_of(problem: ChangedMeanwhile) -> Clash:
    at = problem.values["at"]
    return Clash(problem.values["name"], at.isoformat() if at else "")


async def _read_at(screen: Any, desk: Desk) -> Read:
    """What is kept now."""
    return await ask(screen, _read, desk, shape=lambda found: found)


@reading
def _read(work: Work, desk: Desk) -> Read:
    return Read(desk.values(companies.current(work)), companies.last_change(work, desk.section).revision)


def clash_note(state: Any) -> rx.Component:
    """Who was first, and what they wrote where we wrote something else."""
    clash = state.clash
    told = rx.el.strong(say(ChangedMeanwhile.text, {"name": clash.by}))
    when = rx.cond(clash.at != "", rx.fragment(" ", When(clash.at, "relative")))
    theirs = rx.el.ul(rx.foreach(clash.theirs, lambda row: rx.el.li(t(row.label), ": ", rx.el.b(row.text))))
    return rx.cond(
        clash.by != "",
        note(rx.el.p(told, when), rx.cond(clash.theirs.length() > 0, theirs), tone=Tone.WAIT),
    )
