"""By SMS and by push: what a gateway, a push service or a phone does to a message, and how mail steps in."""

from datetime import timedelta

import pytest
import time_machine

from domain import notifications
from domain.access import HOUSE
from domain.work import clock, work_as
from models.account import Channel, Membership
from models.fact import DeliveryChannel, DeliveryState, TodoKind
from settings import settings
from tasks.runner import run_due
from tests.makers import a_new_version, a_sent_quote, seen_by
from tests.people import People, do
from tests.push.records import Vendor
from tests.tasks.post import (
    a_device,
    deliveries,
    mark,
    todos,
    waiting_jobs,
)

ALICE = "alice@home.example"


def _by_sms(people: People, number: str = "+31612345678") -> None:
    """Alice chose SMS in her profile."""
    with work_as(HOUSE) as work:
        seat = work.get(Membership, people.alice.seats[0].membership_id)
        seat.channel, seat.phone = Channel.SMS, number


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
    mark(deliveries()[0], DeliveryState.SENDING)
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
