"""One live attempt per invoice, whatever is pressed how often, and honest words when nobody knows."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from demo.mollie import Chaos, Simulator, Status, TroubleKind
from domain import companies, invoices, payments
from domain.access import CAPACITY_RIGHTS, HOUSE
from domain.invoices.rules import NotAnInvoice
from domain.payments import rules
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import clock, work_as
from integrations.secrets import hash_token
from models.account import Capacity
from models.company import Company
from models.fact import Fact
from models.invoice import Payment, PaymentStatus
from settings import settings
from tests.bills import a_draft, an_invoice, payment_with, reread
from tests.paying import begun, made_for, trouble
from tests.people import People, do


def attempts_at(invoice) -> list[Payment]:
    with work_as(HOUSE, writes=False) as work:
        return list(work.session.exec(select(Payment).where(Payment.invoice_id == invoice.id)))


def test_the_customer_is_sent_to_the_checkout(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    started = payments.begin_payment(people.alice, invoice.id, method="ideal")
    payment = payment_with(started.payment_id)
    [made] = made_for(simulator, payment.id)
    assert started.checkout_url == simulator.checkout(payment.provider_id)
    assert (payment.status, payment.is_live, payment.amount_cents) == (PaymentStatus.OPEN, True, 12_100)
    assert made["amount"] == {"currency": "EUR", "value": "121.00"}
    assert made["description"].endswith(invoice.number)
    assert made["redirect_url"] == f"{settings.address}/pay/{payment.id}/return"
    assert made["metadata"] == {"p": str(payment.id), "c": str(people.company.id)}


def test_the_webhooks_secret_is_known_only_as_a_hash(people: People, simulator: Simulator):
    payment = begun(people, an_invoice(people))
    [made] = made_for(simulator, payment.id)
    path, _slash, secret = made["webhook_url"].rpartition("/")
    assert path == f"{settings.address}/hooks/mollie/{payment.id}"
    assert len(secret) >= 43
    assert payment.secret_hash == hash_token(secret)
    assert secret not in str(payment.model_dump())


def test_a_second_press_gets_the_same_checkout(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    first, second = (payments.begin_payment(people.alice, invoice.id, method="ideal") for _ in range(2))
    assert first == second
    assert len(made_for(simulator, first.payment_id)) == 1


def test_twenty_tabs_at_once_make_one_payment(people: People, simulator: Simulator):
    invoice, together = an_invoice(people), Barrier(20)

    def press(_tab: int):
        together.wait()
        return payments.begin_payment(people.alice, invoice.id)

    with ThreadPoolExecutor(20) as pool:
        started = list(pool.map(press, range(20)))
    assert len({one.payment_id for one in started}) == 1
    assert {one.checkout_url for one in started} <= {None, simulator.checkout(attempts_at(invoice)[0].provider_id)}
    assert len(attempts_at(invoice)) == len(made_for(simulator, started[0].payment_id)) == 1


def test_the_database_itself_refuses_a_second_live_attempt(people: People, simulator: Simulator):
    payment = begun(people, an_invoice(people))
    values = payment.model_dump(exclude={"id", "provider_id"})
    with pytest.raises(IntegrityError), work_as(HOUSE) as work:
        work.add(Payment(**values))


def test_a_failed_attempt_makes_room_for_a_new_one(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    first = begun(people, invoice)
    simulator.set_status(first.provider_id or "", Status.FAILED)
    second = payments.begin_payment(people.alice, invoice.id)
    assert second.payment_id != first.id
    assert payment_with(first.id).status is PaymentStatus.FAILED


def test_who_paid_a_moment_ago_does_not_pay_again(people: People, simulator: Simulator):
    """The webhook is late; the second press asks the provider first."""
    invoice = an_invoice(people)
    simulator.set_status(begun(people, invoice).provider_id or "", Status.PAID)
    with pytest.raises(rules.NothingToPay):
        payments.begin_payment(people.alice, invoice.id)
    assert reread(invoice).open_cents == 0


def test_at_the_bank_it_is_being_processed(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    simulator.set_status(begun(people, invoice).provider_id or "", Status.PENDING)
    again = payments.begin_payment(people.alice, invoice.id)
    assert (again.state, again.checkout_url, again.is_live) == (PaymentStatus.PENDING, None, True)


def test_a_changed_amount_replaces_the_attempt(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    first = begun(people, invoice)
    do(people.sanne, payments.book_transfer, invoice.id, 2_100, clock().date())
    second = payments.begin_payment(people.alice, invoice.id)
    assert payment_with(first.id).status is PaymentStatus.CANCELED
    assert payment_with(second.payment_id).amount_cents == 10_000


def test_a_changed_amount_waits_for_who_is_at_the_bank(people: People, simulator: Simulator):
    """An iDEAL payment cannot be taken back: the old amount may still come, so no second checkout is offered."""
    invoice = an_invoice(people)
    first = begun(people, invoice, "ideal")
    do(people.sanne, payments.book_transfer, invoice.id, 2_100, clock().date())
    again = payments.begin_payment(people.alice, invoice.id, method="ideal")
    assert (again.payment_id, again.checkout_url) == (first.id, None)


def test_another_way_to_pay_replaces_what_can_be_taken_back(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    transfer = begun(people, invoice, "banktransfer")
    card = begun(people, invoice, "creditcard")
    assert (card.method, payment_with(transfer.id).status) == ("creditcard", PaymentStatus.CANCELED)
    ideal_again = begun(people, invoice, "ideal")
    assert ideal_again.id == card.id  # a card payment that was begun stays


@pytest.mark.parametrize("kind", [TroubleKind.UNAVAILABLE, TroubleKind.HTML, TroubleKind.MAINTENANCE])
def test_a_provider_that_does_not_answer_is_no_lie(people: People, simulator: Simulator, kind: TroubleKind):
    invoice = an_invoice(people)
    trouble(simulator, kind, "POST", after_commit=True)
    started = payments.begin_payment(people.alice, invoice.id)
    assert (started.state, started.checkout_url, started.is_live) == (PaymentStatus.CREATING, None, True)
    payments.sync(started.payment_id)
    assert payment_with(started.payment_id).status is PaymentStatus.OPEN
    assert len(made_for(simulator, started.payment_id)) == 1


def test_the_next_press_picks_up_what_was_left(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    trouble(simulator, TroubleKind.UNAVAILABLE, "POST", after_commit=True)
    left = payments.begin_payment(people.alice, invoice.id)
    again = payments.begin_payment(people.alice, invoice.id)
    assert again.payment_id == left.payment_id
    assert again.checkout_url
    assert len(made_for(simulator, left.payment_id)) == 1


def test_an_attempt_that_never_reached_the_provider_is_given_up_after_an_hour(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    trouble(simulator, TroubleKind.UNAVAILABLE, "POST")
    left = payments.begin_payment(people.alice, invoice.id)
    with time_machine.travel(clock() + timedelta(minutes=61)):
        payments.sync(left.payment_id)
        assert payment_with(left.payment_id).status is PaymentStatus.FAILED
        assert payments.begin_payment(people.alice, invoice.id).payment_id != left.payment_id


def test_a_refused_request_is_told_to_both_sides(people: People, simulator: Simulator):
    """The firm's key was withdrawn, say; here the provider does not know the way to pay."""
    invoice = an_invoice(people)
    with pytest.raises(rules.OnlineRefused):
        payments.begin_payment(people.alice, invoice.id, method="goldcoins")
    [attempt] = attempts_at(invoice)
    assert (attempt.status, attempt.is_live, attempt.note != "") == (PaymentStatus.FAILED, False, True)
    with work_as(HOUSE, writes=False) as work:
        facts = {fact.name: fact for fact in work.session.exec(select(Fact).where(Fact.subject_id == attempt.id))}
    assert facts["payment.refused"].internal
    assert "reason" not in facts["payment.failed"].data


