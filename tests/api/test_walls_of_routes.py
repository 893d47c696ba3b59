"""What holds for every plain route: what comes from other sites, is too long, or lies about where it comes from."""

import pytest
from starlette.requests import Request

from api import routes
from api.requests import FROM_MACHINES, MOST_BYTES, UNSAFE, address_of
from domain.accounts.limits import network_of
from settings import settings
from tests.api.conftest import Knock
from tests.people import People

CHANGING = sorted((route.path, method) for route in routes for method in (route.methods or ()) if method in UNSAFE)
LIES = [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"},
        {"origin": "null"}]  # fmt: skip


def test_only_the_payment_provider_is_let_in_without_a_page_of_ours():
    assert {"/hooks/mollie/{payment_id}/{secret:path}"} == FROM_MACHINES


@pytest.mark.parametrize(("path", "method"), [pair for pair in CHANGING if pair[0] not in FROM_MACHINES])
def test_nothing_that_changes_something_can_be_sent_by_another_site(
    knock: Knock, people: People, path: str, method: str
):
    browser = knock(portal=people.alice, office=people.sanne)
    for lie in LIES:
        assert browser.request(method, path.replace("{", "").replace("}", ""), headers=lie).status_code == 403, lie


@pytest.mark.parametrize(
    ("path", "method"), [pair for pair in CHANGING if pair[0] not in {"/api/files", *FROM_MACHINES}]
)
def test_nobody_fills_the_memory_with_a_form(knock: Knock, path: str, method: str):
    read = 0

    def endless():
        nonlocal read
        for _ in range(100):
            read += 50_000
            yield b"a=" + b"x" * 49_998

    form = {"content-type": "application/x-www-form-urlencoded"}
    knock().request(method, path.replace("{", "").replace("}", ""), content=endless(), headers=form)
    answer = knock().request(method, "/sign-in", content=b"email=" + b"x" * MOST_BYTES, headers=form)
    assert answer.status_code == (422 if method == "POST" else 405)


@pytest.mark.parametrize(
    "wish", ["//evil.example", "https://evil.example", "/\\evil.example", "/%2fevil.example", "/\t/e"]
)
def test_nobody_is_led_to_another_site(knock: Knock, people: People, wish: str):
    browser = knock(portal=people.alice, office=people.sanne)
    for path in ("/sign-in", "/office/sign-in"):
        assert browser.get(path, params={"next": wish}).headers["location"] in ("/", "/office")
    assert browser.post("/language", data={"language": "de", "next": wish}).headers["location"] == "/"


def test_what_one_wanted_to_see_stays_one_argument(knock: Knock):
    answer = knock().get("/a/01a20275-9f2c-7f5e-8a53-0d4f4b8e9f10?d=1&next=//evil.example")
    assert answer.headers["location"].count("&") == 0
    assert knock().get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("lines", [["203.0.113.9", "198.51.100.7"], ["203.0.113.9, 198.51.100.7"]])
def test_a_made_up_address_in_front_of_the_proxys_counts_for_nothing(monkeypatch: pytest.MonkeyPatch, lines: list[str]):
    headers = [(b"x-forwarded-for", line.encode()) for line in lines]
    request = Request({"type": "http", "headers": headers, "client": ("10.0.0.2", 1)})
    monkeypatch.setattr(settings, "trusted_proxy_hops", 0)
    assert address_of(request) == "10.0.0.2"
    monkeypatch.setattr(settings, "trusted_proxy_hops", 1)
    assert address_of(request) == "198.51.100.7"


def test_a_household_counts_as_one_however_many_addresses_it_has():
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff::9") != network_of("2001:db8:1:3::1")
    assert network_of("192.0.2.7") != network_of("192.0.2.8")
    assert network_of("no address") == "no address"


def test_on_https_every_cookie_is_for_https_only(knock: Knock, people: People, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "base_url", "https://portal.example")
    browser = knock(portal=people.alice, office=people.sanne)
    ours = {"origin": "https://portal.example"}
    cookies = [
        browser.post("/language", data={"language": "de"}, headers=ours),
        browser.post("/sign-out", headers=ours),
        browser.post("/office/sign-out", headers=ours),
    ]
    for answer in cookies:
        cookie = answer.headers["set-cookie"].lower()
        assert {"secure", "samesite=lax"} <= set(cookie.split("; ")), cookie
