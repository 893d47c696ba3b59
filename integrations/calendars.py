"""Calendars as programs read them: iCalendar, RFC 5545. All moments are UTC, so that no zone needs describing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

OCTETS = 75  # of a line, without its end: RFC 5545, 3.1
REFRESH = "PT1H"


@dataclass(frozen=True)
class Event:
    """`uid` never changes, `sequence` grows with every change (3.8.7.4). `is_all_day`: from day to day, where it is."""

    uid: str
    changed_at: datetime
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str = ""
    description: str = ""
    url: str = ""
    is_cancelled: bool = False
    is_all_day: bool = False


def written(name: str, events: Iterable[Event]) -> bytes:
    """A calendar of this name. The same events give the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Voordeur//Planning//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",  # RFC 7986, 5.7
        f"X-PUBLISHED-TTL:{REFRESH}",
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_moment(event.changed_at)}"
    yield f"LAST-MODIFIED:{_moment(event.changed_at)}"
    yield f"SEQUENCE:{event.sequence}"
    if event.is_all_day:  # 3.6.1: the end is the day after the last
        yield f"DTSTART;VALUE=DATE:{event.starts_at:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.ends_at:%Y%m%d}"
    else:
        yield f"DTSTART:{_moment(event.starts_at)}"
        yield f"DTEND:{_moment(event.ends_at)}"
    yield f"SUMMARY:{_text(event.summary)}"
    for name, text in (("LOCATION", event.location), ("DESCRIPTION", event.description)):
        if text:
            yield f"{name}:{_text(text)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "STATUS:CANCELLED" if event.is_cancelled else "STATUS:CONFIRMED"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    """3.3.11: backslash, comma, semicolon and line ends are escaped; other controls have no place in a text."""
    text = re.sub(r"\r\n?", "\n", text)
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets; what follows begins with a space, and no character is cut in two."""
    room, piece = OCTETS, ""
    for character in line:
        if len((piece + character).encode()) > room:
            yield piece
            piece = " "
        piece += character
    yield piece