def test_a_firm_without_an_account_at_the_provider(people: People, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "mollie_api_url", "")
    invoice = an_invoice(people)
    with pytest.raises(rules.NotOnline):
        payments.begin_payment(people.alice, invoice.id)
    assert attempts_at(invoice) == []


def test_the_firms_own_key_is_used(people: People, simulator: Simulator):
    do(people.admin, companies.change_mollie_key, "test_vanhoutenvanhouten")
    payment = begun(people, an_invoice(people))
    [made] = made_for(simulator, payment.id)
    with work_as(HOUSE, writes=False) as work:
        assert "vanhouten" not in work.get(Company, people.company.id).mollie_key
    assert payment.status is PaymentStatus.OPEN
    assert made["profile"]


def test_a_key_that_no_longer_opens_starts_nothing(people: People, simulator: Simulator):
    with work_as(HOUSE) as work:
        work.get(Company, people.company.id).mollie_key = "v1.00000000.AAAA"
    invoice = an_invoice(people)
    with pytest.raises(rules.OnlineRefused):
        payments.begin_payment(people.alice, invoice.id)
    assert attempts_at(invoice) == []


def test_nothing_is_left_to_pay(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    note = do(people.sanne, invoices.credit, invoice.id, reason="Gone")
    with pytest.raises(rules.NothingToPay):
        payments.begin_payment(people.alice, invoice.id)
    with pytest.raises(NotAnInvoice):
        payments.begin_payment(people.alice, note.id)
    with pytest.raises(NotFound):
        payments.begin_payment(people.alice, a_draft(people).id)


@pytest.mark.parametrize("method", ["IDEAL", "a b", "../v2", "x" * 31])
def test_a_method_is_a_word(people: People, simulator: Simulator, method: str):
    with pytest.raises(Invalid):
        payments.begin_payment(people.alice, an_invoice(people).id, method=method)


def test_only_who_may_pay_pays(people: People, simulator: Simulator):
    from dataclasses import replace

    invoice = an_invoice(people)
    manager = replace(people.alice, seats=(replace(people.alice.seats[0], rights=CAPACITY_RIGHTS[Capacity.MANAGER]),))
    for actor in (people.sanne, people.planner, manager):
        with pytest.raises(NotAllowed):
            payments.begin_payment(actor, invoice.id)
    for actor in (people.niels, people.bo):
        with pytest.raises(NotFound):
            payments.begin_payment(actor, invoice.id)


def test_no_transaction_is_open_while_the_provider_is_slow(people: People, simulator: Simulator):
    """Somebody else books while the provider thinks: SQLite has one writer, so an open one would block this."""
    invoice, other = an_invoice(people), an_invoice(people)
    trouble(simulator, TroubleKind.SLOW, "POST", seconds=1.5)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(payments.begin_payment, people.alice, invoice.id)
        while not attempts_at(invoice):
            pass
        do(people.sanne, payments.book_transfer, other.id, 100, clock().date())
        assert not waiting.done()
        assert waiting.result().checkout_url
    simulator.set_chaos(Chaos())
