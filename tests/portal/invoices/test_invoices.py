"""Invoices: what is left, how to pay it, and honest words about what was paid."""

import pytest

from domain import invoices, payments
from domain.access import HOUSE, Right
from domain.work import clock, work_as
from models.account import Capacity, Membership
from models.invoice import Payment, PaymentStatus
from portal.frame import FrameState
from portal.invoices.state import InvoicesState, InvoiceState
from tests.bills import a_draft, an_invoice
from tests.people import People, do
from tests.tab import Tab


def page_of(people: People, invoice) -> Tab:
    return Tab(people.alice).open(f"/invoices/{invoice.id}")


def shown(tab: Tab):
    return tab.shows(InvoiceState, "invoice")


def test_what_is_to_be_paid_comes_first(people: People):
    paid, due, _draft = an_invoice(people), an_invoice(people), a_draft(people)
    do(people.sanne, payments.book_transfer, paid.id, paid.total_cents, clock().date())
    tab = Tab(people.alice).open("/invoices")
    assert [bill.id for bill in tab.shows(InvoicesState, "to_pay")] == [str(due.id)]
    assert [bill.state for bill in tab.shows(InvoicesState, "bills")] == ["paid"]


def test_an_invoice_says_what_is_left_and_how_to_transfer_it(people: People):
    invoice = an_invoice(people)
    do(people.sanne, payments.book_transfer, invoice.id, 5_000, clock().date())
    tab = page_of(people, invoice)
    assert (shown(tab).open_cents, shown(tab).paid_cents) == (7_100, 5_000)
    assert shown(tab).transfer.cents == 7_100
    assert shown(tab).transfer.iban.replace(" ", "") == people.company.iban
    assert shown(tab).transfer.qr.startswith("data:image/svg+xml;base64,")
    assert [(one.state, one.cents) for one in shown(tab).payments] == [("paid", 5_000)]


def test_what_the_bank_has_not_confirmed_is_not_called_paid(people: People):
    invoice = an_invoice(people)
    with work_as(HOUSE) as work:
        whose = {"company_id": invoice.company_id, "customer_id": invoice.customer_id, "invoice_id": invoice.id}
        times = {"created_at": work.now, "changed_at": work.now}
        work.add(Payment(**whose, **times, amount_cents=12_100, status=PaymentStatus.PENDING, method="ideal"))
    tab = page_of(people, invoice)
    assert shown(tab).is_processing
    assert [one.state for one in shown(tab).payments] == ["pending"]
    assert shown(tab).state == "open"


def test_a_credit_note_leads_to_its_invoice_and_back(people: People):
    invoice = an_invoice(people)
    do(people.sanne, invoices.credit, invoice.id, reason="Wrong address")
    tab = page_of(people, invoice)
    note = shown(tab).credit_notes[0]
    assert (note.cents, shown(tab).open_cents, shown(tab).transfer.iban) == (-12_100, 0, "")
    other = Tab(people.alice).open(f"/invoices/{note.id}")
    assert (shown(other).is_credit_note, shown(other).credits) == (True, str(invoice.id))


@pytest.mark.parametrize("who", ["niels", "bo"])
def test_another_customer_sees_nothing(people: People, who: str):
    invoice = an_invoice(people)
    tab = Tab(getattr(people, who)).open(f"/invoices/{invoice.id}")
    assert tab.shows(InvoiceState, "problem") == "This does not exist, or it is not yours."
    assert tab.open("/invoices").shows(InvoicesState, "bills") in (None, [])


def test_a_draft_cannot_be_found(people: People):
    assert page_of(people, a_draft(people)).shows(InvoiceState, "problem")


def test_a_tenant_is_told_kindly_and_not_refused(people: People):
    an_invoice(people)
    with work_as(HOUSE) as work:
        work.session.get_one(Membership, people.alice.seats[0].membership_id).rights = [Right.ASK]
    tab = Tab(people.alice).open("/invoices")
    assert (tab.shows(InvoicesState, "is_there"), tab.problems) == (True, [])
    assert not tab.shows(FrameState, "is_tenant"), "a guest is not told to be a tenant"
    with work_as(HOUSE) as work:
        work.session.get_one(Membership, people.alice.seats[0].membership_id).capacity = Capacity.TENANT
    assert Tab(people.alice).open("/invoices").shows(FrameState, "is_tenant")
