"""The provider's truth is booked once: however often, in whatever order and from however many sides it comes."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlmodel import select

from demo.mollie import Simulator, Status, TroubleKind
from domain import invoices, payments
from domain.access import HOUSE, system_of
from domain.payments import actions, provider, queries
from domain.problems import NotFound, Unavailable
from domain.work import clock, work_as
from integrations.mollie import Mode
from integrations.mollie import PaymentStatus as ProviderStatus
from models.fact import Fact
from models.invoice import InvoiceStatus, PaymentStatus
from tests.bills import an_invoice, payment_with, reread
from tests.paying import begun, paid, trouble
from tests.people import People, do


def told(payment) -> list[str]:
    """The names of the facts about a payment, in their order."""
    with work_as(HOUSE, writes=False) as work:
        facts = work.session.exec(select(Fact).where(Fact.subject_id == payment.id).order_by(Fact.seq))
        return [fact.name for fact in facts]


def test_a_payment_is_booked(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = paid(people, invoice, simulator)
    after = reread(invoice)
    assert (payment.status, payment.is_live, payment.booked_cents) == (PaymentStatus.PAID, False, 12_100)
    assert (after.status, after.paid_cents, after.open_cents) == (InvoiceStatus.PAID, 12_100, 0)
    assert told(payment) == ["payment.started", "payment.received"]


def test_asking_again_changes_nothing(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = paid(people, invoice, simulator)
    for _ in range(3):
        payments.sync(payment.id)
    assert reread(invoice).paid_cents == 12_100
    assert told(payment) == ["payment.started", "payment.received"]


def test_twenty_at_once_book_once(people: People, simulator: Simulator):
    invoice, together = an_invoice(people), Barrier(20)
    payment = begun(people, invoice)
    simulator.set_status(payment.provider_id or "", Status.PAID)

    def ask(_side: int):
        together.wait()
        return payments.sync(payment.id).state

    with ThreadPoolExecutor(20) as pool:
        states = set(pool.map(ask, range(20)))
    assert states == {PaymentStatus.PAID}
    assert reread(invoice).paid_cents == 12_100
    assert told(payment) == ["payment.started", "payment.received"]


@pytest.mark.parametrize(
    ("status", "fact"),
    [(Status.FAILED, "payment.failed"), (Status.EXPIRED, "payment.expired"), (Status.CANCELED, "payment.cancelled")],
)
def test_what_did_not_work_books_nothing(people: People, simulator: Simulator, status: Status, fact: str):
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    simulator.set_status(payment.provider_id or "", status)
    for _ in range(2):
        payments.sync(payment.id)
    assert told(payment) == ["payment.started", fact]
    assert (reread(invoice).status, payment_with(payment.id).is_live) == (InvoiceStatus.OPEN, False)


def test_an_old_answer_that_arrives_late_is_thrown_away(people: People, simulator: Simulator):
    """Two ask; the first answer ("open") is delivered after the second ("paid") was booked."""
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    with work_as(HOUSE, writes=False) as work:
        question = queries.question(work, payment.id)
    assert question
    stale = provider.ask(question)
    simulator.set_status(payment.provider_id or "", Status.PAID)
    payments.sync(payment.id)
    with work_as(system_of(people.company.id)) as work:
        assert actions.book(work, question, stale) is None
    assert payment_with(payment.id).status is PaymentStatus.PAID
    assert reread(invoice).paid_cents == 12_100


def test_money_that_comes_after_expiry_still_counts(people: People, simulator: Simulator, monkeypatch):
    """The attempt ran out with us, and then the bank says that it was paid after all."""
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    asked = provider.ask

    def expired(question):
        answer = asked(question)
        return replace(answer, payment=replace(answer.payment, status=ProviderStatus.EXPIRED))

    with monkeypatch.context() as earlier:
        earlier.setattr(provider, "ask", expired)
        payments.sync(payment.id)
    assert payment_with(payment.id).status is PaymentStatus.EXPIRED
    simulator.set_status(payment.provider_id or "", Status.PAID)
    payments.sync(payment.id)
    assert (payment_with(payment.id).status, reread(invoice).paid_cents) == (PaymentStatus.PAID, 12_100)
    assert told(payment) == ["payment.started", "payment.expired", "payment.received"]


def test_paid_by_transfer_and_online_is_too_much(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    do(people.sanne, payments.book_transfer, invoice.id, 12_100, clock().date())
    simulator.set_status(payment.provider_id or "", Status.PAID)
    payments.sync(payment.id)
    after = reread(invoice)
    assert (after.status, after.paid_cents, after.open_cents) == (InvoiceStatus.PAID, 24_200, -12_100)
    with work_as(HOUSE, writes=False) as work:
        query = select(Fact).where(Fact.subject_id == invoice.id, Fact.name == "invoice.overpaid")
        [fact] = work.session.exec(query)
    assert (fact.data["excess_cents"], fact.internal) == (12_100, True)


def test_two_payments_at_the_provider_are_both_booked(people: People, simulator: Simulator):
    """An iDEAL page that was left open is paid after a second attempt was."""
    invoice = an_invoice(people)
    first = begun(people, invoice)
    with work_as(HOUSE) as work:
        row = work.get(type(first), first.id)
        row.status, row.is_live = PaymentStatus.EXPIRED, False
    paid(people, invoice, simulator)
    simulator.set_status(first.provider_id or "", Status.PAID)
    payments.sync(first.id)
    assert (reread(invoice).paid_cents, reread(invoice).open_cents) == (24_200, -12_100)


def test_part_by_transfer_and_the_rest_online(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    do(people.sanne, payments.book_transfer, invoice.id, 2_100, clock().date())
    assert reread(invoice).status is InvoiceStatus.OPEN
    assert paid(people, invoice, simulator).amount_cents == 10_000
    assert (reread(invoice).status, reread(invoice).open_cents) == (InvoiceStatus.PAID, 0)


@pytest.mark.parametrize(
    ("wrong", "change"),
    [
        ("amount", {"amount_cents": 1}),
        ("currency", {"currency": "USD"}),
        ("mode", {"mode": Mode.LIVE}),
        ("owner", {"metadata": {"p": "somebody else's"}}),
    ],
)
def test_a_payment_that_is_not_ours_is_never_booked(people: People, simulator: Simulator, monkeypatch, wrong, change):
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    simulator.set_status(payment.provider_id or "", Status.PAID)
    asked = provider.ask

    def changed(question):
        answer = asked(question)
        return replace(answer, payment=replace(answer.payment, **change))

    monkeypatch.setattr(provider, "ask", changed)
    for _ in range(2):
        payments.sync(payment.id)
    assert (reread(invoice).paid_cents, reread(invoice).status) == (0, InvoiceStatus.OPEN)
    assert told(payment) == ["payment.started", "payment.amount_mismatch"]
    assert payment_with(payment.id).note == f"differs: {wrong}"


def test_a_chargeback_opens_the_invoice_again(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = paid(people, invoice, simulator)
    simulator.charge_back(payment.provider_id or "")
    for _ in range(2):
        payments.sync(payment.id)
    after = reread(invoice)
    assert (after.status, after.paid_cents, after.open_cents) == (InvoiceStatus.OPEN, 0, 12_100)
    assert told(payment)[-1:] == ["payment.charged_back"]


def test_a_payment_the_provider_does_not_know_is_over(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    with work_as(HOUSE) as work:
        work.get(type(payment), payment.id).provider_id = "tr_nobodyknowsthis"
    payments.sync(payment.id)
    assert (payment_with(payment.id).status, reread(invoice).paid_cents) == (PaymentStatus.FAILED, 0)


@pytest.mark.parametrize("kind", [TroubleKind.UNAVAILABLE, TroubleKind.TOO_MANY, TroubleKind.HTML, TroubleKind.BARE])
def test_when_the_provider_is_down_nothing_is_guessed(people: People, simulator: Simulator, kind: TroubleKind):
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    simulator.set_status(payment.provider_id or "", Status.PAID)
    trouble(simulator, kind)
    with pytest.raises(Unavailable):
        payments.sync(payment.id)
    assert reread(invoice).paid_cents == 0
    payments.sync(payment.id)
    assert reread(invoice).paid_cents == 12_100


def test_money_booked_by_hand_needs_no_provider(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = do(people.sanne, payments.book_transfer, invoice.id, 12_100, clock().date())
    assert payments.sync(payment.id).state is PaymentStatus.PAID


def test_a_payment_after_a_credit_is_money_to_give_back(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    do(people.sanne, invoices.credit, invoice.id, reason="Gone")
    simulator.set_status(payment.provider_id or "", Status.PAID)
    payments.sync(payment.id)
    assert (reread(invoice).status, reread(invoice).open_cents) == (InvoiceStatus.CREDITED, -12_100)


@pytest.mark.parametrize("id", ["nonsense", "../x", "00000000-0000-7000-8000-000000000000"])
def test_an_unknown_payment_is_not_found(people: People, simulator: Simulator, id: str):
    with pytest.raises(NotFound):
        payments.sync(id)
