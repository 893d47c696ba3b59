"""A home or building as its people see it, over all firms that know it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from models.account import Capacity
from models.installation import InstallationKind
from models.order import OrderStatus
from models.project import PlanningKind, ProjectStatus


@dataclass(frozen=True)
class Spot:
    """The place as one customer record of one firm has it. `is_only`: all of that record's work is there."""

    company_id: UUID
    customer_id: UUID
    address_ids: tuple[UUID, ...]
    is_only: bool
    left_at: datetime | None = None


@dataclass(frozen=True)
class Place:
    """One physical address, among the records that the visitor has a seat at."""

    key: str
    street: str
    postcode: str
    city: str
    country: str
    is_house: bool
    spots: tuple[Spot, ...]

    @property
    def companies(self) -> frozenset[UUID]:
        return frozenset(spot.company_id for spot in self.spots)

    @property
    def left_at(self) -> datetime | None:
        """When it was handed over; None while any of the records is still there."""
        days = [spot.left_at for spot in self.spots]
        return max(day for day in days if day) if all(days) else None

    def at(self, company_id: UUID) -> "Place":
        return replace(self, spots=tuple(spot for spot in self.spots if spot.company_id == company_id))


@dataclass(frozen=True)
class Standing:
    """What is to be done at a place: how many things wait for consent, and what is to be paid."""

    waiting: int
    to_pay_cents: int
    currency: str


@dataclass(frozen=True)
class Appointment:
    """Who comes when; `zone` is that of the place."""

    id: UUID
    company_id: UUID
    project_id: UUID
    project: str
    kind: PlanningKind
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    who: str
    has_times: bool = True  # False: the firm tells the day only

    @property
    def day(self) -> date:
        return self.starts_at.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True)
class AgreedRow:
    """An order; it is read in its quote, or as its confirmation."""

    id: UUID
    company_id: UUID
    number: str
    title: str
    status: OrderStatus
    total_cents: int
    currency: str
    created_at: datetime
    quote_id: UUID | None
    document_id: UUID | None


@dataclass(frozen=True)
class ProjectRow:
    id: UUID
    company_id: UUID
    number: str
    title: str
    status: ProjectStatus
    progress: int
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class InstallationRow:
    """Something that is looked after there."""

    id: UUID
    company_id: UUID
    kind: InstallationKind
    name: str
    brand: str
    model: str
    plate: str
    room: str
    installed_on: date | None
    serviced_on: date | None
    next_service_on: date | None
    sticker: str


@dataclass(frozen=True)
class PersonHere:
    """Somebody with access to the same record of the same firm."""

    membership_id: UUID
    company_id: UUID
    customer_id: UUID
    name: str
    capacity: Capacity | None
    is_me: bool
    until: datetime | None


@dataclass(frozen=True)
class InvitationToSend:
    """What the mail to somebody a customer lets in says; `last_day` is an ISO day, "" for no end."""

    id: UUID
    company_id: UUID
    customer_id: UUID
    name: str
    email: str
    language: str
    invited_by: str
    last_day: str
    address: str


@dataclass(frozen=True)
class Move:
    """A firm was told that its customer leaves an address; `by` is "" when the visitor did, `on` the day if known."""

    company_id: UUID
    address_id: UUID
    at: datetime
    by: str
    on: date | None
    note: str
    is_noted: bool = False  # the firm took it off its list


@dataclass(frozen=True)
class Before:
    """Work done at a place before its people came: what and when, not for whom and for how much."""

    company_id: UUID
    title: str
    on: date
