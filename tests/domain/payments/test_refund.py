"""Money is given back once, never more than came, and booked when the provider says so."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from demo.mollie import Simulator, TroubleKind
from domain import payments
from domain.access import HOUSE
from domain.payments.rules import NothingBooked
from domain.problems import Invalid, NotAllowed, NotFound, Unavailable
from domain.work import clock, work_as
from models.invoice import InvoiceStatus, Refund, RefundStatus
from tests.bills import an_invoice, payment_with, reread
from tests.paying import begun, paid, trouble
from tests.people import People, do


def refund_with(id) -> Refund:
    with work_as(HOUSE, writes=False) as work:
        return work.get(Refund, id)


def refunds_at(simulator: Simulator, payment) -> list[dict]:
    return simulator._parts.provider.store.newest("refund", owner=payment.provider_id, limit=50)


def test_a_refund_goes_to_the_provider_and_is_booked(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = paid(people, invoice, simulator)
    refund = do(people.sanne, payments.refund, payment.id, 2_100, reason="Discount")
    assert (refund.status, reread(invoice).paid_cents) == (RefundStatus.ASKED, 12_100)
    payments.give_back(people.company.id, refund.id)
    after = reread(invoice)
    assert refund_with(refund.id).status is RefundStatus.PENDING
    assert (after.paid_cents, after.open_cents, after.status) == (10_000, 2_100, InvoiceStatus.OPEN)
    simulator.settle_refund(refund_with(refund.id).provider_id or "", "refunded")
    payments.sync(payment.id)
    assert (refund_with(refund.id).status, reread(invoice).paid_cents) == (RefundStatus.DONE, 10_000)


def test_asked_again_and_again_it_is_given_back_once(people: People, simulator: Simulator):
    payment = paid(people, an_invoice(people), simulator)
    refund = do(people.sanne, payments.refund, payment.id, 2_100, reason="Discount")
    with ThreadPoolExecutor(5) as pool:
        waiting = [pool.submit(payments.give_back, people.company.id, refund.id) for _ in range(5)]
    assert all(one.exception() is None or isinstance(one.exception(), Unavailable) for one in waiting)
    payments.give_back(people.company.id, refund.id)
    assert len(refunds_at(simulator, payment)) == 1
    assert payment_with(payment.id).refunded_cents == 2_100


@pytest.mark.parametrize("kind", [TroubleKind.UNAVAILABLE, TroubleKind.HTML])
def test_a_lost_answer_does_not_pay_twice(people: People, simulator: Simulator, kind: TroubleKind):
    payment = paid(people, an_invoice(people), simulator)
    refund = do(people.sanne, payments.refund, payment.id, 2_100, reason="Discount")
    trouble(simulator, kind, "POST", after_commit=True)
    with pytest.raises(Unavailable):
        payments.give_back(people.company.id, refund.id)
    assert refund_with(refund.id).status is RefundStatus.ASKED
    payments.give_back(people.company.id, refund.id)
    assert len(refunds_at(simulator, payment)) == 1
    assert refund_with(refund.id).status is RefundStatus.PENDING


def test_a_refund_that_fails_at_the_bank_comes_back(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = paid(people, invoice, simulator)
    refund = do(people.sanne, payments.refund, payment.id, 2_100, reason="Discount")
    payments.give_back(people.company.id, refund.id)
    simulator.settle_refund(refund_with(refund.id).provider_id or "", "failed")
    payments.sync(payment.id)
    assert refund_with(refund.id).status is RefundStatus.FAILED
    assert (reread(invoice).paid_cents, reread(invoice).status) == (12_100, InvoiceStatus.PAID)


def test_a_refund_made_at_the_providers_own_site_counts(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = paid(people, invoice, simulator)
    simulator.refund(payment.provider_id or "", "21.00")
    payments.sync(payment.id)
    assert reread(invoice).paid_cents == 10_000
    with pytest.raises(Invalid):
        do(people.sanne, payments.refund, payment.id, 10_001, reason="Too much")


def test_never_more_than_came(people: People, simulator: Simulator):
    payment = paid(people, an_invoice(people), simulator)
    do(people.sanne, payments.refund, payment.id, 12_000, reason="Most of it")
    for cents in (101, 0, -5):
        with pytest.raises(Invalid):
            do(people.sanne, payments.refund, payment.id, cents, reason="More")
    do(people.sanne, payments.refund, payment.id, 100, reason="The rest")


def test_a_transfer_is_given_back_at_the_bank(people: People):
    invoice = an_invoice(people)
    payment = do(people.sanne, payments.book_transfer, invoice.id, 20_000, clock().date())
    refund = do(people.sanne, payments.refund, payment.id, 7_900, reason="Paid too much")
    assert (refund.status, reread(invoice).open_cents) == (RefundStatus.DONE, 0)


def test_nothing_received_is_nothing_to_refund(people: People, simulator: Simulator):
    with pytest.raises(NothingBooked):
        do(people.sanne, payments.refund, begun(people, an_invoice(people)).id, 1, reason="x")


def test_a_refund_needs_a_reason(people: People, simulator: Simulator):
    with pytest.raises(Invalid):
        do(people.sanne, payments.refund, paid(people, an_invoice(people), simulator).id, 1, reason=" ")


def test_only_the_office_refunds_and_only_its_own(people: People, simulator: Simulator):
    payment = paid(people, an_invoice(people), simulator)
    for name in ("planner", "technician", "alice"):
        with pytest.raises(NotAllowed):
            do(getattr(people, name), payments.refund, payment.id, 1, reason="x")
    with pytest.raises(NotFound):
        do(people.stranger, payments.refund, payment.id, 1, reason="x")
