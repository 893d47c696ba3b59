"""The list of projects, and the form for a new one."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.customer_choice import CustomerChoice, choice_of
from domain import companies, customers, projects
from domain.access import Right
from domain.projects import ProjectForm, ProjectRow
from domain.work import Work
from models.customer import Customer
from models.project import ProjectStatus
from ui.ask import ask, reading
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.lines import Choice
from ui.listing import Listing

NONE = Choice("", "–")


@dataclass(frozen=True)
class ProjectLine:
    """A line of the list; days are ISO dates, "" where there is none."""

    id: str = ""
    number: str = ""
    title: str = ""
    customer: str = ""
    site: str = ""
    lead: str = ""
    status: str = ""
    progress: int = 0
    ends_on: str = ""
    is_open: bool = False
    created_at: str = ""


class ProjectsState(ForStaff, Listing, rx.State):
    """All projects, the newest first."""

    rows: list[ProjectLine] = []
    may_edit: bool = False

    async def _show(self) -> None:
        status = ProjectStatus(self.status) if self.status in set(ProjectStatus) else None
        self.rows = await self._page(projects.page, line_of, status=status)
        self.may_edit = await ask(self, may_edit, shape=lambda may: may)


class NewProjectState(ForStaff, Form, CustomerChoice, rx.State):
    """A new project for one customer. What was typed stays until it is saved."""

    addresses: list[Choice] = []
    colleagues: list[Choice] = []

    @rx.event
    async def load(self):
        self.errors = {}
        await self._arrive()
        await self._offer()

    @rx.event
    async def take(self, id: str):
        self.customer = await ask(self, customers.by_id, id, shape=choice_of)
        await self._offer()

    @rx.event
    async def save(self, form: dict[str, Any]):
        with filling(self):
            id = await ask(
                self, projects.create, self.customer.value, project_form(form), shape=lambda made: str(made.id)
            )
            return rx.redirect(f"/office/projects/{id}")

    async def _offer(self) -> None:
        if self.customer.value:
            self.addresses, self.colleagues = await ask(self, choices, self.customer.value, shape=lambda found: found)


@reading
def may_edit(work: Work) -> bool:
    return work.actor.may(Right.EDIT_PROJECTS)


@reading
def choices(work: Work, customer_id: str) -> tuple[list[Choice], list[Choice]]:
    """The customer's addresses and the firm's people, each with none to begin with."""
    customer: Customer = customers.by_id(work, customer_id)
    addresses = [Choice(str(row.id), row.one_line()) for row in customers.addresses(work, customer.id)]
    colleagues = [Choice(str(row.id), row.name) for row in companies.staff(work)]
    return [*addresses, NONE], [NONE, *colleagues]


def project_form(form: dict[str, Any]) -> ProjectForm:
    names = ("title", "address_id", "lead_id", "starts_on", "ends_on", "info")
    return ProjectForm(**{name: text_in(form, name) for name in names})


def line_of(row: ProjectRow) -> ProjectLine:
    return ProjectLine(
        id=str(row.id),
        number=row.number,
        title=row.title,
        customer=row.customer or "",
        site=row.site,
        lead=row.lead_name,
        status=row.status.value,
        progress=row.progress,
        ends_on=row.ends_on.isoformat() if row.ends_on else "",
        is_open=row.is_open,
        created_at=row.created_at.isoformat(),
    )
