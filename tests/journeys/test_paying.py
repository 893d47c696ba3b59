"""Money comes once, whatever the tabs, the bank and the network do."""

import pytest
from playwright.sync_api import expect

from tests.journeys.bank import end_at_bank, pay_by_ideal, to_bank


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
    anouk.go(f"/invoices/{invoice['id']}")
    payments = anouk.page.get_by_role("region", name=anouk.words("Payments")).or_(anouk.section("Payments"))
    expect(payments.get_by_role("listitem")).to_have_count(1)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("canceled", "You stopped the payment"),
        ("failed", "The payment did not work"),
        ("expired", "The payment took too long"),
    ],
)
def test_what_did_not_work_is_said_and_can_be_tried_again(house, anouk, invoice, outcome, said):
    house.set_bank(timing="after")
    pay_by_ideal(anouk, outcome)
    expect(anouk.heading()).to_have_text(anouk.words(said))
    anouk.watch.look(anouk.page, f"payment {outcome}")
    anouk.link("Pay {amount}").click()
    pay_by_ideal(anouk)
    expect(anouk.heading()).to_have_text(anouk.words.like("Paid: {amount}"))
    assert sorted(payment["status"] for payment in house.bank_payments(invoice["number"])) == sorted([outcome, "paid"])
