"""What people type about their hours and material, and what is wrong with it. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.hours import rules
from domain.lines.forms import number
from domain.problems import Invalid
from domain.texts import _
from models.project import TimeEntry

MOST_QUANTITY = 1_000_000
MOST_NAME, MOST_UNIT = 160, 20


@dataclass(frozen=True)
class EntryForm:
    """Hours as typed: "08:00" to "16:30" on a day, minutes of break. An end before the beginning is the next day."""

    day: str = ""
    begins: str = ""
    ends: str = ""
    break_minutes: str = ""
    note: str = ""


@dataclass(frozen=True)
class EntryValues:
    started_at: datetime
    ended_at: datetime
    break_minutes: int
    note: str


@dataclass(frozen=True)
class MaterialForm:
    """What was used, as typed: "1,5" "m" of something."""

    name: str = ""
    quantity: str = "1"
    unit: str = ""
    day: str = ""


@dataclass(frozen=True)
class MaterialValues:
    name: str
    quantity_milli: int
    unit: str
    used_on: date


def entry_values(form: EntryForm, *, zone: str, now: datetime, entry: TimeEntry | None = None) -> EntryValues:
    """What the form says, or Invalid. A time left as it was keeps its very moment: seconds, and which 02:30."""
    errors: dict[str, str] = {}
    day = _day(form.day, errors)
    begins, ends = _time(form.begins, "begins", errors), _time(form.ends, "ends", errors)
    pause = _minutes(form.break_minutes, errors)
    if len(form.note.strip()) > rules.MOST_NOTE:
        errors["note"] = _("This is too long.")
    if errors or day is None or begins is None or ends is None:
        raise Invalid(errors)
    started = _moment(day, begins, zone, "begins", entry.started_at if entry else None)
    last = day if ends > begins else day + timedelta(days=1)
    ended = _moment(last, ends, zone, "ends", entry.ended_at if entry else None)
    _assert_possible(started, ended, pause, now)
    return EntryValues(started, ended, pause, form.note.strip())


def material_values(form: MaterialForm, *, language: str, today: date) -> MaterialValues:
    errors: dict[str, str] = {}
    name, unit = " ".join(form.name.split()), " ".join(form.unit.split())
    if not name:
        errors["name"] = _("Say what was used.")
    elif len(name) > MOST_NAME:
        errors["name"] = _("This is too long.")
    if len(unit) > MOST_UNIT:
        errors["unit"] = _("This is too long.")
    used_on = _day(form.day, errors) if form.day.strip() else today
    if used_on and used_on > today:
        errors["day"] = _("This day is still to come.")
    milli = _thousandths(form.quantity, language, errors)
    if errors or used_on is None:
        raise Invalid(errors)
    return MaterialValues(name, milli, unit, used_on)


def _assert_possible(started: datetime, ended: datetime, pause: int, now: datetime) -> None:
    if ended > now + timedelta(minutes=1):
        raise Invalid({"ends": _("This is still to come. Fill in hours when they are worked.")})
    if ended - started > rules.FORGOTTEN:
        raise Invalid({"ends": _("These are more than 14 hours. Write them as two entries.")})
    if pause >= rules.whole_minutes(ended - started):
        raise Invalid({"break_minutes": _("The break is longer than the work.")})


def _moment(day: date, at: time, zone: str, field: str, kept: datetime | None) -> datetime:
    place = ZoneInfo(zone)
    if kept and kept.astimezone(place).replace(second=0, microsecond=0, tzinfo=None) == datetime.combine(day, at):
        return kept
    moment = datetime.combine(day, at, place)
    if moment.astimezone(UTC).astimezone(place).time() != at:
        raise Invalid({field: _("This time does not exist: the clock went forward that night.")})
    return moment.astimezone(UTC)


def _day(text: str, errors: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        errors["day"] = _("Choose a day.")
        return None


def _time(text: str, field: str, errors: dict[str, str]) -> time | None:
    if match := re.fullmatch(r"([01]?\d|2[0-3])[:.]?([0-5]\d)", text.strip()):
        return time(int(match[1]), int(match[2]))
    errors[field] = _("Write the time like 8:30.")
    return None


def _minutes(text: str, errors: dict[str, str]) -> int:
    text = text.strip() or "0"
    if text.isdecimal() and len(text) <= 3:
        return int(text)
    errors["break_minutes"] = _("Write the break in minutes, like 30.")
    return 0


def _thousandths(text: str, language: str, errors: dict[str, str]) -> int:
    value = number(text, language=language)
    if value is None or value <= 0:
        errors["quantity"] = _("This is not a number. Write it like 2 or 1,5.")
    elif value > MOST_QUANTITY:
        errors["quantity"] = _("This quantity is too large.")
    elif value != value.quantize(Decimal("0.001")):
        errors["quantity"] = _("A quantity has at most three decimals.")
    else:
        return int(value * 1000)
    return 0
