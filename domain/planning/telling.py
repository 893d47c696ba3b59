"""Telling a customer what was planned, moved or called off, once it has been quiet for a while."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import and_, col, or_, select

from domain import customers, notifications
from domain.access import Right, needs
from domain.notifications import Notice, Receiver, Subject, Template
from domain.work import Work
from models.project import PlanningItem, Project

PATIENCE = timedelta(minutes=2)  # whoever plans a week does so in one go


@needs(Right.FOLLOW_UP)
def tell_news(work: Work, project_id: UUID | str) -> None:
    """One message about all that is news and still to come; nothing while somebody is still at it.

    Each change asks for this after `PATIENCE`: the last of them tells all.
    """
    project = work.get(Project, project_id, lock=True)
    if not project.is_open:
        return
    items = _news(work, project)
    if not items or max(item.changed_at for item in items) > work.now - PATIENCE:
        return
    for item in items:
        item.told_sequence = item.sequence
        work.session.add(item)
    about = {"visits": [str(item.id) for item in items]}
    notice = Notice(Template.VISITS_PLANNED, Subject.PROJECT, project.id, project.customer_id, data=about)
    key = f"planning:{project.id}:{work.now.isoformat()}"
    notifications.tell(work, notice, key=key)
    _tell_guests(work, project, notice, key)


def _tell_guests(work: Work, project: Project, notice: Notice, key: str) -> None:
    """Whoever has only a user name hears of it on the devices that were allowed to tell."""
    for guest in customers.let_in(work, project.id, Right.SEE_PLANNING):
        receiver = Receiver(guest.name, guest.email, guest.language, account_id=guest.account_id)
        notifications.tell_devices(work, notice, receiver, company_id=project.company_id, key=key)


def _news(work: Work, project: Project) -> list[PlanningItem]:
    """A visit that was called off before anybody was told of it is no news."""
    told, is_off = col(PlanningItem.told_sequence), col(PlanningItem.cancelled_at).is_not(None)
    is_news = or_(and_(told.is_(None), ~is_off), told < PlanningItem.sequence)
    query = select(PlanningItem).where(PlanningItem.project_id == project.id, PlanningItem.starts_at > work.now)
    return list(work.session.exec(query.where(is_news).order_by(col(PlanningItem.starts_at), col(PlanningItem.id))))
