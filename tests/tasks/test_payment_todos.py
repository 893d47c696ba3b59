"""What staff find on their list when money is late, too much, taken back or in trouble, and how it goes again."""

from datetime import timedelta

import pytest
import time_machine
from sqlmodel import col, select

from demo.mollie import Simulator
from domain import invoices, payments
from domain.access import HOUSE
from domain.payments.rules import OnlineRefused
from domain.work import clock, work_as
from models.fact import Todo, TodoKind
from tasks.runner import run_due
from tests.bills import an_invoice
from tests.paying import paid, running_simulator, simulator  # noqa: F401  fixtures
from tests.people import People, do


def open_todos(people: People) -> list[tuple[TodoKind, int | None]]:
    """(kind, cents) of what waits for the firm's staff about invoices."""
    with work_as(people.sanne, writes=False) as work:
        query = select(Todo).where(col(Todo.handled_at).is_(None), Todo.subject_kind == "invoice")
        return [(todo.kind, todo.amount_cents) for todo in work.session.exec(query)]


def test_late_money_waits_on_the_list_until_it_comes(people: People):
    invoice = an_invoice(people)
    run_due()
    with time_machine.travel(clock() + timedelta(days=16)):
        with work_as(HOUSE) as work:
            work.later("invoices.watch_overdue", company_id=None)
        run_due()
        assert open_todos(people) == [(TodoKind.OVERDUE, 12_100)]
        do(people.sanne, payments.book_transfer, invoice.id, 12_100, clock().date())
        run_due()
        assert open_todos(people) == []


def test_too_much_waits_until_it_was_given_back(people: People):
    invoice = an_invoice(people)
    payment = do(people.sanne, payments.book_transfer, invoice.id, 20_000, clock().date())
    run_due()
    assert open_todos(people) == [(TodoKind.OVERPAID, 7_900)]
    do(people.sanne, payments.refund, payment.id, 7_900, reason="Paid too much")
    run_due()
    assert open_todos(people) == []


def test_a_credit_note_over_a_paid_invoice_asks_for_a_refund(people: People):
    invoice = an_invoice(people)
    do(people.sanne, payments.book_transfer, invoice.id, 12_100, clock().date())
    do(people.sanne, invoices.credit, invoice.id, reason="Broken", amount_cents=2_100)
    run_due()
    assert open_todos(people) == [(TodoKind.OVERPAID, 2_100)]


def test_money_that_the_bank_took_back(people: People, simulator: Simulator):  # noqa: F811
    payment = paid(people, an_invoice(people), simulator)
    simulator.charge_back(payment.provider_id or "")
    payments.sync(payment.id)
    run_due()
    assert open_todos(people) == [(TodoKind.PAYMENT_FAILED, 12_100)]


def test_a_refused_attempt_is_laid_before_staff(people: People, simulator: Simulator):  # noqa: F811
    invoice = an_invoice(people)
    with pytest.raises(OnlineRefused):
        payments.begin_payment(people.alice, invoice.id, method="goldcoins")
    run_due()
    assert open_todos(people) == [(TodoKind.PAYMENT_FAILED, 12_100)]


def test_another_firm_sees_none_of_it(people: People):
    do(people.sanne, payments.book_transfer, an_invoice(people).id, 20_000, clock().date())
    run_due()
    with work_as(people.stranger, writes=False) as work:
        assert work.session.exec(select(Todo)).all() == []
