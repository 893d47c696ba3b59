"""`PICTURES=1 python -m tests.lanes journeys`: the pictures of the README, out of the demo and its two years."""

import re

import pytest
from playwright.sync_api import expect

from demo.firms import HEATING, SHARED
from tests.journeys.customer import DESKTOP
from tests.lanes import ROOT

PICTURES = ROOT / "docs" / "pictures"
PROJECT = "Vloerverwarming begane grond"
LARGEST = 300_000  # bytes


@pytest.fixture
def quote(house):
    """The newest of all: with an option, and a way of paying at the end."""
    return house.play("sent_quote", firm=HEATING.slug, email=SHARED.email)


def test_the_office(clerk, quote):
    mirjam = clerk("mirjam@vanhouten.example")
    mirjam.come_in()
    _take(mirjam, "office-home")
    mirjam.go("/quotes")
    _take(mirjam, "office-quotes")
    mirjam.go(f"/quotes/{quote['id']}")
    mirjam.change_price(3, "59,50")
    expect(mirjam.says("Send as version {version}", version=2)).to_be_visible()
    expect(mirjam.page.get_by_label(mirjam.words("What the customer will see"))).to_contain_text("7.206,76")
    mirjam.page.mouse.move(0, 0)
    _take(mirjam, "office-quote")
    mirjam.go("/projects")
    _choose(mirjam, PROJECT)
    expect(mirjam.page.get_by_role("heading", level=1)).to_contain_text(PROJECT)
    _take(mirjam, "office-project")


def test_the_phone(house, customer, quote):
    sofie = customer(SHARED.email)
    sofie.come_in_by_code()
    sofie.go("/")
    _take(sofie, "portal-home")
    sofie.go(f"/quotes/{quote['id']}")
    _take(sofie, "portal-quote")
    sofie.go(f"/approvals/{quote['approval']}")
    sofie.sign(SHARED.name)
    sofie.approve_button().evaluate("button => button.scrollIntoView({ block: 'center' })")
    _take(sofie, "portal-approve")
    invoice = house.play("issued_invoice", firm=HEATING.slug, email=SHARED.email, job=1)
    sofie.go(f"/pay/{invoice['id']}")
    _take(sofie, "portal-pay")
    for place, name, picture in (
        ("/addresses", SHARED.street, "portal-address"),
        ("/projects", PROJECT, "portal-project"),
    ):
        sofie.go(place)
        _choose(sofie, name)
        expect(sofie.page.get_by_role("heading").first).to_contain_text(name)
        _take(sofie, picture)
    sofie.go("/invoices")
    sofie.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    _take(sofie, "portal-invoices-dark")


def test_a_desktop_in_german(house, customer):
    email = "katrin@vogel.example"
    quote = house.play("sent_quote", firm="zimmereiberger", email=email)
    katrin = customer(email, "de", **DESKTOP)
    katrin.come_in(house.mail(email, quote["title"]), first_time=False)
    katrin.go(f"/quotes/{quote['id']}")
    _take(katrin, "portal-desktop")


def _choose(person, name: str) -> None:
    person.page.locator("main :is(tr, li, .card)").filter(has_text=name).get_by_role("link").first.click()


def _take(person, name: str) -> None:
    """When everything is there and nothing moves."""
    expect(person.page.locator("[aria-busy=true]")).to_have_count(0)
    expect(person.page.get_by_role("main")).to_have_text(re.compile(r"\w"))
    person.page.evaluate("() => document.fonts.ready")
    PICTURES.mkdir(parents=True, exist_ok=True)
    taken = person.page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", caret="hide")
    assert len(taken) < LARGEST, f"{name} is too large for a README"
