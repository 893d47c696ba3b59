"""What people are told reaches them, once: whatever the mail server, the gateway, the phone or our worker does."""

from datetime import timedelta

import pytest
import time_machine

from domain import accounts, approvals, notifications, quotes, worklist
from domain.access import HOUSE, Right, system_of
from domain.notifications import TROUBLES, Notice, Subject, Template, Trouble
from domain.problems import Conflict, Invalid, NotAllowed, NotFound
from domain.work import clock, work_as
from integrations import mail as post_office
from models.account import Channel, Membership
from models.approval import Approval
from models.customer import Customer
from models.fact import Delivery, DeliveryChannel, DeliveryState, TodoKind
from settings import settings
from tasks.runner import run_due
from tests.makers import a_new_version, a_sent_quote, approved, line_of, seen_by
from tests.people import People, do
from tests.push.records import Vendor
from tests.tasks.post import (
    a_device,
    attachments_of,
    deliveries,
    facts_named,
    link_in,
    text_of,
    todos,
    waiting_jobs,
)

ALICE = "alice@home.example"
SANNE = "sanne@firm.example"


def _by_sms(people: People, number: str = "+31612345678") -> None:
    """Alice chose SMS in her profile."""
    with work_as(HOUSE) as work:
        seat = work.get(Membership, people.alice.seats[0].membership_id)
        seat.channel, seat.phone = Channel.SMS, number


def _rights(people: People, *rights: Right) -> None:
    with work_as(HOUSE) as work:
        work.get(Membership, people.alice.seats[0].membership_id).rights = sorted(rights)


def _set(delivery: Delivery, state: DeliveryState) -> None:
    with work_as(HOUSE) as work:
        work.get(Delivery, delivery.id).state = state


# -- by mail


def test_a_sent_quote_is_mailed_in_the_customers_language(people: People, postbox):
    quote = a_sent_quote(people)
    run_due()
    [mail] = postbox.to_person(ALICE)
    [row] = deliveries()
    assert mail["Content-Language"] == "nl"
    assert quote.number in text_of(mail)
    assert mail["Message-ID"] == post_office.message_id(f"delivery:{row.id}")
    assert (row.state, row.subject, row.language) == (DeliveryState.HANDED_OVER, mail["Subject"], "nl")


def test_the_button_leads_to_the_approval_and_its_secrets_are_kept_nowhere(people: People, postbox):
    quote = a_sent_quote(people)
    run_due()
    token = link_in(postbox.to_person(ALICE)[0])
    signed_in = accounts.sign_in_by_link(token, accounts.Browser(ip="192.0.2.9"))
    [row] = deliveries()
    approval = seen_by(people.alice, quote.id).approval
    assert signed_in.path == f"/approvals/{approval.id}?d={row.id}"
    with work_as(HOUSE) as work:
        kept = str(work.get(Delivery, row.id).model_dump())
    assert token not in kept


def test_a_handed_over_mail_is_noted_as_delivered_on_the_approval(people: People, postbox):
    quote = a_sent_quote(people)
    run_due()
    with work_as(HOUSE) as work:
        assert work.get(Approval, seen_by(people.alice, quote.id).approval.id).delivered_at is not None


def test_a_mail_server_that_is_down_delays_the_mail_and_does_not_double_it(people: People, postbox):
    postbox.stop()
    a_sent_quote(people)
    run_due()
    [row] = deliveries()
    assert (row.state, bool(row.error), len(waiting_jobs())) == (DeliveryState.QUEUED, True, 1)
    postbox.start_again()
    with time_machine.travel(clock() + timedelta(minutes=2)):
        run_due()
        run_due()
    assert len(postbox.to_person(ALICE)) == 1
    assert deliveries()[0].state is DeliveryState.HANDED_OVER


def test_after_a_day_without_a_mail_server_a_person_is_told(people: People, postbox):
    postbox.stop()
    a_sent_quote(people)
    run_due()
    with time_machine.travel(clock() + timedelta(hours=25)):
        run_due()
    assert (deliveries()[0].state, [todo.kind for todo in todos()]) == (
        DeliveryState.FAILED,
        [TodoKind.DELIVERY_FAILED],
    )
    postbox.start_again()


def test_a_mail_whose_worker_was_killed_is_sent_again_under_the_same_message_id(people: People, postbox):
    postbox.stop()
    a_sent_quote(people)
    run_due()
    _set(deliveries()[0], DeliveryState.SENDING)  # as a killed worker leaves it
    postbox.start_again()
    with time_machine.travel(clock() + timedelta(minutes=2)):
        run_due()
    assert [mail["Message-ID"] for mail in postbox.to_person(ALICE)] == [
        post_office.message_id(f"delivery:{deliveries()[0].id}")
    ]


def test_an_address_that_does_not_exist_becomes_a_todo_in_plain_words(people: People, postbox):
    postbox.at_rcpt = "550 5.1.1 no such mailbox"
    a_sent_quote(people)
    run_due()
    assert deliveries()[0].state is DeliveryState.FAILED
    [todo] = [todo for todo in todos() if todo.kind is TodoKind.DELIVERY_FAILED]
    assert (ALICE in todo.who, todo.why) == (True, TROUBLES[Trouble.UNKNOWN_ADDRESS])
    assert "no such mailbox" in deliveries()[0].error, "the server's own words stay in the log"
    assert [fact.internal for fact in facts_named("delivery.failed")] == [True]


