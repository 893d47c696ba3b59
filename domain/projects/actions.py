"""What staff do with projects."""

from typing import Any
from uuid import UUID

from sqlmodel import select

from domain.access import Right, needs
from domain.companies.numbering import take_number
from domain.planning import call_off_rest
from domain.projects import forms, rules
from domain.projects.recording import record
from domain.projects.team import join_team
from domain.work import Work
from models.company import Company, SeriesKind
from models.customer import Customer
from models.order import Order
from models.project import Project, ProjectStatus


@needs(Right.EDIT_PROJECTS)
def create(work: Work, customer_id: UUID | str, form: forms.ProjectForm) -> Project:
    """A new project, open to the customer at once if the firm does that by default (MA-7)."""
    customer = work.get(Customer, customer_id)
    return _write(work, customer, forms.check(work, form, customer.id))


@needs(Right.EDIT_PROJECTS)
def make_from_order(work: Work, order_id: UUID | str) -> Project:
    """The project for an order, with its title and address; made once."""
    order = work.get(Order, order_id, lock=True)
    if known := work.session.exec(select(Project).where(Project.order_id == order.id)).first():
        return known
    rules.assert_agreed(order)
    customer = work.get(Customer, order.customer_id)
    title = order.title.strip() or customer.name
    values = forms.check(work, forms.ProjectForm(title, address_id=str(order.address_id or "")), customer.id)
    return _write(work, customer, values | {"order_id": order.id})


@needs(Right.EDIT_PROJECTS)
def change(work: Work, project_id: UUID | str, form: forms.ProjectForm, *, revision: int) -> Project:
    """Save what the form says, unless a colleague saved in the meantime."""
    project = work.get(Project, project_id, lock=True)
    rules.assert_current(project, revision)
    project.sqlmodel_update(forms.check(work, form, project.customer_id))
    project.revision += 1
    _index(work, project)
    join_team(work, project, project.lead_id)
    record(work, "project.changed", project)
    return project


@needs(Right.EDIT_PROJECTS)
def report(work: Work, project_id: UUID | str, *, status: ProjectStatus, progress: int) -> Project:
    """Say how far the work is. Whoever cancels it also calls off the visits to come."""
    project = work.get(Project, project_id, lock=True)
    project.status, project.progress = status, rules.progress_of(status, progress)
    work.session.add(project)
    record(work, f"project.{status.value}", project, progress=project.progress)
    if status is ProjectStatus.CANCELLED:
        call_off_rest(work, project)
    return project


def _write(work: Work, customer: Customer, values: dict[str, Any]) -> Project:
    company = work.get(Company, customer.company_id)
    project = Project(
        company_id=customer.company_id,
        customer_id=customer.id,
        number=take_number(work, SeriesKind.PROJECT),
        portal_open=company.projects_open,
        created_at=work.now,
        **values,
    )
    project.is_open = rules.is_open(project, customer)
    work.add(_index(work, project))
    join_team(work, project, project.lead_id)
    record(work, "project.created", project, number=project.number)
    return project


def _index(work: Work, project: Project) -> Project:
    """Put the words a clerk may look for in one place; the last digits of the number are one of them."""
    customer = work.get(Customer, project.customer_id)
    words = (project.number, project.number.rpartition("-")[2], customer.name, project.title, project.site)
    project.search = " ".join(words).lower()[:400]
    return project
