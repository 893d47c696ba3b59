"""A clerk sees the portal as a customer does, by mouse from the customer's record, and comes back."""

from playwright.sync_api import expect

from demo.firms import HEATING
from tests.journeys.visitor import an_address

NAME = "Wies de Haan"


def test_a_clerk_looks_as_a_customer_and_nothing_counts_as_seen(house, clerk):
    known = house.play("known_to", firms=[HEATING.slug], name=NAME, email=an_address("wies"))[HEATING.slug]
    kees = clerk("kees@vanhouten.example")
    kees.come_in()
    kees.go(f"/customers/{known['customer']}")
    kees.page.get_by_role("main").locator("summary").first.click()
    kees.watch.look(kees.page, "menu of a customer")
    kees.button("See what the customer sees").click()
    expect(kees.page).to_have_url(f"{house.url}/")
    kees.page.goto(f"{house.url}/quotes")
    kees.page.get_by_role("main").get_by_role("link", name=known["quote"]).click()
    expect(kees.page.get_by_text(known["quote"]).first).to_be_visible()
    kees.page.wait_for_timeout(2000)  # long enough for a customer's reading to be noted
    kees.button("Back to the office").click()
    expect(kees.page).to_have_url(f"{house.url}/office/customers/{known['customer']}")
    kees.go("/quotes")
    row = kees.page.get_by_role("row").filter(has_text=NAME)
    expect(row).to_contain_text(kees.words("sent"))
    expect(row).not_to_contain_text(kees.words("seen"))
