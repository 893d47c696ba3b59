"""Hours written afterwards and put right; both days on which the clock is moved."""

from datetime import date

import pytest
import time_machine

from domain import hours
from domain.hours import EntryForm
from domain.hours.rules import TooOld
from domain.problems import Invalid, NotAllowed, NotFound
from tests.people import People, do
from tests.site import a_project

NOON = "2026-11-24T12:00:00+01:00"
YESTERDAY = EntryForm("2026-11-23", "8:00", "16:30", "30", "Tiled")


@time_machine.travel(NOON, tick=False)
def test_hours_are_entered_and_corrected(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    entry = do(tim, hours.enter, project.id, YESTERDAY)
    assert (entry.minutes, entry.day, entry.note) == (480, date(2026, 11, 23), "Tiled")
    better = do(tim, hours.correct, entry.id, EntryForm("2026-11-23", "07:30", "16.30", "45"))
    assert (better.minutes, better.note) == (495, "")
    do(tim, hours.remove, entry.id)
    with pytest.raises(NotFound):
        do(tim, hours.entry, entry.id)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (EntryForm("", "8:00", "9:00"), "day"),
        (EntryForm("2026-11-23", "eight", "9:00"), "begins"),
        (EntryForm("2026-11-23", "8:00", "25:00"), "ends"),
        (EntryForm("2026-11-23", "8:00", "9:00", "long"), "break_minutes"),
        (EntryForm("2026-11-23", "8:00", "9:00", "60"), "break_minutes"),
        (EntryForm("2026-11-24", "11:00", "13:00"), "ends"),
        (EntryForm("2026-11-23", "8:00", "7:00"), "ends"),
        (EntryForm("2026-11-23", "8:00", "9:00", "", "x" * 1001), "note"),
    ],
)
@time_machine.travel(NOON, tick=False)
def test_what_cannot_be_is_said_at_its_field(people: People, form: EntryForm, field: str):
    project = a_project(people, people.technician)
    with pytest.raises(Invalid) as wrong:
        do(people.technician, hours.enter, project.id, form)
    assert list(wrong.value.errors) == [field]
    assert do(people.technician, hours.of_person, people.technician.id, date.min, date.max) == []


@time_machine.travel(NOON, tick=False)
def test_the_same_time_is_not_written_twice(people: People):
    tim = people.technician
    bath, roof = a_project(people, tim), a_project(people, tim, number="P2")
    entry = do(tim, hours.enter, bath.id, YESTERDAY)
    with pytest.raises(Invalid):
        do(tim, hours.enter, roof.id, EntryForm("2026-11-23", "16:00", "18:00"))
    assert do(tim, hours.enter, roof.id, EntryForm("2026-11-23", "16:30", "18:00"))
    assert do(tim, hours.correct, entry.id, YESTERDAY).minutes == 480, "its own time is not in the way"


@time_machine.travel(NOON, tick=False)
def test_what_is_older_than_a_week_belongs_to_the_office(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    old = EntryForm("2026-11-10", "8:00", "12:00")
    with pytest.raises(TooOld):
        do(tim, hours.enter, project.id, old)
    entry = do(people.planner, hours.enter, project.id, old, staff_id=tim.id)
    assert entry.staff_name == tim.name
    for act in (hours.correct, lambda work, id, _form: hours.remove(work, id)):
        with pytest.raises(TooOld):
            do(tim, act, entry.id, old)
    assert do(people.sanne, hours.correct, entry.id, EntryForm("2026-11-10", "8:00", "11:00")).minutes == 180


@time_machine.travel(NOON, tick=False)
def test_one_writes_for_oneself(people: People):
    project = a_project(people, people.technician)
    with pytest.raises(NotAllowed):
        do(people.technician, hours.enter, project.id, YESTERDAY, staff_id=people.planner.id)
    others = do(people.planner, hours.enter, project.id, YESTERDAY)
    with pytest.raises(NotAllowed):
        do(people.technician, hours.correct, others.id, YESTERDAY)
    for outsider, problem in ((people.stranger, NotFound), (people.alice, NotAllowed)):
        for act in (hours.enter, hours.correct):
            with pytest.raises(problem):
                do(outsider, act, project.id if act is hours.enter else others.id, YESTERDAY)
        with pytest.raises(problem):
            do(outsider, hours.remove, others.id)
    with pytest.raises(NotFound):
        do(people.planner, hours.enter, project.id, YESTERDAY, staff_id=people.stranger.id)


def test_a_night_when_the_clock_goes_back_is_an_hour_longer(people: People):
    """From Saturday 22:00 to Sunday 06:00 summer time ends: nine hours, and they count on Saturday."""
    with time_machine.travel("2026-10-26T12:00:00+01:00", tick=False):
        project = a_project(people, people.technician)
        night = do(people.technician, hours.enter, project.id, EntryForm("2026-10-24", "22:00", "6:00"))
        assert (night.minutes, night.day) == (540, date(2026, 10, 24))


def test_a_night_when_the_clock_goes_forward_is_an_hour_shorter(people: People):
    with time_machine.travel("2026-03-30T12:00:00+02:00", tick=False):
        project = a_project(people, people.technician)
        night = do(people.technician, hours.enter, project.id, EntryForm("2026-03-28", "22:00", "6:00"))
        assert (night.minutes, night.day) == (420, date(2026, 3, 28))
        with pytest.raises(Invalid) as wrong:
            do(people.technician, hours.enter, project.id, EntryForm("2026-03-29", "2:30", "6:00"))
        assert list(wrong.value.errors) == ["begins"]


def test_the_second_half_past_two_stays_the_second(people: People):
    """02:30 happens twice in October; whoever corrects only the note moves nothing."""
    with time_machine.travel("2026-10-25T01:30:00+00:00", tick=False) as clock:
        project = a_project(people, people.technician)
        entry = do(people.technician, hours.start, project.id)
        clock.move_to("2026-10-25T05:30:00+00:00")
        do(people.technician, hours.stop, entry.id)
        same = do(people.technician, hours.correct, entry.id, EntryForm("2026-10-25", "2:30", "6:30", "0", "Night"))
        assert (same.started_at, same.minutes) == (entry.started_at, 240)


def test_hours_near_midnight_count_where_the_place_is(people: People):
    """23:30 in Amsterdam is 22:30 in UTC; half past midnight is the next day there and not yet in UTC."""
    with time_machine.travel("2026-11-23T23:30:00+00:00", tick=False):
        project = a_project(people, people.technician)
        assert do(people.technician, hours.start, project.id).day == date(2026, 11, 24)
