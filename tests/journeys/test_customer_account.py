"""One account of a customer, for all firms that work for her: each with its own look, none with the others' papers."""

import re

import pytest
from playwright.sync_api import expect

from demo.firms import ACCOUNTANTS, GARAGE, HEATING, SHARED, Firm

OURS = (HEATING, GARAGE, ACCOUNTANTS)


@pytest.fixture
def sofie(house, customer):
    """Has a quote of two firms and only the invitation of the third; came in by a typed code."""
    for firm in (HEATING, GARAGE):
        house.play("sent_quote", firm=firm.slug, email=SHARED.email)
    house.play("invited_to_portal", firm=ACCOUNTANTS.slug, email=SHARED.email)
    person = customer(SHARED.email)
    person.come_in_by_code()
    for _firm in OURS:
        person.be_owner()
    return person


def test_a_customer_of_three_firms_has_one_account(sofie):
    expect(sofie.heading()).to_have_text(sofie.words("What you can do now"))
    sofie.go("/quotes")
    rows = sofie.page.get_by_role("main").get_by_role("listitem")
    for firm in (HEATING, GARAGE):
        expect(rows.filter(has_text=firm.jobs[0].title)).to_contain_text(firm.details.name)
    for firm in OURS:
        _look_at_one_firm(sofie, firm)
    _open_a_quote_in_its_own_look(sofie, GARAGE)


def _look_at_one_firm(sofie, firm: Firm):
    sofie.choose_firm(firm.details.name)
    sofie.is_in_look_of(firm)
    expect(sofie.page.get_by_role("banner")).to_contain_text(firm.details.name)
    others = [other.jobs[0].title for other in OURS if other is not firm]
    for title in others:
        expect(sofie.page.get_by_role("main").get_by_text(title)).to_be_hidden()
    sofie.watch.look(sofie.page, f"quotes of {firm.slug}")


def _open_a_quote_in_its_own_look(sofie, firm: Firm):
    """Whichever firm was chosen last."""
    sofie.choose_firm(sofie.words("All your firms"))
    sofie.page.get_by_role("link", name=re.compile(firm.jobs[0].title)).click()
    expect(sofie.heading()).to_contain_text(firm.jobs[0].title)
    sofie.is_in_look_of(firm)
    expect(sofie.page.get_by_role("main")).to_contain_text(firm.details.name)
