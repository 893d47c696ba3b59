"""Hours one by one: put right, and written down afterwards."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import reflex as rx

from backoffice.arriving import Arriving, arriving, asked_in, named_in
from domain import companies, hours
from domain.access import Right
from domain.hours import EntryForm, TimeRow
from domain.papers import today
from domain.work import Work
from models.account import StaffMember
from ui.ask import ask, reading
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.problems import tell


@dataclass(frozen=True)
class PlaceShape:
    """A project one may choose."""

    value: str
    text: str


@dataclass(frozen=True)
class EntryShape:
    """Hours in a form: times on the clock of the place; `ends` is "" while they run."""

    id: str = ""
    project_id: str = ""
    project: str = ""
    who: str = ""
    name: str = ""
    day: str = ""
    begins: str = ""
    ends: str = ""
    break_minutes: str = "0"
    note: str = ""
    is_running: bool = False
    places: list[PlaceShape] = field(default_factory=list)


class EntryState(ForStaff, Arriving, Form, rx.State):
    """Hours that are there. Who may change which, the domain says."""

    entry: EntryShape = EntryShape()

    @rx.event
    async def load(self):
        self.errors, self.step = {}, ""
        with arriving(self):
            self.entry = await ask(self, hours.entry, named_in(self), shape=_shape)

    @rx.event
    async def open_step(self, step: str):
        self.step = step

    @rx.event
    async def save(self, form: dict[str, Any]):
        with filling(self):
            await ask(self, hours.correct, self.entry.id, _typed(form))
            yield tell(N_("The hours are corrected."))
            yield rx.redirect(self._day())

    @rx.event
    async def remove(self):
        await ask(self, hours.remove, self.entry.id)
        yield tell(N_("The hours are removed."))
        yield rx.redirect(self._day())

    def _day(self) -> str:
        return f"/office/day?day={self.entry.day}&who={self.entry.who}"


class NewEntryState(ForStaff, Arriving, Form, rx.State):
    """Hours worked without the clock."""

    entry: EntryShape = EntryShape()

    @rx.event
    async def load(self):
        self.errors = {}
        with arriving(self):
            self.entry = await ask(self, _blank, asked_in(self, "who"), asked_in(self, "day"), shape=lambda made: made)

    @rx.event
    async def save(self, form: dict[str, Any]):
        with filling(self):
            project = text_in(form, "project")
            await ask(self, hours.enter, project, _typed(form), staff_id=self.entry.who or None)
            yield tell(N_("The hours are written down."))
            yield rx.redirect(f"/office/day?day={text_in(form, 'day')}&who={self.entry.who}")


def _typed(form: dict[str, Any]) -> EntryForm:
    return EntryForm(*(text_in(form, name) for name in ("day", "begins", "ends", "break_minutes", "note")))


def _shape(row: TimeRow) -> EntryShape:
    return EntryShape(
        id=str(row.id),
        project_id=str(row.project_id),
        project=row.project_title,
        who=str(row.staff_id),
        name=row.staff_name,
        day=row.day.isoformat(),
        begins=_clock(row.started_at, row.zone),
        ends=_clock(row.ended_at, row.zone) if row.ended_at else "",
        break_minutes=str(row.break_minutes),
        note=row.note,
        is_running=row.ended_at is None,
    )


def _clock(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%H:%M")


@reading
def _blank(work: Work, who: str, day: str) -> EntryShape:
    """For oneself; for a colleague when a planner asks."""
    is_planner = work.actor.may(Right.EDIT_PROJECTS)
    person = work.get(StaffMember, who if who and is_planner else work.actor.id)
    places = [PlaceShape(str(place.id), place.title) for place in hours.workplaces(work, person.id)]
    usual = today(work.now, companies.current(work).timezone).isoformat()
    return EntryShape(who=str(person.id), name=person.name, day=day or usual, places=places)
