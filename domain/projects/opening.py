"""The switches of the portal: one per project, and one on the customer's record that opens them all. One press each."""

from uuid import UUID

from sqlmodel import select

from domain.access import Right, needs
from domain.companies.forms import TOO_LONG, raise_if
from domain.projects import rules
from domain.work import Work
from models.customer import Customer
from models.project import Project


@needs(Right.EDIT_PROJECTS)
def open_portal(work: Work, project_id: UUID | str, *, is_open: bool) -> Project:
    """Open the project to its customer and its accounts, or close it, by its own switch (MA-8)."""
    project = work.get(Project, project_id, lock=True)
    project.portal_open = is_open
    _follow(work, project, work.get(Customer, project.customer_id))
    return project


@needs(Right.EDIT_CUSTOMERS)
def open_for_customer(work: Work, customer_id: UUID | str, *, is_open: bool) -> Customer:
    """Open all projects of a customer, also those to come; or leave each to its own switch again (MA-5, MA-10)."""
    customer = work.get(Customer, customer_id, lock=True)
    customer.opens_projects = is_open
    work.session.add(customer)
    name = "customer.projects_opened" if is_open else "customer.projects_closed"
    work.record(name, customer, internal=True)
    for project in work.session.exec(select(Project).where(Project.customer_id == customer.id).with_for_update()):
        _follow(work, project, customer)
    return customer


@needs(Right.EDIT_CUSTOMERS)
def greet(work: Work, customer_id: UUID | str, info: str) -> Customer:
    """What this customer reads at the top of every project that has no text of its own (MA-17); may be empty."""
    raise_if({"info": TOO_LONG} if len(info) > 2000 else {})
    customer = work.get(Customer, customer_id, lock=True)
    customer.info = info.strip()
    work.session.add(customer)
    work.record("customer.greeting_changed", customer)
    return customer


def _follow(work: Work, project: Project, customer: Customer) -> None:
    """Make the project as open as both switches say. Open screens hear of it, also those that lose sight of it."""
    was_open, project.is_open = project.is_open, rules.is_open(project, customer)
    work.session.add(project)
    if project.is_open is not was_open:
        work.record("project.opened" if project.is_open else "project.closed", project)
