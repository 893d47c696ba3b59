"""The checkout and the dashboard, as a browser gets them."""

import html
from collections.abc import Iterator

import httpx
import pytest

from demo.mollie import Simulator, start_simulator
from demo.mollie.words import LANGUAGES, language_of, words_in
from integrations.mollie import Mollie, PaymentStatus
from tests.demo.shop import an_invoice, pay


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    running = start_simulator()
    yield running
    running.stop()


@pytest.fixture
def mollie(simulator: Simulator) -> Mollie:
    return Mollie("test_simulatorsimulator", simulator.url)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_that_no_money_moves(mollie: Mollie, simulator: Simulator, language: str):
    token = _checkout(mollie.create_payment(an_invoice(webhook_url=None))).rsplit("/", 1)[1]
    for path in ("", f"payments/{token}", f"checkout/{token}", "checkout/unknown"):
        page = httpx.get(f"{simulator.url}/{path}", headers={"Accept-Language": language})
        assert f'<html lang="{language}">' in page.text
        assert words_in(language)["simulator"] in html.unescape(page.text)


def test_no_language_lacks_a_word():
    for language in LANGUAGES:
        assert all(text.strip() for text in words_in(language).values())


@pytest.mark.parametrize(
    ("accepted", "locale", "language"),
    [
        ("nl-NL,nl;q=0.9,en;q=0.8", None, "nl"),
        ("en;q=0.5, de;q=0.9", None, "de"),
        ("pl,fr;q=0", "de_DE", "de"),
        ("", "fr_BE", "fr"),
        ("*;q=x,,;", None, "en"),
    ],
)
def test_the_browser_chooses_the_language(accepted: str, locale: str | None, language: str):
    assert language_of(accepted, locale) == language


def test_the_choice_offers_what_fits(mollie: Mollie):
    payment = mollie.create_payment(an_invoice(amount_cents=20_000_00))
    page = httpx.get(_checkout(payment)).text
    assert 'value="ideal"' in page
    assert 'value="creditcard"' not in page


def test_looking_changes_nothing(mollie: Mollie):
    payment = mollie.create_payment(an_invoice())
    for _ in range(3):
        httpx.get(_checkout(payment))
        httpx.head(_checkout(payment))
        httpx.get(f"{_checkout(payment)}/outcome?outcome=paid")
    assert mollie.payment(payment.id) == payment


def test_a_person_may_change_their_mind_about_the_method(mollie: Mollie):
    payment = mollie.create_payment(an_invoice())
    httpx.post(f"{_checkout(payment)}/method", data={"method": "creditcard"})
    assert mollie.payment(payment.id).method == "creditcard"
    httpx.post(f"{_checkout(payment)}/method", data={"method": ""})
    assert mollie.payment(payment.id).method is None
    assert 'value="ideal"' in httpx.get(_checkout(payment)).text


def test_a_method_the_shop_fixed_cannot_be_changed(mollie: Mollie):
    payment = mollie.create_payment(an_invoice(method="ideal"))
    assert httpx.post(f"{_checkout(payment)}/method", data={"method": "creditcard"}).status_code == 409
    httpx.post(f"{_checkout(payment)}/method", data={"method": ""})
    assert mollie.payment(payment.id).method == "ideal"


def test_leaving_it_open_goes_back_to_the_shop(mollie: Mollie):
    payment = mollie.create_payment(an_invoice("http://shop.example", webhook_url=None))
    assert pay(_checkout(payment), outcome="stay").headers["location"] == "http://shop.example/return"
    assert mollie.payment(payment.id).status is PaymentStatus.OPEN


def test_cancelling_goes_where_the_shop_said(mollie: Mollie):
    wish = an_invoice("http://shop.example", webhook_url=None, cancel_url="http://shop.example/canceled")
    payment = mollie.create_payment(wish)
    assert pay(_checkout(payment), outcome="canceled").headers["location"] == "http://shop.example/canceled"


@pytest.mark.parametrize("outcome", ["", "open", "authorized", "pending", "refunded", "will_transfer"])
def test_only_the_buttons_of_the_page_work(mollie: Mollie, outcome: str):
    payment = mollie.create_payment(an_invoice())
    assert pay(_checkout(payment), outcome=outcome).status_code == 409
    assert mollie.payment(payment.id).status is PaymentStatus.OPEN


def test_an_unknown_checkout_is_not_found(simulator: Simulator):
    assert pay(f"{simulator.url}/checkout/unknown").status_code == 404


def test_what_a_shop_writes_is_text(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice(description="<script>alert(1)</script>", webhook_url=None))
    token = _checkout(payment).rsplit("/", 1)[1]
    for path in ("", f"payments/{token}", f"checkout/{token}"):
        assert "<script" not in httpx.get(f"{simulator.url}/{path}").text


def test_pages_are_locked_down_but_lead_back_to_the_shop(mollie: Mollie):
    policy = httpx.get(_checkout(mollie.create_payment(an_invoice("http://127.0.0.1:9")))).headers
    assert "default-src 'none'" in policy["content-security-policy"]
    assert "form-action 'self' http://127.0.0.1:9;" in policy["content-security-policy"]
    assert policy["referrer-policy"] == "no-referrer"


def test_the_owner_sees_the_money_arrive_and_gives_it_back(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice(method="banktransfer", webhook_url=None))
    page = f"{simulator.url}/payments/{_checkout(payment).rsplit('/', 1)[1]}"
    assert httpx.post(page, data={"action": "refund"}).status_code == 409
    assert httpx.post(page, data={"action": "paid"}).status_code == 303
    assert httpx.post(page, data={"action": "refund"}).status_code == 303
    assert httpx.post(page, data={"action": "refund"}).status_code == 409
    assert httpx.post(page, data={"action": "chargeback"}).status_code == 303
    seen = mollie.payment(payment.id)
    assert (seen.refunded_cents, seen.charged_back_cents) == (12345, 12345)


def test_another_site_cannot_press_the_owners_buttons(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice(method="banktransfer", webhook_url=None))
    page = f"{simulator.url}/payments/{_checkout(payment).rsplit('/', 1)[1]}"
    assert httpx.post(page, data={"action": "paid"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert mollie.payment(payment.id).status is PaymentStatus.OPEN


def _checkout(payment) -> str:
    assert payment.checkout_url is not None
    return payment.checkout_url
