"""The navigation: everybody finds the places that are of use to him or her, and no others."""

from domain.access import Right
from portal.frame import RIGHTS_OF, FrameState
from tests.people import People
from tests.portal.home.test_home import rights_of_alice
from tests.projects import a_project
from tests.tab import Tab
from ui import menu as menus
from ui.visitor import Door


def test_who_may_do_everything_finds_every_place(people: People):
    a_project(people)
    assert Tab(people.alice).open("/").shows(FrameState, "shut") == []


def test_a_tenant_finds_no_quotes_and_no_invoices(people: People):
    rights_of_alice(people, Right.SEE_DOCUMENTS, Right.SEE_PROJECTS, Right.TALK, Right.MAKE_REQUESTS)
    a_project(people)
    assert Tab(people.alice).open("/more").shows(FrameState, "shut") == ["/quotes", "/invoices"]


def test_projects_come_with_the_first_that_is_open(people: People):
    a_project(people, is_open=False)
    assert Tab(people.alice).open("/").shows(FrameState, "shut") == ["/projects"]
    a_project(people)
    assert Tab(people.alice).open("/").shows(FrameState, "shut") == []
    assert Tab(people.niels).open("/").shows(FrameState, "shut") == ["/projects"]


def test_papers_of_any_kind_are_a_reason_for_the_archive(people: People):
    rights_of_alice(people, Right.SEE_INVOICES)
    shut = Tab(people.alice).open("/").shows(FrameState, "shut")
    assert set(shut) == set(RIGHTS_OF) - {"/invoices", "/documents"}


def test_the_firm_stays_chosen_among_the_other_places(people: People):
    tab = Tab(people.alice).open("/more")
    assert tab.shows(FrameState, "firm").name == "Van Houten Installatie"
    assert tab.problems == []


def test_staff_and_strangers_are_sent_nothing_of_it(people: People):
    assert not Tab(people.sanne).open("/more").knows(FrameState)
    assert not Tab().open("/more").knows(FrameState)


def test_the_places_stand_in_the_order_people_know_them():
    places = [entry.route for entry in menus.entries(Door.PORTAL)]
    assert places[:3] == ["/", "/quotes", "/invoices"]
    assert places[-1] == "/profile"
