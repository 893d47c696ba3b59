"""A visit or shift as people read it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from models.project import PlanningKind


@dataclass(frozen=True)
class Visit:
    """Who comes when, to which project; `site` is its address in one line, `staff_name` "" while nobody was chosen."""

    id: UUID
    project_id: UUID
    project_title: str
    site: str
    company_id: UUID
    customer_id: UUID
    kind: PlanningKind
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    staff_id: UUID | None
    staff_name: str
    sequence: int
    changed_at: datetime
    cancelled_at: datetime | None

    @property
    def day(self) -> date:
        """The day it begins, where the place is."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).date()
