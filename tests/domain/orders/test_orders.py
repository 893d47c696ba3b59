"""An approved quote becomes an order, exactly as it was agreed."""

import pytest
from sqlmodel import select

from domain import approvals, orders, quotes
from domain.access import system_of
from domain.lines import LineForm
from domain.orders.rules import NotApproved, OrderClosed
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import work_as
from models.fact import Fact
from models.lines import LineKind
from models.order import Order, OrderStatus
from tests.makers import BOILER, THERMOSTAT, a_sent_quote, approved, just_proved, seen_by
from tests.people import People, do

FLUE = LineForm(title="Flue", price="90,00", kind=LineKind.OPTIONAL)
HEADING = LineForm(title="Heating", kind=LineKind.HEADING, quantity="", price="")


def an_order(people: People, *lines: LineForm, chosen: tuple[int, ...] = ()) -> Order:
    sent = a_sent_quote(people, *(lines or (HEADING, BOILER, FLUE, THERMOSTAT)))
    choices = [sent.lines[n].item.id for n in chosen]
    consent = approved(just_proved(people.alice), seen_by(people.alice, sent.id).approval, choices=choices)
    return do(system_of(people.company.id), orders.make_from_approval, consent.id)


def test_the_order_holds_the_fixed_lines_and_the_chosen_options(people: People):
    order = an_order(people, chosen=(3,))
    full = do(people.sanne, orders.by_id, order.id)
    assert [(line.item.title, line.item.kind.value, line.amount_cents) for line in full.lines] == [
        ("Heating", "heading", 0),
        ("Boiler", "fixed", 150_000),
        ("Thermostat", "fixed", 24_900),
    ]
    assert (order.net_cents, order.total_cents) == (174_900, full.totals.total_cents) == (174_900, 211_629)
    assert (full.status, full.customer, full.can_invoice, full.can_cancel) == (
        OrderStatus.OPEN,
        "Alice de Graaf",
        True,
        True,
    )


def test_it_is_what_was_approved_even_if_staff_typed_on(people: People):
    sent = a_sent_quote(people, BOILER)
    consent = seen_by(people.alice, sent.id).approval
    do(people.sanne, quotes.remove_line, sent.id, sent.revision, sent.lines[0].item.id)
    approved(people.alice, consent)
    order = do(system_of(people.company.id), orders.make_from_approval, consent.id)
    assert [line.item.title for line in do(people.sanne, orders.by_id, order.id).lines] == ["Boiler"]


def test_it_is_made_once(people: People):
    order = an_order(people)
    again = do(system_of(people.company.id), orders.make_from_approval, order.approval_id)
    assert again.id == order.id
    with work_as(people.sanne) as work:
        assert len(work.session.exec(select(Fact).where(Fact.name == "order.made")).all()) == 1


def test_without_approval_there_is_no_order(people: People):
    consent = seen_by(people.alice, a_sent_quote(people).id).approval
    system = system_of(people.company.id)
    with pytest.raises(NotApproved):
        do(system, orders.make_from_approval, consent.id)
    do(people.alice, approvals.decline, consent.id, sha256=consent.sha256, reason="No")
    with pytest.raises(NotApproved):
        do(system, orders.make_from_approval, consent.id)


def test_only_the_system_of_the_firm_makes_orders(people: People):
    order = an_order(people)
    for actor in (people.sanne, people.alice):
        with pytest.raises(NotAllowed):
            do(actor, orders.make_from_approval, order.approval_id)
    with pytest.raises(NotFound):
        do(system_of(people.other_company.id), orders.make_from_approval, order.approval_id)


def test_the_customer_reads_the_order_and_the_neighbour_does_not(people: People):
    order = an_order(people)
    full = do(people.alice, orders.by_id, order.id)
    assert (full.number, full.can_cancel, full.can_invoice) == (order.number, False, False)
    assert [row.id for row in do(people.alice, orders.page).rows] == [order.id]
    for actor in (people.niels, people.stranger):
        with pytest.raises(NotFound):
            do(actor, orders.by_id, order.id)
        assert do(actor, orders.page).rows == ()


def test_orders_are_found_and_narrowed(people: People):
    order = an_order(people)
    for search in (order.number, "boiler", "graaf"):
        assert [row.number for row in do(people.sanne, orders.page, search=search).rows] == [order.number]
    assert do(people.sanne, orders.page, status=OrderStatus.CANCELLED).rows == ()
    assert do(people.sanne, orders.page, customer_id=people.niels_customer).rows == ()


def test_cancelling_needs_a_reason_and_an_open_order(people: People):
    order = an_order(people)
    with pytest.raises(Invalid):
        do(people.sanne, orders.cancel, order.id, reason=" ")
    assert do(people.sanne, orders.cancel, order.id, reason="Customer moved").status is OrderStatus.CANCELLED
    with pytest.raises(OrderClosed):
        do(people.sanne, orders.cancel, order.id, reason="Again")
    for actor, problem in ((people.alice, NotAllowed), (people.planner, NotAllowed), (people.stranger, NotFound)):
        with pytest.raises(problem):
            do(actor, orders.cancel, order.id, reason="No")
