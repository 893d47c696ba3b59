"""Asking Mollie again: one wish makes one payment, whatever the line or the provider does."""

import logging
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from demo.mollie import Chaos, Simulator, Trouble, TroubleKind
from integrations.mollie import (
    Mollie,
    ProviderDown,
    ProviderRefused,
)
from tests.demo.shop import an_invoice
from tests.integrations.mollie import KEY


def test_asking_twice_with_one_key_makes_one_payment(mollie: Mollie, simulator: Simulator):
    first = mollie.create_payment(an_invoice())
    assert mollie.create_payment(an_invoice()) == first
    assert len(simulator.payments()) == 1


def test_a_replay_leaves_the_root_logger_alone(mollie: Mollie, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.INFO):
        mollie.create_payment(an_invoice())
        mollie.create_payment(an_invoice())
    assert {record.name for record in caplog.records if "replayed" in record.message.lower()} == {
        "integrations.mollie.wire"
    }


def test_one_key_for_two_different_payments_is_refused(mollie: Mollie):
    mollie.create_payment(an_invoice())
    with pytest.raises(ProviderRefused) as refused:
        mollie.create_payment(an_invoice(amount_cents=1))
    assert refused.value.status == 400


def test_a_timeout_is_answered_by_the_same_key(mollie: Mollie, simulator: Simulator):
    """The payment was made, the answer got lost: asking again finds it."""
    impatient = Mollie(KEY, simulator.url, timeout=(1, 1))
    silence = Trouble(kind=TroubleKind.SILENCE, method="POST", seconds=2)
    simulator.set_chaos(Chaos(troubles=(silence,)))
    with pytest.raises(ProviderDown):
        impatient.create_payment(an_invoice())
    assert len(simulator.payments()) == 1
    assert mollie.create_payment(an_invoice()).id == simulator.payments()[0]["id"]


def test_a_key_in_use_right_now_means_later(mollie: Mollie, simulator: Simulator):
    simulator.set_chaos(Chaos(troubles=(Trouble(kind=TroubleKind.SLOW, method="POST", seconds=1),)))
    with ThreadPoolExecutor(2) as people:
        both = [people.submit(mollie.create_payment, an_invoice()) for _ in range(2)]
    problems = [one.exception() for one in both]
    assert sorted(type(problem).__name__ for problem in problems) == ["NoneType", "ProviderDown"]
    assert len(simulator.payments()) == 1


@pytest.mark.parametrize(
    ("kind", "retry_after"),
    [
        (TroubleKind.UNAVAILABLE, 7),
        (TroubleKind.TOO_MANY, 7),
        (TroubleKind.HTML, None),
        (TroubleKind.MAINTENANCE, None),
        (TroubleKind.BARE, None),
    ],
)
def test_bad_weather_means_later(mollie: Mollie, simulator: Simulator, kind: TroubleKind, retry_after: int | None):
    payment = mollie.create_payment(an_invoice())
    simulator.set_chaos(Chaos(troubles=(Trouble(kind=kind, seconds=7),)))
    with pytest.raises(ProviderDown) as down:
        mollie.payment(payment.id)
    assert down.value.retry_after == retry_after
    assert mollie.payment(payment.id).id == payment.id


def test_nobody_listening_means_later():
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        with pytest.raises(ProviderDown):
            Mollie(KEY, f"http://127.0.0.1:{deaf.getsockname()[1]}").payment("tr_abcdefgh")


def test_a_request_can_be_sent_again_unchanged(mollie: Mollie):
    request = an_invoice()
    assert replace(request) == request
    assert mollie.create_payment(request) == mollie.create_payment(replace(request))
