"""What stands round every page of the office: my firms, and where the page belongs that is not here."""

from datetime import timedelta

import pytest

from backoffice.frame import RIGHT_OF, OfficeFrameState
from backoffice.quotes.quote_state import QuoteState
from domain import companies, quotes
from domain.access import HOUSE, Actor
from domain.companies import ProjectsForm
from domain.work import work_as
from models.account import Role, StaffMember
from models.company import ProjectWord
from tests.people import THEN, People, do
from tests.tab import Tab


@pytest.fixture
def at_both(people: People) -> People:
    """Sven works for the first firm too."""
    with work_as(HOUSE) as work:
        work.add(StaffMember(company_id=people.company.id, account_id=people.stranger.account_id, role=Role.OFFICE,
                             email="sven@firm.example", name="Sven", invited_at=THEN + timedelta(days=1)))  # fmt: skip
    return people


@pytest.mark.parametrize("path", ["", "/quotes", "/customers/new", "/settings/vat"])
def test_the_other_firms_are_on_every_page(at_both: People, path: str):
    around = Tab(at_both.stranger).open(f"/office{path}").shows(OfficeFrameState, "around")
    assert {firm.name for firm in around.firms} | {around.firm.name} == {"Van Houten Installatie", "Autohaus Berger"}
    assert len(around.firms) == 1


def test_each_role_finds_the_places_it_has_a_use_for(people: People):
    def shut(who: Actor) -> set[str]:
        return set(Tab(who).open("/office/day").shows(OfficeFrameState, "around").shut)

    assert shut(people.admin) == shut(people.sanne) == set()
    assert shut(people.planner) == {"/office/invoices", "/office/payments"}
    assert shut(people.technician) == set(RIGHT_OF)


def test_whoever_works_for_one_firm_is_offered_no_other(at_both: People):
    assert Tab(at_both.sanne).open("/office").shows(OfficeFrameState, "around").firms == []


def test_a_page_of_another_firm_of_mine_says_where_it_is(at_both: People):
    quote = do(at_both.sanne, quotes.create, at_both.alice_customer, title="Boiler")
    there = Tab(at_both.stranger).open(f"/office/quotes/{quote.id}")
    around = there.shows(OfficeFrameState, "around")
    assert (around.firm.name, around.elsewhere.name) == ("Autohaus Berger", "Van Houten Installatie")
    assert not there.shows(QuoteState, "is_there"), "nothing of it is shown before one goes over"


def test_a_page_of_a_firm_one_does_not_work_for_is_nowhere(people: People):
    quote = do(people.sanne, quotes.create, people.alice_customer, title="Boiler")
    around = Tab(people.stranger).open(f"/office/quotes/{quote.id}").shows(OfficeFrameState, "around")
    assert around.elsewhere.id == ""


def test_the_places_bear_the_firms_word_for_its_projects(people: People):
    do(people.admin, companies.change_projects, ProjectsForm(ProjectWord.ORDER))
    around = Tab(people.sanne).open("/office/projects").shows(OfficeFrameState, "around")
    assert (around.projects, around.new_project) == ("Running orders", "New running order")
