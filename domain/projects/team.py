"""Who of the firm works on a project."""

from uuid import UUID

from sqlmodel import select

from domain.access import Right, needs
from domain.problems import NotFound
from domain.projects.recording import record
from domain.work import Work
from models.account import StaffMember
from models.project import Project, ProjectMember


@needs(Right.EDIT_PROJECTS)
def add_member(work: Work, project_id: UUID | str, staff_id: UUID | str) -> None:
    """Put a colleague on the team; once is enough."""
    project, member = work.get(Project, project_id, lock=True), work.get(StaffMember, staff_id)
    if member.left_at is not None:
        raise NotFound
    if join_team(work, project, member.id):
        record(work, "project.member_added", project, name=member.name)


@needs(Right.EDIT_PROJECTS)
def remove_member(work: Work, project_id: UUID | str, staff_id: UUID | str) -> None:
    """Take a colleague off the team; what he or she did on the project stays."""
    project, member = work.get(Project, project_id, lock=True), work.get(StaffMember, staff_id)
    seat = _seat(work, project, member.id)
    if seat is None:
        raise NotFound
    work.session.delete(seat)
    if project.lead_id == member.id:
        project.lead_id, project.lead_name = None, ""
    record(work, "project.member_removed", project, name=member.name)


def join_team(work: Work, project: Project, staff_id: UUID | None) -> bool:
    """For this firm's other actions: whoever leads or is planned belongs to the team. True when that is new."""
    if staff_id is None or _seat(work, project, staff_id):
        return False
    work.add(ProjectMember(company_id=project.company_id, project_id=project.id, staff_id=staff_id, added_at=work.now))
    return True


def _seat(work: Work, project: Project, staff_id: UUID) -> ProjectMember | None:
    query = select(ProjectMember).where(ProjectMember.project_id == project.id, ProjectMember.staff_id == staff_id)
    return work.session.exec(query).one_or_none()
