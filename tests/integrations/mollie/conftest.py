"""A firm's account at a payment provider that really answers."""

from collections.abc import Iterator

import pytest

from demo.mollie import Simulator, start_simulator
from integrations.mollie import Mollie
from tests.integrations.mollie import KEY, NOON


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    running = start_simulator(clock=lambda: NOON)
    yield running
    running.stop()


@pytest.fixture
def mollie(simulator: Simulator) -> Mollie:
    return Mollie(KEY, simulator.url, timeout=(1, 5))
