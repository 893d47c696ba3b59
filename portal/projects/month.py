"""A month as a leaf of a calendar: weeks of seven days, those with visits marked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True)
class DayCell:
    """A day; `visits` is how many begin on it, `place` "out" for days of the months around."""

    iso: str
    number: int
    visits: int
    is_today: bool
    place: str = ""


@dataclass(frozen=True)
class WeekShape:
    days: list[DayCell] = field(default_factory=list)


@dataclass(frozen=True)
class MonthShape:
    """`first` is the ISO date of its first day, `weekdays` are dates whose weekdays head the columns."""

    first: str = ""
    weekdays: list[str] = field(default_factory=list)
    weeks: list[WeekShape] = field(default_factory=list)


def month_of(first: date, visits: Iterable[date], today: date) -> MonthShape:
    """The month that begins on this day, from Monday to Sunday as the countries we serve read it."""
    counts = Counter(visits)
    monday, last = first - timedelta(days=first.weekday()), end_of(first)
    weeks = []
    while monday <= last:
        days = [monday + timedelta(days=number) for number in range(7)]
        weeks.append(WeekShape([_cell(day, first, counts[day], is_today=day == today) for day in days]))
        monday += timedelta(days=7)
    return MonthShape(first.isoformat(), [cell.iso for cell in weeks[0].days], weeks)


def end_of(first: date) -> date:
    return turned(first, 1) - timedelta(days=1)


def turned(first: date, by: int) -> date:
    """The first day of the month so many months on or back."""
    count = first.year * 12 + first.month - 1 + by
    return date(count // 12, count % 12 + 1, 1)


def _cell(day: date, first: date, visits: int, *, is_today: bool) -> DayCell:
    is_out = day.month != first.month
    return DayCell(day.isoformat(), day.day, 0 if is_out else visits, is_today, "out" if is_out else "")
