"""Sorting a list by its heads: it turns round, starts at the first page, and stands in the address."""

from urllib.parse import parse_qs

import pytest

from backoffice.customers.state import CustomersState
from backoffice.quotes.state import QuotesState
from domain.work import work_as
from models.quote import Quote
from tests.makers import a_draft
from tests.people import People
from tests.tab import Tab


@pytest.fixture
def three(people: People) -> People:
    for cents in (300, 100, 200):
        draft = a_draft(people)
        with work_as(people.sanne) as work:
            work.get(Quote, draft.id).total_cents = cents
    return people


def _cents(tab: Tab) -> list[int]:
    return [row.cents for row in tab.shows(QuotesState, "rows")]


def test_a_head_sorts_and_once_more_turns_round(three: People):
    tab = Tab(three.sanne).open("/office/quotes")
    assert _cents(tab) == [200, 100, 300], "the newest first"
    assert _cents(tab.fire(QuotesState.sort_by, key="total")) == [300, 200, 100]
    assert _cents(tab.fire(QuotesState.sort_by, key="total")) == [100, 200, 300]
    assert parse_qs(tab.shows(QuotesState, "query"))["sort"] == ["total"]


def test_the_address_brings_the_order_back(three: People):
    assert _cents(Tab(three.sanne).open("/office/quotes?sort=-total")) == [300, 200, 100]
    assert _cents(Tab(three.sanne).open("/office/quotes?sort=nonsense")) == [200, 100, 300]


def test_names_go_up_first(people: People):
    tab = Tab(people.sanne).open("/office/customers").fire(CustomersState.sort_by, key="number")
    assert tab.shows(CustomersState, "sort") == "number"
    tab.fire(CustomersState.sort_by, key="number")
    assert [row.name for row in tab.shows(CustomersState, "rows")] == ["Niels Buurman", "Alice de Graaf"]
