"""The screens of an import: the columns, the rehearsal, the press, the report; and who does not get there."""

from pathlib import Path

import pytest

from backoffice.imports.state import ImportsState, TableState
from models.customer import Customer
from models.imports import Import, ImportKind
from tasks.runner import run_due
from tests.domain.imports.tables import CUSTOMERS, received, rows_of
from tests.people import People
from tests.tab import Tab

ROOT = "/office/settings/import"
BAD = CUSTOMERS + "1003;Piet;not-an-address;;;;;;\n"


@pytest.fixture
def brought(people: People, tmp_path: Path) -> Import:
    return received(people.admin, tmp_path, BAD)


def form_of(tab: Tab) -> dict[str, str]:
    return {one.name: one.chosen for one in tab.shows(TableState, "columns")} | {"twins": "update"}


def test_from_the_columns_to_the_report(people: People, brought: Import):
    tab = Tab(people.admin).open(f"{ROOT}/{brought.id}")
    shown = {one.name: (one.chosen, one.example) for one in tab.shows(TableState, "columns")}
    assert shown["email"] == ("2", "jurgen@dewit.example")
    tab.fire(TableState.rehearse, form=form_of(tab))
    tally = tab.shows(TableState, "tally")
    assert (tab.shows(TableState, "rehearsed"), tally.added, tally.failed) == (True, 2, 1)
    first = tab.shows(TableState, "rows")[0]
    assert (first.line, first.outcome, first.cell) == (4, "failed", "E-mail address")
    assert len(rows_of(Customer, company_id=people.company.id)) == 2, "nothing is written by trying"
    tab.fire(TableState.start)
    assert tab.shows(TableState, "table").state == "running"
    run_due()
    tab.fire(TableState.refresh)
    assert (tab.shows(TableState, "table").state, tab.shows(TableState, "table").share) == ("done", 1.0)
    tab.fire(TableState.show, outcome="failed")
    assert [row.line for row in tab.shows(TableState, "rows")] == [4]
    assert len(rows_of(Customer, company_id=people.company.id)) == 4


def test_what_is_wrong_stands_at_its_column_and_nothing_chosen_is_lost(people: People, brought: Import):
    tab = Tab(people.admin).open(f"{ROOT}/{brought.id}")
    tab.fire(TableState.rehearse, form=form_of(tab) | {"name": "", "phone": "2"})
    assert set(tab.shows(TableState, "errors")) == {"name", "email", "phone"}
    assert not tab.shows(TableState, "rehearsed")


def test_a_table_is_thrown_away(people: People, brought: Import):
    tab = Tab(people.admin).open(f"{ROOT}/{brought.id}").fire(TableState.discard)
    assert tab.told == ["Thrown away. Nothing was brought in."]
    assert rows_of(Import) == []


def test_what_arrived_leads_to_its_columns(people: People, brought: Import):
    tab = Tab(people.admin).open(ROOT)
    assert [row.name for row in tab.shows(ImportsState, "brought")] == ["table.csv"]
    assert tab.shows(ImportsState, "door").endswith(f"/register/{people.company.slug}")
    tab.fire(ImportsState.received, ids=[str(brought.id)])
    assert tab.went[-1] == f"{ROOT}/{brought.id}"


def test_the_office_and_another_firm_see_nothing_of_it(people: People, tmp_path: Path):
    done = received(people.admin, tmp_path, CUSTOMERS, ImportKind.CUSTOMERS)
    for who in (people.sanne, people.planner, people.stranger):
        tab = Tab(who).open(f"{ROOT}/{done.id}")
        assert not tab.shows(TableState, "is_there")
        assert tab.shows(TableState, "columns") == []
