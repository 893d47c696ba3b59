"""Projects in the office: found, planned, opened with one press, accounts handed out and taken back on open screens."""

from typing import Any

from backoffice.customers.record import CustomerState
from backoffice.frame import OfficeFrameState
from backoffice.orders.state import OrderState
from backoffice.projects.record import ProjectState
from backoffice.projects.state import NewProjectState, ProjectsState
from backoffice.settings.projects import ProjectsState as SettingsState
from domain import accounts, customers, planning, projects
from domain.access import CUSTOMER_RIGHTS, Right
from domain.accounts import cookies
from models.account import Door
from models.project import Project
from portal.frame import FrameState
from portal.home.state import HomeState
from portal.profile.state import ProfileState
from tests.domain.orders.test_orders import an_order
from tests.domain.projects.test_guests import OWN, come_in, let_in
from tests.people import People, do
from tests.projects import a_project, a_visit
from tests.tab import Tab

PLAN = {"title": "Hang the boiler", "day": "2026-12-01", "begins": "08:30", "ends": "12:00", "kind": "visit"}


def _at(people: People, project: Project, who: Any = None) -> Tab:
    return Tab(who or people.sanne).open(f"/office/projects/{project.id}")


def _page(tab: Tab) -> Any:
    return tab.shows(ProjectState, "page")


def test_projects_are_listed_filtered_and_found(people: People):
    a_project(people)
    tab = Tab(people.sanne).open("/office/projects")
    (row,) = tab.shows(ProjectsState, "rows")
    assert (row.number, row.customer, row.title, row.is_open) == ("P2026-0001", "Alice de Graaf", "New bathroom", True)
    assert not tab.fire(ProjectsState.filter, status="done").shows(ProjectsState, "rows")
    assert tab.fire(ProjectsState.filter, status="").fire(ProjectsState.find, text="bath").shows(ProjectsState, "rows")


def test_a_new_project_keeps_what_was_typed_until_it_is_right(people: People):
    tab = Tab(people.planner).open(f"/office/projects/new?customer={people.alice_customer}")
    assert [choice.text for choice in tab.shows(NewProjectState, "addresses")] == ["Lindenlaan 12, 5611 AA Best", "–"]
    tab.fire(NewProjectState.save, form={"title": "", "info": "Welcome"})
    assert list(tab.shows(NewProjectState, "errors")) == ["title"]
    tab.fire(NewProjectState.save, form={"title": "Roof", "info": "Welcome"})
    assert tab.went[-1].startswith("/office/projects/")


def test_an_order_becomes_a_project_with_one_press(people: People):
    order = an_order(people)
    tab = Tab(people.sanne).open(f"/office/orders/{order.id}")
    assert tab.shows(OrderState, "order").can_plan
    tab.fire(OrderState.make_project).fire(OrderState.make_project)
    assert len(set(tab.went)) == 1


def test_visits_are_planned_changed_and_called_off(people: People):
    project = a_project(people)
    tab = _at(people, project).fire(ProjectState.open_visit, id="")
    tab.fire(ProjectState.plan, form=PLAN | {"ends": "07:00"})
    assert list(tab.shows(ProjectState, "errors")) == ["ends"]
    tab.fire(ProjectState.plan, form=PLAN | {"staff_id": str(people.technician.id)})
    (visit,) = _page(tab).visits
    assert (visit.day, visit.begins, visit.ends, visit.staff) == ("2026-12-01", "08:30", "12:00", "Tim Technicus")
    tab.fire(ProjectState.open_visit, id=visit.id).fire(ProjectState.plan, form=PLAN | {"day": "2026-12-02"})
    tab.fire(ProjectState.open_visit, id=visit.id).fire(ProjectState.cancel_visit)
    (visit,) = _page(tab).visits
    assert (visit.is_cancelled, visit.sequence, tab.shows(ProjectState, "step")) == (True, 2, "")


def test_state_and_form_are_saved(people: People):
    project = a_project(people)
    tab = _at(people, project).fire(ProjectState.open_step, step="report")
    tab.fire(ProjectState.report, form={"status": "active", "progress": "140"})
    assert list(tab.shows(ProjectState, "errors")) == ["progress"]
    tab.fire(ProjectState.report, form={"status": "active", "progress": "40"})
    tab.fire(ProjectState.open_step, step="edit").fire(ProjectState.save, form={"title": "Two bathrooms"})
    shown = _page(tab).project
    assert (shown.title, shown.status, shown.progress, shown.revision) == ("Two bathrooms", "active", 40, 2)


def test_the_switches_are_saved_with_one_press(people: People):
    project = a_project(people, is_open=False)
    tab = _at(people, project).fire(ProjectState.open_portal, is_open=True)
    assert _page(tab).project.is_open
    tab.fire(ProjectState.open_portal, is_open=False)
    record = Tab(people.sanne).open(f"/office/customers/{people.alice_customer}")
    record.fire(CustomerState.open_projects, is_open=True).fire(CustomerState.greet, form={"info": "Welcome"})
    assert record.shows(CustomerState, "page").record.opens_projects
    shown = _page(tab.open(f"/office/projects/{project.id}")).project
    assert (shown.portal_open, shown.is_open, shown.greeting) == (False, True, "Welcome")


