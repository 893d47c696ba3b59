"""Webhooks come before, during or after the redirect; twice, late, never, in the wrong order, and until heard."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo.mollie import Chaos, Simulator, Status, WebhookTiming, start_simulator
from demo.mollie.hooks import RETRIES
from integrations.mollie import Mollie, PaymentStatus, is_payment_id
from tests.demo.shop import Shop, an_invoice, open_shop, pay

KEY = "test_simulatorsimulator"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def shop() -> Iterator[Shop]:
    with open_shop() as shop:
        yield shop


@pytest.fixture
def simulator(shop: Shop) -> Iterator[Simulator]:
    """Its clock stands still: what is due later comes only when a test advances it."""
    running = start_simulator(clock=lambda: NOON)
    yield running
    running.stop()


@pytest.fixture
def mollie(simulator: Simulator) -> Mollie:
    return Mollie(KEY, simulator.url)


def test_a_webhook_is_a_form_with_nothing_but_the_id(shop: Shop, simulator: Simulator, mollie: Mollie):
    payment = mollie.create_payment(an_invoice(shop.url))
    simulator.set_status(payment.id, "paid")
    shop.wait_for(1)
    call = shop.calls[0]
    assert call["body"] == f"id={payment.id}"
    assert call["headers"]["Content-Type"] == "application/x-www-form-urlencoded"
    assert call["headers"]["User-Agent"].startswith("Mollie")
    assert "Authorization" not in call["headers"]


@pytest.mark.parametrize("outcome", ["paid", "failed", "canceled", "expired"])
def test_every_ending_is_told_once(shop: Shop, mollie: Mollie, outcome: str):
    payment = mollie.create_payment(an_invoice(shop.url))
    answer = pay(_checkout(payment), outcome=outcome)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{shop.url}/return")
    assert shop.wait_for(1) == [payment.id]


def test_waiting_is_not_told(shop: Shop, simulator: Simulator, mollie: Mollie):
    payment = mollie.create_payment(an_invoice(shop.url, method="banktransfer"))
    pay(_checkout(payment), method="banktransfer", outcome="will_transfer")
    assert simulator.hooks() == []
    pay(_checkout(payment), method="banktransfer", outcome="paid")
    assert shop.wait_for(1) == [payment.id]


def test_before_the_redirect(shop: Shop, simulator: Simulator, mollie: Mollie):
    simulator.set_chaos(Chaos(timing=WebhookTiming.BEFORE))
    payment = mollie.create_payment(an_invoice(shop.url))
    pay(_checkout(payment))
    assert shop.told == [payment.id]  # without waiting


def test_after_the_redirect(shop: Shop, simulator: Simulator, mollie: Mollie):
    simulator.set_chaos(Chaos(timing=WebhookTiming.AFTER))
    payment = mollie.create_payment(an_invoice(shop.url))
    pay(_checkout(payment))
    assert shop.told == []
    assert mollie.payment(payment.id).status is PaymentStatus.PAID
    simulator.advance(2)
    assert shop.wait_for(1) == [payment.id]


def test_together_with_the_redirect(shop: Shop, simulator: Simulator, mollie: Mollie):
    """The shop is still busy with the webhook when the person is back."""
    shop.on_webhook = lambda id: time.sleep(1)
    payment = mollie.create_payment(an_invoice(shop.url))
    pay(_checkout(payment))
    returned = time.monotonic()
    shop.wait_for(1)
    assert shop.calls[0]["at"] < returned + 0.9
    assert simulator.hooks()[0]["state"] == "sending"


def test_the_truth_can_be_asked_from_within_the_webhook(shop: Shop, simulator: Simulator, mollie: Mollie):
    seen: list[PaymentStatus] = []
    shop.on_webhook = lambda id: seen.append(mollie.payment(id).status)
    simulator.set_chaos(Chaos(timing=WebhookTiming.BEFORE))
    pay(_checkout(mollie.create_payment(an_invoice(shop.url))))
    assert seen == [PaymentStatus.PAID]


def test_an_unheard_webhook_comes_again_and_again(shop: Shop, simulator: Simulator, mollie: Mollie):
    shop.answers.extend([500, 302, 404])
    payment = mollie.create_payment(an_invoice(shop.url))
    simulator.set_status(payment.id, "paid")
    for tries, wait in enumerate(RETRIES[:3], start=1):
        shop.wait_for(tries)
        _wait_until(lambda tries=tries: len(simulator.hooks()[0]["tries"]) == tries)
        simulator.advance(wait - 1)
        time.sleep(0.1)
        assert len(shop.calls) == tries
        simulator.advance(1)
    shop.wait_for(4)
    _wait_until(lambda: simulator.hooks()[0]["state"] == "delivered")
    assert [one["outcome"] for one in simulator.hooks()[0]["tries"]] == ["500", "302", "404", "200"]
    assert {call["path"] for call in shop.calls} == {"/hook"}  # the redirect was not followed


def test_it_gives_up_after_about_a_day(shop: Shop, simulator: Simulator, mollie: Mollie):
    shop.answers.extend([500] * 20)
    simulator.set_status(mollie.create_payment(an_invoice(shop.url)).id, "paid")
    for tries, wait in enumerate((*RETRIES, 10**6), start=1):
        _wait_until(lambda tries=tries: len(simulator.hooks()[0]["tries"]) == tries)
        simulator.advance(wait)
    assert simulator.hooks()[0]["state"] == "given_up"
    assert len(shop.calls) == 1 + len(RETRIES)


def test_expiry_is_told(shop: Shop, simulator: Simulator, mollie: Mollie):
    payment = mollie.create_payment(an_invoice(shop.url))
    simulator.advance(3601)
    assert shop.wait_for(1) == [payment.id]


def test_refunds_and_chargebacks_are_told(shop: Shop, simulator: Simulator, mollie: Mollie):
    payment = mollie.create_payment(an_invoice(shop.url))
    simulator.set_status(payment.id, "paid")
    shop.wait_for(1)
    mollie.refund(payment.id, 100, "Part", idempotency_key="r")
    simulator.advance(31)
    shop.wait_for(2)
    simulator.charge_back(payment.id)
    assert shop.wait_for(3) == [payment.id] * 3


def test_twice(shop: Shop, simulator: Simulator, mollie: Mollie):
    simulator.set_chaos(Chaos(copies=3))
    payment = mollie.create_payment(an_invoice(shop.url))
    pay(_checkout(payment))
    assert shop.wait_for(3) == [payment.id] * 3


def test_late(shop: Shop, simulator: Simulator, mollie: Mollie):
    simulator.set_chaos(Chaos(delay=120))
    pay(_checkout(mollie.create_payment(an_invoice(shop.url))))
    simulator.advance(119)
    time.sleep(0.1)
    assert shop.told == []
    simulator.advance(1)
    shop.wait_for(1)


def test_never(shop: Shop, simulator: Simulator, mollie: Mollie):
    simulator.set_chaos(Chaos(drop=1))
    lost = mollie.create_payment(an_invoice(shop.url))
    heard = mollie.create_payment(an_invoice(shop.url, idempotency_key="attempt-2"))
    simulator.set_status(lost.id, "paid")
    simulator.set_status(heard.id, "paid")
    simulator.advance(86_400)
    assert shop.wait_for(1) == [heard.id]
    assert simulator.hooks()[0]["state"] == "lost"


def test_in_the_wrong_order(shop: Shop, simulator: Simulator, mollie: Mollie):
    simulator.set_chaos(Chaos(reorder=True))
    first = mollie.create_payment(an_invoice(shop.url))
    second = mollie.create_payment(an_invoice(shop.url, idempotency_key="attempt-2"))
    simulator.set_status(first.id, "paid")
    simulator.set_status(second.id, "paid")
    assert shop.wait_for(1) == [second.id]
    simulator.advance(2)
    assert shop.wait_for(2) == [second.id, first.id]


def test_a_held_webhook_leaves_even_if_nothing_overtakes_it(shop: Shop, simulator: Simulator, mollie: Mollie):
    simulator.set_chaos(Chaos(reorder=True))
    payment = mollie.create_payment(an_invoice(shop.url))
    simulator.set_status(payment.id, "paid")
    simulator.advance(31)
    assert shop.wait_for(1) == [payment.id]


def test_with_a_forged_id_beside_it(shop: Shop, simulator: Simulator, mollie: Mollie):
    forged = ("tr_x/../../organizations/me", "tr_somebodyelses1", "")
    simulator.set_chaos(Chaos(forge=forged))
    payment = mollie.create_payment(an_invoice(shop.url))
    simulator.set_status(payment.id, "paid")
    _wait_until(lambda: len(shop.calls) >= 3)
    assert {payment.id, *forged[:2]} <= {id for id in shop.told if id}
    assert not is_payment_id(forged[0])


def test_before_the_shop_knows_the_id(shop: Shop, simulator: Simulator, mollie: Mollie):
    """The webhook overtakes the answer that creates the payment."""
    simulator.set_chaos(Chaos(before_answer=True))
    payment = mollie.create_payment(an_invoice(shop.url))
    assert shop.told == [payment.id]


def test_a_killed_sender_leaves_nothing_unsent(shop: Shop, tmp_path: Path):
    """What was claimed and never closed is sent by the next process, when the claim has run out."""
    state = tmp_path / "payments.db"
    killed = start_simulator(state=state, clock=lambda: NOON)
    payment = Mollie(KEY, killed.url).create_payment(an_invoice(shop.url))
    provider = killed._parts.provider
    _moved, hooks = provider.move(payment.id, Status.PAID, wait=5)
    assert provider.hooks.claim(hooks[0])
    assert provider.hooks.claim(hooks[0]) is None
    killed.stop()
    later = start_simulator(state=state, clock=lambda: NOON)
    time.sleep(0.1)
    assert shop.told == []
    later.advance(61)
    assert shop.wait_for(1) == [payment.id]
    later.stop()


def test_a_clock_that_jumps_sends_nothing_twice(shop: Shop, simulator: Simulator, mollie: Mollie):
    shop.on_webhook = lambda id: time.sleep(0.3)
    simulator.set_status(mollie.create_payment(an_invoice(shop.url)).id, "paid")
    shop.wait_for(1)
    simulator.advance(86_400)
    _wait_until(lambda: simulator.hooks()[0]["state"] == "delivered")
    assert len(shop.calls) == 1


def test_two_workers_on_one_store_send_each_webhook_once(shop: Shop, tmp_path: Path):
    workers = [start_simulator(state=tmp_path / "payments.db") for _ in range(2)]
    made = []
    for number in range(20):
        mollie = Mollie(KEY, workers[number % 2].url)
        made.append(mollie.create_payment(an_invoice(shop.url, idempotency_key=f"k{number}")).id)
        workers[(number + 1) % 2].set_status(made[-1], "paid")
    shop.wait_for(20)
    for worker in workers:
        worker.stop()
    assert sorted(shop.told) == sorted(made)


def test_a_shop_without_webhooks_is_not_told(shop: Shop, simulator: Simulator, mollie: Mollie):
    simulator.set_status(mollie.create_payment(an_invoice(shop.url, webhook_url=None)).id, "paid")
    assert simulator.hooks() == []


def _checkout(payment) -> str:
    assert payment.checkout_url is not None
    return payment.checkout_url


def _wait_until(is_so, seconds: float = 8) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.01)
