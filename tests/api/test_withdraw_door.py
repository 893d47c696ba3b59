"""Withdrawing on the plain page: fetching it changes nothing, its button does, and a receipt follows."""

import pytest

from domain import approvals, orders, quotes
from domain.access import system_of
from models.order import Order, OrderStatus
from tests.api.conftest import Knock
from tests.makers import a_sent_quote, approved, seen_by
from tests.people import People, do


@pytest.fixture
def order(people: People) -> Order:
    consent = approved(people.alice, seen_by(people.alice, a_sent_quote(people).id).approval)
    return do(system_of(people.company.id), orders.make_from_approval, consent.id)


def _status(people: People, order: Order) -> OrderStatus:
    return do(people.sanne, orders.by_id, order.id).status


def test_the_way_there_stands_on_the_page_of_the_approval(knock: Knock, people: People, order: Order):
    page = knock(portal=people.alice).get(f"/a/{order.approval_id}")
    assert f'href="/withdraw/{order.id}"' in page.text


def test_before_approving_the_right_is_told(knock: Knock, people: People):
    waiting = seen_by(people.alice, a_sent_quote(people).id).approval
    assert "14" in knock(portal=people.alice).get(f"/a/{waiting.id}").text
    assert do(people.alice, quotes.for_customer, waiting.quote_id).withdrawal_days == 14
    assert do(people.alice, approvals.by_id, waiting.id).decided_at is None


def test_looking_changes_nothing_and_confirming_does(knock: Knock, people: People, order: Order):
    browser = knock(portal=people.alice)
    for _time in range(3):
        assert browser.get(f"/withdraw/{order.id}").status_code == 200
    assert _status(people, order) is OrderStatus.OPEN
    typed = {"name": "Alice de Graaf", "email": "other@home.example"}
    assert browser.post(f"/withdraw/{order.id}", data=typed).status_code == 303
    assert browser.post(f"/withdraw/{order.id}", data=typed).status_code == 303  # a double press
    assert _status(people, order) is OrderStatus.WITHDRAWN
    assert "other@home.example" in browser.get(f"/withdraw/{order.id}").text


def test_what_was_typed_stays(knock: Knock, people: People, order: Order):
    page = knock(portal=people.alice).post(f"/withdraw/{order.id}", data={"name": "Alice", "email": "no"})
    assert page.status_code == 422
    assert 'value="Alice"' in page.text
    assert 'id="email-error"' in page.text
    assert _status(people, order) is OrderStatus.OPEN


def test_a_neighbour_finds_nothing(knock: Knock, people: People, order: Order):
    browser = knock(portal=people.niels)
    assert browser.get(f"/withdraw/{order.id}").status_code == 404
    assert browser.post(f"/withdraw/{order.id}", data={"name": "N", "email": "n@home.example"}).status_code == 404


def test_the_wish_to_begin_early_is_kept_when_something_is_missing_and_bound_when_it_is_not(
    knock: Knock, people: People
):
    quote = do(people.alice, quotes.for_customer, a_sent_quote(people).id)
    cents = str(quote.totals.total_cents)
    typed = {"sha256": quote.sha256, "typed_name": "Alice", "begin_early": "yes", "shown_cents": cents}
    browser = knock(portal=people.alice)
    page = browser.post(f"/a/{quote.approval.id}", data=typed)
    assert page.status_code == 422
    assert 'name="begin_early" value="yes" checked' in page.text
    browser.post(f"/a/{quote.approval.id}", data=typed | {"terms_accepted": "yes"})
    assert do(people.alice, approvals.by_id, quote.approval.id).begin_early
