"""A project with everything it can have, an installation and a folder: what each customer of the two firms has."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.work import Work
from models.account import Account
from models.base import new_id
from models.customer import Customer
from models.document import Folder
from models.installation import Installation
from models.project import MaterialUse, PlanningItem, Project, ProjectAccess, ProjectMember, TimeEntry
from tests.people import THEN


def settle_site(work: Work, customer: UUID, staff_id: UUID, mark: str) -> None:
    """As the house, so that nothing depends on what an action happens to fill in."""
    company_id = work.get(Customer, customer).company_id
    whose: dict[str, Any] = {"company_id": company_id, "customer_id": customer}
    project = work.add(
        Project(
            **whose, number=f"P-{mark}"[:20], title=f"Project {mark}", is_open=True, portal_open=True, created_at=THEN
        )
    )
    inside: dict[str, Any] = whose | {"project_id": project.id}
    when: dict[str, Any] = {"starts_at": THEN, "ends_at": THEN + timedelta(hours=2), "changed_at": THEN}
    work.add(ProjectMember(company_id=company_id, project_id=project.id, staff_id=staff_id, added_at=THEN))
    visit = work.add(PlanningItem(**inside, **when, title=f"Visit {mark}", staff_id=staff_id, staff_name=mark))
    hours = {"staff_id": staff_id, "staff_name": mark, "started_at": THEN, "changed_at": THEN}
    done: dict[str, Any] = {"ended_at": THEN + timedelta(hours=2), "minutes": 120, "day": THEN.date()}
    entry = work.add(TimeEntry(**inside, **hours, **done, planning_item_id=visit.id))
    used: dict[str, Any] = {"quantity_milli": 1500, "used_on": THEN.date(), "created_at": THEN}
    work.add(MaterialUse(**inside, **used, name=f"Pipe {mark}", time_entry_id=entry.id))
    guest = work.add(Account(user_name=f"guest-{mark.lower()}", name=f"Guest {mark}", created_at=THEN))
    given = {"account_id": guest.id, "user_name": guest.user_name, "name": guest.name, "rights": ["see_projects"]}
    work.add(ProjectAccess(**inside, **given, created_at=THEN))
    work.add(Installation(**whose, name=f"Boiler {mark}", sticker=str(new_id()), created_at=THEN))
    work.add(Folder(company_id=company_id, name=f"Folder {mark}", created_at=THEN))
