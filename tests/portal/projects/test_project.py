"""A project's page: each part for who has its right, live, and gone when it is closed."""

from datetime import timedelta

import pytest

from domain import hours, planning
from domain.access import HOUSE, Actor, Right
from domain.hours import EntryForm, MaterialForm
from domain.work import clock, work_as
from models.account import Membership
from models.project import ProjectAccess, ProjectStatus
from portal.home.state import HomeState
from portal.planning.state import CalendarState
from portal.projects.state import ProjectsState, ProjectState
from tests import projects
from tests.people import People, do
from tests.site import a_pass, a_project, a_visit, change
from tests.tab import Tab

SEEN = ("sees_planning", "sees_hours", "sees_documents")


@pytest.fixture
def project(people: People):
    made = a_project(people, people.technician, progress=40)
    a_visit(made, people.technician)
    day = (clock() - timedelta(days=1)).date().isoformat()
    do(people.technician, hours.enter, made.id, EntryForm(day, "8:00", "9:30", "", "Tiled"))
    do(people.technician, hours.use, made.id, MaterialForm("Tile", "2,5", "m"))
    return made


def test_a_customer_sees_it_all(people: People, project):
    tab = Tab(people.alice).open(f"/projects/{project.id}")
    shown = tab.shows(ProjectState, "project")
    assert (shown.title, shown.progress, [getattr(shown, name) for name in SEEN]) == ("New bathroom", 40, [True] * 3)
    assert (shown.total, [(one.name, one.hours) for one in shown.people]) == ("1:30", [("Tim Technicus", "1:30")])
    assert [(one.name, one.quantity, one.unit) for one in shown.material] == [("Tile", 2.5, "m")]
    assert [visit.who for visit in tab.shows(ProjectState, "visits")] == ["Tim Technicus"]
    assert tab.shows(ProjectState, "days")[0].notes == ["Tiled"]
    assert tab.problems == []


def test_of_a_visit_that_was_it_is_not_said_that_somebody_comes(people: People, project):
    last_month = clock().replace(day=1, hour=12) - timedelta(days=1)
    a_visit(project, people.technician, at=last_month)
    tab = Tab(people.alice).open(f"/projects/{project.id}")
    assert [visit.is_past for visit in tab.shows(ProjectState, "visits")] == [False]
    tab.fire(ProjectState.turn_month, by=-1)
    assert [visit.is_past for visit in tab.shows(ProjectState, "in_month")] == [True]


@pytest.mark.parametrize(
    ("right", "part"),
    [(Right.SEE_PLANNING, "sees_planning"), (Right.SEE_HOURS, "sees_hours"), (Right.SEE_DOCUMENTS, "sees_documents")],
)
def test_a_guest_is_sent_only_what_was_given(people: People, project, right: Right, part: str):
    tab = Tab(a_pass(project, Right.SEE_PROJECTS, right)).open(f"/projects/{project.id}")
    shown = tab.shows(ProjectState, "project")
    assert [name for name in SEEN if getattr(shown, name)] == [part]
    assert bool(shown.total) is (part == "sees_hours")
    assert bool(tab.shows(ProjectState, "visits")) is (part == "sees_planning")
    assert bool(tab.shows(ProjectState, "days")) is (part == "sees_hours")


def test_who_may_order_more_is_offered_it_beside_the_project(people: People, project):
    def may_ask(who: Actor) -> bool:
        return Tab(who).open(f"/projects/{project.id}").shows(ProjectState, "project").may_ask

    assert may_ask(people.alice)
    assert may_ask(a_pass(project, Right.SEE_PROJECTS, Right.MAKE_REQUESTS))
    assert not may_ask(a_pass(project, Right.SEE_PROJECTS, Right.SEE_HOURS))


def test_of_work_without_an_end_no_progress_is_told(people: People):
    begun = (clock() - timedelta(days=40)).date().isoformat()
    cases = [({"starts_on": begun}, False), ({"starts_on": begun, "ends_on": "2099-01-01"}, True)]
    for days, is_measured in cases:
        made = projects.a_project(people, title=f"Care {len(days)}", **days)
        shown = Tab(people.alice).open(f"/projects/{made.id}").shows(ProjectState, "project")
        assert (shown.is_measured, shown.has_begun) == (is_measured, True)
    listed = Tab(people.alice).open("/projects").shows(ProjectsState, "projects")
    assert {one.title: one.is_measured for one in listed} == {"Care 1": False, "Care 2": True}


