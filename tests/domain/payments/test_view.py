"""What people see of payments, and how an invoice can be paid."""

import pytest

from demo.mollie import Simulator, Status, TroubleKind
from domain import payments
from domain.access import HOUSE
from domain.payments.rules import NothingToPay
from domain.problems import NotAllowed, NotFound
from domain.work import clock, work_as
from models.company import Company
from models.invoice import PaymentStatus
from settings import settings
from tests.bills import an_invoice
from tests.paying import begun, paid, trouble
from tests.people import People, do


def test_the_return_page_asks_and_believes_nothing_else(people: People, simulator: Simulator):
    payment = begun(people, an_invoice(people))
    assert payments.look_again(people.alice, payment.id).state is PaymentStatus.OPEN
    simulator.set_status(payment.provider_id or "", Status.PAID)
    seen = payments.look_again(people.alice, payment.id)
    assert (seen.is_paid, seen.open_cents, seen.is_live) == (True, 0, False)


def test_the_return_page_is_honest_when_the_provider_is_down(people: People, simulator: Simulator):
    payment = begun(people, an_invoice(people))
    simulator.set_status(payment.provider_id or "", Status.PAID)
    trouble(simulator, TroubleKind.UNAVAILABLE)
    seen = payments.look_again(people.alice, payment.id)
    assert (seen.is_paid, seen.is_live) == (False, True)


def test_the_ways_to_pay_come_from_the_provider(people: People, simulator: Simulator):
    ways = payments.ways_to_pay(people.alice, an_invoice(people).id)
    assert {"ideal", "bancontact", "creditcard", "banktransfer"} <= {way.id for way in ways.online}
    assert (ways.amount_cents, ways.currency) == (12_100, "EUR")


@pytest.mark.parametrize(("country", "usual"), [("NL", "ideal"), ("BE", "bancontact"), ("DE", "ideal")])
def test_the_way_of_the_firms_country_comes_first(people: People, simulator: Simulator, country: str, usual: str):
    invoice = an_invoice(people)
    with work_as(HOUSE) as work:
        work.session.get_one(Company, people.company.id).country = country
    assert payments.ways_to_pay(people.alice, invoice.id).online[0].id == usual


def test_when_the_provider_is_down_one_way_is_left(people: People, simulator: Simulator):
    trouble(simulator, TroubleKind.UNAVAILABLE)
    ways = payments.ways_to_pay(people.alice, an_invoice(people).id)
    assert [way.id for way in ways.online] == [""]


def test_a_transfer_needs_no_provider(people: People, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "mollie_api_url", "")
    invoice = an_invoice(people)
    ways = payments.ways_to_pay(people.alice, invoice.id)
    assert ways.online == ()
    assert ways.transfer
    assert (ways.transfer.iban, ways.transfer.amount_cents) == ("NL91 ABNA 0417 1643 00", 12_100)
    assert ways.transfer.reference.replace(" ", "") == invoice.reference
    assert ways.transfer.qr_svg.startswith("<svg")


def test_a_firm_without_an_account_shows_no_transfer(people: People, simulator: Simulator):
    with work_as(HOUSE) as work:
        work.get(Company, people.company.id).iban = ""
    assert do(people.alice, payments.methods_for, an_invoice(people).id).transfer is None


def test_a_paid_invoice_offers_no_way(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    paid(people, invoice, simulator)
    with pytest.raises(NothingToPay):
        do(people.alice, payments.methods_for, invoice.id)


def test_lists_for_staff(people: People, simulator: Simulator):
    first, second = an_invoice(people), an_invoice(people)
    paid(people, first, simulator)
    do(people.sanne, payments.book_transfer, second.id, 100, clock().date(), note="For our eyes")
    page = do(people.sanne, payments.page)
    assert [(row.invoice_number, row.booked_cents) for row in page.rows] == [
        (second.number, 100),
        (first.number, 12_100),
    ]
    assert [row.invoice_id for row in do(people.sanne, payments.page, search=first.number or "").rows] == [first.id]
    assert do(people.stranger, payments.page).rows == ()


def test_customers_see_their_payments_without_our_notes(people: People):
    invoice = an_invoice(people)
    do(people.sanne, payments.book_transfer, invoice.id, 100, clock().date(), note="For our eyes")
    [mine] = do(people.alice, payments.for_invoice, invoice.id)
    [ours] = do(people.sanne, payments.for_invoice, invoice.id)
    assert (mine.note, mine.can_refund) == ("", False)
    assert (ours.note, ours.can_refund) == ("For our eyes", True)


def test_neighbours_and_strangers_find_nothing(people: People, simulator: Simulator):
    invoice = an_invoice(people)
    payment = begun(people, invoice)
    for name in ("niels", "bo", "stranger"):
        actor = getattr(people, name)
        for question, id in ((payments.view, payment.id), (payments.for_invoice, invoice.id)):
            with pytest.raises(NotFound):
                do(actor, question, id)
        with pytest.raises(NotFound):
            payments.look_again(actor, payment.id)
        with pytest.raises(NotFound):
            payments.ways_to_pay(actor, invoice.id)
    with pytest.raises(NotAllowed):
        do(people.planner, payments.view, payment.id)