def test_sending_it_to_another_address_settles_the_todo(people: People, postbox):
    postbox.at_rcpt = "550 5.1.1 no such mailbox"
    a_sent_quote(people)
    run_due()
    postbox.at_rcpt = ""
    do(people.sanne, notifications.resend, deliveries()[0].id, to="alice@elsewhere.example")
    run_due()
    assert len(postbox.to_person("alice@elsewhere.example")) == 1
    assert [todo.handled_at is not None for todo in todos()] == [True]
    assert [row.state for row in deliveries()] == [DeliveryState.FAILED, DeliveryState.HANDED_OVER]


def test_who_may_send_again(people: People, postbox):
    a_sent_quote(people)
    run_due()
    [row] = deliveries()
    with pytest.raises(Invalid):
        do(people.sanne, notifications.resend, row.id, to="not an address")
    with pytest.raises(NotFound):
        do(people.stranger, notifications.resend, row.id)
    for outsider in (people.technician, people.alice):
        with pytest.raises(NotAllowed):
            do(outsider, notifications.resend, row.id)


def test_a_message_on_its_way_is_not_sent_again(people: People, postbox):
    postbox.stop()
    a_sent_quote(people)
    run_due()
    with pytest.raises(Conflict):
        do(people.sanne, notifications.resend, deliveries()[0].id)
    postbox.start_again()


# -- who is told


def test_the_same_event_told_twice_is_sent_once(people: People, postbox):
    quote = a_sent_quote(people)
    run_due()
    notice = Notice(Template.QUOTE_SENT, Subject.QUOTE, quote.id, people.alice_customer)
    for _ in range(2):
        do(system_of(people.company.id), notifications.tell, notice, key="once")
        run_due()
    assert len(postbox.to_person(ALICE)) == 2  # the quote itself, and our one event


def test_who_may_not_see_quotes_does_not_hear_of_them(people: People, postbox):
    _rights(people, Right.SEE_INVOICES)
    a_sent_quote(people)
    run_due()
    assert deliveries() == []


def test_another_firms_customer_cannot_be_told(people: People):
    notice = Notice(Template.QUOTE_SENT, Subject.QUOTE, people.company.id, people.bo_customer)
    with pytest.raises(NotFound):
        do(system_of(people.company.id), notifications.tell, notice, key="x")
    for person in (people.sanne, people.alice):
        with pytest.raises(NotAllowed):
            do(person, notifications.tell, notice, key="x")


def test_a_question_and_a_refusal_reach_the_colleague_who_made_the_quote(people: People, postbox):
    quote = a_sent_quote(people)
    do(people.alice, quotes.ask, quote.id, line_of(quote), "Does it fit behind the door?")
    approval = seen_by(people.alice, quote.id).approval
    do(people.alice, approvals.decline, approval.id, sha256=approval.sha256, reason="Too noisy.")
    run_due()
    texts = [text_of(mail) for mail in postbox.to_person(SANNE)]
    assert ["Does it fit behind the door?" in text for text in texts] == [True, False]
    assert ["Too noisy." in text for text in texts] == [False, True]
    assert {todo.kind: todo.why for todo in todos()} == {
        TodoKind.QUESTION: "Does it fit behind the door?",
        TodoKind.DECLINED: "Too noisy.",
    }


def test_an_answer_reaches_the_customer_and_settles_the_todo(people: People, postbox):
    quote = a_sent_quote(people)
    question = do(people.alice, quotes.ask, quote.id, line_of(quote), "Does it fit?")
    run_due()
    do(people.sanne, quotes.answer, question.id, "Yes, we measured it.")
    run_due()
    assert "Yes, we measured it." in text_of(postbox.to_person(ALICE)[-1])
    assert [todo.handled_by for todo in todos()] == [people.sanne.name]


def test_the_confirmation_goes_to_both_sides_with_the_signed_copy(people: People, postbox):
    quote = a_sent_quote(people)
    run_due()
    approved(people.alice, seen_by(people.alice, quote.id).approval)
    run_due()
    to_alice, to_sanne = postbox.to_person(ALICE)[-1], postbox.to_person(SANNE)[-1]
    assert len(attachments_of(to_alice)) == 2
    assert attachments_of(to_alice) == attachments_of(to_sanne)
    assert [row.template for row in deliveries()] == ["quote_sent", "order_confirmed", "staff_approved"]


# -- by SMS


def test_who_chose_sms_gets_one_with_a_link_that_signs_nobody_in(people: People, postbox, gateway):
    _by_sms(people)
    quote = a_sent_quote(people)
    run_due()
    [sms] = gateway.asked
    approval = seen_by(people.alice, quote.id).approval
    assert f"/a/{approval.id}" in sms.body.decode()
    assert "/link/" not in sms.body.decode()
    assert postbox.mails == []


