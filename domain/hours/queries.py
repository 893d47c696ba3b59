"""What people ask about hours and material. Sums are the database's: 2 000 entries cost what none cost."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import col, func, select

from domain.access import Right, needs
from domain.hours import rules
from domain.hours.shapes import (
    AtWork,
    DayHours,
    MaterialRow,
    MaterialTotal,
    PersonHours,
    ProjectHours,
    TimeRow,
    Workplace,
)
from domain.paging import USUAL, Order, Page, page_of
from domain.work import Work
from models.project import MaterialUse, PlanningItem, Project, ProjectMember, TimeEntry

FEW_DAYS = 7
MOST_NOTES = 60
MOST_MATERIAL = 200
MOST_PLACES = 50


@needs(Right.LOG_HOURS)
def running(work: Work, staff_id: UUID | None = None) -> TimeRow | None:
    """The clock that runs for me, or for this colleague."""
    query = _rows().where(TimeEntry.staff_id == (staff_id or work.actor.id), col(TimeEntry.ended_at).is_(None))
    return next(iter(_read(work, query)), None)


@needs(Right.LOG_HOURS)
def of_person(work: Work, staff_id: UUID, first: date, last: date) -> list[TimeRow]:
    """What somebody wrote down from day to day, the earliest first."""
    query = _rows().where(TimeEntry.staff_id == staff_id, col(TimeEntry.day).between(first, last))
    return _read(work, query.order_by(col(TimeEntry.started_at)))


@needs(Right.LOG_HOURS)
def workplaces(work: Work, staff_id: UUID) -> list[Workplace]:
    """Where somebody may write hours: on whose team he or she is, or where a visit is planned."""
    named = select(ProjectMember.project_id).where(ProjectMember.staff_id == staff_id)
    planned = select(PlanningItem.project_id).where(PlanningItem.staff_id == staff_id)
    mine = or_(col(Project.id).in_(named), col(Project.id).in_(planned), col(Project.lead_id) == staff_id)
    query = select(Project.id, Project.title, Project.number).where(mine, col(Project.status).not_in(rules.ENDED))
    rows = work.session.exec(query.order_by(col(Project.created_at).desc()).limit(MOST_PLACES))
    return [Workplace(*row) for row in rows]


@needs(Right.LOG_HOURS)
def entry(work: Work, entry_id: UUID | str) -> TimeRow:
    """One entry, to correct it."""
    found = work.get(TimeEntry, entry_id)
    return _read(work, _rows().where(TimeEntry.id == found.id))[0]


@needs(Right.SEE_HOURS)
def of_project(
    work: Work, project_id: UUID | str, *, after: str | None = None, before: str | None = None, size: int = USUAL
) -> Page[TimeRow]:
    """Every entry of a project, the newest first."""
    query = _rows().where(TimeEntry.project_id == work.get(Project, project_id).id)
    by = Order((TimeEntry.started_at,))
    return page_of(work, query, TimeRow, by=by, id=TimeEntry.id, after=after, before=before, size=size)


@needs(Right.SEE_HOURS)
def totals(work: Work, project_id: UUID | str) -> ProjectHours:
    """All hours of a project by person, most first, and who works there now."""
    project = work.get(Project, project_id)
    summed = func.sum(TimeEntry.minutes)
    query = select(func.max(TimeEntry.staff_name), summed).where(*_ended(project.id))
    people = work.session.exec(query.group_by(col(TimeEntry.staff_id)).order_by(summed.desc())).all()
    found = tuple(PersonHours(name, minutes) for name, minutes in people)
    return ProjectHours(sum(person.minutes for person in found), found, _at_work(work, project.id))


@needs(Right.SEE_HOURS)
def by_day(
    work: Work, project_id: UUID | str, *, before: date | None = None, days: int = FEW_DAYS
) -> tuple[tuple[DayHours, ...], date | None]:
    """The last days on which somebody worked, the newest first; and the day to ask with `before` for those behind."""
    project = work.get(Project, project_id)
    worked = select(col(TimeEntry.day)).where(*_ended(project.id)).distinct().order_by(col(TimeEntry.day).desc())
    if before is not None:
        worked = worked.where(TimeEntry.day < before)
    found = work.session.exec(worked.limit(days + 1)).all()
    shown = found[:days]
    if not shown:
        return (), None
    between = (*_ended(project.id), col(TimeEntry.day).between(shown[-1], shown[0]))
    people, notes = _people(work, between), _notes(work, between)
    rows = tuple(_day(day, people.get(day, ()), tuple(notes.get(day, ()))) for day in shown)
    return rows, shown[-1] if len(found) > days else None


@needs(Right.SEE_HOURS)
def material(work: Work, project_id: UUID | str) -> tuple[MaterialTotal, ...]:
    """How much of what went into a project, by name; "Kit" and "kit" are one material."""
    project = work.get(Project, project_id)
    key = func.lower(MaterialUse.name), func.lower(MaterialUse.unit)
    columns = func.min(MaterialUse.name), func.min(MaterialUse.unit), func.sum(MaterialUse.quantity_milli)
    query = select(*columns).where(MaterialUse.project_id == project.id).group_by(*key).order_by(key[0], key[1])
    return tuple(MaterialTotal(*row) for row in work.session.exec(query.limit(MOST_MATERIAL)))


@needs(Right.SEE_HOURS)
def material_used(work: Work, project_id: UUID | str, *, limit: int = USUAL) -> tuple[MaterialRow, ...]:
    """The last lines of material as they were written, the newest first."""
    project = work.get(Project, project_id)
    columns = (
        MaterialUse.id, MaterialUse.name, MaterialUse.unit, MaterialUse.quantity_milli, MaterialUse.used_on,
        MaterialUse.staff_id, MaterialUse.staff_name,
    )  # fmt: skip
    query = select(*columns).where(MaterialUse.project_id == project.id)  # type: ignore[call-overload]
    newest = query.order_by(col(MaterialUse.used_on).desc(), col(MaterialUse.id).desc()).limit(limit)
    return tuple(MaterialRow(*row) for row in work.session.exec(newest))


@needs(Right.KEEP_HOUSE)
def companies_with_forgotten(work: Work) -> list[UUID]:
    """Firms where a clock runs that nobody stopped."""
    query = select(TimeEntry.company_id).where(*_forgotten(work)).distinct()
    return list(work.session.exec(query))


@needs(Right.FOLLOW_UP)
def forgotten(work: Work) -> list[TimeRow]:
    return _read(work, _rows().where(*_forgotten(work)))


def _rows() -> Any:
    columns = (
        TimeEntry.id, TimeEntry.project_id, Project.title, TimeEntry.staff_id, TimeEntry.staff_name, TimeEntry.day,
        TimeEntry.started_at, TimeEntry.ended_at, TimeEntry.minutes, TimeEntry.break_minutes, TimeEntry.break_began_at,
        TimeEntry.zone, TimeEntry.note,
    )  # fmt: skip
    return select(*columns).join(Project, col(Project.id) == TimeEntry.project_id)  # type: ignore[call-overload]


def _read(work: Work, query: Any) -> list[TimeRow]:
    return [TimeRow(*columns) for columns in work.session.exec(query)]


def _ended(project_id: UUID) -> tuple[Any, ...]:
    return TimeEntry.project_id == project_id, col(TimeEntry.ended_at).is_not(None)


def _forgotten(work: Work) -> tuple[Any, ...]:
    return col(TimeEntry.ended_at).is_(None), col(TimeEntry.started_at) < work.now - rules.FORGOTTEN


def _at_work(work: Work, project_id: UUID) -> tuple[AtWork, ...]:
    columns = TimeEntry.staff_name, TimeEntry.started_at, TimeEntry.zone, TimeEntry.break_began_at
    query = select(*columns).where(  # type: ignore[call-overload]
        TimeEntry.project_id == project_id, col(TimeEntry.ended_at).is_(None),
        col(TimeEntry.started_at) >= work.now - rules.FORGOTTEN,
    )  # fmt: skip
    rows = work.session.exec(query.order_by(TimeEntry.started_at))
    return tuple(AtWork(name, since, zone, pause is not None) for name, since, zone, pause in rows)


def _people(work: Work, where: tuple[Any, ...]) -> dict[date, tuple[PersonHours, ...]]:
    summed = func.sum(TimeEntry.minutes)
    query = select(col(TimeEntry.day), func.max(TimeEntry.staff_name), summed).where(*where)
    found: dict[date, tuple[PersonHours, ...]] = {}
    for day, name, minutes in work.session.exec(
        query.group_by(col(TimeEntry.day), col(TimeEntry.staff_id)).order_by(summed.desc())
    ):
        found[day] = (*found.get(day, ()), PersonHours(name, minutes))
    return found


def _notes(work: Work, where: tuple[Any, ...]) -> dict[date, list[str]]:
    query = select(col(TimeEntry.day), TimeEntry.note).where(*where, TimeEntry.note != "")
    found: dict[date, list[str]] = {}
    for day, note in work.session.exec(query.order_by(col(TimeEntry.started_at).desc()).limit(MOST_NOTES)):
        found.setdefault(day, []).append(note)
    return found


def _day(day: date, people: tuple[PersonHours, ...], notes: tuple[str, ...]) -> DayHours:
    return DayHours(day, sum(person.minutes for person in people), people, notes)
