"""A person's devices: one entry each, one's own, and only at push services we know."""

from dataclasses import replace

import pytest
import time_machine
from sqlmodel import select

from domain import notifications
from domain.access import HOUSE
from domain.notifications.rules import NoDevices, NotADevice
from domain.problems import NotFound, TooMany
from domain.work import clock, work_as
from models.account import PushSubscription
from models.fact import Job
from tests.people import People, do
from tests.push.encryption import DeviceKeys

PHONE = "https://web.push.apple.com/QGuV"
KEYS = DeviceKeys.generate().as_json()


def _subscribe(person, endpoint: str = PHONE, **how: str):
    return do(person, notifications.subscribe, endpoint=endpoint, **(KEYS | {"label": "iPhone, Safari"} | how))


def test_a_device_is_kept_once_and_each_visit_confirms_it(people: People):
    first = _subscribe(people.alice)
    with time_machine.travel(clock().replace(year=2027)):
        again = _subscribe(people.alice)
    assert [device.id for device in do(people.alice, notifications.devices)] == [first.id]
    assert again.confirmed_at > first.confirmed_at


def test_new_keys_of_the_same_device_replace_the_old_ones(people: People):
    _subscribe(people.alice)
    newer = DeviceKeys.generate().as_json()
    _subscribe(people.alice, **newer)
    with work_as(HOUSE) as work:
        assert work.session.exec(select(PushSubscription)).one().p256dh == newer["p256dh"]


def test_who_signs_in_on_a_device_takes_it_over(people: People):
    _subscribe(people.alice)
    _subscribe(people.niels)
    assert do(people.alice, notifications.devices) == []
    assert [device.endpoint for device in do(people.niels, notifications.devices)] == [PHONE]


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://evil.example/x",
        "http://web.push.apple.com/x",
        "https://web.push.apple.com@10.0.0.1/",
        "file:///etc/passwd",
    ],
)
def test_only_push_services_we_know_are_written_to(people: People, endpoint: str):
    with pytest.raises(NotADevice):
        _subscribe(people.alice, endpoint)


def test_keys_that_are_none_are_refused(people: People):
    for wrong in ({"auth": "AAAA"}, {"p256dh": "AAAA"}, {"auth": "not base64 ä"}):
        with pytest.raises(NotADevice):
            _subscribe(people.alice, **wrong)


def test_a_device_is_removed_from_the_list_or_by_itself(people: People):
    device, other = _subscribe(people.alice), _subscribe(people.alice, PHONE + "2")
    do(people.alice, notifications.unsubscribe, device.id)
    do(people.alice, notifications.unsubscribe, other.endpoint)
    assert do(people.alice, notifications.devices) == []


def test_somebody_elses_device_is_not_found(people: People):
    device = _subscribe(people.alice)
    for name in (str(device.id), device.endpoint, ""):
        with pytest.raises(NotFound):
            do(people.niels, notifications.unsubscribe, name)
    assert len(do(people.alice, notifications.devices)) == 1


def test_old_browsers_make_room_for_new_ones(people: People):
    with time_machine.travel(clock()) as traveller:
        for number in range(22):
            _subscribe(people.alice, f"{PHONE}{number}")
            traveller.shift(60)
    kept = [device.endpoint for device in do(people.alice, notifications.devices)]
    assert (len(kept), kept[0]) == (20, f"{PHONE}21")


def test_a_practice_message_needs_a_device(people: People):
    with pytest.raises(NoDevices):
        do(people.alice, notifications.test_push)


def test_a_few_practice_messages_are_enough(people: People):
    _subscribe(people.alice)
    for _ in range(3):
        do(people.alice, notifications.test_push)
    with pytest.raises(TooMany):
        do(people.alice, notifications.test_push)
    with work_as(HOUSE) as work:
        assert len(work.session.exec(select(Job)).all()) == 3


def test_staff_have_devices_too(people: People):
    _subscribe(people.sanne)
    assert do(people.sanne, notifications.test_push) == 1


def test_who_is_nobody_has_no_devices(people: People):
    with pytest.raises(NotFound):
        do(replace(people.sanne, account_id=None), notifications.devices)
