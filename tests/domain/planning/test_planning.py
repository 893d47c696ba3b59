"""Staff plan visits and shifts; the sequence grows with every change, so that calendars follow."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import companies, customers, planning, projects
from domain.access import Right
from domain.companies import ProjectsForm
from domain.planning.rules import ChangedMeanwhile, ItemCancelled, ProjectFinished
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import clock
from integrations import live
from integrations.live import News
from models.project import PlanningKind, ProjectStatus
from tests.people import People, do
from tests.projects import VISIT, a_project, a_visit, guest_of


def test_a_visit_stands_on_the_clock_of_the_place(people: People):
    project = a_project(people)
    item = a_visit(people, project, staff_id=str(people.technician.id))
    assert (item.starts_at.isoformat(), item.ends_at.isoformat()) == (
        "2026-12-01T07:30:00+00:00",
        "2026-12-01T11:00:00+00:00",
    )
    assert (item.staff_name, item.sequence) == ("Tim Technicus", 0)
    assert [mate.name for mate in do(people.sanne, projects.team, project.id)] == ["Tim Technicus"]


def test_a_night_shift_ends_the_day_after_also_when_the_clock_changes(people: People):
    shift = {"kind": PlanningKind.SHIFT, "day": "2026-10-24", "begins": "22:00", "ends": "06:00"}
    item = a_visit(people, a_project(people), **shift)
    assert (item.ends_at - item.starts_at).total_seconds() == 9 * 3600  # one hour more than the clock says


def test_a_series_keeps_its_time_on_the_clock(people: People):
    made = do(
        people.sanne, planning.add, a_project(people).id,
        replace(VISIT, day="2026-10-20", weekly_until="2026-11-05"),
    )  # fmt: skip
    assert [item.starts_at.isoformat()[:16] for item in made] == [
        "2026-10-20T06:30",
        "2026-10-27T07:30",
        "2026-11-03T07:30",
    ]


def test_a_change_makes_the_sequence_grow(people: People):
    item = a_visit(people, a_project(people))
    changed = do(people.sanne, planning.change, item.id, replace(VISIT, day="2026-12-02"), sequence=0)
    assert (changed.sequence, changed.starts_at.day) == (1, 2)
    with pytest.raises(ChangedMeanwhile):
        do(people.sanne, planning.change, item.id, VISIT, sequence=0)
    assert do(people.sanne, planning.cancel, item.id).sequence == 2
    with pytest.raises(ItemCancelled):
        do(people.sanne, planning.cancel, item.id)
    with pytest.raises(ItemCancelled):
        do(people.sanne, planning.change, item.id, VISIT, sequence=2)


def test_nothing_is_planned_in_a_finished_project(people: People):
    project = a_project(people)
    do(people.sanne, projects.report, project.id, status=ProjectStatus.DONE, progress=100)
    with pytest.raises(ProjectFinished):
        do(people.sanne, planning.add, project.id, VISIT)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"day": ""}, "day"),
        ({"day": "soon"}, "day"),
        ({"begins": "half past"}, "begins"),
        ({"ends": "08:00"}, "ends"),
        ({"staff_id": "nobody"}, "staff_id"),
        ({"weekly_until": "2026-11-01"}, "weekly_until"),
        ({"weekly_until": "2036-11-01"}, "weekly_until"),
    ],
)
def test_what_is_wrong_stands_next_to_its_field(people: People, wrong: dict[str, str], field: str):
    project = a_project(people)
    with pytest.raises(Invalid) as told:
        do(people.sanne, planning.add, project.id, replace(VISIT, **wrong))
    assert list(told.value.errors) == [field]
    assert do(people.sanne, planning.of_project, project.id) == []


def test_what_is_to_come_stands_before_what_was(people: People):
    project = a_project(people)
    for day in ("2099-01-02", "2001-01-01", "2099-01-01", "2001-01-02"):
        a_visit(people, project, day=day)
    shown = [item.starts_at.date().isoformat() for item in do(people.sanne, planning.of_project, project.id)]
    assert shown == ["2099-01-01", "2099-01-02", "2001-01-02", "2001-01-01"]


def test_who_plans_and_who_only_looks(people: People):
    project = a_project(people)
    item = a_visit(people, project)
    for person in (people.technician, people.alice, guest_of(project, Right.SEE_PLANNING)):
        assert [row.id for row in do(person, planning.of_project, project.id)] == [item.id]
        with pytest.raises(NotAllowed):
            do(person, planning.add, project.id, VISIT)
        with pytest.raises(NotAllowed):
            do(person, planning.cancel, item.id)
    with pytest.raises(NotAllowed):
        do(guest_of(project), planning.of_project, project.id)


def test_whose_planning_it_is(people: People):
    project = a_project(people)
    item = a_visit(people, project)
    with pytest.raises(NotFound):
        do(people.stranger, planning.add, project.id, VISIT)
    with pytest.raises(NotFound):
        do(people.stranger, planning.cancel, item.id)
    with pytest.raises(Invalid):
        do(people.sanne, planning.add, project.id, replace(VISIT, staff_id=str(people.stranger.id)))
    for person in (people.niels, people.stranger):
        with pytest.raises(NotFound):
            do(person, planning.of_project, project.id)


def test_a_firm_may_tell_its_customers_the_day_only(people: People):
    project = a_project(people)
    a_visit(people, project, day=(clock() + timedelta(days=7)).date().isoformat())
    do(people.admin, companies.change_projects, ProjectsForm(visit_times=False))
    [theirs], [ours] = (do(who, planning.upcoming) for who in (people.alice, people.sanne))
    assert (theirs.has_times, theirs.day) == (False, ours.day)
    assert theirs.ends_at - theirs.starts_at == timedelta(days=1)
    assert ours.ends_at - ours.starts_at == timedelta(hours=3, minutes=30)
    address = do(people.alice, planning.calendar_address)
    body = planning.calendar_at(address.removeprefix("/calendar/").removesuffix(".ics")).body.decode()
    assert f"DTSTART;VALUE=DATE:{ours.day:%Y%m%d}\r\n" in body
    assert "T0" not in body.partition("DTSTART")[2].partition("SUMMARY")[0]


def test_what_was_done_lately_at_an_address(people: People):
    home = do(people.sanne, customers.addresses, people.alice_customer)[0]
    project = a_project(people, address_id=str(home.id))
    for days, title in ((-40, "Long ago"), (-12, "Emptied"), (-2, "Swept"), (3, "To come")):
        a_visit(people, project, title=title, day=(clock() + timedelta(days=days)).date().isoformat())
    assert [visit.title for visit in do(people.alice, planning.lately, home.id)] == ["Swept", "Emptied"]
    assert do(people.niels, planning.lately, home.id) == []


def test_hiding_the_times_reaches_the_open_screens_of_customers(people: People, monkeypatch):
    told: list[News] = []
    monkeypatch.setattr(live, "publish", told.append)
    do(people.admin, companies.change_projects, ProjectsForm(visit_times=False))
    assert News([f"portal:{people.company.id}"], is_fact=False) in told
