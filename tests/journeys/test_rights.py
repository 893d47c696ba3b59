"""What the office takes away is gone from a screen that stands open, at once and without a reload."""

import secrets

import pytest
from playwright.sync_api import expect

from demo.firms import HEATING
from tests.journeys.guests import Guest, come_in_first, make_account, rights_of
from tests.journeys.newcomers import PHOTO, PLAN, TITLE
from tests.journeys.visitor import an_address

NAME = "Roos de Haan"


@pytest.fixture
def mirjam(clerk):
    person = clerk("mirjam@vanhouten.example")
    person.come_in()
    return person


def test_invoices_of_a_customer(house, visitor, mirjam):
    roos = visitor(an_address("roos"))
    known = house.play("known_to", firms=[HEATING.slug], name=NAME, email=roos.email)[HEATING.slug]
    roos.come_in_by_code()
    roos.be_owner()
    expect(roos.heading()).to_have_text(roos.words("What you can do now"))
    roos.go("/invoices")
    roos.page.get_by_role("main").get_by_role("link", name=known["invoice"]).click()
    expect(roos.page.get_by_text(known["invoice"]).first).to_be_visible()
    shown = _list_in_another_tab(roos, known)
    _take_invoices_away(mirjam, known)
    expect(shown).to_have_count(0)
    expect(roos.page.get_by_text(known["invoice"])).to_have_count(0)
    roos.watch.look(roos.page, "invoice that was taken away")


def _list_in_another_tab(roos, known):
    tab = roos.page.context.new_page()
    tab.goto(f"{roos.house.url}/invoices")
    shown = tab.get_by_role("main").get_by_role("link", name=known["invoice"])
    expect(shown).to_be_visible()
    return shown


def _take_invoices_away(mirjam, known):
    mirjam.go(f"/customers/{known['customer']}")
    mirjam.button_like("Rights of {name}", name=NAME).click()
    dialog = mirjam.page.get_by_role("dialog")
    for right in ("See invoices and payments", "Pay invoices"):
        dialog.get_by_role("checkbox", name=mirjam.words(right)).uncheck()
    mirjam.watch.look(mirjam.page, "rights of a customer")
    dialog.get_by_role("button", name=mirjam.words("Save")).click()
    expect(dialog).to_be_hidden()


def test_documents_of_a_project(house, visitor, mirjam):
    site = house.play("building_site", firm=HEATING.slug, name=NAME, email=an_address("roos"), days_ago=3)
    guest, person = Guest(f"Bram Smit {secrets.token_hex(2)}", ("Documents and photos", "Planning")), visitor()
    mirjam.go(f"/projects/{site['project']}")
    password = make_account(mirjam, guest)
    person.page.goto(f"{house.url}/sign-in/name?next=/projects/{site['project']}")
    come_in_first(person, guest, password)
    papers = person.page.get_by_role("main").get_by_text(PLAN)
    photos = person.page.get_by_role("main").get_by_text(PHOTO)
    expect(papers.first).to_be_visible()
    expect(photos.first).to_be_visible()
    picture = person.page.get_by_role("img", name=PHOTO).get_attribute("src")
    assert person.page.request.get(f"{house.url}{picture}").ok
    dialog = rights_of(mirjam, guest)
    dialog.get_by_role("checkbox", name=mirjam.words("Documents and photos")).uncheck()
    dialog.get_by_role("button", name=mirjam.words("Save")).click()
    for gone in (papers, photos):
        expect(gone).to_have_count(0)
    expect(person.heading()).to_have_text(TITLE)
    assert person.page.request.get(f"{house.url}{picture}").status == 404
