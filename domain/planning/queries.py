"""What people ask about visits and shifts."""

from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.work import Work
from models.project import PlanningItem, Project


@needs(Right.SEE_PLANNING)
def of_project(work: Work, project_id: UUID | str, *, limit: int = 500) -> list[PlanningItem]:
    """Who comes when to one project, the first day first; what was cancelled stays and says so."""
    project = work.get(Project, project_id)
    query = select(PlanningItem).where(PlanningItem.project_id == project.id)
    return list(work.session.exec(query.order_by(col(PlanningItem.starts_at), col(PlanningItem.id)).limit(limit)))
