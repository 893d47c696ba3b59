"""Money comes once, whatever the tabs, the bank and the network do."""

import pytest
from playwright.sync_api import expect

from tests.journeys.bank import end_at_bank, pay_by_ideal, to_bank

UNPAID = {
    "canceled": "You stopped the payment",
    "failed": "The payment did not work",
    "expired": "The payment took too long",
}


@pytest.fixture
def invoice(house):
    return house.play("issued_invoice", firm="vanhouten", email="anouk@willems.example", job=3)


@pytest.fixture
def anouk(house, customer, invoice):
    """At the ways to pay, signed in by the link of the invoice's mail."""
    person = customer("anouk@willems.example")
    person.come_in(house.mail(person.email, invoice["number"]), first_time=False)
    person.go(f"/pay/{invoice['id']}")
    yield person
    house.set_bank()


def test_two_tabs_pay_at_once_and_one_payment_is_made(house, anouk, invoice):
    house.set_bank(copies=3, timing="before")  # the webhook comes before the person is back, and three times
    first, second = anouk.page, anouk.phone.context.new_page()
    second.goto(first.url)
    to_bank(anouk)
    anouk.page = second
    to_bank(anouk)
    assert len(house.bank_payments(invoice["number"])) == 1
    end_at_bank(anouk, "paid")
    expect(anouk.heading()).to_have_text(anouk.words.like("Paid: {amount}"))
    first.goto(f"{house.url}/pay/{invoice['id']}")
    expect(first.get_by_role("heading", level=1)).to_have_text(anouk.words("This invoice is paid"))
    expect(_payments(anouk, invoice)).to_have_count(1)


def test_what_did_not_work_is_said_and_can_be_tried_again(house, anouk, invoice):
    house.set_bank(copies=2, timing="together")
    for outcome, said in UNPAID.items():
        pay_by_ideal(anouk, outcome)
        expect(anouk.heading()).to_have_text(anouk.words(said))
        anouk.watch.look(anouk.page, f"payment {outcome}")
        anouk.link("Pay {amount}").click()
    house.set_bank(timing="after")  # the page asks the bank by itself, and the webhook finds everything booked
    pay_by_ideal(anouk)
    expect(anouk.heading()).to_have_text(anouk.words.like("Paid: {amount}"))
    assert sorted(payment["status"] for payment in house.bank_payments(invoice["number"])) == sorted([*UNPAID, "paid"])
    rows = _payments(anouk, invoice)
    expect(rows).to_have_count(len(UNPAID) + 1)
    expect(rows.filter(has_text=anouk.words("Paid"))).to_have_count(1)


def test_a_transfer_pays_a_part_and_the_rest_is_paid_online(house, clerk, anouk, invoice):
    mirjam = clerk("mirjam@vanhouten.example")
    mirjam.come_in()
    mirjam.go(f"/invoices/{invoice['id']}")
    anouk.go(f"/invoices/{invoice['id']}")
    expect(anouk.says("How would you like to pay?")).to_be_visible()
    mirjam.book_transfer("100,00")
    expect(anouk.says("{paid} of {total} is paid.")).to_contain_text("100,00")  # live
    rest = (invoice["cents"] - 10_000) / 100
    anouk.link("Pay {amount}").click()
    expect(anouk.heading()).to_contain_text(f"{rest:.2f}".replace(".", ","))
    house.set_bank(drop=1)  # the webhook never comes: the page itself asks the bank
    pay_by_ideal(anouk)
    expect(anouk.heading()).to_have_text(anouk.words.like("Paid: {amount}"))
    expect(mirjam.page.get_by_role("heading", level=1)).to_contain_text(mirjam.words("Paid"))  # live
    mirjam.watch.look(mirjam.page, "invoice paid in two parts")


def _payments(anouk, invoice):
    """The rows of the payments, as the customer sees them."""
    anouk.go(f"/invoices/{invoice['id']}")
    return anouk.section("Payments").get_by_role("listitem")
