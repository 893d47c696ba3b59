"""The payment simulator's pages at the demo's own address: one port is enough."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from demo import bank
from demo.mollie import Simulator, start_simulator
from integrations.mollie import Mollie
from settings import settings
from tests.demo.shop import an_invoice


@pytest.fixture
def simulator(monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    running = start_simulator(public_url=settings.address + bank.ROOT)
    monkeypatch.setattr(settings, "mollie_api_url", running.url)
    yield running
    running.stop()


@pytest.fixture
def browser() -> TestClient:
    return TestClient(Starlette(routes=bank.routes), base_url=settings.address, follow_redirects=False)


def test_a_payment_is_made_without_leaving_the_apps_address(simulator: Simulator, browser: TestClient):
    payment = Mollie("test_key", simulator.url).create_payment(an_invoice(settings.address))
    checkout = urlsplit(payment.checkout_url or "")
    assert f"{checkout.scheme}://{checkout.netloc}" == settings.address
    assert checkout.path.startswith(bank.ROOT)
    assert browser.get(checkout.path).status_code == 200
    ours = {"origin": settings.address, "sec-fetch-site": "same-origin"}
    chosen = browser.post(f"{checkout.path}/method", data={"method": "ideal"}, headers=ours)
    assert chosen.headers["location"] == payment.checkout_url
    end = browser.post(f"{checkout.path}/outcome", data={"outcome": "paid"}, headers=ours)
    assert (end.status_code, end.headers["location"]) == (303, f"{settings.address}/return")
    assert simulator.payment(payment.id).status == "paid"


def test_only_what_a_person_sees_is_passed_on(simulator: Simulator, browser: TestClient):
    assert browser.get(f"{bank.ROOT}/").status_code == 200
    behind = ("v2/methods", "_sim/hooks", "//_sim/hooks")
    climbing = ("checkout/../_sim/hooks", "checkout/%2e%2e/_sim/hooks", "checkout/..%2f_sim/hooks")
    for path in (*behind, *climbing):
        assert browser.get(f"{bank.ROOT}/{path}").status_code == 404


def test_its_forms_can_be_sent_from_its_own_pages_only(simulator: Simulator, browser: TestClient):
    payment = Mollie("test_key", simulator.url).create_payment(an_invoice(settings.address))
    path = urlsplit(payment.checkout_url or "").path
    assert browser.get(path).headers["referrer-policy"] == "same-origin"  # else its forms come with `Origin: null`
    elsewhere = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    assert browser.post(f"{path}/method", data={"method": "ideal"}, headers=elsewhere).status_code == 403


def test_without_a_simulator_there_is_no_bank(monkeypatch: pytest.MonkeyPatch, browser: TestClient):
    monkeypatch.setattr(settings, "mollie_api_url", "")
    assert browser.get(f"{bank.ROOT}/").status_code == 404
