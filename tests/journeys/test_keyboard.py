"""A quote is written, sent, read and approved by keys alone: in the office, in the portal, and on the plain page."""

import pytest
from playwright.sync_api import expect

from demo.firms import HEATING
from demo.story import PASSWORD
from tests.journeys.clerk import NewLine
from tests.journeys.customer import DESKTOP
from tests.journeys.keyboard import Keyboard
from tests.journeys.visitor import link_in

TITLE = "Kraan vervangen"
LINES = (NewLine("Thermostaatkraan", "3", "st", "38,50"), NewLine("Montage", "1,5", "uur", "62,50"))
CUSTOMER = next(client for client in HEATING.clients if client.email == "jeroen@degraaf.example")


@pytest.fixture
def mirjam(clerk):
    return clerk("mirjam@vanhouten.example")


@pytest.fixture
def jeroen(customer):
    return customer(CUSTOMER.email, **DESKTOP)


def test_the_main_job_needs_no_mouse(house, mirjam, jeroen):
    office, home = Keyboard(mirjam.page), Keyboard(jeroen.page)
    _come_in(house, mirjam, office)
    _write(mirjam, office)
    office.press("Control+Enter")
    expect(mirjam.says("Version {version} is with the customer", version=1)).to_be_visible()
    _come_in_by_mail(house, jeroen, home)
    _approve(jeroen, home)
    expect(jeroen.says("{name} approved version {version} on {day}.")).to_be_visible()
    expect(mirjam.moment("Approved for {cents}")).to_be_visible()
    quote = house.play("sent_quote", firm=HEATING.slug, email=CUSTOMER.email, job=2)
    jeroen.go(f"/a/{quote['approval']}")
    _approve(jeroen, home)
    expect(jeroen.says("Approved by {name} on {day}.")).to_be_visible()


def _come_in(house, mirjam, office):
    mirjam.page.goto(f"{house.url}/office")
    office.fill(mirjam.field("E-mail address"), mirjam.email)
    office.fill(mirjam.field("Password"), PASSWORD)
    office.press("Enter")
    mirjam.is_in()
    office.press("?")
    expect(mirjam.page.get_by_role("dialog", name=mirjam.words("Keys"))).to_be_visible()
    mirjam.watch.look(mirjam.page, "overview of the keys")
    office.press("Escape")


def _write(mirjam, office):
    office.press("g", "o")  # Offertes
    expect(mirjam.heading()).to_have_text(mirjam.words("Quotes"))
    office.press("n")
    expect(mirjam.page.get_by_role("combobox", name=mirjam.words("For whom?"))).to_be_focused()
    office.write("graaf")
    expect(mirjam.page.get_by_role("option", name=CUSTOMER.name)).to_be_visible()
    office.press("Enter")
    expect(mirjam.field("What is it about?")).to_be_focused()
    office.write(TITLE)
    office.press("Enter")
    expect(mirjam.field("Title")).to_have_value(TITLE)
    office.do(mirjam.button("Line"))
    for place, line in enumerate(LINES):
        if place:
            office.press("Enter")  # a line below the one that was being written
        expect(mirjam.cells("Description").nth(place)).to_be_focused()
        _write_line(mirjam, office, place, line)
    expect(mirjam.page.get_by_label(mirjam.words("What the customer will see"))).to_contain_text(LINES[1].title)


def _write_line(mirjam, office, place, line):
    office.write(line.title)
    for label, text in (("Quantity", line.quantity), ("Unit", line.unit), ("Price excl.", line.price)):
        office.fill(mirjam.cells(label).nth(place), text)


def _come_in_by_mail(house, jeroen, home):
    jeroen.page.goto(link_in(house.mail(jeroen.email, TITLE)))
    home.do(jeroen.button("Sign in"))
    home.do(jeroen.page.get_by_role("radio", name=jeroen.words("I am the owner")), "Space")
    home.do(jeroen.button("Continue"))
    expect(jeroen.heading()).to_contain_text(TITLE)


def _approve(jeroen, home):
    home.do(jeroen.agreement(), "Space")
    expect(jeroen.agreement()).to_be_checked()
    home.fill(jeroen.field("Your name as signature"), "Jeroen de Graaf")
    home.do(jeroen.approve_button())
