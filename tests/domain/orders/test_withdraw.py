"""A consumer thinks better of it within the time the law gives."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from domain import companies, invoices, orders, papers
from domain.access import system_of
from domain.companies import PolicyForm
from domain.orders import rules
from domain.orders.rules import AlreadyWithdrawn, NoWithdrawal
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import clock
from models.customer import CustomerKind
from models.order import Order, OrderStatus
from tests.makers import a_sent_quote, approved, seen_by
from tests.people import People, do

STATEMENT = {"name": "Alice de Graaf", "email": "alice@home.example"}


@pytest.fixture
def order(people: People) -> Order:
    consent = approved(people.alice, seen_by(people.alice, a_sent_quote(people).id).approval)
    return do(system_of(people.company.id), orders.make_from_approval, consent.id)


def test_a_consumer_withdraws_without_a_reason(people: People, order: Order):
    assert do(people.alice, orders.by_id, order.id).can_withdraw
    done = do(people.alice, orders.withdraw, order.id, **STATEMENT)
    assert (done.status, done.withdrawn_by) == (OrderStatus.WITHDRAWN, "Alice de Graaf")
    seen = do(people.sanne, orders.by_id, order.id)
    assert (seen.can_invoice, seen.can_cancel, seen.can_withdraw) == (False, False, False)


def test_also_when_it_was_invoiced(people: People, order: Order):
    draft = do(people.sanne, invoices.make_from_order, order.id)
    do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    assert do(people.alice, orders.withdraw, order.id, **STATEMENT).status is OrderStatus.WITHDRAWN


def test_an_invoice_that_is_issued_later_does_not_take_it_back(people: People, order: Order):
    draft = do(people.sanne, invoices.make_from_order, order.id)
    do(people.alice, orders.withdraw, order.id, **STATEMENT)
    do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    assert do(people.sanne, orders.by_id, order.id).status is OrderStatus.WITHDRAWN


def test_once_is_enough(people: People, order: Order):
    do(people.alice, orders.withdraw, order.id, **STATEMENT)
    with pytest.raises(AlreadyWithdrawn):
        do(people.alice, orders.withdraw, order.id, **STATEMENT)


def test_not_when_the_time_is_over_or_the_work_was_cancelled(people: People, order: Order):
    with time_machine.travel(clock() + timedelta(days=20), tick=False), pytest.raises(NoWithdrawal):
        do(people.alice, orders.withdraw, order.id, **STATEMENT)
    do(people.sanne, orders.cancel, order.id, reason="No parts")
    with pytest.raises(NoWithdrawal):
        do(people.alice, orders.withdraw, order.id, **STATEMENT)


def test_the_statement_needs_a_name_and_a_place_for_the_receipt(people: People, order: Order):
    with pytest.raises(Invalid) as caught:
        do(people.alice, orders.withdraw, order.id, name=" ", email="nowhere")
    assert caught.value.errors.keys() == {"name", "email"}
    assert do(people.alice, orders.by_id, order.id).withdrawn_at is None


def test_nobody_else_withdraws(people: People, order: Order):
    for actor, problem in ((people.sanne, NotAllowed), (people.niels, NotFound), (people.stranger, NotAllowed)):
        with pytest.raises(problem):
            do(actor, orders.withdraw, order.id, **STATEMENT)


def test_a_business_and_a_firm_whose_work_is_excepted_have_no_such_time(people: People):
    do(people.admin, companies.change_policy, PolicyForm(withdrawal_days=0))
    consent = approved(people.alice, seen_by(people.alice, a_sent_quote(people).id).approval)
    order = do(system_of(people.company.id), orders.make_from_approval, consent.id)
    assert order.withdraw_until is None
    with pytest.raises(NoWithdrawal):
        do(people.alice, orders.withdraw, order.id, **STATEMENT)


@pytest.mark.parametrize(
    ("concluded", "last"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), date(2026, 12, 7)),  # a Monday ends on a Monday
        (datetime(2026, 11, 21, 9, tzinfo=UTC), date(2026, 12, 7)),  # a Saturday ends on the Monday after
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), date(2026, 12, 8)),  # in Amsterdam it is Tuesday already
        (datetime(2026, 3, 16, 9, tzinfo=UTC), date(2026, 3, 30)),  # over the night that has an hour less
    ],
)
def test_the_period_ends_on_a_working_day(concluded: datetime, last: date):
    zone = "Europe/Amsterdam"
    until = rules.withdrawal_ends(concluded, kind=CustomerKind.PRIVATE, days=14, zone=zone)
    assert until == papers.end_of_day(last, zone)
    assert papers.last_day(until, zone) == last
    assert rules.withdrawal_ends(concluded, kind=CustomerKind.BUSINESS, days=14, zone=zone) is None
