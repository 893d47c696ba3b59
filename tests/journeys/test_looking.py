"""A clerk sees the portal as a customer does, by mouse from the customer's record, and comes back."""

from playwright.sync_api import expect

from demo.firms import HEATING
from tests.journeys.visitor import an_address

NAME = "Wies de Haan"


def test_a_clerk_looks_as_a_customer_and_nothing_counts_as_seen(house, clerk):
    known = house.play("known_to", firms=[HEATING.slug], name=NAME, email=an_address("wies"))[HEATING.slug]
    mirjam = clerk("mirjam@vanhouten.example")
    mirjam.come_in()
    mirjam.go(f"/customers/{known['customer']}")
    mirjam.page.get_by_role("main").locator("summary").first.click()
    mirjam.watch.look(mirjam.page, "menu of a customer")
    mirjam.button("See what the customer sees").click()
    expect(mirjam.page).to_have_url(f"{house.url}/")
    mirjam.page.goto(f"{house.url}/quotes")
    mirjam.page.get_by_role("main").get_by_role("link", name=known["quote"]).click()
    expect(mirjam.page.get_by_text(known["quote"]).first).to_be_visible()
    mirjam.page.wait_for_timeout(2000)  # long enough for a customer's reading to be noted
    mirjam.button("Back to the office").click()
    expect(mirjam.page).to_have_url(f"{house.url}/office/customers/{known['customer']}")
    mirjam.go("/quotes")
    row = mirjam.page.get_by_role("row").filter(has_text=NAME)
    expect(row).to_contain_text(mirjam.words("sent"))
    expect(row).not_to_contain_text(mirjam.words("seen"))
