"""Staff book what came in on the bank account."""

from datetime import timedelta

import pytest

from domain import invoices, payments
from domain.invoices.rules import NotAnInvoice, NotIssued
from domain.payments.rules import AlreadyBooked
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import clock
from models.invoice import InvoiceStatus
from tests.bills import a_draft, an_invoice, reread
from tests.people import People, do


def test_a_transfer_pays_the_invoice(people: People):
    invoice = an_invoice(people)
    payment = do(people.sanne, payments.book_transfer, invoice.id, 12_100, clock().date(), note="Statement 41")
    assert (payment.is_live, payment.booked_cents, payment.note) == (False, 12_100, "Statement 41")
    assert (reread(invoice).status, reread(invoice).paid_cents) == (InvoiceStatus.PAID, 12_100)


def test_a_part_leaves_the_rest_open(people: People):
    invoice = an_invoice(people)
    do(people.sanne, payments.book_transfer, invoice.id, 100, clock().date())
    assert (reread(invoice).status, reread(invoice).open_cents) == (InvoiceStatus.OPEN, 12_000)


def test_a_double_click_books_once_and_a_true_second_one_can_be_booked(people: People):
    invoice = an_invoice(people)
    do(people.sanne, payments.book_transfer, invoice.id, 500, clock().date())
    with pytest.raises(AlreadyBooked):
        do(people.sanne, payments.book_transfer, invoice.id, 500, clock().date())
    do(people.sanne, payments.book_transfer, invoice.id, 500, clock().date(), is_another=True)
    assert reread(invoice).paid_cents == 1_000


@pytest.mark.parametrize("cents", [0, -1, 10**12])
def test_an_amount_that_cannot_be(people: People, cents: int):
    with pytest.raises(Invalid):
        do(people.sanne, payments.book_transfer, an_invoice(people).id, cents, clock().date())


def test_money_does_not_come_tomorrow(people: People):
    with pytest.raises(Invalid):
        do(people.sanne, payments.book_transfer, an_invoice(people).id, 1, clock().date() + timedelta(days=2))


def test_only_issued_invoices_are_paid(people: People):
    with pytest.raises(NotIssued):
        do(people.sanne, payments.book_transfer, a_draft(people).id, 1, clock().date())
    note = do(people.sanne, invoices.credit, an_invoice(people).id, reason="x")
    with pytest.raises(NotAnInvoice):
        do(people.sanne, payments.book_transfer, note.id, 1, clock().date())


@pytest.mark.parametrize("name", ["planner", "technician", "alice"])
def test_only_the_office_books(people: People, name: str):
    with pytest.raises(NotAllowed):
        do(getattr(people, name), payments.book_transfer, an_invoice(people).id, 1, clock().date())


def test_another_firms_invoice_does_not_exist(people: People):
    with pytest.raises(NotFound):
        do(people.stranger, payments.book_transfer, an_invoice(people).id, 1, clock().date())
