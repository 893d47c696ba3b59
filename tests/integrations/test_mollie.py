"""Our gateway against a real server that speaks Mollie's API."""

import logging
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from demo.mollie import Chaos, Simulator, Status, Trouble, TroubleKind, start_simulator
from integrations.mollie import (
    Mode,
    Mollie,
    PaymentStatus,
    ProviderDown,
    ProviderNotFound,
    ProviderProblem,
    ProviderRefused,
    RefundStatus,
    is_payment_id,
    is_refund_id,
)
from tests.demo.shop import an_invoice, pay

KEY = "test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    running = start_simulator(clock=lambda: NOON)
    yield running
    running.stop()


@pytest.fixture
def mollie(simulator: Simulator) -> Mollie:
    return Mollie(KEY, simulator.url, timeout=(1, 5))


def test_a_new_payment_is_open_and_says_where_to_pay(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice(locale="nl_NL"))
    assert (payment.status, payment.amount_cents, payment.currency) == (PaymentStatus.OPEN, 12345, "EUR")
    assert payment.mode is Mode.TEST
    assert payment.metadata == {"payment": "p-1"}
    assert payment.checkout_url is not None
    assert payment.checkout_url.startswith(f"{simulator.url}/checkout/")
    assert (payment.created_at, payment.expires_at) == (NOON, NOON + timedelta(hours=1))
    assert payment.paid_at is None
    assert is_payment_id(payment.id)


@pytest.mark.parametrize("outcome", ["paid", "failed", "canceled", "expired"])
def test_every_ending_is_seen(mollie: Mollie, outcome: str):
    payment = mollie.create_payment(an_invoice(webhook_url=None))
    assert payment.checkout_url is not None
    pay(payment.checkout_url, outcome=outcome)
    ended = mollie.payment(payment.id)
    assert ended.status == outcome
    assert ended.status.is_final
    assert ended.method == "ideal"
    assert ended.checkout_url is None
    assert (ended.paid_at is not None) == (outcome == "paid")


def test_an_authorized_payment_is_not_over(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice(method="creditcard", webhook_url=None))
    simulator.set_status(payment.id, Status.AUTHORIZED)
    seen = mollie.payment(payment.id)
    assert seen.status is PaymentStatus.AUTHORIZED
    assert not seen.status.is_final


def test_a_bank_transfer_waits_until_the_money_arrives(mollie: Mollie, simulator: Simulator):
    due = date(2026, 3, 16)
    wish = an_invoice(method="banktransfer", billing_email="anna@jansen.example", due_date=due, webhook_url=None)
    payment = mollie.create_payment(wish)
    assert payment.details["transferReference"].startswith("RF")
    assert payment.checkout_url is not None
    pay(payment.checkout_url, method="banktransfer", outcome="will_transfer")
    waiting = mollie.payment(payment.id)
    assert waiting.status is PaymentStatus.PENDING
    assert waiting.expires_at == datetime(2026, 3, 18, tzinfo=UTC)
    simulator.set_status(payment.id, Status.PAID)
    assert mollie.payment(payment.id).status is PaymentStatus.PAID


def test_a_payment_expires_by_itself(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice(method="ideal", webhook_url=None))
    simulator.advance(14 * 60)
    assert mollie.payment(payment.id).status is PaymentStatus.OPEN
    simulator.advance(2 * 60)
    assert mollie.payment(payment.id).status is PaymentStatus.EXPIRED


def test_an_open_payment_can_be_taken_back(mollie: Mollie):
    payment = mollie.create_payment(an_invoice(webhook_url=None))
    assert payment.is_cancelable
    assert mollie.cancel(payment.id).status is PaymentStatus.CANCELED
    assert mollie.payment(payment.id).status is PaymentStatus.CANCELED


def test_nobody_is_pulled_away_from_their_bank(mollie: Mollie):
    payment = mollie.create_payment(an_invoice(method="ideal", webhook_url=None))
    assert not payment.is_cancelable
    with pytest.raises(ProviderRefused) as refused:
        mollie.cancel(payment.id)
    assert refused.value.status == 422
    assert mollie.payment(payment.id).status is PaymentStatus.OPEN


