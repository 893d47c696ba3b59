"""Payments in the office: found, and given back after a second thought."""

from datetime import date

from backoffice.payments.state import PaymentsState, PaymentState
from domain import payments
from models.invoice import Invoice, Payment
from tests.bills import an_invoice, reread
from tests.people import People, do
from tests.tab import Tab

DAY = date(2026, 11, 2)


def a_transfer(people: People, invoice: Invoice, cents: int = 12_100) -> Payment:
    return do(people.sanne, payments.book_transfer, invoice.id, cents, DAY)


def _at(people: People, payment: Payment, who=None) -> Tab:
    return Tab(who or people.sanne).open(f"/office/payments/{payment.id}")


def test_payments_are_found_by_their_invoice(people: People):
    invoice = an_invoice(people)
    a_transfer(people, invoice)
    tab = Tab(people.sanne).open(f"/office/payments?search={invoice.number}")
    assert [(row.invoice, row.status, row.cents) for row in tab.shows(PaymentsState, "rows")] == [
        (invoice.number, "paid", 12_100)
    ]


def test_what_was_paid_too_much_has_its_own_tab(people: People):
    a_transfer(people, an_invoice(people))
    too_much = a_transfer(people, an_invoice(people), 15_000)
    tab = Tab(people.sanne).open("/office/payments?status=overpaid")
    assert [row.id for row in tab.shows(PaymentsState, "rows")] == [str(too_much.id)]


def test_the_difference_is_paid_back(people: People):
    invoice = an_invoice(people)
    payment = a_transfer(people, invoice, 15_000)
    tab = _at(people, payment)
    assert tab.shows(PaymentState, "payment").too_much_cents == 2_900
    tab.fire(PaymentState.refund, form={"amount": "2900", "reason": "Paid twice"})
    assert tab.shows(PaymentState, "payment").left_cents == 12_100
    assert reread(invoice).open_cents == 0


def test_more_than_came_cannot_go_back(people: People):
    payment = a_transfer(people, an_invoice(people))
    tab = _at(people, payment).fire(PaymentState.refund, form={"amount": "12101", "reason": "x"})
    assert set(tab.shows(PaymentState, "errors")) == {"amount"}
    tab.fire(PaymentState.refund, form={"amount": "100", "reason": ""})
    assert set(tab.shows(PaymentState, "errors")) == {"reason"}


def test_who_may_not_see_money_sees_none(people: People):
    payment = a_transfer(people, an_invoice(people))
    for who in (people.planner, people.technician, people.stranger):
        tab = _at(people, payment, who)
        assert not tab.shows(PaymentState, "is_there")
        assert not tab.shows(PaymentState, "payment") or tab.shows(PaymentState, "payment").cents == 0


def test_a_planner_gives_nothing_back_by_a_forged_event(people: People):
    payment = a_transfer(people, an_invoice(people))
    tab = _at(people, payment, people.planner).fire(PaymentState.refund, form={"amount": "100", "reason": "x"})
    assert tab.told
    assert do(people.sanne, payments.view, payment.id).refunded_cents == 0


def test_customers_see_nothing_of_it(people: People):
    payment = a_transfer(people, an_invoice(people))
    assert not _at(people, payment, people.alice).knows(PaymentState)
