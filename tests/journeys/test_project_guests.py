"""A project that four people look at with user names, each with other rights; and who loses one, loses it at once."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.journeys.guests import BOXES, OWN, Guest, come_in_first, make_account, rights_of
from tests.journeys.newcomers import MATERIAL, PHOTO, PLAN, TITLE, VISIT, WORKED
from tests.journeys.visitor import an_address

CLOSED = "Your account is not open at the moment. Ask the firm that gave it to you."
#: What a right shows: texts of the project's page.
SHOWN = {
    "Documents and photos": (PLAN, PHOTO),
    "Working times and material": (WORKED, MATERIAL),
    "Planning": (VISIT,),
}


@pytest.fixture
def site(house):
    return house.play("building_site", firm="vanhouten", name="Familie Blom", email=an_address("blom"))


@pytest.fixture
def mirjam(clerk, site):
    """Before the project."""
    person = clerk("mirjam@vanhouten.example")
    person.come_in()
    person.go(f"/projects/{site['project']}")
    return person


def test_four_accounts_see_what_each_may_see(mirjam, visitor, site, watch):
    watch.expect("status of 403")  # whose access ended does not come in again
    mark = secrets.token_hex(2)  # a house knows each user name once
    architect = Guest(f"Bram Smit {mark}", ("Documents and photos",))
    builder = Guest(f"Tess Vos {mark}", ("Working times and material",))
    neighbour = Guest(f"Ada Kuiper {mark}", ("Planning",))
    partner = Guest(f"Marja Blom {mark}", BOXES)
    people = {guest: _let_in(mirjam, visitor(), guest, site) for guest in (architect, builder, neighbour, partner)}
    for guest, person in people.items():
        _sees_the_own_parts(person, guest)
    _loses_the_planning_at_once(mirjam, people[neighbour], neighbour)
    _is_out_at_once(mirjam, people[partner], partner)


def _let_in(mirjam, person, guest, site):
    path = f"/projects/{site['project']}"
    password = make_account(mirjam, guest)
    person.page.goto(f"{person.house.url}/sign-in/name?next={path}")
    come_in_first(person, guest, password)
    expect(person.page).to_have_url(re.compile(path))
    expect(person.heading()).to_have_text(TITLE)
    return person


def _sees_the_own_parts(person, guest):
    main = person.page.get_by_role("main")
    expect(person.section("Progress")).to_be_visible()
    for right, texts in SHOWN.items():
        for text in texts:
            expect(main.get_by_text(text).first).to_be_visible(visible=right in guest.boxes)
    expect(main.get_by_label(person.words("Write a message"))).to_be_visible(visible="Messages" in guest.boxes)
    person.watch.look(person.page, f"project of {guest.name}")


def _loses_the_planning_at_once(mirjam, person, guest):
    """While the page is open; nobody reloads it."""
    visit = person.page.get_by_role("main").get_by_text(VISIT)
    expect(visit.first).to_be_visible()
    dialog = rights_of(mirjam, guest)
    dialog.get_by_role("checkbox", name=mirjam.words("Planning")).uncheck()
    dialog.get_by_role("button", name=mirjam.words("Save")).click()
    expect(visit).to_have_count(0)
    expect(person.section("Progress")).to_be_visible()


def _is_out_at_once(mirjam, person, guest):
    rights_of(mirjam, guest).get_by_role("button", name=mirjam.words("End access")).click()
    expect(person.page).to_have_url(re.compile("/sign-in/name/vanhouten"))
    expect(person.heading()).to_have_text(person.words("Your access has ended"))
    expect(person.page.get_by_text(TITLE)).to_have_count(0)
    expect(mirjam.row(guest.user_name)).to_contain_text(mirjam.words("ended"))
    person.page.goto(f"{person.house.url}/sign-in/name")
    person.come_in_as(guest.user_name, OWN)
    expect(person.says(CLOSED)).to_be_visible()
