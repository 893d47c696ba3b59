"""A clock that nobody stopped becomes a matter for the office, and none any more once it is put right."""

from datetime import timedelta

import time_machine

from domain import hours, worklist
from domain.access import HOUSE, Actor
from domain.hours import EntryForm
from models.fact import TodoKind
from tasks.runner import run_due
from tests.people import People, do
from tests.site import a_project


def test_a_forgotten_clock_is_laid_before_the_office_once(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    with time_machine.travel("2026-11-23T08:00:00+01:00", tick=False) as clock:
        entry = do(tim, hours.start, project.id)
        clock.shift(timedelta(hours=13))
        assert _lying(people.sanne) == []
        clock.shift(timedelta(hours=2))
        assert [(row.kind, row.who, row.subject_id) for row in _lying(people.sanne)] == [
            (TodoKind.HOURS_FORGOTTEN, tim.name, entry.id)
        ]
        assert len(_lying(people.sanne)) == 1
        assert _lying(people.stranger) == []
        do(people.planner, hours.correct, entry.id, EntryForm("2026-11-23", "8:00", "16:00"))
        run_due()
        assert _lying(people.sanne) == []


def _lying(who: Actor) -> list:
    do(HOUSE, lambda work: work.later("hours.watch_forgotten", company_id=None))
    run_due()
    return list(do(who, worklist.open).left_lying)
