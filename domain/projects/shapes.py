"""What screens get to see of projects."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.access import Right
from models.project import ProjectStatus


@dataclass(frozen=True)
class ProjectRow:
    """A line of a list. `customer` is None for somebody who was let into the project alone."""

    id: UUID
    number: str
    title: str
    company_id: UUID
    customer_id: UUID
    customer: str | None
    site: str
    status: ProjectStatus
    progress: int
    lead_name: str
    starts_on: date | None
    ends_on: date | None
    is_open: bool
    created_at: datetime


@dataclass(frozen=True)
class ProjectFull:
    """One project. `greeting` is what the customer reads first: the project's own text, else the customer record's.

    `opened_by_customer`: the record opens all projects of this customer, whatever this one's own switch says.
    """

    id: UUID
    number: str
    title: str
    company_id: UUID
    company: str
    customer_id: UUID
    customer: str
    address_id: UUID | None
    site: str
    order_id: UUID | None
    order_number: str
    lead_id: UUID | None
    lead_name: str
    info: str
    greeting: str
    status: ProjectStatus
    progress: int
    starts_on: date | None
    ends_on: date | None
    portal_open: bool
    opened_by_customer: bool
    is_open: bool
    revision: int
    created_at: datetime
    can_edit: bool


@dataclass(frozen=True)
class Teammate:
    """Somebody of the firm who works on the project; `id` is the staff member's."""

    id: UUID
    name: str
    is_lead: bool
    has_left: bool


@dataclass(frozen=True)
class Guest:
    """An account that was let into a project by its user name."""

    id: UUID
    user_name: str
    name: str
    rights: frozenset[Right]
    created_at: datetime
    seen_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class Credentials:
    """What is shown once, when an account is made or its password renewed."""

    access_id: UUID
    user_name: str
    password: str
