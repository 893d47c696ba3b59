"""What must be true about visits and shifts. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.problems import Conflict
from domain.texts import _
from models.project import PlanningItem, Project, ProjectStatus

LONGEST_SERIES = 60  # visits that are planned at once
FINISHED = (ProjectStatus.DONE, ProjectStatus.CANCELLED)


class ProjectFinished(Conflict):
    text = _("This is finished. Set it to active before you plan.")


class ItemCancelled(Conflict):
    text = _("This visit was cancelled. Plan a new one.")


class ChangedMeanwhile(Conflict):
    text = _("A colleague changed this visit in the meantime. Look again before you go on.")


def assert_running(project: Project) -> None:
    if project.status in FINISHED:
        raise ProjectFinished


def assert_changeable(item: PlanningItem, sequence: int) -> None:
    if item.cancelled_at is not None:
        raise ItemCancelled
    if item.sequence != sequence:
        raise ChangedMeanwhile


def span(day: date, begins: time, ends: time, zone: str) -> tuple[datetime, datetime]:
    """From wall clock to UTC; what ends before it begins ends the day after: a night shift."""
    last = day if ends > begins else day + timedelta(days=1)
    return _moment(day, begins, zone), _moment(last, ends, zone)


def days_of(first: date, until: date | None) -> list[date]:
    """The same weekday, each week until this day; without it only the first."""
    weeks = (until - first).days // 7 if until else 0
    return [first + timedelta(weeks=week) for week in range(weeks + 1)]


def _moment(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
