"""Staff write down a project, by hand or from an order, change it and say how far it is."""

import pytest
from sqlmodel import select

from domain import customers, planning, projects
from domain.access import Right
from domain.problems import Invalid, NotAllowed, NotFound
from domain.projects import ProjectForm
from domain.projects.rules import EditedMeanwhile, OrderGone
from domain.work import work_as
from models.fact import Fact
from models.project import ProjectStatus
from tests.domain.orders.test_orders import an_order
from tests.people import People, do
from tests.projects import a_project, a_visit, guest_of


def _address(people: People) -> str:
    return str(do(people.sanne, customers.addresses, people.alice_customer)[0].id)


def test_a_project_has_a_number_an_address_and_a_lead(people: People):
    form = ProjectForm("New bathroom", _address(people), str(people.planner.id), "2026-12-01", "2026-12-20", "Welcome")
    made = do(people.sanne, projects.create, people.alice_customer, form)
    full = do(people.planner, projects.by_id, made.id)
    assert (full.number, full.title, full.site) == ("P2026-0001", "New bathroom", "Lindenlaan 12, 5611 AA Best")
    assert (full.lead_name, full.customer, full.status) == ("Piet Planner", "Alice de Graaf", ProjectStatus.PLANNED)
    assert [mate.name for mate in do(people.planner, projects.team, made.id)] == ["Piet Planner"]
    assert not full.is_open


def test_an_order_becomes_a_project_once(people: People):
    order = an_order(people)
    made, again = (do(people.sanne, projects.make_from_order, order.id) for _ in range(2))
    full = do(people.sanne, projects.by_id, made.id)
    assert made.id == again.id == do(people.sanne, projects.of_order, order.id)
    assert (full.title, full.order_number) == (order.title, order.number)


def test_a_withdrawn_order_becomes_none(people: People):
    from domain import orders

    order = an_order(people)
    do(people.sanne, orders.cancel, order.id, reason="Not needed")
    with pytest.raises(OrderGone):
        do(people.sanne, projects.make_from_order, order.id)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (ProjectForm("  "), "title"),
        (ProjectForm("x" * 161), "title"),
        (ProjectForm("Roof", starts_on="2026-12-02", ends_on="2026-12-01"), "ends_on"),
        (ProjectForm("Roof", starts_on="tomorrow"), "starts_on"),
        (ProjectForm("Roof", lead_id="nobody"), "lead_id"),
    ],
)
def test_what_is_wrong_stands_next_to_its_field(people: People, form: ProjectForm, field: str):
    with pytest.raises(Invalid) as wrong:
        do(people.sanne, projects.create, people.alice_customer, form)
    assert field in wrong.value.errors


def test_the_address_is_one_of_this_customer(people: People):
    theirs = do(people.sanne, customers.addresses, people.niels_customer)[0]
    with pytest.raises(Invalid) as wrong:
        do(people.sanne, projects.create, people.alice_customer, ProjectForm("Roof", str(theirs.id)))
    assert "address_id" in wrong.value.errors


def test_a_colleague_who_was_faster_is_not_overwritten(people: People):
    project = a_project(people)
    do(people.planner, projects.change, project.id, ProjectForm("Two bathrooms"), revision=1)
    with pytest.raises(EditedMeanwhile):
        do(people.sanne, projects.change, project.id, ProjectForm("Three"), revision=1)
    assert do(people.sanne, projects.by_id, project.id).title == "Two bathrooms"


def test_done_is_a_hundred_per_cent(people: People):
    project = a_project(people)
    do(people.sanne, projects.report, project.id, status=ProjectStatus.ACTIVE, progress=40)
    assert do(people.alice, projects.by_id, project.id).progress == 40
    do(people.sanne, projects.report, project.id, status=ProjectStatus.DONE, progress=40)
    assert do(people.alice, projects.by_id, project.id).progress == 100
    with pytest.raises(Invalid):
        do(people.sanne, projects.report, project.id, status=ProjectStatus.ACTIVE, progress=101)


def test_a_cancelled_project_calls_off_what_was_to_come(people: People):
    project = a_project(people)
    visit = a_visit(people, project)
    do(people.sanne, projects.report, project.id, status=ProjectStatus.CANCELLED, progress=0)
    item = do(people.alice, planning.of_project, project.id)[0]
    assert item.cancelled_at
    assert item.sequence == visit.sequence + 1


