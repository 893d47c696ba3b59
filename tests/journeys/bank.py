"""What happens at the payment provider's own page, which is another company's: in its words."""

import re

import httpx
from playwright.sync_api import expect

from tests.journeys.customer import Customer
from tests.journeys.house import House


def pay_by_ideal(customer: Customer, outcome: str = "paid") -> None:
    """Choose iDEAL | Wero on our page, and how it ends on the bank's."""
    to_bank(customer)
    end_at_bank(customer, outcome)


def to_bank(customer: Customer, method: str = "iDEAL | Wero") -> None:
    customer.page.get_by_role("radio", name=re.compile(re.escape(method))).check()
    customer.page.get_by_role("button", name=customer.words.like("Pay {amount}")).click()
    expect(customer.page).to_have_url(re.compile(re.escape(f"{customer.house.url}/demo/bank/")))


def end_at_bank(customer: Customer, outcome: str) -> None:
    """`outcome`: paid, failed, canceled, expired, or stay (go back and leave it open)."""
    customer.page.locator(f"button[value={outcome}]").click()
    expect(customer.page).to_have_url(re.compile(re.escape(customer.house.url) + "/(?!demo/bank)"))


def settle(house: House, invoice: str, status: str) -> None:
    """The bank makes up its mind about the newest attempt to pay this invoice."""
    newest = house.bank_payments(invoice)[0]
    answer = httpx.post(f"{house.bank}/_sim/payments/{newest['id']}", json={"status": status}, trust_env=False)
    answer.raise_for_status()
