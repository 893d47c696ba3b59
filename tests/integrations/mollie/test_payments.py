"""Payments and refunds at Mollie, from the wish to the money; and what is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest

from demo.mollie import Chaos, Simulator, Status
from integrations.mollie import (
    Mode,
    Mollie,
    PaymentStatus,
    ProviderNotFound,
    ProviderRefused,
    RefundStatus,
    is_payment_id,
    is_refund_id,
)
from tests.demo.shop import an_invoice, pay
from tests.integrations.mollie import KEY, NOON


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
