"""A sticker: whoever belongs there goes on to a request; a stranger learns whose firm it is and nothing else."""

import pytest
from sqlmodel import select

from domain import accounts, customers, installations
from domain.access import HOUSE, system_of
from domain.accounts import Browser, Whereto, cookies
from domain.customers import AddressForm
from domain.installations import InstallationForm
from domain.work import work_as
from models.account import Membership
from models.installation import Installation
from tests.api.conftest import Knock
from tests.people import People, do

SECRETS = ("Alice", "Lindenlaan", "SN-4711", "Boiler of the de Graaf family")


@pytest.fixture
def boiler(people: People) -> Installation:
    address = do(
        people.sanne, customers.add_address, people.alice_customer, AddressForm("Lindenlaan 12", "5611 AA", "Best")
    )
    form = InstallationForm("Boiler of the de Graaf family", serial="SN-4711", address_id=address.id)
    return do(people.sanne, installations.add, people.alice_customer, form)


def test_a_stranger_learns_the_firm_and_nothing_of_the_customer(knock: Knock, people: People, boiler: Installation):
    for browser in (knock(), knock(portal=people.niels), knock(portal=people.bo), knock(office=people.sanne)):
        page = browser.get(f"/s/{boiler.sticker}")
        assert page.status_code == 200
        assert people.company.name in page.text
        assert [secret for secret in SECRETS if secret in page.text] == []
        assert str(boiler.id) not in page.text
    assert f"/sign-in?next=/s/{boiler.sticker}" in knock().get(f"/s/{boiler.sticker}").text
    assert "/sign-in" not in knock(portal=people.niels).get(f"/s/{boiler.sticker}").text


def test_a_member_goes_on_to_the_form(knock: Knock, people: People, boiler: Installation):
    went = knock(portal=people.alice).get(f"/s/{boiler.sticker}")
    assert (went.status_code, went.headers["location"]) == (303, f"/requests/new?sticker={boiler.sticker}")


def test_whoever_scans_before_the_first_visit_says_first_who_it_is(knock: Knock, people: People, boiler: Installation):
    whereto = Whereto("alice@home.example", company_id=people.company.id, customer_id=people.alice_customer)
    with work_as(HOUSE) as work:
        for seat in work.session.exec(select(Membership).where(Membership.customer_id == people.alice_customer)):
            seat.capacity, seat.rights = None, []
    way_in = do(system_of(people.company.id), accounts.way_in, whereto)
    browser = knock()
    browser.cookies.set(cookies.PORTAL, accounts.sign_in_by_link(way_in.link_token, Browser()).token)
    went = browser.get(f"/s/{boiler.sticker}")
    assert (went.status_code, went.headers["location"]) == (303, f"/welcome?next=/s/{boiler.sticker}")


def test_an_unknown_or_removed_sticker_is_not_found(knock: Knock, people: People, boiler: Installation):
    assert knock(portal=people.alice).get("/s/made-up").status_code == 404
    do(people.sanne, installations.remove, boiler.id, boiler.revision)
    assert knock(portal=people.alice).get(f"/s/{boiler.sticker}").status_code == 404


@pytest.mark.parametrize(("kind", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_staff_download_the_code(knock: Knock, people: People, boiler: Installation, kind: str, start: bytes):
    code = knock(office=people.sanne).get(f"/files/stickers/{boiler.id}.{kind}")
    assert code.content.startswith(start)
    assert knock(office=people.stranger).get(f"/files/stickers/{boiler.id}.{kind}").status_code == 404
    assert knock(office=people.sanne).get(f"/files/stickers/{boiler.id}.exe").status_code == 404
    assert knock(portal=people.alice).get(f"/files/stickers/{boiler.id}.{kind}").status_code == 303
