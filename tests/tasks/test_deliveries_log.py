"""What came of the messages: opened, acted on, undelivered; who may read the log."""

import pytest

from domain import accounts, notifications, worklist
from domain.access import HOUSE
from domain.problems import NotAllowed
from domain.work import work_as
from models.account import Membership
from models.customer import Customer
from models.fact import DeliveryState, TodoKind
from tasks.runner import run_due
from tests.makers import a_sent_quote, approved, seen_by
from tests.people import People, do
from tests.tasks.post import (
    deliveries,
    link_in,
    todos,
)

ALICE = "alice@home.example"


def test_a_message_counts_as_opened_by_what_its_receiver_does(people: People, postbox):
    a_sent_quote(people)
    run_due()
    [row] = deliveries()
    accounts.look_at_link(link_in(postbox.to_person(ALICE)[0]))  # a mail scanner fetches
    for outsider in (people.niels, people.bo, people.sanne):
        do(outsider, notifications.opened, row.id)
    do(people.alice, notifications.opened, "no-such-message")
    run_due()
    assert deliveries()[0].state is DeliveryState.HANDED_OVER
    do(people.alice, notifications.opened, row.id)
    run_due()
    assert (deliveries()[0].state, deliveries()[0].opened_at is not None) == (DeliveryState.OPENED, True)


def test_deciding_after_opening_it_counts_as_acted_on(people: People, postbox):
    quote = a_sent_quote(people)
    run_due()
    do(people.alice, notifications.opened, deliveries()[0].id)
    run_due()
    approved(people.alice, seen_by(people.alice, quote.id).approval)
    run_due()
    assert deliveries(template="quote_sent")[0].state is DeliveryState.ACTED_ON


def test_the_log_is_staffs_and_of_their_own_firm(people: People, postbox):
    quote = a_sent_quote(people)
    run_due()
    for asked in ({"customer_id": people.alice_customer}, {"subject_id": quote.id}, {}):
        assert [row.recipient for row in do(people.sanne, notifications.log, **asked).rows] == [ALICE]
    assert do(people.stranger, notifications.log).rows == ()
    with pytest.raises(NotAllowed):
        do(people.alice, notifications.log)
    assert do(people.technician, notifications.log).rows == ()  # may not see quotes, nor the letters about them


def test_the_worklist_counts_what_was_not_delivered(people: People, postbox):
    postbox.at_rcpt = "550 no"
    a_sent_quote(people)
    run_due()
    assert do(people.sanne, worklist.counts).undelivered == 1
    assert do(people.stranger, worklist.counts).open == 0


def test_a_customer_whom_nothing_reaches_becomes_a_todo(people: People, postbox):
    with work_as(HOUSE) as work:
        customer = work.get(Customer, people.alice_customer)
        customer.email, customer.phone = "", "+31402345678"  # a landline: neither mail nor SMS
        work.session.delete(work.get(Membership, people.alice.seats[0].membership_id))
    a_sent_quote(people)
    run_due()
    assert deliveries() == []
    [todo] = todos()
    assert (todo.kind, todo.who) == (TodoKind.DELIVERY_FAILED, "Alice de Graaf")
    assert todo.subject_label.endswith(" · New boiler")
