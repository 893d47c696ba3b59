"""Orders in the office: found, read, invoiced, cancelled."""

import pytest

from backoffice.orders.state import OrdersState, OrderState
from domain import invoices, orders
from domain.access import system_of
from models.order import Order, OrderStatus
from tests.makers import a_sent_quote, approved, seen_by
from tests.people import People, do
from tests.tab import Tab


def _an_order(people: People) -> Order:
    approval = seen_by(people.alice, a_sent_quote(people).id).approval
    approved(people.alice, approval)
    return do(system_of(people.company.id), orders.make_from_approval, approval.id)


def _at(people: People, order: Order, who=None) -> Tab:
    return Tab(who or people.sanne).open(f"/office/orders/{order.id}")


def _order(tab: Tab):
    return tab.shows(OrderState, "order")


def test_orders_are_listed_and_filtered(people: People):
    order = _an_order(people)
    tab = Tab(people.sanne).open("/office/orders")
    (row,) = tab.shows(OrdersState, "rows")
    assert (row.number, row.customer, row.cents, row.status) == (order.number, "Alice de Graaf", 236_000, "open")
    assert not tab.fire(OrdersState.filter, status="cancelled").shows(OrdersState, "rows")


def test_an_order_says_what_was_agreed_and_by_whom(people: People):
    shown = _order(_at(people, _an_order(people)))
    assert [(line.place, line.title, line.cents) for line in shown.lines] == [
        (1, "Boiler", 150_000),
        (2, "Labour", 50_000),
    ]
    assert (shown.approved_by, shown.sums.total_cents, shown.can_invoice) == ("Alice de Graaf", 236_000, True)
    assert [fact.text for fact in shown.facts] == ["Order made"]


def test_the_invoice_is_made_from_it_once(people: People):
    order = _an_order(people)
    tab = _at(people, order).fire(OrderState.make_invoice).fire(OrderState.make_invoice)
    assert len(set(tab.went)) == 1
    made = do(people.sanne, invoices.by_id, tab.went[0].rpartition("/")[2])
    assert (made.order_id, made.total_cents) == (order.id, 236_000)


def test_an_order_is_cancelled_with_a_reason(people: People):
    order = _an_order(people)
    tab = _at(people, order).fire(OrderState.show, step="cancel").fire(OrderState.cancel, form={"reason": ""})
    assert (tab.shows(OrderState, "step"), list(tab.shows(OrderState, "errors"))) == ("cancel", ["reason"])
    tab.fire(OrderState.cancel, form={"reason": "The house was sold"})
    assert (_order(tab).status, _order(tab).can_invoice) == ("cancelled", False)
    assert do(people.sanne, orders.by_id, order.id).status is OrderStatus.CANCELLED


@pytest.mark.parametrize("who", ["stranger", "technician"])
def test_who_may_not_see_it_gets_one_sentence(people: People, who: str):
    tab = _at(people, _an_order(people), getattr(people, who))
    assert tab.shows(OrderState, "problem")
    assert not (_order(tab) and _order(tab).id)


def test_a_planner_cannot_invoice_or_cancel(people: People):
    order = _an_order(people)
    tab = _at(people, order, people.planner)
    assert (_order(tab).can_invoice, _order(tab).can_cancel) == (False, False)
    tab.fire(OrderState.make_invoice).fire(OrderState.cancel, form={"reason": "No"})
    assert not tab.went
    assert do(people.sanne, orders.by_id, order.id).status is OrderStatus.OPEN


def test_a_customer_gets_nothing_of_it(people: People):
    _an_order(people)
    assert not Tab(people.alice).open("/office/orders").knows(OrdersState)
