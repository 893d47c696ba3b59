"""What a planner may type about a visit or shift, and what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar

from domain.companies.forms import REQUIRED, raise_if, too_long
from domain.planning import rules
from domain.problems import NotFound
from domain.texts import _
from domain.work import Work
from models.account import StaffMember
from models.project import PlanningKind

T = TypeVar("T")


@dataclass(frozen=True)
class PlanForm:
    """Days as "2026-03-31", times as "08:30" on the clock of the place, ids as text; "" where there is none."""

    title: str
    day: str
    begins: str
    ends: str
    kind: PlanningKind = PlanningKind.VISIT
    staff_id: str = ""
    note: str = ""
    weekly_until: str = ""


@dataclass(frozen=True)
class Plan:
    """A form that is right. `days` has one day, or the days of a series; `columns` are the same for each."""

    days: list[date]
    begins: time
    ends: time
    columns: dict[str, Any]
    member: StaffMember | None


def check(work: Work, form: PlanForm) -> Plan:
    """The plan, or Invalid with everything that is wrong."""
    errors = too_long(form, {"title": 160, "note": 1000})
    if not form.title.strip():
        errors["title"] = REQUIRED
    day = _read(form.day, date.fromisoformat, "day", _("Choose a day."), errors)
    begins = _read(form.begins, time.fromisoformat, "begins", _("Write a time like 08:30."), errors)
    ends = _read(form.ends, time.fromisoformat, "ends", _("Write a time like 08:30."), errors)
    days = _series(day, form.weekly_until, errors) if day else []
    if begins and ends and ends <= begins and form.kind is PlanningKind.VISIT:
        errors["ends"] = _("The end is before the start.")
    member = _member(work, form.staff_id, errors)
    raise_if(errors)
    assert begins
    assert ends
    columns = {
        "kind": form.kind,
        "title": form.title.strip(),
        "note": form.note.strip(),
        "staff_id": member.id if member else None,
        "staff_name": member.name if member else "",
    }
    return Plan(days, begins, ends, columns, member)


def _read(typed: str, read: Callable[[str], T], name: str, wrong: str, errors: dict[str, str]) -> T | None:
    try:
        return read(typed)
    except ValueError:
        errors[name] = wrong if typed else REQUIRED
        return None


def _series(first: date, typed: str, errors: dict[str, str]) -> list[date]:
    until = _read(typed, date.fromisoformat, "weekly_until", _("Choose a day."), errors) if typed else None
    if until and until < first:
        errors["weekly_until"] = _("The end is before the start.")
        return []
    days = rules.days_of(first, until)
    if len(days) > rules.LONGEST_SERIES:
        errors["weekly_until"] = _("That is more than a year. Plan a shorter series.")
    return days


def _member(work: Work, id: str, errors: dict[str, str]) -> StaffMember | None:
    if not id:
        return None
    try:
        member = work.get(StaffMember, id)
    except NotFound:
        member = None
    if member is None or member.left_at is not None:
        errors["staff_id"] = _("Choose one of your colleagues.")
        return None
    return member
