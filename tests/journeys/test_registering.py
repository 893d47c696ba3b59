"""An existing customer registers with e-mail address and postcode, and finds three firms' papers at one address."""

import pytest
from playwright.sync_api import expect

from demo.firms import ACCOUNTANTS, GARAGE, HEATING
from tests.journeys.casting import POSTCODE, STREET
from tests.journeys.visitor import an_address

FIRMS = (HEATING, GARAGE, ACCOUNTANTS)
SAID = "If a firm here knows {email} with this postcode, a code of six digits is on its way to it."


@pytest.fixture
def ingrid(visitor):
    return visitor(an_address("ingrid"))


@pytest.fixture
def papers(house, ingrid):
    """What each firm has of Ingrid, who was never here."""
    return house.play("known_to", firms=[firm.slug for firm in FIRMS], name="Ingrid Postma", email=ingrid.email)


def test_whom_three_firms_know_registers_once_and_sees_all(house, ingrid, papers):
    nobody, before = an_address("nobody"), house.last_mail()
    _register(ingrid, nobody, POSTCODE)
    _register(ingrid, ingrid.email, "9999 ZZ")  # not hers
    _register(ingrid, ingrid.email, POSTCODE.lower().replace(" ", ""))
    ingrid.type_code_over(after=before)
    assert not house.mails(nobody)
    codes = [mail for mail in house.mails(ingrid.email) if ingrid.words.like("Sign in to {firm}").match(mail.subject)]
    assert len(codes) == 1
    _sees_whom_she_is_known_by(ingrid)
    for _firm in FIRMS:
        ingrid.be_owner()
    expect(ingrid.heading()).to_have_text(ingrid.words("What you can do now"))
    ingrid.page.get_by_role("article").filter(has_text=STREET).get_by_role("link").click()
    expect(ingrid.heading()).to_have_text(STREET)
    _all_papers_are_at_the_address(ingrid, papers)
    for firm in FIRMS:
        _look_at_one_firm(ingrid, firm, papers)


def _register(ingrid, email, postcode):
    """The same page for everybody: nobody learns here whom a firm knows."""
    ingrid.page.goto(f"{ingrid.house.url}/register")
    ingrid.watch.look(ingrid.page, "registering")
    ingrid.field("E-mail address").fill(email)
    ingrid.field("Postcode").fill(postcode)
    ingrid.button("Send me a code").click()
    expect(ingrid.says(SAID, email=email)).to_be_visible()
    expect(ingrid.heading()).to_have_text(ingrid.words("Type the code"))


def _sees_whom_she_is_known_by(ingrid):
    expect(ingrid.heading()).to_have_text(ingrid.words("We found {n} firms that know you", n=len(FIRMS)))
    for firm in FIRMS:
        found = ingrid.page.get_by_role("listitem").filter(has_text=firm.details.name)
        expect(found).to_contain_text(STREET)
    ingrid.watch.look(ingrid.page, "firms that were found")
    ingrid.link("Continue").click()


def _all_papers_are_at_the_address(ingrid, papers):
    for firm in FIRMS:
        expect(_rows(ingrid, "Quotes", firm)).to_contain_text(papers[firm.slug]["quote"])
        expect(_rows(ingrid, "Invoices", firm)).to_contain_text(papers[firm.slug]["invoice"])
    ingrid.watch.look(ingrid.page, "address with papers of three firms")


def _rows(ingrid, title, firm):
    return ingrid.section(title).get_by_role("listitem").filter(has_text=firm.details.name)


def _look_at_one_firm(ingrid, firm, papers):
    """By the tabs of the address: its papers alone, in its look."""
    tabs = ingrid.page.get_by_role("navigation", name=ingrid.words("Firm"), exact=True)
    tabs.get_by_role("link", name=firm.details.name).click()
    ingrid.is_in_look_of(firm)
    for title, paper in (("Quotes", "quote"), ("Invoices", "invoice")):
        rows = ingrid.section(title).get_by_role("listitem")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text(papers[firm.slug][paper])
    ingrid.section("Quotes").get_by_role("link", name=papers[firm.slug]["quote"]).click()
    expect(ingrid.heading()).to_contain_text(papers[firm.slug]["quote"])
    ingrid.is_in_look_of(firm)
    ingrid.page.go_back()
    expect(ingrid.heading()).to_have_text(STREET)
