"""What staff do with visits and shifts. Each change makes `sequence` grow, so that calendars follow."""

from datetime import date
from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.planning import rules
from domain.planning.forms import Plan, PlanForm, check
from domain.work import Work
from models.company import Company
from models.project import PlanningItem, Project, ProjectMember


@needs(Right.EDIT_PROJECTS)
def add(work: Work, project_id: UUID | str, form: PlanForm) -> list[PlanningItem]:
    """Plan a visit or shift; with `weekly_until`, the same one each week until that day."""
    project = work.get(Project, project_id, lock=True)
    rules.assert_running(project)
    plan = check(work, form)
    _join_team(work, project, plan)
    return [_add(work, project, plan, day) for day in plan.days]


@needs(Right.EDIT_PROJECTS)
def change(work: Work, item_id: UUID | str, form: PlanForm, *, sequence: int) -> PlanningItem:
    """Put it on another day, time or colleague, as it was when `sequence` was read."""
    item = work.get(PlanningItem, item_id, lock=True)
    rules.assert_changeable(item, sequence)
    project = work.get(Project, item.project_id)
    rules.assert_running(project)
    plan = check(work, form)
    item.sqlmodel_update(plan.columns)
    item.starts_at, item.ends_at = rules.span(plan.days[0], plan.begins, plan.ends, item.zone)
    _join_team(work, project, plan)
    _touch(work, item)
    _record(work, "planning.changed", item, project)
    return item


@needs(Right.EDIT_PROJECTS)
def cancel(work: Work, item_id: UUID | str) -> PlanningItem:
    """It does not take place; the calendar of the customer shows so."""
    item = work.get(PlanningItem, item_id, lock=True)
    rules.assert_changeable(item, item.sequence)
    _cancel(work, item, work.get(Project, item.project_id))
    return item


@needs(Right.EDIT_PROJECTS)
def call_off_rest(work: Work, project: Project) -> int:
    """Cancel whatever has not begun yet; returns how many."""
    query = select(PlanningItem).where(
        PlanningItem.project_id == project.id,
        PlanningItem.starts_at > work.now,
        col(PlanningItem.cancelled_at).is_(None),
    )
    rest = list(work.session.exec(query))
    for item in rest:
        _cancel(work, item, project)
    return len(rest)


def _add(work: Work, project: Project, plan: Plan, day: date) -> PlanningItem:
    zone = work.get(Company, project.company_id).timezone
    starts_at, ends_at = rules.span(day, plan.begins, plan.ends, zone)
    item = PlanningItem(
        company_id=project.company_id,
        customer_id=project.customer_id,
        project_id=project.id,
        starts_at=starts_at,
        ends_at=ends_at,
        zone=zone,
        changed_at=work.now,
        **plan.columns,
    )
    work.add(item)
    _record(work, "planning.added", item, project)
    return item


def _cancel(work: Work, item: PlanningItem, project: Project) -> None:
    item.cancelled_at = work.now
    _touch(work, item)
    _record(work, "planning.cancelled", item, project)


def _touch(work: Work, item: PlanningItem) -> None:
    item.sequence += 1
    item.changed_at = work.now
    work.session.add(item)


def _record(work: Work, name: str, item: PlanningItem, project: Project) -> None:
    """What happens in a project that is closed to customers stays inside."""
    work.record(name, item, internal=not project.is_open, title=item.title, at=item.starts_at.isoformat())


def _join_team(work: Work, project: Project, plan: Plan) -> None:
    """Whoever is planned belongs to the team."""
    if plan.member is None:
        return
    query = select(ProjectMember).where(
        ProjectMember.project_id == project.id, ProjectMember.staff_id == plan.member.id
    )
    if work.session.exec(query).one_or_none() is None:
        whose = {"company_id": project.company_id, "project_id": project.id}
        work.add(ProjectMember(**whose, staff_id=plan.member.id, added_at=work.now))
