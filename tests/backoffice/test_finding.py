"""The search in the top bar."""

from backoffice.finding import FindingState
from domain import quotes
from tests.people import People, do
from tests.tab import Tab


def _found(tab: Tab, text: str) -> list[tuple[str, str]]:
    tab.fire(FindingState.look, text=text)
    return [(hit.value.split("/")[2], hit.text) for hit in tab.shows(FindingState, "hits")]


def test_a_clerk_finds_customers_and_papers_by_one_word(people: People):
    draft = do(people.sanne, quotes.create, people.alice_customer, title="Warmtepomp")
    assert _found(Tab(people.sanne), "alice") == [("customers", "Alice de Graaf"), ("quotes", draft.number)]
    assert _found(Tab(people.sanne), draft.number) == [("quotes", draft.number)]


def test_another_firm_finds_nothing_of_it(people: People):
    do(people.sanne, quotes.create, people.alice_customer, title="Warmtepomp")
    assert _found(Tab(people.stranger), "alice") == []


def test_a_technician_finds_customers_but_no_quotes(people: People):
    do(people.sanne, quotes.create, people.alice_customer, title="Warmtepomp")
    assert _found(Tab(people.technician), "alice") == [("customers", "Alice de Graaf")]


def test_picking_leads_only_into_the_office(people: People):
    tab = Tab(people.sanne)
    tab.fire(FindingState.go, href="/office/customers/1")
    tab.fire(FindingState.go, href="https://evil.example")
    assert tab.went == ["/office/customers/1", "/office"]
