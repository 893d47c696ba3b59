"""Every screen there is, with something on it: nothing serious for axe, no error, nothing too wide."""

import re

import pytest
from playwright.sync_api import expect

from ui.serve import BUILT

OFFICE = "/office"
ADMIN, EMAIL = "femke@reitsmakok.example", "selin@yilmaz.example"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def ids(house):
    return house.play("everything", firm="reitsmakok", email=EMAIL)


def test_every_screen_of_the_office(ids, clerk):
    femke = clerk(ADMIN)
    femke.come_in()
    for path in _screens(ids, of_office=True):
        femke.go(path.removeprefix(OFFICE))
        _is_whole(femke)
        femke.watch.look(femke.page, path)
        femke.page.set_viewport_size(PHONE)
        femke.watch.fits(femke.page, f"{path} on a phone")
        femke.page.set_viewport_size({"width": 1440, "height": 900})


def test_every_screen_of_the_portal(house, ids, customer):
    selin = customer(EMAIL)
    selin.come_in(house.mail(EMAIL, "Jaarrekening"), first_time=False)
    plain = [f"/a/{ids['approval_id']}", f"/pay/{ids['invoice_id']}", f"/pay/{ids['payment_id']}/return", "/offline"]
    for path in [*_screens(ids, of_office=False), *plain]:
        selin.go(path)
        _is_whole(selin)
        selin.watch.look(selin.page, path)


def _screens(ids, *, of_office):
    """The addresses of all that was built, with the ids of something that is there."""
    built = sorted(file.parent.relative_to(BUILT / "_l/nl").as_posix() for file in BUILT.glob("_l/nl/**/index.html"))
    routes = [f"/{name}".removesuffix("/.") for name in built if name != "404"]
    chosen = [route for route in routes if f"{route}/".startswith(f"{OFFICE}/") is of_office]
    assert len(chosen) > 8, routes
    return [re.sub(r"\[(\w+)\]", lambda place: ids[place[1]], route) for route in chosen]


def _is_whole(person):
    """All that was asked for is there, and it is not a page that says it is not."""
    expect(person.page.locator("[aria-busy=true]")).to_have_count(0)
    for text in ("This cannot be shown", "We cannot show this"):
        expect(person.says(text)).to_be_hidden()