def test_part_and_then_the_rest_is_given_back(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice(webhook_url=None))
    simulator.set_status(payment.id, Status.PAID)
    part = mollie.refund(payment.id, 2345, "Broken tap", idempotency_key="refund-1")
    assert (part.amount_cents, part.status, part.payment_id) == (2345, RefundStatus.PENDING, payment.id)
    assert is_refund_id(part.id)
    rest = mollie.refund(payment.id, 10000, "All of it", idempotency_key="refund-2")
    assert mollie.payment(payment.id).refunded_cents == 12345
    assert mollie.refunds(payment.id) == (rest, part)
    with pytest.raises(ProviderRefused) as refused:
        mollie.refund(payment.id, 1, "One more", idempotency_key="refund-3")
    assert refused.value.field == "amount"


def test_a_refund_that_failed_stays_with_the_firm(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice(webhook_url=None))
    simulator.set_status(payment.id, Status.PAID)
    refund = mollie.refund(payment.id, 2345, "Broken tap", idempotency_key="refund-1")
    simulator.settle_refund(refund.id, "failed")
    assert mollie.payment(payment.id).refunded_cents == 0
    assert mollie.refunds(payment.id)[0].status is RefundStatus.FAILED


def test_the_same_refund_twice_is_refused_not_retried(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice(webhook_url=None))
    simulator.set_status(payment.id, Status.PAID)
    first = mollie.refund(payment.id, 100, "Broken tap", idempotency_key="refund-1")
    assert mollie.refund(payment.id, 100, "Broken tap", idempotency_key="refund-1") == first
    with pytest.raises(ProviderRefused) as refused:
        mollie.refund(payment.id, 100, "Broken tap", idempotency_key="refund-2")
    assert refused.value.status == 409
    assert mollie.payment(payment.id).refunded_cents == 100


def test_a_chargeback_is_seen(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice(webhook_url=None))
    simulator.set_status(payment.id, Status.PAID)
    simulator.charge_back(payment.id)
    seen = mollie.payment(payment.id)
    assert (seen.status, seen.charged_back_cents) == (PaymentStatus.PAID, 12345)


def test_methods_speak_the_customers_language_and_fit_the_amount(mollie: Mollie):
    assert [method.name for method in mollie.methods(1000, "EUR", "de_DE")] == [
        "iDEAL | Wero", "Bancontact", "Karte", "Überweisung",
    ]  # fmt: skip
    assert [method.id for method in mollie.methods(20_000_00, "EUR", "nl_NL")] == [
        "ideal",
        "bancontact",
        "banktransfer",
    ]
    ideal = mollie.methods(1000, "EUR", "nl_NL")[0]
    assert (ideal.min_cents, ideal.max_cents) == (1, 50_000_00)


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


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount_cents": 0}, "amount"),
        ({"amount_cents": -100}, "amount.value"),
        ({"currency": "XXX"}, "amount.currency"),
        ({"amount_cents": 99_999_999, "method": "ideal"}, "amount"),
        ({"description": ""}, "description"),
        ({"description": "x" * 256}, "description"),
        ({"redirect_url": "javascript:alert(1)"}, "redirectUrl"),
        ({"webhook_url": "http://10.0.0.1/hook"}, "webhookUrl"),
        ({"method": "barter"}, "method"),
        ({"locale": "tlh_QO"}, "locale"),
        ({"metadata": {"x": "y" * 2000}}, "metadata"),
        ({"billing_email": "nobody"}, "billingAddress.email"),
        ({"due_date": date(2020, 1, 1), "method": "banktransfer"}, "dueDate"),
        ({"due_date": date(2020, 1, 1)}, "dueDate"),
    ],
)
def test_what_is_refused_names_the_field(mollie: Mollie, simulator: Simulator, changes: dict, field: str):
    with pytest.raises(ProviderRefused) as refused:
        mollie.create_payment(an_invoice(**changes))
    assert (refused.value.status, refused.value.field) == (422, field)
    assert simulator.payments() == []


def test_an_address_the_provider_cannot_reach_is_refused(mollie: Mollie, simulator: Simulator):
    simulator.set_chaos(Chaos(refuse_local_webhooks=True))
    with pytest.raises(ProviderRefused) as refused:
        mollie.create_payment(an_invoice("http://localhost:9"))
    assert refused.value.field == "webhookUrl"


