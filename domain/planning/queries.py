"""What people ask about visits and shifts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from domain.access import Right, needs
from domain.planning.shapes import Visit
from domain.work import Work
from models.company import Company
from models.fact import ActorKind
from models.project import PlanningItem, Project

FEW = 5
MOST = 400
REMEMBERED = timedelta(days=90)  # so long past visits stay in calendar programs
LATELY = timedelta(days=30)
CALLED_OFF = timedelta(days=30)  # so long a cancelled one tells them so


@needs(Right.SEE_PLANNING)
def of_project(work: Work, project_id: UUID | str, *, limit: int = 100) -> list[PlanningItem]:
    """Who comes when to one project: what is to come, the next day first; then what was, the last day first.

    What was cancelled stays and says so. At most `limit` of each.
    """
    project = work.get(Project, project_id)
    query = select(PlanningItem).where(PlanningItem.project_id == project.id).limit(limit)
    is_to_come, begins = col(PlanningItem.ends_at) > work.now, col(PlanningItem.starts_at)
    to_come = query.where(is_to_come).order_by(begins, col(PlanningItem.id))
    past = query.where(~is_to_come).order_by(begins.desc(), col(PlanningItem.id))
    return [*work.session.exec(to_come), *work.session.exec(past)]


@needs(Right.SEE_PLANNING)
def upcoming(
    work: Work,
    *,
    project_id: UUID | str | None = None,
    company_id: UUID | str | None = None,
    with_cancelled: bool = False,
    limit: int = FEW,
) -> list[Visit]:
    """What is still to come, the soonest first; what goes on now is among it."""
    query = _visits().where(PlanningItem.ends_at > work.now)
    if project_id:
        query = query.where(PlanningItem.project_id == work.get(Project, project_id).id)
    if company_id:
        query = query.where(PlanningItem.company_id == work.get(Company, company_id).id)
    if not with_cancelled:
        query = query.where(col(PlanningItem.cancelled_at).is_(None))
    return _read(work, query.limit(limit))


@needs(Right.SEE_PLANNING)
def between(work: Work, first: date, last: date, *, project_id: UUID | str) -> list[Visit]:
    """What takes place at a project from day to day, in the firm's zone; what was cancelled is left out."""
    project = work.get(Project, project_id)
    begins, ends = _span(first, last, work.get(Company, project.company_id).timezone)
    query = _visits().where(PlanningItem.project_id == project.id, col(PlanningItem.cancelled_at).is_(None))
    return _read(work, query.where(PlanningItem.starts_at >= begins, PlanningItem.starts_at < ends).limit(MOST))


@needs(Right.SEE_PLANNING)
def lately(work: Work, address_id: UUID, *, limit: int = FEW) -> list[Visit]:
    """What was done at an address in the last thirty days, the last first (MA-E2)."""
    since = work.now - LATELY
    query = _visits().where(Project.address_id == address_id, col(PlanningItem.cancelled_at).is_(None))
    query = query.where(PlanningItem.starts_at >= since, PlanningItem.ends_at <= work.now).order_by(None)
    return _read(work, query.order_by(col(PlanningItem.starts_at).desc(), col(PlanningItem.id)).limit(limit))


@needs(Right.LOG_HOURS)
def of_person(work: Work, staff_id: UUID, first: date, last: date) -> list[Visit]:
    """Where a colleague goes from day to day; what was cancelled stays and says so."""
    begins, ends = _span(first, last, work.get(Company, work.actor.company_id).timezone)
    query = _visits().where(PlanningItem.staff_id == staff_id)
    return _read(work, query.where(PlanningItem.starts_at >= begins, PlanningItem.starts_at < ends).limit(MOST))


@needs(Right.SEE_PLANNING)
def agenda(work: Work) -> list[Visit]:
    """All of the visitor's planning, at every firm, for a calendar program; the cancelled ones for a while."""
    query = _visits().where(PlanningItem.ends_at > work.now - REMEMBERED)
    return [visit for visit in _read(work, query.limit(MOST)) if not _is_forgotten(visit, work.now)]


@needs(Right.SEE_PLANNING)
def firms(work: Work, company_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of the firms that come."""
    query = select(Company.id, Company.name).where(col(Company.id).in_(set(company_ids)))
    return {id: name for id, name in work.session.exec(query)}


def _visits() -> Any:
    """Joined with the project: what is closed to customers takes its planning along."""
    columns = (
        PlanningItem.id, PlanningItem.project_id, Project.title, Project.site, PlanningItem.company_id,
        PlanningItem.customer_id,
        PlanningItem.kind, PlanningItem.title, PlanningItem.note,
        PlanningItem.starts_at, PlanningItem.ends_at, PlanningItem.zone,
        PlanningItem.staff_id, PlanningItem.staff_name, PlanningItem.sequence, PlanningItem.changed_at,
        PlanningItem.cancelled_at, Company.visit_times,
    )  # fmt: skip
    query = select(*columns).join(Project, col(Project.id) == PlanningItem.project_id)  # type: ignore[call-overload]
    query = query.join(Company, col(Company.id) == PlanningItem.company_id)
    return query.order_by(PlanningItem.starts_at, PlanningItem.id)


def _read(work: Work, query: Any) -> list[Visit]:
    """Staff see all; customers of a firm that keeps its times to itself see the day."""
    visits = [Visit(*columns) for columns in work.session.exec(query)]
    if work.actor.kind is ActorKind.CUSTOMER:
        return [visit if visit.has_times else visit.by_day() for visit in visits]
    return [replace(visit, has_times=True) for visit in visits]


def _span(first: date, last: date, zone: str) -> tuple[datetime, datetime]:
    place = ZoneInfo(zone)
    return datetime.combine(first, time(), place), datetime.combine(last + timedelta(days=1), time(), place)


def _is_forgotten(visit: Visit, now: datetime) -> bool:
    return visit.cancelled_at is not None and visit.ends_at < now - CALLED_OFF
