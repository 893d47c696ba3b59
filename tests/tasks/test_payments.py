"""What follows from payments: the poller asks on time, leftovers are taken back, refunds go out."""

from datetime import UTC, datetime, timedelta

import time_machine
from sqlmodel import select

from demo.mollie import Simulator, Status, TroubleKind
from domain import payments
from domain.access import HOUSE
from domain.payments.rules import check_due
from domain.work import clock, work_as
from models.fact import Job, JobState
from models.invoice import PaymentStatus, RefundStatus
from tasks.runner import run_due
from tests.bills import an_invoice, payment_with, reread
from tests.paying import begun, paid, running_simulator, simulator, trouble  # noqa: F401  fixtures
from tests.people import People, do

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def poll() -> None:
    with work_as(HOUSE) as work:
        payments.plan_checks(work)
    run_due()


def checks() -> list[Job]:
    with work_as(HOUSE, writes=False) as work:
        return list(work.session.exec(select(Job).where(Job.kind == "payments.sync")))


def test_the_poller_books_what_no_webhook_told(people: People, simulator: Simulator):  # noqa: F811
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    simulator.set_status(payment.provider_id or "", Status.PAID)
    poll()
    assert checks() == []  # too early
    with time_machine.travel(clock() + timedelta(minutes=1, seconds=5)):
        poll()
        poll()
    assert (len(checks()), reread(invoice).paid_cents) == (1, 12_100)


def test_it_asks_after_1_3_10_30_minutes_2_and_12_hours_and_then_daily():
    minutes = [0, 1, 2, 3, 9, 10, 29, 30, 119, 120, 719, 720, 2159, 2160, 3600]
    numbers = [check_due(START, START, START + timedelta(minutes=m)) for m in minutes]
    assert numbers == [None, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 8]


def test_what_was_asked_is_not_due_until_the_next_time():
    asked = START + timedelta(minutes=3, seconds=2)
    assert check_due(START, asked, START + timedelta(minutes=9)) is None
    assert check_due(START, asked, START + timedelta(minutes=10)) == 3


def test_finished_payments_are_left_alone(people: People, simulator: Simulator):  # noqa: F811
    paid(people, an_invoice(people), simulator)
    with time_machine.travel(clock() + timedelta(days=2)), work_as(HOUSE) as work:
        assert payments.plan_checks(work) == 0


def test_an_attempt_left_half_way_is_finished_by_the_poller(people: People, simulator: Simulator):  # noqa: F811
    trouble(simulator, TroubleKind.UNAVAILABLE, "POST", after_commit=True)
    left = payments.begin_payment(people.alice, an_invoice(people).id)
    with time_machine.travel(clock() + timedelta(minutes=2)):
        poll()
    assert payment_with(left.payment_id).status is PaymentStatus.OPEN


def test_a_provider_that_is_down_is_asked_again(people: People, simulator: Simulator):  # noqa: F811
    payment = begun(people, an_invoice(people))
    simulator.set_status(payment.provider_id or "", Status.PAID)
    trouble(simulator, TroubleKind.UNAVAILABLE)
    with work_as(HOUSE) as work:
        payments.sync_soon(work, payment.id)
    with time_machine.travel(clock(), tick=False):  # on a slow machine the pause would be over before the run is
        run_due()
    [job] = checks()
    assert (job.state, job.attempts) == (JobState.QUEUED, 1)
    with time_machine.travel(clock() + timedelta(hours=1)):
        run_due()
    assert payment_with(payment.id).booked_cents == 12_100


def test_what_was_paid_otherwise_is_taken_back_at_the_provider(people: People, simulator: Simulator):  # noqa: F811
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    do(people.sanne, payments.book_transfer, invoice.id, 12_100, clock().date())
    run_due()
    assert payment_with(payment.id).status is PaymentStatus.CANCELED
    assert reread(invoice).open_cents == 0


def test_a_refund_goes_out_and_is_followed_until_it_is_done(people: People, simulator: Simulator):  # noqa: F811
    invoice = an_invoice(people)
    payment = paid(people, invoice, simulator)
    refund = do(people.sanne, payments.refund, payment.id, 2_100, reason="Discount")
    run_due()
    [row] = do(people.sanne, payments.refunds_of, payment.id)
    assert (row.id, row.state, reread(invoice).paid_cents) == (refund.id, RefundStatus.PENDING, 10_000)
    made = simulator._parts.provider.store.newest("refund", owner=payment.provider_id or "", limit=5)
    simulator.settle_refund(made[0]["id"], "refunded")
    with time_machine.travel(clock() + timedelta(minutes=2)):
        poll()
    [row] = do(people.sanne, payments.refunds_of, payment.id)
    assert row.state is RefundStatus.DONE
