"""Which day it is where the firm is. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def today(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def months_until(day: date, many: int) -> tuple[date, ...]:
    """The first days of this many months in a row; the last is the month of `day`."""
    newest = day.year * 12 + day.month - 1
    counts = range(newest - many + 1, newest + 1)
    return tuple(date(count // 12, count % 12 + 1, 1) for count in counts)


def last_day(until: datetime, zone: str) -> date:
    """The last day on which it is not yet this moment: what ends as Friday begins is told as "until Thursday"."""
    return today(until - timedelta(seconds=1), zone)


def last_moment(until: datetime) -> str:
    """For a screen, which knows the zone itself: written as a day it is the last one."""
    return (until - timedelta(seconds=1)).isoformat()


def end_of_day(day: date, zone: str) -> datetime:
    """The moment this day ends in the zone, in UTC; right on the two days a year that have 23 or 25 hours."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)
