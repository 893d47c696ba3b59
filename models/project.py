"""Work that takes more than a visit: who comes when, what was done, what was used, and who may look on."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Index, and_, or_, text
from sqlmodel import Field, UniqueConstraint

from models.base import CustomerOwned, Entity, ProjectOwned, Sight, by_bytes, choice, json_field


class ProjectStatus(StrEnum):
    PLANNED = "planned"
    ACTIVE = "active"
    DONE = "done"
    CANCELLED = "cancelled"


class Project(CustomerOwned, Entity, table=True):
    """`portal_open` is its own switch; `is_open` what counts: that, or the customer's (MA-5, MA-7).

    `site` and `lead_name` are copies: somebody with a pass for the project sees no rows of the customer or the staff.
    """

    __table_args__ = (
        UniqueConstraint("company_id", "number"),
        Index("ix_project_newest", "company_id", "created_at", "id"),
        Index("ix_project_status", "company_id", "status", "created_at", "id"),
        Index("ix_project_customer", "customer_id", "created_at", "id"),
    )

    number: str = Field(sa_type=by_bytes(20))  # type: ignore[call-overload]
    title: str = Field(max_length=160)
    status: ProjectStatus = choice(ProjectStatus, ProjectStatus.PLANNED)
    progress: int = 0  # per cent
    address_id: UUID | None = Field(default=None, foreign_key="address.id", index=True)
    site: str = Field(default="", max_length=220, sa_column_kwargs={"server_default": ""})  # the address in words
    order_id: UUID | None = Field(default=None, index=True)
    lead_id: UUID | None = Field(default=None, foreign_key="staff_member.id")
    lead_name: str = Field(default="", max_length=120)
    info: str = Field(default="", max_length=2000)  # greeting or explanation for the customer (MA-17)
    starts_on: date | None = None
    ends_on: date | None = None
    portal_open: bool = False
    is_open: bool = False
    revision: int = 1
    search: str = Field(default="", max_length=400)
    created_at: datetime

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        theirs = or_(cls.customer_id.in_(sight.customers), cls.id.in_(sight.projects))  # type: ignore[attr-defined]
        return and_(theirs, cls.is_open)  # type: ignore[arg-type]


class ProjectMember(Entity, table=True):
    """Somebody of the firm who works on it. Customers read names in the planning."""

    __tablename__ = "project_member"
    __table_args__ = (UniqueConstraint("project_id", "staff_id"),)

    project_id: UUID = Field(foreign_key="project.id", index=True)
    staff_id: UUID = Field(foreign_key="staff_member.id", index=True)
    added_at: datetime


class ProjectAccess(CustomerOwned, Entity, table=True):
    """An account that a firm made for one project, with a user name and rights of its own (MA-12 … MA-15)."""

    __tablename__ = "project_access"
    __table_args__ = (UniqueConstraint("project_id", "account_id"),)

    project_id: UUID = Field(foreign_key="project.id", index=True)
    account_id: UUID = Field(foreign_key="account.id", index=True)
    user_name: str = Field(max_length=60)  # copies of the account's, which the company cannot read
    name: str = Field(default="", max_length=120)
    rights: list[str] = json_field(list)
    created_at: datetime
    seen_at: datetime | None = None
    ended_at: datetime | None = None


class PlanningKind(StrEnum):
    VISIT = "visit"
    SHIFT = "shift"


class PlanningItem(ProjectOwned, Entity, table=True):
    """Who comes when. `sequence` grows with every change, as calendars want it (RFC 5545, 3.8.7.4)."""

    __tablename__ = "planning_item"
    __table_args__ = (
        Index("ix_planning_project", "project_id", "starts_at", "id"),
        Index("ix_planning_company", "company_id", "starts_at", "id"),
    )

    kind: PlanningKind = choice(PlanningKind, PlanningKind.VISIT)
    title: str = Field(max_length=160)
    starts_at: datetime
    ends_at: datetime
    zone: str = Field(default="Europe/Amsterdam", max_length=40)  # of the place
    staff_id: UUID | None = Field(default=None, foreign_key="staff_member.id", index=True)
    staff_name: str = Field(default="", max_length=120)
    note: str = Field(default="", max_length=1000)
    sequence: int = 0
    told_sequence: int | None = None  # the one the customer was told of
    changed_at: datetime
    cancelled_at: datetime | None = None


IS_RUNNING = text("ended_at IS NULL")


class TimeEntry(ProjectOwned, Entity, table=True):
    """Hours of one person on a project; running while it has no end, and nobody runs twice.

    `day` and `minutes` follow from the rest: the day in the place's zone on which it began, and the time worked without
    the break. They are kept so that the database adds them up.
    """

    __tablename__ = "time_entry"
    __table_args__ = (
        Index("ix_time_project", "project_id", "started_at", "id"),
        Index("ix_time_day", "project_id", "day"),
        Index("ix_time_person", "staff_id", "day"),
        Index("ux_time_running", "staff_id", unique=True, sqlite_where=IS_RUNNING, postgresql_where=IS_RUNNING),
    )

    staff_id: UUID = Field(foreign_key="staff_member.id", index=True)
    staff_name: str = Field(max_length=120)
    day: date
    started_at: datetime
    ended_at: datetime | None = None
    minutes: int = 0
    break_minutes: int = 0
    break_began_at: datetime | None = None
    zone: str = Field(default="Europe/Amsterdam", max_length=40)
    note: str = Field(default="", max_length=1000)
    planning_item_id: UUID | None = Field(default=None, foreign_key="planning_item.id")
    changed_at: datetime


class MaterialUse(ProjectOwned, Entity, table=True):
    """What went into the work. `quantity_milli` is in thousandths of the unit."""

    __tablename__ = "material_use"
    __table_args__ = (Index("ix_material_project", "project_id", "used_on", "id"),)

    name: str = Field(max_length=160)
    quantity_milli: int
    unit: str = Field(default="piece", max_length=20)
    used_on: date
    staff_id: UUID | None = Field(default=None, foreign_key="staff_member.id")
    staff_name: str = Field(default="", max_length=120)
    time_entry_id: UUID | None = Field(default=None, foreign_key="time_entry.id")
    created_at: datetime
