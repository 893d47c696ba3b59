"""A project's page, read in one piece of work: each part only for who has its right."""

from datetime import date
from typing import Any

from domain import approvals, companies, documents, hours, planning, projects
from domain.access import Right
from domain.approvals import Subject
from domain.papers import today
from domain.projects import ProjectFull
from domain.work import Work
from portal.projects.month import MonthShape, end_of, month_of
from portal.projects.shapes import (
    DayShape,
    PhotoShape,
    ProjectShape,
    WaitingShape,
    day_shapes,
    head_of,
    hours_of,
    paper_of,
    photo_of,
)
from portal.visits import VisitShape, visit_shape
from ui.ask import reading

NEXT = 6
PHOTOS = 12
PAPERS = 8
Page = dict[str, Any]


@reading
def whole(work: Work, project_id: str, month: str) -> Page:
    """The vars of the page's state. `month`: the first day of the month to show, "" for this one."""
    project = projects.by_id(work, project_id)
    day = today(work.now, companies.of(work, project.company_id).timezone)
    may = {right: work.actor.may(right, project.customer_id, project_id=project.id) for right in PARTS}
    shape: dict[str, Any] = head_of(project) | _weeks(project, day)
    shape |= {"at": work.now.isoformat(), "waiting": _waiting(work, project)}
    shape |= {"may_ask": work.actor.may(Right.MAKE_REQUESTS, project.customer_id, project_id=project.id)}
    page: Page = {}
    for right, part in PARTS.items():
        if may[right]:
            more, beside = part(work, project, month, day)
            shape |= more
            page |= beside
    return {**EMPTY, **page, "project": ProjectShape(**shape)}


@reading
def month_shown(work: Work, project_id: str, first: date) -> tuple[MonthShape, list[VisitShape]]:
    """The calendar's leaf, and the visits on it."""
    project = projects.by_id(work, project_id)
    visits = planning.between(work, first, end_of(first), project_id=project.id)
    day = today(work.now, companies.of(work, project.company_id).timezone)
    return month_of(first, (visit.day for visit in visits), day), [visit_shape(visit, work.now) for visit in visits]


@reading
def older_days(work: Work, project_id: str, before: str) -> tuple[list[DayShape], str]:
    days, behind = hours.by_day(work, project_id, before=date.fromisoformat(before))
    return day_shapes(days), behind.isoformat() if behind else ""


@reading
def older_photos(work: Work, project_id: str, after: str) -> tuple[list[PhotoShape], str]:
    page = documents.of_project(work, project_id, photos=True, after=after, size=PHOTOS)
    return [photo_of(row) for row in page.rows], page.older or ""


def _planning(work: Work, project: ProjectFull, month: str, day: date) -> tuple[Page, Page]:
    soon = planning.upcoming(work, project_id=project.id, with_cancelled=True, limit=NEXT)
    leaf, visits = month_shown(work, str(project.id), date.fromisoformat(month) if month else day.replace(day=1))
    next_ones = [visit_shape(one, work.now) for one in soon]
    return {"sees_planning": True}, {"visits": next_ones, "month": leaf, "in_month": visits}


def _hours(work: Work, project: ProjectFull, _month: str, _day: date) -> tuple[Page, Page]:
    days, behind = hours.by_day(work, project.id)
    sums = hours_of(hours.totals(work, project.id), hours.material(work, project.id))
    return {"sees_hours": True, **sums}, {"days": day_shapes(days), "days_before": behind.isoformat() if behind else ""}


def _papers(work: Work, project: ProjectFull, _month: str, _day: date) -> tuple[Page, Page]:
    papers = documents.of_project(work, project.id, size=PAPERS)
    photos = documents.of_project(work, project.id, photos=True, size=PHOTOS)
    beside = {"photos": [photo_of(row) for row in photos.rows], "photos_after": photos.older or ""}
    return {"sees_documents": True, "papers": [paper_of(row) for row in papers.rows]}, beside


def _waiting(work: Work, project: ProjectFull) -> list[WaitingShape]:
    """Documents of this project that wait for the visitor's approval."""
    asked = [view for view in approvals.waiting(work) if view.subject is Subject.DOCUMENT and view.document_id]
    mine = [view for view in asked if documents.by_id(work, str(view.document_id)).project_id == project.id]
    return [WaitingShape(str(view.id), view.title, view.answer_by.isoformat()) for view in mine]


def _weeks(project: ProjectFull, day: date) -> Page:
    """Whether it has begun, and which week of how many it is; the week only with both days."""
    if not project.starts_on or day < project.starts_on:
        return {}
    if not project.ends_on:
        return {"has_begun": True}
    weeks = max(1, -(-((project.ends_on - project.starts_on).days + 1) // 7))
    return {"has_begun": True, "week": min((day - project.starts_on).days // 7 + 1, weeks), "weeks": weeks}


PARTS = {Right.SEE_PLANNING: _planning, Right.SEE_HOURS: _hours, Right.SEE_DOCUMENTS: _papers}
EMPTY: Page = {
    "visits": [],
    "month": MonthShape(),
    "in_month": [],
    "days": [],
    "days_before": "",
    "photos": [],
    "photos_after": "",
}
