"""Who comes when: for customers with the right, for guests of one project, and for the colleague who goes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain import planning
from domain.access import Right
from domain.problems import NotAllowed, NotFound
from domain.work import clock
from tests.makers import with_rights
from tests.people import People, do
from tests.site import a_pass, a_project, a_visit, change


def test_what_is_to_come_is_told_in_order(people: People):
    project = a_project(people)
    past = a_visit(project, at=clock() - timedelta(days=2))
    later, sooner = (a_visit(project, people.technician, at=clock() + timedelta(days=days)) for days in (3, 1))
    gone = a_visit(project, at=clock() + timedelta(days=2), cancelled_at=clock())
    now = a_visit(project, at=clock() - timedelta(hours=1))
    found = do(people.alice, planning.upcoming)
    assert [one.id for one in found] == [now.id, sooner.id, later.id]
    assert (found[1].staff_name, found[1].project_title) == (people.technician.name, "New bathroom")
    told = do(people.alice, planning.upcoming, project_id=project.id, with_cancelled=True)
    assert [one.id for one in told] == [now.id, sooner.id, gone.id, later.id]
    assert past.id not in {one.id for one in told}


def test_a_month_is_where_the_place_is(people: People):
    """A visit at half past midnight on the first belongs to December, though it is November in UTC."""
    project = a_project(people)
    visit = a_visit(project, at=datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
    december = do(people.alice, planning.between, date(2026, 12, 1), date(2026, 12, 31), project_id=project.id)
    assert [(one.id, one.day) for one in december] == [(visit.id, date(2026, 12, 1))]
    assert do(people.alice, planning.between, date(2026, 11, 1), date(2026, 11, 30), project_id=project.id) == []


def test_who_sees_planning(people: People):
    project = a_project(people)
    a_visit(project)
    vera, hanna = (
        a_pass(project, Right.SEE_PROJECTS, Right.SEE_PLANNING),
        a_pass(project, Right.SEE_PROJECTS, name="Hanna"),
    )
    for person in (people.alice, vera, people.sanne, people.technician):
        assert len(do(person, planning.upcoming)) == 1
        assert len(do(person, planning.agenda)) == 1
    for person in (people.niels, people.bo, people.stranger):
        assert do(person, planning.upcoming) == []
        for question in (planning.of_project, lambda work, id: planning.upcoming(work, project_id=id)):
            with pytest.raises(NotFound):
                do(person, question, project.id)
    for person in (hanna, with_rights(people.alice, Right.SEE_PROJECTS)):
        for question in (planning.upcoming, planning.agenda):
            with pytest.raises(NotAllowed):
                do(person, question)


def test_a_closed_project_takes_its_planning_along(people: People):
    project = a_project(people)
    a_visit(project)
    change(project, is_open=False)
    assert do(people.alice, planning.upcoming) == []
    assert do(people.alice, planning.agenda) == []
    assert len(do(people.sanne, planning.upcoming)) == 1


def test_a_guest_sees_the_one_project_only(people: People):
    mine, other = a_project(people), a_project(people, number="P2")
    a_visit(other)
    assert do(a_pass(mine), planning.upcoming) == []


def test_a_colleague_s_days(people: People):
    tim, project = people.technician, a_project(people)
    at = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
    mine = a_visit(project, tim, at=at)
    a_visit(project, people.planner, at=at)
    found = do(people.planner, planning.of_person, tim.id, date(2026, 11, 24), date(2026, 11, 24))
    assert [one.id for one in found] == [mine.id]
    assert do(people.stranger, planning.of_person, tim.id, date(2026, 11, 24), date(2026, 11, 24)) == []
    with pytest.raises(NotAllowed):
        do(people.alice, planning.of_person, tim.id, date(2026, 11, 24), date(2026, 11, 24))
