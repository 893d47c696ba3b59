"""Telling a customer what was planned, moved or called off, once it has been quiet for a while."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from sqlmodel import and_, col, or_, select

from domain import customers, notifications
from domain.access import Right, needs
from domain.notifications import Notice, Receiver, Subject, Template
from domain.work import Work
from models.customer import Customer
from models.project import PlanningItem, Project

PATIENCE = timedelta(minutes=2)  # whoever plans a week does so in one go


@needs(Right.FOLLOW_UP)
def tell_news(work: Work, project_id: UUID | str) -> None:
    """One message about all that is news at this customer and still to come; nothing while somebody is still at it.

    Each change, in whichever project, asks for this after `PATIENCE`: the last of them tells all.
    """
    customer = work.get(Customer, work.get(Project, project_id).customer_id, lock=True)
    items = _news(work, customer)
    if not items or max(item.changed_at for item in items) > work.now - PATIENCE:
        return
    for item in items:
        item.told_sequence = item.sequence
        work.session.add(item)
    key = f"planning:{customer.id}:{work.now.isoformat()}"
    notifications.tell(work, _notice(customer, items), key=key)
    _tell_guests(work, customer, items, key)


def _notice(customer: Customer, items: Iterable[PlanningItem]) -> Notice:
    """About the project, or about the customer when it is news of several."""
    about = {"visits": [str(item.id) for item in items]}
    of = _projects(items)
    if len(of) == 1:
        return Notice(Template.VISITS_PLANNED, Subject.PROJECT, of.pop(), customer.id, data=about)
    data = {**about, "path": "/projects"}
    return Notice(Template.VISITS_PLANNED, Subject.CUSTOMER, customer.id, customer.id, data=data)


def _tell_guests(work: Work, customer: Customer, items: list[PlanningItem], key: str) -> None:
    """Whoever has only a user name hears of it on the devices that were allowed to tell, as far as let in."""
    guests: dict[UUID | None, customers.Recipient] = {}
    theirs: dict[UUID | None, set[UUID]] = {}
    for project_id in _projects(items):
        for guest in customers.let_in(work, project_id, Right.SEE_PLANNING):
            guests[guest.account_id] = guest
            theirs.setdefault(guest.account_id, set()).add(project_id)
    for id, guest in guests.items():
        receiver = Receiver(guest.name, guest.email, guest.language, account_id=id)
        notice = _notice(customer, [item for item in items if item.project_id in theirs[id]])
        notifications.tell_devices(work, notice, receiver, company_id=customer.company_id, key=key)


def _projects(items: Iterable[PlanningItem]) -> set[UUID]:
    return {item.project_id for item in items if item.project_id}


def _news(work: Work, customer: Customer) -> list[PlanningItem]:
    """In all that is open to the customer. A visit that was called off before anybody was told of it is no news."""
    told, is_off = col(PlanningItem.told_sequence), col(PlanningItem.cancelled_at).is_not(None)
    is_news = or_(and_(told.is_(None), ~is_off), told < PlanningItem.sequence)
    query = select(PlanningItem).join(Project, col(Project.id) == PlanningItem.project_id)
    query = query.where(PlanningItem.customer_id == customer.id, Project.is_open, PlanningItem.starts_at > work.now)
    return list(work.session.exec(query.where(is_news).order_by(col(PlanningItem.starts_at), col(PlanningItem.id))))