def test_who_may_not_write_projects(people: People):
    project = a_project(people)
    for person in (people.technician, people.alice):
        with pytest.raises(NotAllowed):
            do(person, projects.create, people.alice_customer, ProjectForm("Mine"))
        with pytest.raises(NotAllowed):
            do(person, projects.change, project.id, ProjectForm("Mine"), revision=1)


def test_another_firm_finds_nothing(people: People):
    project = a_project(people)
    assert do(people.stranger, projects.page).rows == ()
    for verb, more in (
        (projects.by_id, {}),
        (projects.change, {"form": ProjectForm("Mine"), "revision": 1}),
        (projects.report, {"status": ProjectStatus.DONE, "progress": 1}),
        (projects.open_portal, {"is_open": False}),
    ):
        with pytest.raises(NotFound):
            do(people.stranger, verb, project.id, **more)
    with pytest.raises(NotFound):
        do(people.stranger, projects.create, people.alice_customer, ProjectForm("Mine"))


def test_who_sees_a_project_of_alice(people: People):
    project, hidden = a_project(people), a_project(people, is_open=False)
    other = a_project(people, customer=people.niels_customer)
    guest = guest_of(project)
    assert [row.id for row in do(people.alice, projects.page).rows] == [project.id]
    assert [(row.id, row.customer) for row in do(guest, projects.page).rows] == [(project.id, None)]
    assert do(guest, projects.by_id, project.id).customer == ""
    for person, foreign in ((people.alice, hidden), (people.alice, other), (people.niels, project), (guest, other)):
        with pytest.raises(NotFound):
            do(person, projects.by_id, foreign.id)


def test_the_list_finds_by_number_customer_and_street(people: People):
    a_project(people, address_id=_address(people))
    a_project(people, customer=people.niels_customer)
    for search in ("P2026-0001", "0001", "alice", "linden", "bathroom alice"):
        assert [row.number for row in do(people.sanne, projects.page, search=search).rows] == ["P2026-0001"], search
    assert [row.number for row in do(people.sanne, projects.page, sort="number").rows] == ["P2026-0001", "P2026-0002"]
    assert do(people.sanne, projects.page, status=ProjectStatus.DONE).rows == ()
    first = do(people.sanne, projects.page, size=1)
    assert [row.number for row in do(people.sanne, projects.page, size=1, after=first.older).rows] == ["P2026-0001"]


def test_what_happens_in_a_closed_project_stays_inside(people: People):
    a_project(people, is_open=False)
    with work_as(people.alice) as work:
        names = [fact.name for fact in work.session.exec(select(Fact))]
    assert not [name for name in names if name.startswith("project.")]


def test_a_colleague_on_the_team_twice_is_there_once(people: People):
    project = a_project(people)
    for _ in range(2):
        do(people.sanne, projects.add_member, project.id, people.technician.id)
    assert [mate.name for mate in do(people.technician, projects.team, project.id)] == ["Tim Technicus"]
    do(people.sanne, projects.remove_member, project.id, people.technician.id)
    assert do(people.sanne, projects.team, project.id) == []
    with pytest.raises(NotFound):
        do(people.sanne, projects.add_member, project.id, people.stranger.id)
    with pytest.raises(NotAllowed):
        do(people.technician, projects.add_member, project.id, people.technician.id)


def test_the_greeting_is_the_projects_or_the_customers(people: People):
    project = a_project(people)
    do(people.sanne, projects.greet, people.alice_customer, " Welcome, all of you ")
    assert do(people.alice, projects.by_id, project.id).greeting == "Welcome, all of you"
    assert do(guest_of(project, Right.SEE_HOURS), projects.by_id, project.id).greeting == "Welcome, all of you"
    own = do(people.sanne, projects.change, project.id, ProjectForm("Bath", info="Hello Alice"), revision=1)
    assert do(people.alice, projects.by_id, own.id).greeting == "Hello Alice"
    with pytest.raises(Invalid):
        do(people.sanne, projects.greet, people.alice_customer, "x" * 2001)
    with pytest.raises(NotFound):
        do(people.stranger, projects.greet, people.alice_customer, "Mine")
