"""For the actions of this room: whose hours, on which work, and whether they may be touched."""

from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from domain.hours import rules
from domain.problems import Invalid
from domain.texts import _
from domain.work import Work
from models.account import StaffMember
from models.company import Company
from models.project import PlanningItem, Project, ProjectMember, TimeEntry

ALREADY = _("Other hours are written down for this time already. Look at your day first.")


def colleague(work: Work, staff_id: UUID | str | None = None) -> StaffMember:
    """Whose hours are written, held until this work is done: two devices wait for each other here."""
    if staff_id and str(staff_id) != str(work.actor.id) and not rules.is_any_ones(work.actor):
        raise rules.NotAllowed
    return work.get(StaffMember, staff_id or work.actor.id, lock=True)


def project_of(work: Work, project_id: UUID | str) -> Project:
    """The project, for somebody who may write hours and material on it."""
    project = work.get(Project, project_id)
    if not (rules.is_any_ones(work.actor) or is_on_team(work, project, work.actor.id)):
        raise rules.NotOnTeam
    rules.assert_open(project)
    return project


def is_on_team(work: Work, project: Project, staff_id: UUID) -> bool:
    """Named in the team, leading it, or planned there once."""
    named = select(ProjectMember.id).where(ProjectMember.project_id == project.id, ProjectMember.staff_id == staff_id)
    planned = select(PlanningItem.id).where(PlanningItem.project_id == project.id, PlanningItem.staff_id == staff_id)
    return project.lead_id == staff_id or any(work.session.exec(query.limit(1)).first() for query in (named, planned))


def running_of(work: Work, staff_id: UUID) -> TimeEntry | None:
    query = select(TimeEntry).where(TimeEntry.staff_id == staff_id, col(TimeEntry.ended_at).is_(None))
    return work.session.exec(query).first()


def changeable(work: Work, entry_id: UUID | str) -> TimeEntry:
    entry = work.get(TimeEntry, entry_id, lock=True)
    rules.assert_may_change(work.actor, entry, work.now)
    return entry


def zone_of(work: Work, company_id: UUID) -> str:
    return work.get(Company, company_id).timezone


def assert_free(work: Work, staff_id: UUID, started: datetime, ended: datetime, *, but: UUID | None = None) -> None:
    """Nobody works at two places at once."""
    query = select(TimeEntry).where(
        TimeEntry.staff_id == staff_id,
        TimeEntry.started_at < ended,
        TimeEntry.started_at > started - 2 * rules.FORGOTTEN,
    )
    for entry in work.session.exec(query):
        if entry.id != but and (entry.ended_at or work.now) > started:
            raise Invalid({"begins": ALREADY})
