"""A visit or shift as people read it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from models.project import PlanningKind


@dataclass(frozen=True)
class Visit:
    """Who comes when, to which project; `site` is its address in one line, `staff_name` "" while nobody was chosen.

    Without `has_times` the reader is told the day only: it begins and ends at midnight.
    """

    id: UUID
    project_id: UUID
    project_title: str
    site: str
    company_id: UUID
    customer_id: UUID
    kind: PlanningKind
    title: str
    note: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    staff_id: UUID | None
    staff_name: str
    sequence: int
    changed_at: datetime
    cancelled_at: datetime | None
    has_times: bool = True

    @property
    def day(self) -> date:
        """The day it begins, where the place is."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).date()

    def by_day(self) -> "Visit":
        """The same, without its times."""
        begins = datetime.combine(self.day, time(), ZoneInfo(self.zone))
        ends = datetime.combine(self.day + timedelta(days=1), time(), ZoneInfo(self.zone))
        return replace(self, starts_at=begins, ends_at=ends, has_times=False)