def test_the_password_is_shown_once(people: People):
    tab = _at(people, a_project(people)).fire(ProjectState.open_step, step="let_in")
    typed = {"name": "Oma Jansen", "user_name": "oma@home.example", "see_planning": "on"}
    tab.fire(ProjectState.let_in, form=typed)
    assert list(tab.shows(ProjectState, "errors")) == ["user_name"]
    tab.fire(ProjectState.let_in, form=typed | {"user_name": "Oma"})
    given = tab.shows(ProjectState, "given")
    assert (tab.shows(ProjectState, "step"), given.user_name, len(given.password)) == ("given", "oma", 14)
    assert [guest.words for guest in _page(tab).guests] == [["planning"]]
    tab.fire(ProjectState.close)
    assert tab.shows(ProjectState, "given").password == ""


def test_ending_an_access_closes_an_open_screen_and_restoring_opens_it(people: People):
    project = a_project(people)
    a_visit(people, project)
    given = let_in(people, project)
    theirs = Tab(cookie=f"{cookies.NAMES[Door.PORTAL]}={come_in(given).token}").open("/")
    assert theirs.shows(FrameState, "me") == "Oma Jansen"
    assert theirs.shows(FrameState, "firm").name == people.company.name
    assert {"/quotes", "/invoices"} <= set(theirs.shows(FrameState, "shut"))
    assert not theirs.problems
    office = _at(people, project)
    office.fire(ProjectState.open_guest, id=str(given.access_id)).fire(ProjectState.end_access)
    assert theirs.fire(HomeState.load).went[-1] == f"/sign-in/name/{people.company.slug}"
    office.fire(ProjectState.restore_access, id=str(given.access_id))
    went = len(theirs.went)
    assert len(theirs.fire(HomeState.load).went) == went


def test_a_guest_walks_through_the_portal_without_a_problem(people: People):
    project = a_project(people)
    signed_in = come_in(let_in(people, project, rights=frozenset({Right.SEE_DOCUMENTS})))
    tab = Tab(cookie=f"{cookies.NAMES[Door.PORTAL]}={signed_in.token}")
    for path in ("/", "/documents", "/quotes", "/invoices", "/profile", "/more"):
        tab.open(path)
        assert tab.problems == [], path
    tab.fire(ProfileState.change_password, form={"old": "wrong", "password": "another few words"})
    assert list(tab.shows(ProfileState, "errors")) == ["old"]
    tab.fire(ProfileState.change_password, form={"old": OWN, "password": "another few words"})
    assert tab.shows(ProfileState, "errors") == {}
    assert not isinstance(accounts.sign_in_by_name("oma.jansen", "another few words", accounts.Browser()), str)


def test_the_word_for_projects_stands_in_both_menus(people: People):
    tab = Tab(people.admin).open("/office/settings/projects")
    tab.fire(SettingsState.save, form={"project_word": "order", "projects_open": "on"})
    assert tab.told
    a_project(people, is_open=False)
    assert Tab(people.sanne).open("/office/projects").shows(OfficeFrameState, "around").projects == "Running orders"
    assert Tab(people.alice).open("/").shows(FrameState, "projects") == "Orders"
    assert [row.is_open for row in do(people.sanne, projects.page).rows] == [True]


def test_a_technician_looks_and_another_firm_finds_nothing(people: People):
    project = a_project(people)
    given = let_in(people, project)
    tab = _at(people, project, people.technician)
    assert (_page(tab).project.title, _page(tab).guests) == ("New bathroom", [])
    tab.fire(ProjectState.restore_access, id=str(given.access_id)).fire(ProjectState.plan, form=PLAN)
    assert do(people.sanne, planning.of_project, project.id) == []
    theirs = _at(people, project, people.stranger)
    assert _page(theirs).project.title == ""
    assert not theirs.shows(ProjectState, "is_there")


def test_a_colleague_looks_as_the_customer_only_where_the_customer_comes_in(people: People):
    project = a_project(people)
    tab = _at(people, project)
    assert _page(tab).can_look_as_customer
    assert not _page(tab.fire(ProjectState.open_portal, is_open=False)).can_look_as_customer
    tab.fire(ProjectState.open_portal, is_open=True)
    do(people.sanne, customers.open_portal, people.alice_customer, is_open=False)
    assert not _page(_at(people, project)).can_look_as_customer
    technician = Tab(people.technician).open(f"/office/projects/{project.id}")
    assert not _page(technician).can_look


def test_opening_says_who_may_not_see_it(people: People):
    project, (seat,) = a_project(people, is_open=False), people.alice.seats
    everything = {"approve_up_to_cents": None, "rights": CUSTOMER_RIGHTS}
    do(people.sanne, customers.set_rights, seat.membership_id, **everything)
    tab = _at(people, project).fire(ProjectState.open_portal, is_open=True)
    assert _page(tab).kept_out == ""
    fewer = everything | {"rights": frozenset({Right.SEE_QUOTES})}
    do(people.sanne, customers.set_rights, seat.membership_id, **fewer)
    assert "Alice" in _page(_at(people, project)).kept_out
    do(people.sanne, customers.end_membership, seat.membership_id)
    assert _page(_at(people, project)).kept_out == ""
