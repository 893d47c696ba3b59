"""Calendars in the form programs read: RFC 5545, byte for byte."""

from datetime import UTC, datetime

from integrations.calendars import Event, written

AT = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


def an_event(**how) -> Event:
    values = {"uid": "1@voordeur", "changed_at": AT, "sequence": 2, "starts_at": AT, "summary": "Measure"}
    return Event(**{**values, "ends_at": AT.replace(hour=9), **how})


def lines_of(*events: Event) -> list[str]:
    """Unfolded, as a program reads them."""
    return written("Van Houten", events).decode().replace("\r\n ", "").split("\r\n")


def test_an_event_says_who_what_when_and_which_version():
    assert lines_of(an_event(description="Sander comes.", location="Kade 1", url="https://x.example/projects/1"))[
        8:-2
    ] == [
        "BEGIN:VEVENT",
        "UID:1@voordeur",
        "DTSTAMP:20261124T073000Z",
        "LAST-MODIFIED:20261124T073000Z",
        "SEQUENCE:2",
        "DTSTART:20261124T073000Z",
        "DTEND:20261124T093000Z",
        "SUMMARY:Measure",
        "LOCATION:Kade 1",
        "DESCRIPTION:Sander comes.",
        "URL:https://x.example/projects/1",
        "STATUS:CONFIRMED",
        "END:VEVENT",
    ]


def test_a_cancelled_one_says_so():
    assert "STATUS:CANCELLED" in lines_of(an_event(is_cancelled=True))


def test_what_has_a_meaning_is_escaped():
    text = "Kitchen; bath, hall\\stairs\r\nring\x00 twice\nEND:VEVENT"
    found = lines_of(an_event(summary=text))
    assert r"SUMMARY:Kitchen\; bath\, hall\\stairs\nring twice\nEND:VEVENT" in found
    assert found.count("END:VEVENT") == 1


def test_long_lines_are_folded_between_characters():
    summary = "Überprüfung der Lüftungsanlage im Dachgeschoß " * 6
    body = written("Haus", [an_event(summary=summary)])
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert f"SUMMARY:{summary}" in body.decode().replace("\r\n ", "")


def test_every_line_ends_as_it_must_and_the_same_is_the_same():
    body = written("Haus", [an_event()])
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert body.count(b"\n") == body.count(b"\r\n")
    assert body == written("Haus", [an_event()])
