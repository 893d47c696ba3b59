"""Projects in the state a test starts from, made by the actions themselves."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from domain import planning, projects
from domain.access import Actor, Pass, Right
from domain.planning import PlanForm
from domain.projects import ProjectForm
from models.project import PlanningItem, Project
from tests.people import People, do

VISIT = PlanForm("Hang the boiler", "2026-12-01", "08:30", "12:00")


def a_project(people: People, *, customer: UUID | None = None, is_open: bool = True, **form: Any) -> Project:
    """A project for Alice by Sanne, open to the customer unless the test says otherwise."""
    made = do(
        people.sanne,
        projects.create,
        customer or people.alice_customer,
        ProjectForm(**{"title": "New bathroom"} | form),
    )
    return do(people.sanne, projects.open_portal, made.id, is_open=True) if is_open else made


def a_visit(people: People, project: Project, **form: Any) -> PlanningItem:
    return do(people.sanne, planning.add, project.id, replace(VISIT, **form))[0]


def guest_of(project: Project, *rights: Right) -> Actor:
    """Somebody who was let into this project alone; has no account, so only good for asking the domain."""
    from models.base import new_id
    from models.fact import ActorKind

    id = new_id()
    one = Pass(project.company_id, project.customer_id, project.id, new_id(), frozenset({Right.SEE_PROJECTS, *rights}))
    return Actor(ActorKind.CUSTOMER, id, "Guest", account_id=id, passes=(one,))
