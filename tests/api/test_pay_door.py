"""Paying on the plain page, against the real simulator over a socket."""

from collections.abc import Iterator

import pytest

from demo.mollie import Simulator, Status, start_simulator
from domain import companies, invoices
from domain.lines import LineForm
from settings import settings
from tests.api.conftest import Knock
from tests.people import People, do


@pytest.fixture
def bank(monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    simulator = start_simulator()
    monkeypatch.setattr(settings, "mollie_api_url", simulator.url)
    yield simulator
    simulator.stop()


@pytest.fixture
def invoice(people: People, bank: Simulator) -> str:
    do(people.admin, companies.change_mollie_key, "test_abcdefghijklmnopqrstuvwxyz0123")
    draft = do(people.sanne, invoices.create, people.alice_customer, title="Onderhoud")
    draft = do(people.sanne, invoices.add_line, draft.id, LineForm("Onderhoud", price="100"), revision=draft.revision)
    return str(do(people.sanne, invoices.issue, draft.id, revision=draft.revision).id)


def test_the_ways_to_pay_are_shown_with_the_transfer(knock: Knock, people: People, invoice: str):
    page = knock(portal=people.alice).get(f"/pay/{invoice}")
    assert page.status_code == 200
    assert "121,00" in page.text
    assert "iDEAL" in page.text
    assert "NL91 ABNA 0417 1643 00" in page.text


def test_a_second_press_leads_to_the_same_payment(knock: Knock, people: People, bank: Simulator, invoice: str):
    first = knock(portal=people.alice).post(f"/pay/{invoice}", data={"method": "ideal"})
    second = knock(portal=people.alice).post(f"/pay/{invoice}", data={"method": "ideal"})
    assert first.headers["refresh"] == second.headers["refresh"]
    assert len(bank.payments()) == 1


def test_the_return_page_says_only_what_the_provider_says(knock: Knock, people: People, bank: Simulator, invoice: str):
    browser = knock(portal=people.alice)
    browser.post(f"/pay/{invoice}", data={"method": "ideal"})
    payment = bank.payment(bank.payments()[0]["id"])
    back = payment.redirect_url.removeprefix(settings.address)
    waiting = browser.get(f"{back}?status=paid")
    assert "refresh" in waiting.headers
    assert do(people.alice, invoices.by_id, invoice).paid_cents == 0
    bank.set_status(payment.id, Status.PAID)
    done = browser.get(back)
    assert "refresh" not in done.headers
    assert do(people.alice, invoices.by_id, invoice).open_cents == 0
    assert browser.get(f"/pay/{invoice}").status_code == 200


@pytest.mark.parametrize("who", ["niels", "bo"])
def test_nobody_sees_or_pays_the_invoice_of_somebody_else(knock: Knock, people: People, bank, invoice: str, who: str):
    browser = knock(portal=getattr(people, who))
    assert [browser.get(f"/pay/{invoice}").status_code, browser.post(f"/pay/{invoice}").status_code] == [404, 404]
    assert bank.payments() == []


def test_a_provider_that_is_down_is_said_plainly(knock: Knock, people: People, bank: Simulator, invoice: str):
    browser = knock(portal=people.alice)
    bank.stop()
    answer = browser.post(f"/pay/{invoice}", data={"method": "ideal"})
    assert "Paid" not in answer.text
    assert do(people.alice, invoices.by_id, invoice).paid_cents == 0