def test_an_sms_whose_worker_was_killed_is_not_sent_twice(people: People, postbox, gateway):
    _by_sms(people)
    gateway.status = 503
    a_sent_quote(people)
    run_due()
    _set(deliveries()[0], DeliveryState.SENDING)
    gateway.status, asked_before = 202, len(gateway.asked)
    with time_machine.travel(clock() + timedelta(minutes=2)):
        run_due()
    assert len(gateway.asked) == asked_before
    assert [(row.channel, row.state) for row in deliveries()] == [
        (DeliveryChannel.SMS, DeliveryState.UNKNOWN),
        (DeliveryChannel.EMAIL, DeliveryState.HANDED_OVER),
    ]


def test_a_number_the_gateway_refuses_is_told_by_mail_instead(people: People, postbox, gateway):
    _by_sms(people)
    gateway.status = 400
    a_sent_quote(people)
    run_due()
    assert len(postbox.to_person(ALICE)) == 1
    assert [todo.kind for todo in todos()] == [TodoKind.DELIVERY_FAILED]


def test_a_landline_gets_mail(people: People, postbox, gateway):
    _by_sms(people, "+31402345678")
    a_sent_quote(people)
    run_due()
    assert (len(gateway.asked), len(postbox.to_person(ALICE))) == (0, 1)


# -- on the phone


def test_a_push_arrives_on_every_device_and_leads_to_the_approval(people: People, postbox, push_service):
    a_device(people.alice, push_service, Vendor.APPLE)
    a_device(people.alice, push_service, Vendor.MOZILLA)
    quote = a_sent_quote(people)
    run_due()
    approval = seen_by(people.alice, quote.id).approval
    rows = {row.id for row in deliveries(DeliveryChannel.PUSH)}
    told = [request.json()["notification"] for request in push_service.requests]
    assert len(postbox.to_person(ALICE)) == 1
    assert {note["navigate"] for note in told} == {f"{settings.address}/approvals/{approval.id}?d={id}" for id in rows}
    assert all(quote.number in note["title"] and note["lang"] == "nl" for note in told)
    assert all(people.alice.name not in str(note) and "2360" not in str(note) for note in told)
    first = push_service.requests[0]
    assert (first.urgency, first.ttl >= 3600, len(first.topic or "")) == ("high", True, 32)


def test_a_newer_version_takes_the_place_of_the_older_push(people: People, postbox, push_service):
    a_device(people.alice, push_service)
    quote = a_sent_quote(people)
    run_due()
    a_new_version(people, quote)
    run_due()
    older, newer = push_service.requests
    assert older.topic == newer.topic
    assert older.json()["notification"]["tag"] == newer.json()["notification"]["tag"]
    assert older.json()["notification"]["title"] != newer.json()["notification"]["title"]


@pytest.mark.parametrize("let_go", ["expire", "forget"])
def test_a_device_that_was_let_go_is_forgotten_and_nobody_is_bothered(people: People, postbox, push_service, let_go):
    _device, subscription = a_device(people.alice, push_service)
    getattr(push_service, let_go)(subscription)
    a_sent_quote(people)
    run_due()
    assert do(people.alice, notifications.devices) == []
    assert deliveries(DeliveryChannel.PUSH)[0].state is DeliveryState.FAILED
    assert todos() == []


def test_a_push_service_that_is_busy_says_when_to_come_back(people: People, postbox, push_service):
    a_device(people.alice, push_service)
    push_service.fail(429, retry_after=300)
    a_sent_quote(people)
    run_due()
    [job] = waiting_jobs()
    assert timedelta(seconds=280) < job.due_at - clock() <= timedelta(seconds=300)
    with time_machine.travel(clock() + timedelta(minutes=6)):
        run_due()
    assert deliveries(DeliveryChannel.PUSH)[0].state is DeliveryState.HANDED_OVER


def test_a_push_the_service_refuses_is_our_mistake_and_keeps_the_device(people: People, postbox, push_service):
    a_device(people.alice, push_service)
    push_service.fail(400)
    a_sent_quote(people)
    run_due()
    assert deliveries(DeliveryChannel.PUSH)[0].state is DeliveryState.FAILED
    assert [device.failed_at is not None for device in do(people.alice, notifications.devices)] == [True]
    assert (len(postbox.to_person(ALICE)), todos()) == (1, [])


def test_when_neither_sms_nor_push_arrive_one_mail_does(people: People, postbox, gateway, push_service):
    _by_sms(people)
    a_device(people.alice, push_service)
    gateway.status = 400
    push_service.fail(400)
    a_sent_quote(people)
    run_due()
    assert len(postbox.to_person(ALICE)) == 1


def test_the_practice_message_reaches_only_ones_own_devices(people: People, push_service):
    _device, alices = a_device(people.alice, push_service)
    a_device(people.niels, push_service)
    assert do(people.alice, notifications.test_push) == 1
    run_due()
    assert [request.subscription for request in push_service.requests] == [alices]
    assert deliveries()[0].state is DeliveryState.HANDED_OVER


# -- what came of it


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
