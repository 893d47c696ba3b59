"""What people are told reaches them, once: whatever the mail server, the gateway, the phone or our worker does."""

from datetime import timedelta

import pytest
import time_machine

from domain import accounts, approvals, notifications, quotes
from domain.access import HOUSE, Right, system_of
from domain.notifications import TROUBLES, Notice, Subject, Template, Trouble
from domain.problems import Conflict, Invalid, NotAllowed, NotFound
from domain.work import clock, work_as
from integrations import mail as post_office
from models.account import Membership
from models.approval import Approval
from models.fact import Delivery, DeliveryState, TodoKind
from tasks.runner import run_due
from tests.makers import a_sent_quote, approved, line_of, seen_by
from tests.people import People, do
from tests.tasks.post import (
    attachments_of,
    deliveries,
    facts_named,
    link_in,
    mark,
    text_of,
    todos,
    waiting_jobs,
)

ALICE = "alice@home.example"
SANNE = "sanne@firm.example"


def _rights(people: People, *rights: Right) -> None:
    with work_as(HOUSE) as work:
        work.get(Membership, people.alice.seats[0].membership_id).rights = sorted(rights)


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
    mark(deliveries()[0], DeliveryState.SENDING)
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
