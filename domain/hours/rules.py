"""What counts as time worked, on which day, and who may write it down. Pure."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.access import Actor, Right
from domain.problems import Conflict, NotAllowed
from domain.texts import _
from models.project import Project, ProjectStatus, TimeEntry

FORGOTTEN = timedelta(hours=14)  # nobody works that long: the stop was forgotten
OWN_DAYS = timedelta(days=7)  # so long one's own hours may be corrected; what is older may be invoiced already
MOST_NOTE = 1000
ENDED = (ProjectStatus.DONE, ProjectStatus.CANCELLED)


class NotOnTeam(NotAllowed):
    text = _("You are not on the team of this work. Ask the planner to add you.")


class RunsElsewhere(Conflict):
    text = _("Your time runs at {title} since {since}. Stop there first.")


class Over(Conflict):
    text = _("These hours have been stopped already.")


class TooOld(NotAllowed):
    text = _("Hours older than a week are corrected by the office.")


class WorkEnded(Conflict):
    text = _("This work is closed. Hours can no longer be added.")


def day_of(at: datetime, zone: str) -> date:
    """The day in the place's zone; hours count on the day they began."""
    return at.astimezone(ZoneInfo(zone)).date()


def minutes_worked(started_at: datetime, ended_at: datetime, break_minutes: int) -> int:
    """Elapsed time without the break, in whole minutes; right on the days of 23 and 25 hours."""
    return max(whole_minutes(ended_at - started_at) - break_minutes, 0)


def whole_minutes(span: timedelta) -> int:
    return round(span.total_seconds() / 60)


def is_forgotten(entry: TimeEntry, now: datetime) -> bool:
    return entry.ended_at is None and now - entry.started_at > FORGOTTEN


def is_any_ones(actor: Actor) -> bool:
    """Whether somebody writes hours for others, too: the planner and the office."""
    return actor.may(Right.EDIT_PROJECTS)


def assert_open(project: Project) -> None:
    if project.status in ENDED:
        raise WorkEnded


def assert_may_change(actor: Actor, entry: TimeEntry, now: datetime) -> None:
    """One's own of the last days; the planner and the office all."""
    if is_any_ones(actor):
        return
    if entry.staff_id != actor.id:
        raise NotAllowed
    if entry.ended_at is not None and now - entry.started_at > OWN_DAYS:
        raise TooOld
