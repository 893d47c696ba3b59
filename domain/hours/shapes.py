"""Hours and material as they are read: rows of plain values, added up by the database."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class TimeRow:
    """One entry; `minutes` are those worked without the break, 0 while it runs."""

    id: UUID
    project_id: UUID
    project_title: str
    staff_id: UUID
    staff_name: str
    day: date
    started_at: datetime
    ended_at: datetime | None
    minutes: int
    break_minutes: int
    break_began_at: datetime | None
    zone: str
    note: str


@dataclass(frozen=True)
class PersonHours:
    name: str
    minutes: int


@dataclass(frozen=True)
class DayHours:
    """A day on a project: who worked how long, and what they wrote about it."""

    day: date
    minutes: int
    people: tuple[PersonHours, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class AtWork:
    """Somebody whose clock runs."""

    name: str
    since: datetime
    zone: str
    is_pausing: bool


@dataclass(frozen=True)
class ProjectHours:
    """All of a project: minutes worked since it began, by whom, and who is at it now."""

    minutes: int = 0
    people: tuple[PersonHours, ...] = ()
    at_work: tuple[AtWork, ...] = ()


@dataclass(frozen=True)
class MaterialTotal:
    """How much of one material went in; `quantity_milli` in thousandths of the unit."""

    name: str
    unit: str
    quantity_milli: int


@dataclass(frozen=True)
class MaterialRow:
    id: UUID
    name: str
    unit: str
    quantity_milli: int
    used_on: date
    staff_id: UUID | None
    staff_name: str


@dataclass(frozen=True)
class Workplace:
    """A project on which somebody may write hours."""

    id: UUID
    title: str
    number: str
