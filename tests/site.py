"""Projects as rows, for tests about what happens on them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from domain.access import HOUSE, PROJECT_RIGHTS, Actor, Pass, Right
from domain.work import clock, work_as
from models.account import Account
from models.base import new_id
from models.fact import ActorKind
from models.project import PlanningItem, Project, ProjectAccess, ProjectMember, ProjectStatus
from tests.people import THEN, People


def a_project(people: People, *team: Actor, customer: UUID | None = None, **how: Any) -> Project:
    """Alice's new bathroom, open to her, with these people on the team."""
    values = {"number": f"P{clock().timestamp()}"[:20], "title": "New bathroom", "is_open": True} | how
    company = people.other_company if customer == people.bo_customer else people.company
    with work_as(HOUSE) as work:
        project = work.add(
            Project(
                company_id=company.id,
                customer_id=customer or people.alice_customer,
                status=values.pop("status", ProjectStatus.ACTIVE),
                created_at=THEN,
                **values,
            )
        )
        for person in team:
            work.add(ProjectMember(company_id=company.id, project_id=project.id, staff_id=person.id, added_at=THEN))
    return project


def a_visit(project: Project, who: Actor | None = None, *, at: datetime | None = None, **how: Any) -> PlanningItem:
    """Somebody comes for two hours, from tomorrow at this time on unless the test says otherwise."""
    starts = at or clock().replace(second=0, microsecond=0) + timedelta(days=1)
    values = {"title": "Measure", "ends_at": starts + timedelta(hours=2), "changed_at": THEN} | how
    with work_as(HOUSE) as work:
        return work.add(
            PlanningItem(
                company_id=project.company_id,
                customer_id=project.customer_id,
                project_id=project.id,
                starts_at=starts,
                staff_id=who.id if who else None,
                staff_name=who.name if who else "",
                **values,
            )
        )


def a_pass(project: Project, *rights: Right, name: str = "Vera Toegang") -> Actor:
    """Somebody without a seat, whom the firm let into this project alone."""
    given = frozenset(rights) or PROJECT_RIGHTS
    whose: dict[str, Any] = {"company_id": project.company_id, "customer_id": project.customer_id}
    with work_as(HOUSE) as work:
        user_name = f"vera.{new_id()}"
        account = work.add(Account(email=f"{user_name}@guest.example", user_name=user_name, name=name, created_at=THEN))
        access = work.add(
            ProjectAccess(
                **whose,
                project_id=project.id,
                account_id=account.id,
                user_name=user_name,
                name=name,
                rights=sorted(given),
                created_at=THEN,
            )
        )
    held = Pass(**whose, project_id=project.id, access_id=access.id, rights=given)
    return Actor(ActorKind.CUSTOMER, account.id, name, account_id=account.id, passes=(held,))


def change(row: Any, **values: Any) -> None:
    """The row becomes this, whoever would do it."""
    with work_as(HOUSE) as work:
        kept = work.session.get_one(type(row), row.id)
        for name, value in values.items():
            setattr(kept, name, value)
        work.session.add(kept)
