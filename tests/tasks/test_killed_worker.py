"""Workers are killed by SIGKILL in the middle of a job: nothing is lost, charged, booked or numbered twice."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from sqlmodel import col, func, select

from demo.mollie import Simulator, Status
from domain import invoices, payments
from domain.access import HOUSE
from domain.payments import actions
from domain.work import clock, work_as
from models.fact import Fact, Job, JobState
from models.invoice import Invoice, Payment, PaymentStatus
from settings import settings
from tasks.runner import run_due
from tests.bills import a_draft, an_invoice, payment_with, reread
from tests.paying import begun, made_for, paid, running_simulator, simulator  # noqa: F401  fixtures
from tests.people import People, do

ROOT = Path(__file__).parents[2]


def worker(where: str) -> subprocess.Popen:
    """A worker in a process of its own, on the same database, provider and secrets."""
    env = os.environ | {
        "DATABASE_URL": settings.database,
        "DATA_DIR": str(settings.data_dir),
        "SECRET_KEY": settings.secret_key.decode(),
        "MOLLIE_API_URL": settings.mollie_api_url,
        "REDIS_URL": "",
    }
    return subprocess.Popen([sys.executable, "-m", "tests.tasks.doomed", where], cwd=ROOT, env=env)


def killed(where: str) -> None:
    """Let a worker begin, and see that it really died there."""
    assert worker(where).wait(timeout=60) == -signal.SIGKILL


def restarted() -> None:
    """After the dead worker's lease ran out, another one takes over."""
    with time_machine.travel(clock() + timedelta(minutes=2)):
        run_due()


def facts(subject, name: str) -> int:
    with work_as(HOUSE, writes=False) as work:
        return len(work.session.exec(select(Fact).where(Fact.subject_id == subject.id, Fact.name == name)).all())


def to_sync(payment: Payment) -> None:
    with work_as(HOUSE) as work:
        payments.sync_soon(work, payment.id)


@pytest.mark.parametrize("where", ["answer", "booked"])
def test_killed_while_making_a_payment(people: People, simulator: Simulator, where: str):  # noqa: F811
    invoice = an_invoice(people)
    attempt = do(people.alice, actions.start, invoice.id)
    payment = payment_with(attempt.payment_id)
    run_due()
    to_sync(payment)
    killed(where)
    assert (payment_with(payment.id).status, len(made_for(simulator, payment.id))) == (PaymentStatus.CREATING, 1)
    restarted()
    after = payment_with(payment.id)
    assert (after.status, len(made_for(simulator, payment.id))) == (PaymentStatus.OPEN, 1)
    assert after.provider_id == made_for(simulator, payment.id)[0]["id"]


@pytest.mark.parametrize("where", ["answer", "booked"])
def test_killed_while_booking(people: People, simulator: Simulator, where: str):  # noqa: F811
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    simulator.set_status(payment.provider_id or "", Status.PAID)
    run_due()
    to_sync(payment)
    killed(where)
    assert reread(invoice).paid_cents == 0
    restarted()
    assert (reread(invoice).paid_cents, facts(payment, "payment.received")) == (12_100, 1)
    assert facts(invoice, "invoice.paid") == 1


@pytest.mark.parametrize("where", ["refund", "written"])
def test_killed_while_giving_money_back(people: People, simulator: Simulator, where: str):  # noqa: F811
    invoice = an_invoice(people)
    payment = paid(people, invoice, simulator)
    run_due()
    do(people.sanne, payments.refund, payment.id, 2_100, reason="Discount")
    killed(where)
    assert payment_with(payment.id).refunded_cents == 0
    restarted()
    made = simulator._parts.provider.store.newest("refund", owner=payment.provider_id or "", limit=5)
    assert (len(made), payment_with(payment.id).refunded_cents) == (1, 2_100)
    assert facts(payment, "payment.refunded") == 1


def test_killed_while_numbering(people: People):
    draft, next_one = a_draft(people), a_draft(people)
    run_due()
    do(people.sanne, invoices.issue_many, [draft.id])
    killed("issued")
    assert reread(draft).number is None
    do(people.sanne, invoices.issue, next_one.id, revision=next_one.revision)
    restarted()
    year = clock().year
    assert (reread(next_one).number, reread(draft).number) == (f"{year}-0001", f"{year}-0002")


def test_a_run_of_invoices_killed_again_and_again_has_no_gap_and_no_double(people: People):
    drafts = [a_draft(people) for _ in range(25)]
    run_due()
    do(people.sanne, invoices.issue_many, [draft.id for draft in drafts])
    moments = random.Random(7)
    for wanted in (3, 8, 14):
        running = worker("never")
        while _issued() < wanted and running.poll() is None:
            time.sleep(0.005)
        time.sleep(moments.random() / 50)
        running.kill()
        assert running.wait() == -signal.SIGKILL
        _forget_leases()
    run_due()
    numbers = sorted(reread(draft).number or "" for draft in drafts)
    assert numbers == [f"{clock().year}-{n:04}" for n in range(1, 26)]
    assert [facts(draft, "invoice.issued") for draft in drafts] == [1] * 25
    with work_as(HOUSE, writes=False) as work:
        states = work.session.exec(select(Job.state).where(Job.kind == "invoices.issue")).all()
    assert set(states) == {JobState.DONE}


def _issued() -> int:
    with work_as(HOUSE, writes=False) as work:
        return work.session.exec(select(func.count()).where(col(Invoice.number).is_not(None))).one()


def _forget_leases() -> None:
    """As if a minute had passed: what the dead worker held may be taken over."""
    with work_as(HOUSE) as work:
        for job in work.session.exec(select(Job).where(Job.state == JobState.RUNNING)):
            job.lease_until = work.now - timedelta(seconds=1)
