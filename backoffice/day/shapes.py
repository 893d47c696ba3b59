"""What a technician's day shows: plain values."""

from dataclasses import dataclass, field
from urllib.parse import quote_plus

from domain.hours import TimeRow, Workplace
from domain.hours.rules import FORGOTTEN
from domain.planning import Visit
from domain.work import Work
from ui.clock import clock_text

MAP = "https://www.openstreetmap.org/search?query="


@dataclass(frozen=True)
class ChoiceShape:
    """One of a select."""

    value: str
    text: str


@dataclass(frozen=True)
class ClockShape:
    """The clock that runs; `id` is "" while none does. `pause_since` is "" but in the break."""

    id: str = ""
    project_id: str = ""
    project: str = ""
    since: str = ""
    zone: str = ""
    pause_since: str = ""
    break_minutes: int = 0
    note: str = ""
    is_forgotten: bool = False


@dataclass(frozen=True)
class StopShape:
    """Where I go: `map` opens the address in a map, "" without one."""

    id: str = ""
    title: str = ""
    project_id: str = ""
    project: str = ""
    site: str = ""
    map: str = ""
    day: str = ""
    starts: str = ""
    ends: str = ""
    zone: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True)
class EntryShape:
    """Hours of the day; `ends` is "" while they run."""

    id: str = ""
    project: str = ""
    starts: str = ""
    ends: str = ""
    zone: str = ""
    hours: str = ""
    note: str = ""


@dataclass(frozen=True)
class DayShape:
    """A colleague's day, and the days around it. `others` is empty for who only sees the own one."""

    day: str = ""
    before: str = ""
    after: str = ""
    who: str = ""
    name: str = ""
    is_mine: bool = True
    is_today: bool = True
    clock: ClockShape = ClockShape()
    stops: list[StopShape] = field(default_factory=list)
    next: list[StopShape] = field(default_factory=list)
    worked: list[EntryShape] = field(default_factory=list)
    total: str = "0:00"
    places: list[ChoiceShape] = field(default_factory=list)
    others: list[ChoiceShape] = field(default_factory=list)


def clock_shape(row: TimeRow | None, work: Work) -> ClockShape:
    if row is None:
        return ClockShape()
    return ClockShape(
        id=str(row.id),
        project_id=str(row.project_id),
        project=row.project_title,
        since=row.started_at.isoformat(),
        zone=row.zone,
        pause_since=row.break_began_at.isoformat() if row.break_began_at else "",
        break_minutes=row.break_minutes,
        note=row.note,
        is_forgotten=work.now - row.started_at > FORGOTTEN,
    )


def stop_shape(visit: Visit) -> StopShape:
    return StopShape(
        id=str(visit.id),
        title=visit.title,
        project_id=str(visit.project_id),
        project=visit.project_title,
        site=visit.site,
        map=MAP + quote_plus(visit.site) if visit.site else "",
        day=visit.day.isoformat(),
        starts=visit.starts_at.isoformat(),
        ends=visit.ends_at.isoformat(),
        zone=visit.zone,
        is_cancelled=visit.cancelled_at is not None,
    )


def entry_shape(row: TimeRow) -> EntryShape:
    return EntryShape(
        id=str(row.id),
        project=row.project_title,
        starts=row.started_at.isoformat(),
        ends=row.ended_at.isoformat() if row.ended_at else "",
        zone=row.zone,
        hours=clock_text(row.minutes) if row.ended_at else "",
        note=row.note,
    )


def place_shape(place: Workplace) -> ChoiceShape:
    return ChoiceShape(str(place.id), place.title)