def test_another_firms_payment_is_not_found(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice())
    stranger = Mollie("test_strangerstrangerstranger", simulator.url)
    for ask in (stranger.payment, stranger.cancel, stranger.refunds):
        with pytest.raises(ProviderNotFound):
            ask(payment.id)


PATHS = [
    "", "tr_", "tr_abc", "re_abcdefgh", "tr_abcdefgh\n", "tr_x/../../organizations/me", "tr_abcdefgh?include=details",
    "tr_abcdefgh/refunds", "tr_abcdefgh%2f..", "tr_abcdefgh#", "TR_abcdefgh", "tr_äöüäöüäöü", "tr_" + "a" * 65, "../me",
]  # fmt: skip


@pytest.mark.parametrize("id", PATHS)
def test_an_id_like_a_path_never_leaves_the_house(id: str):
    """Nobody listens at that address: a request would say ProviderDown."""
    mollie = Mollie(KEY, "http://127.0.0.1:1")
    assert not is_payment_id(id)
    for ask in (mollie.payment, mollie.cancel, mollie.refunds):
        with pytest.raises(ProviderNotFound):
            ask(id)
    with pytest.raises(ProviderNotFound):
        mollie.refund(id, 100, "x", idempotency_key="k")


def test_an_unknown_id_is_not_found(mollie: Mollie):
    with pytest.raises(ProviderNotFound):
        mollie.payment("tr_abcdefgh")


@pytest.mark.parametrize("key", ["", "secret", "test_ü", "live-abc", "access_abcdef", "test_a b", "test_a\r\nX: y"])
def test_what_is_no_key_is_refused_without_quoting_it(key: str):
    with pytest.raises(ProviderRefused) as refused:
        Mollie(key)
    assert refused.value.field == "apiKey"
    assert not key or key not in str(refused.value)


def test_a_live_key_never_travels_in_the_clear():
    with pytest.raises(ProviderRefused):
        Mollie("live_abcdefghijklmnop", "http://payments.example")


def test_a_key_the_provider_rejects_is_our_mistake(simulator: Simulator, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("demo.mollie.api.profile_of", lambda authorization: None)
    with pytest.raises(ProviderRefused) as refused:
        Mollie(KEY, simulator.url).methods(100, "EUR", "nl_NL")
    assert (refused.value.status, refused.value.field) == (401, "apiKey")


def test_the_key_shows_in_no_text_and_no_log(
    mollie: Mollie, simulator: Simulator, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    """Even when the provider quotes it back, and in the causes that a traceback would print."""
    payment, seen = mollie.create_payment(an_invoice()), [repr(mollie)]
    monkeypatch.setattr("demo.mollie.provider.Provider.payment", _quote_the_key)
    with caplog.at_level(logging.DEBUG):
        for kind in (None, *TroubleKind):
            if kind:
                simulator.set_chaos(Chaos(troubles=(Trouble(kind=kind, seconds=0.1),)))
            with pytest.raises(ProviderProblem) as problem:
                mollie.payment(payment.id)
            seen += [str(problem.value), repr(problem.value.__cause__)]
            assert problem.value.__cause__ is None
            assert problem.value.__suppress_context__ or problem.value.__context__ is None
    assert "[key]" in seen[1]
    assert all(KEY not in text for text in (*seen, caplog.text))


def test_each_thread_has_its_own_connection(mollie: Mollie):
    from integrations.mollie.wire import wire

    here, there = wire(KEY, None, (1, 1)), []
    other = threading.Thread(target=lambda: there.append(wire(KEY, None, (1, 1))))
    other.start()
    other.join()
    assert wire(KEY, None, (1, 1)) is here
    assert there[0] is not here


def test_many_firms_share_a_thread_without_growing_it():
    from integrations.mollie import wire as module

    for firm in range(100):
        module.wire(f"test_firm{firm}", None, (1, 1))
    assert len(module._here.clients) <= 32


def test_a_request_can_be_sent_again_unchanged(mollie: Mollie):
    request = an_invoice()
    assert replace(request) == request
    assert mollie.create_payment(request) == mollie.create_payment(replace(request))


def _quote_the_key(provider, id: str, *, profile: str | None = None):
    from demo.mollie.problems import unprocessable

    raise unprocessable(f"The key {KEY} and also live_otherotherother may not do this")
