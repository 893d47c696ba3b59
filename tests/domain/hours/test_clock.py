"""The clock of a day at work: one per person, whatever is pressed twice, on however many devices."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from domain import hours
from domain.access import HOUSE
from domain.hours import EntryForm
from domain.hours.rules import NotOnTeam, Over, RunsElsewhere, WorkEnded
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import work_as
from models.fact import Fact
from models.project import ProjectStatus, TimeEntry
from tests.people import People, do
from tests.site import a_pass, a_project, a_visit

MORNING = "2026-11-23T08:00:00+01:00"


def test_a_day_with_a_break_adds_up(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    with time_machine.travel(MORNING, tick=False) as clock:
        entry = do(tim, hours.start, project.id)
        clock.shift(timedelta(hours=4))
        do(tim, hours.pause, entry.id)
        clock.shift(timedelta(minutes=30))
        do(tim, hours.resume, entry.id)
        clock.shift(timedelta(hours=4))
        done = do(tim, hours.stop, entry.id)
        assert (done.minutes, done.break_minutes, done.staff_name) == (480, 30, tim.name)
        assert do(tim, hours.running) is None


def test_stopping_in_the_break_ends_the_break(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    with time_machine.travel(MORNING, tick=False) as clock:
        entry = do(tim, hours.start, project.id)
        clock.shift(timedelta(hours=2))
        do(tim, hours.pause, entry.id)
        clock.shift(timedelta(hours=1))
        assert do(tim, hours.stop, entry.id).minutes == 120


def test_a_press_that_arrives_twice_does_it_once(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    with time_machine.travel(MORNING, tick=False) as clock:
        first = do(tim, hours.start, project.id)
        assert do(tim, hours.start, project.id).id == first.id
        clock.shift(timedelta(hours=1))
        for _twice in range(2):
            do(tim, hours.pause, first.id)
        clock.shift(timedelta(minutes=15))
        for _twice in range(2):
            assert do(tim, hours.resume, first.id).break_minutes == 15
        ended = do(tim, hours.stop, first.id).ended_at
        clock.shift(timedelta(hours=1))
        assert do(tim, hours.stop, first.id).ended_at == ended
    assert _facts("hours.started") == 1
    assert _facts("hours.stopped") == 1


def test_nobody_is_at_two_places(people: People):
    tim = people.technician
    bath, roof = a_project(people, tim), a_project(people, tim, title="Roof", number="P2")
    entry = do(tim, hours.start, bath.id)
    with pytest.raises(RunsElsewhere) as refused:
        do(tim, hours.start, roof.id)
    assert refused.value.values["title"] == "New bathroom"
    do(tim, hours.stop, entry.id)
    assert do(tim, hours.start, roof.id).project_id == roof.id


def test_the_database_refuses_a_second_clock(people: People):
    """Whatever two devices manage to ask at the same moment."""
    project = a_project(people, people.technician)
    entry = do(people.technician, hours.start, project.id)
    twin = {**entry.model_dump(exclude={"id"})}
    with pytest.raises(IntegrityError), work_as(HOUSE) as work:
        work.add(TimeEntry(**twin))


def test_only_the_team_works_on_it(people: People):
    project = a_project(people)
    with pytest.raises(NotOnTeam):
        do(people.technician, hours.start, project.id)
    a_visit(project, people.technician)
    assert do(people.technician, hours.start, project.id)
    assert do(people.planner, hours.start, project.id), "planners help out everywhere"


def test_closed_work_takes_no_hours(people: People):
    for status in (ProjectStatus.DONE, ProjectStatus.CANCELLED):
        project = a_project(people, people.technician, status=status, number=status.value)
        with pytest.raises(WorkEnded):
            do(people.technician, hours.start, project.id)


def test_nobody_else_finds_it(people: People):
    project = a_project(people, people.technician)
    entry = do(people.technician, hours.start, project.id)
    with pytest.raises(NotFound):
        do(people.stranger, hours.start, project.id)
    for act in (hours.pause, hours.resume, hours.stop):
        with pytest.raises(NotFound):
            do(people.stranger, act, entry.id)
        for customer in (
            people.alice,
            a_pass(project, name=f"Vera {act.__name__}") if act is hours.stop else people.bo,
        ):
            with pytest.raises(NotAllowed):
                do(customer, act, entry.id)


def test_a_colleague_does_not_press_for_me_but_the_planner_does(people: People):
    project = a_project(people, people.technician)
    entry = do(people.planner, hours.start, project.id)
    with pytest.raises(NotAllowed):
        do(people.technician, hours.stop, entry.id)
    mine = do(people.technician, hours.start, project.id)
    assert do(people.planner, hours.stop, mine.id).ended_at


def test_a_stopped_clock_has_no_break(people: People):
    project = a_project(people, people.technician)
    entry = do(people.technician, hours.start, project.id)
    do(people.technician, hours.stop, entry.id)
    for act in (hours.pause, hours.resume):
        with pytest.raises(Over):
            do(people.technician, act, entry.id)


def test_a_visit_of_another_project_is_not_found(people: People):
    tim = people.technician
    bath, roof = a_project(people, tim), a_project(people, tim, number="P2")
    with pytest.raises(NotFound):
        do(tim, hours.start, bath.id, planning_item_id=a_visit(roof, tim).id)
    visit = a_visit(bath, tim)
    assert do(tim, hours.start, bath.id, planning_item_id=visit.id).planning_item_id == visit.id


def test_a_forgotten_clock_is_not_believed(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    with time_machine.travel(MORNING, tick=False) as clock:
        entry = do(tim, hours.start, project.id)
        clock.shift(timedelta(hours=20))
        with pytest.raises(Invalid) as asked:
            do(tim, hours.stop, entry.id)
        assert "ends" in asked.value.errors
        ended = do(tim, hours.stop, entry.id, EntryForm("2026-11-23", "8:00", "16:30", "30"))
        assert (ended.minutes, ended.day.isoformat()) == (480, "2026-11-23")


def test_a_note_is_written_while_it_runs(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    entry = do(tim, hours.start, project.id)
    assert do(tim, hours.note, entry.id, "  Tiled the north wall ").note == "Tiled the north wall"
    with pytest.raises(Invalid):
        do(tim, hours.note, entry.id, "x" * 1001)
    with pytest.raises(NotFound):
        do(people.stranger, hours.note, entry.id, "Mine")


def _facts(name: str) -> int:
    with work_as(HOUSE, writes=False) as work:
        return len(work.session.exec(select(Fact).where(Fact.name == name)).all())
