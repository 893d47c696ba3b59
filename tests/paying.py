"""Paying in the tests: the simulator behind a real socket, and what customers and banks do there."""

from collections.abc import Iterator
from typing import Any

import pytest

from demo.mollie import Chaos, Simulator, Status, Trouble, TroubleKind, start_simulator
from domain import payments
from models.invoice import Invoice, Payment
from settings import settings
from tests.bills import payment_with
from tests.people import People

DEAF = Chaos(drop=1_000_000)  # no webhook arrives: what is known, was asked


@pytest.fixture(scope="session")
def running_simulator() -> Iterator[Simulator]:
    simulator = start_simulator()
    yield simulator
    simulator.stop()


@pytest.fixture
def simulator(running_simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> Simulator:
    """The payment provider of this test; it calls nobody."""
    monkeypatch.setattr(settings, "mollie_api_url", running_simulator.url)
    running_simulator.set_chaos(DEAF)
    return running_simulator


def trouble(simulator: Simulator, kind: TroubleKind, method: str = "GET", **how: Any) -> None:
    """The next API call with this HTTP method meets trouble."""
    simulator.set_chaos(Chaos(drop=1_000_000, troubles=(Trouble(kind=kind, method=method, **how),)))


def begun(people: People, invoice: Invoice, method: str | None = None) -> Payment:
    """Alice is on her way to the checkout."""
    return payment_with(payments.begin_payment(people.alice, invoice.id, method=method).payment_id)


def paid(people: People, invoice: Invoice, simulator: Simulator) -> Payment:
    """Alice paid online, and it is booked."""
    payment = begun(people, invoice)
    simulator.set_status(payment.provider_id or "", Status.PAID)
    payments.sync(payment.id)
    return payment_with(payment.id)


def made_for(simulator: Simulator, payment_id: Any) -> list[dict[str, Any]]:
    """What the provider has of one attempt of ours."""
    return [body for body in simulator.payments() if (body["metadata"] or {}).get("p") == str(payment_id)]
