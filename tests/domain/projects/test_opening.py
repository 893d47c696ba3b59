"""The portal's switches: one press each, and a project is as open as both say (MA-5 … MA-10, MA-16)."""

from dataclasses import replace

import pytest

from domain import companies, projects
from domain.problems import NotAllowed, NotFound
from tests.people import People, do
from tests.projects import a_project


def _seen(people: People) -> list[str]:
    return sorted(row.number for row in do(people.alice, projects.page).rows)


def test_its_own_switch(people: People):
    project = a_project(people, is_open=False)
    assert _seen(people) == []
    do(people.planner, projects.open_portal, project.id, is_open=True)
    assert _seen(people) == ["P2026-0001"]
    do(people.planner, projects.open_portal, project.id, is_open=False)
    assert _seen(people) == []


def test_the_customers_switch_opens_all_and_those_to_come(people: People):
    a_project(people, is_open=False)
    a_project(people)
    a_project(people, customer=people.niels_customer, is_open=False)
    do(people.sanne, projects.open_for_customer, people.alice_customer, is_open=True)
    a_project(people, is_open=False)
    assert _seen(people) == ["P2026-0001", "P2026-0002", "P2026-0004"]
    assert do(people.niels, projects.page).rows == ()
    do(people.sanne, projects.open_for_customer, people.alice_customer, is_open=False)
    assert _seen(people) == ["P2026-0002"]


def test_a_closed_project_stays_open_through_the_customer(people: People):
    project = a_project(people)
    do(people.sanne, projects.open_for_customer, people.alice_customer, is_open=True)
    do(people.sanne, projects.open_portal, project.id, is_open=False)
    full = do(people.sanne, projects.by_id, project.id)
    assert (full.portal_open, full.opened_by_customer, full.is_open) == (False, True, True)


def test_every_new_project_may_be_open_by_default(people: People):
    form = replace(companies.ProjectsForm(), projects_open=True)
    do(people.admin, companies.change_projects, form)
    a_project(people, is_open=False)
    assert _seen(people) == ["P2026-0001"]


def test_whose_switches_they_are(people: People):
    project = a_project(people)
    for person in (people.technician, people.alice):
        with pytest.raises(NotAllowed):
            do(person, projects.open_portal, project.id, is_open=False)
        with pytest.raises(NotAllowed):
            do(person, projects.open_for_customer, people.alice_customer, is_open=True)
        with pytest.raises(NotAllowed):
            do(person, companies.change_projects, companies.ProjectsForm())
    with pytest.raises(NotFound):
        do(people.stranger, projects.open_for_customer, people.alice_customer, is_open=True)
    assert _seen(people) == ["P2026-0001"]