def test_the_note_of_a_visit_is_read_by_the_customer(people: People, project):
    a_visit(project, note="Please clear the attic", at=clock() + timedelta(days=3))
    shown = Tab(people.alice).open(f"/projects/{project.id}").shows(ProjectState, "visits")
    assert [visit.note for visit in shown] == ["", "Please clear the attic"]


@pytest.mark.parametrize("status", [ProjectStatus.DONE, ProjectStatus.CANCELLED])
def test_of_work_that_is_over_nothing_more_is_awaited(people: People, project, status: ProjectStatus):
    assert not Tab(people.alice).open(f"/projects/{project.id}").shows(ProjectState, "project").is_over
    change(project, status=status)
    assert Tab(people.alice).open(f"/projects/{project.id}").shows(ProjectState, "project").is_over


def test_others_are_told_nothing(people: People, project):
    for person in (people.niels, people.bo, a_pass(a_project(people, number="P2"))):
        tab = Tab(person).open(f"/projects/{project.id}")
        assert tab.shows(ProjectState, "is_there") in (False, None)
        assert "New bathroom" not in repr(tab.shows(ProjectState, "project"))


def test_a_closed_project_leaves_the_open_screen(people: People, project):
    tab = Tab(people.alice).open(f"/projects/{project.id}")
    change(project, is_open=False)
    tab.fire(ProjectState.load)
    assert (tab.shows(ProjectState, "is_there"), tab.shows(ProjectState, "project").title) == (False, "")
    assert (tab.shows(ProjectState, "visits"), tab.shows(ProjectState, "days")) == ([], [])


def test_a_right_that_was_taken_leaves_the_open_screen(people: People, project):
    vera = a_pass(project)
    alices, veras = (Tab(person).open(f"/projects/{project.id}") for person in (people.alice, vera))
    with work_as(HOUSE) as work:
        seat = work.session.get_one(Membership, people.alice.seats[0].membership_id)
        seat.rights = [Right.SEE_PROJECTS.value]
        work.session.get_one(ProjectAccess, vera.passes[0].access_id).ended_at = clock()
    alices.fire(ProjectState.load)
    assert (alices.shows(ProjectState, "project").total, alices.shows(ProjectState, "visits")) == ("", [])
    veras.fire(ProjectState.load)
    assert veras.went == [f"/sign-in/name/{people.company.slug}"]  # with no pass there is nothing left to show


def test_it_is_live(people: People, project):
    tab = Tab(people.alice).open(f"/projects/{project.id}")
    do(people.technician, hours.start, project.id)
    tab.fire(ProjectState.load)
    assert [one.name for one in tab.shows(ProjectState, "project").at_work] == ["Tim Technicus"]


def test_the_calendar_is_turned_and_a_day_picked(people: People, project):
    tab = Tab(people.alice).open(f"/projects/{project.id}")
    day = tab.shows(ProjectState, "visits")[0].day
    tab.fire(ProjectState.pick, day=day)
    assert tab.shows(ProjectState, "picked") == day
    tab.fire(ProjectState.pick, day=day)
    assert tab.shows(ProjectState, "picked") == ""
    before = tab.shows(ProjectState, "month").first
    tab.fire(ProjectState.turn_month, by=1).fire(ProjectState.load)
    assert tab.shows(ProjectState, "month").first > before, "and stays there when something happens"


def test_the_list_has_what_is_open(people: People, project):
    a_project(people, number="P2", title="Secret", is_open=False)
    tab = Tab(people.alice).open("/projects")
    assert [one.title for one in tab.shows(ProjectsState, "projects")] == ["New bathroom"]
    assert [one.title for one in Tab(a_pass(project)).open("/projects").shows(ProjectsState, "projects")] == [
        "New bathroom"
    ]
    assert Tab(people.niels).open("/projects").shows(ProjectsState, "projects") in (None, [])


def test_home_tells_who_comes(people: People, project):
    tab = Tab(people.alice).open("/")
    assert [(visit.title, visit.who) for visit in tab.shows(HomeState, "visits")] == [("Measure", "Tim Technicus")]
    assert tab.problems == []


def test_subscribing_gives_an_address_and_a_new_one_ends_it(people: People, project):
    tab = Tab(people.alice).open(f"/projects/{project.id}").fire(CalendarState.show)
    address = tab.shows(CalendarState, "address")
    assert address.endswith(do(people.alice, planning.calendar_address))
    assert tab.shows(CalendarState, "webcal").startswith("webcal://")
    tab.fire(CalendarState.renew)
    assert tab.shows(CalendarState, "address") not in ("", address)
    assert tab.fire(CalendarState.stop).shows(CalendarState, "address") == ""
