"""The simulator as a provider: what it remembers, lists, refuses, and lets a person do."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from mollie.api.client import Client
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Mount

from demo.mollie import Chaos, Simulator, Status, WebhookTiming, start_simulator
from demo.mollie.app import simulator_parts
from demo.mollie.control import is_from_this_machine
from demo.mollie.payment import MOVES, ImpossibleMove
from integrations.mollie import Mollie, PaymentStatus, ProviderDown
from tests.demo.shop import an_invoice, pay

KEY = "test_simulatorsimulator"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUSE = Path(__file__).parents[2]


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    running = start_simulator(clock=lambda: NOON)
    yield running
    running.stop()


@pytest.fixture
def mollie(simulator: Simulator) -> Mollie:
    return Mollie(KEY, simulator.url)


@pytest.fixture
def api(simulator: Simulator) -> Iterator[httpx.Client]:
    """The raw API, with the key."""
    with httpx.Client(base_url=f"{simulator.url}/v2", headers={"Authorization": f"Bearer {KEY}"}) as client:
        yield client


def test_a_restart_forgets_nothing(tmp_path: Path):
    first = start_simulator(state=tmp_path / "payments.db", clock=lambda: NOON)
    payment = Mollie(KEY, first.url).create_payment(an_invoice())
    first.advance(600)
    first.set_chaos(Chaos(timing=WebhookTiming.AFTER, copies=2))
    first.stop()
    second = start_simulator(state=tmp_path / "payments.db", clock=lambda: NOON)
    assert Mollie(KEY, second.url).payment(payment.id).amount_cents == 12345
    assert Mollie(KEY, second.url).create_payment(an_invoice()).id == payment.id
    assert second.payment(payment.id).expires_at == "2026-03-02T13:00:00+00:00"
    second.advance(3000)
    assert second.payment(payment.id).status is Status.EXPIRED
    second.stop()


def test_only_test_keys_open_it(simulator: Simulator):
    for header in ({}, {"Authorization": "Bearer live_abcdefgh"}, {"Authorization": "Basic test_abc"}):
        answer = httpx.get(f"{simulator.url}/v2/payments", headers=header)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/hal+json"
        assert answer.json()["title"] == "Unauthorized Request"


def test_pages_of_payments_follow_each_other_both_ways(simulator: Simulator, mollie: Mollie):
    made = [mollie.create_payment(an_invoice(idempotency_key=f"k{n}")).id for n in range(5)]
    Mollie("test_somebodyelse", simulator.url).create_payment(an_invoice())
    client = Client(api_endpoint=simulator.url, retry=0)
    client.set_api_key(KEY)
    first: Any = client.payments.list(limit=2)
    second = first.get_next()
    third = second.get_next()
    assert [payment.id for page in (first, second, third) for payment in page] == made[::-1]
    assert not third.has_next()
    assert [payment.id for payment in third.get_previous()] == [payment.id for payment in second]
    assert not first.has_previous()


@pytest.mark.parametrize("query", ["limit=0", "limit=251", "limit=x", "from=tr_unknown1"])
def test_a_page_that_cannot_be_is_refused(api: httpx.Client, query: str):
    assert api.get(f"/payments?{query}").status_code == 400


def test_a_page_cannot_start_at_a_strangers_payment(simulator: Simulator, api: httpx.Client):
    theirs = Mollie("test_somebodyelse", simulator.url).create_payment(an_invoice())
    assert api.get(f"/payments?from={theirs.id}").status_code == 400


def test_the_body_is_what_a_customer_of_mollie_knows(api: httpx.Client, simulator: Simulator, mollie: Mollie):
    payment = mollie.create_payment(an_invoice(method="ideal"))
    body = api.get(f"/payments/{payment.id}").json()
    assert body["resource"] == "payment"
    assert body["sequenceType"] == "oneoff"
    assert body["createdAt"] == "2026-03-02T12:00:00+00:00"
    assert body["expiresAt"] == "2026-03-02T12:15:00+00:00"
    assert body["_links"]["self"] == {
        "href": f"{simulator.url}/v2/payments/{payment.id}",
        "type": "application/hal+json",
    }
    assert body["_links"]["checkout"]["type"] == "text/html"
    simulator.set_status(payment.id, "paid")
    paid = api.get(f"/payments/{payment.id}").json()
    assert paid["paidAt"] == "2026-03-02T12:00:00+00:00"
    assert paid["amountRemaining"] == {"value": "123.45", "currency": "EUR"}
    assert "checkout" not in paid["_links"]
    assert "expiresAt" not in paid


def test_an_open_payment_can_be_changed_and_a_finished_one_cannot(api: httpx.Client, mollie: Mollie, simulator):
    payment = mollie.create_payment(an_invoice())
    changed = api.patch(f"/payments/{payment.id}", json={"description": "New", "metadata": {"a": "b"}, "method": "x"})
    assert (changed.json()["description"], changed.json()["metadata"]) == ("New", {"a": "b"})
    assert api.patch(f"/payments/{payment.id}", json={"redirectUrl": None}).json()["field"] == "redirectUrl"
    simulator.set_status(payment.id, "failed")
    assert api.patch(f"/payments/{payment.id}", json={"description": "Late"}).status_code == 422


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"', b"\xff"])
def test_a_body_that_is_no_object_is_refused(api: httpx.Client, body: bytes):
    assert api.post("/payments", content=body).status_code == 400


def test_a_refund_that_waits_can_be_taken_back(api: httpx.Client, mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice())
    simulator.set_status(payment.id, "paid")
    refund = mollie.refund(payment.id, 100, "Oops", idempotency_key="r")
    path = f"/payments/{payment.id}/refunds"
    assert api.get(path).json()["count"] == 1
    assert api.delete(f"{path}/{refund.id}").status_code == 204
    assert api.get(f"{path}/{refund.id}").json()["status"] == "canceled"
    assert api.delete(f"{path}/{refund.id}").status_code == 422
    assert mollie.payment(payment.id).refunded_cents == 0


def test_a_refund_arrives_after_a_while(mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice())
    simulator.set_status(payment.id, "paid")
    mollie.refund(payment.id, 100, "Oops", idempotency_key="r")
    simulator.advance(31)
    assert mollie.refunds(payment.id)[0].status == "refunded"


def test_chargebacks_are_listed(api: httpx.Client, mollie: Mollie, simulator: Simulator):
    payment = mollie.create_payment(an_invoice())
    simulator.set_status(payment.id, "paid")
    chargeback = simulator.charge_back(payment.id)
    path = f"/payments/{payment.id}/chargebacks"
    assert api.get(path).json()["_embedded"]["chargebacks"][0]["id"] == chargeback["id"]
    assert api.get(f"{path}/{chargeback['id']}").json()["amount"]["value"] == "123.45"


def test_a_finished_payment_never_moves_again(mollie: Mollie, simulator: Simulator):
    for number, end in enumerate(status for status in Status if not MOVES[status]):
        payment = mollie.create_payment(an_invoice(idempotency_key=f"k{number}"))
        simulator.set_status(payment.id, end)
        for status in Status:
            with pytest.raises(ImpossibleMove):
                simulator.set_status(payment.id, status)
        assert mollie.payment(payment.id).status == end


def test_the_methods_name_the_new_ideal(api: httpx.Client, simulator: Simulator):
    ideal = api.get("/methods/ideal").json()
    assert ideal["description"] == "iDEAL | Wero"
    assert httpx.get(ideal["image"]["svg"]).headers["content-type"] == "image/svg+xml"
    assert api.get("/methods/barter").status_code == 404


async def test_it_works_behind_a_path_of_the_public_port():
    """Mounted in the demo: every link it gives begins with the address it is known by."""
    known_as = "http://demo.example/pay/mollie"
    parts = simulator_parts(None, known_as)
    whole = Starlette(routes=[Mount("/pay/mollie", app=parts.app)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(whole), base_url="http://demo.example") as browser:
        wish = {
            "amount": {"currency": "EUR", "value": "9.00"},
            "description": "x",
            "redirectUrl": "http://shop.example",
        }
        key = {"Authorization": f"Bearer {KEY}"}
        made = (await browser.post("/pay/mollie/v2/payments", json=wish, headers=key)).json()
        assert all(link["href"].startswith(f"{known_as}/") for link in made["_links"].values())
        checkout = made["_links"]["checkout"]["href"]
        assert f'action="{known_as}/checkout/' in (await browser.get(checkout)).text
        chosen = await browser.post(f"{checkout}/method", data={"method": "ideal"})
        assert chosen.headers["location"] == checkout
        end = await browser.post(f"{checkout}/outcome", data={"outcome": "paid"})
        assert (end.status_code, end.headers["location"]) == (303, "http://shop.example")
    parts.close()


def test_the_switches_work_from_this_machine(simulator: Simulator, mollie: Mollie):
    payment = mollie.create_payment(an_invoice(webhook_url=None))
    with httpx.Client(base_url=f"{simulator.url}/_sim") as control:
        assert control.get("/payments").json()[0]["id"] == payment.id
        assert control.post(f"/payments/{payment.id}", json={"status": "paid"}).json()["status"] == "paid"
        assert control.post(f"/payments/{payment.id}", json={"status": "open"}).status_code == 422
        refund = control.post(f"/payments/{payment.id}/refunds", json={}).json()
        assert control.post(f"/refunds/{refund['id']}", json={"status": "failed"}).json()["status"] == "failed"
        assert control.post(f"/payments/{payment.id}/chargebacks", json={}).json()["paymentId"] == payment.id
        assert control.put("/chaos", json={"copies": 2, "timing": "after"}).status_code == 200
        assert control.get("/chaos").json()["copies"] == 2
        assert control.put("/chaos", json={"anarchy": True}).status_code == 422
        assert control.post("/clock", json={"seconds": 60}).json() == {"now": "2026-03-02T12:01:00+00:00"}
        assert control.get("/hooks").json() == []
    assert mollie.payment(payment.id).status is PaymentStatus.PAID


@pytest.mark.parametrize(
    ("peer", "headers", "allowed"),
    [
        ("127.0.0.1", {"host": "127.0.0.1:3000", "content-type": "application/json"}, True),
        ("127.0.0.1", {"host": "localhost", "content-type": "application/json"}, True),
        ("192.168.1.7", {"host": "localhost", "content-type": "application/json"}, False),
        ("127.0.0.1", {"host": "evil.example", "content-type": "application/json"}, False),
        ("127.0.0.1", {"host": "localhost", "content-type": "text/plain"}, False),
        ("127.0.0.1", {"host": "localhost", "content-type": "application/json", "x-forwarded-for": "9.9.9.9"}, False),
    ],
)
def test_nobody_else_reaches_the_switches(peer: str, headers: dict[str, str], allowed: bool):
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/_sim/clock",
        "headers": raw,
        "client": (peer, 5),
        "query_string": b"",
    }
    assert is_from_this_machine(Request(scope)) is allowed


def test_a_strangers_host_name_is_turned_away(simulator: Simulator):
    assert httpx.get(f"{simulator.url}/_sim/payments", headers={"Host": "evil.example"}).status_code == 403


def test_paying_twice_counts_once(mollie: Mollie):
    payment = mollie.create_payment(an_invoice(webhook_url=None))
    assert payment.checkout_url is not None
    assert pay(payment.checkout_url).status_code == 303
    assert pay(payment.checkout_url, outcome="failed").status_code == 409
    assert mollie.payment(payment.id).status is PaymentStatus.PAID


def test_twenty_at_once_with_one_key_make_one_payment(simulator: Simulator):
    """Each is answered with the payment or told to wait; none makes a second one."""

    def ask(_: int) -> str:
        try:
            return Mollie(KEY, simulator.url).create_payment(an_invoice()).id
        except ProviderDown:
            return "later"

    with ThreadPoolExecutor(20) as people:
        answers = set(people.map(ask, range(20)))
    assert answers - {"later"} == {simulator.payments()[0]["id"]}
    assert len(simulator.payments()) == 1


def test_it_runs_by_itself_and_ends_when_told(tmp_path: Path):
    state = tmp_path / "payments.db"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "demo.mollie", "--port", str(port), "--state", str(state)]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert str(port) in running.stdout.readline()
        payment = Mollie(KEY, f"http://127.0.0.1:{port}").create_payment(an_invoice())
        running.terminate()
        assert running.wait(timeout=10) == 0
    again = start_simulator(state=state)
    assert Mollie(KEY, again.url).payment(payment.id).id == payment.id
    again.stop()
