"""The simulator as a real HTTP server on this machine, in a thread."""

import asyncio
import socket
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from granian.constants import Interfaces
from granian.server.embed import Server

from demo.mollie.app import Parts, simulator_parts
from demo.mollie.chaos import Chaos
from demo.mollie.clock import Now, machine_time
from demo.mollie.payment import Payment, Status

_PATIENCE = 10.0


class Simulator:
    """A running simulator. `url` is what `Mollie(api_key, base_url=…)` takes."""

    def __init__(self, parts: Parts, url: str) -> None:
        self.url = url
        self._parts = parts
        self._server = Server(
            parts.app,
            address="127.0.0.1",
            port=urlsplit(url).port or 80,
            interface=Interfaces.ASGI,
            log_enabled=False,
            websockets=False,
        )
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="simulator", daemon=True)

    def payment(self, id: str) -> Payment:
        self._parts.provider.catch_up()
        return self._parts.provider.payment(id)

    def payments(self) -> list[dict[str, Any]]:
        """Newest first."""
        return self._parts.provider.store.newest("payment", limit=10_000)

    def checkout(self, id: str) -> str:
        return f"{self.url}/checkout/{self.payment(id).token}"

    def set_status(self, id: str, status: Status | str) -> Payment:
        """As if the person or the bank had done it; the webhook follows."""
        payment, _hooks = self._parts.provider.move(id, Status(status))
        self._parts.postman.wake()
        return payment

    def set_chaos(self, chaos: Chaos) -> None:
        self._parts.provider.chaos.set(chaos)

    def advance(self, seconds: float) -> None:
        """Skip ahead in time: payments expire, webhooks fall due."""
        self._parts.provider.clock.advance(seconds)
        self._parts.provider.catch_up()
        self._parts.postman.wake()

    def refund(self, id: str, value: str) -> dict[str, Any]:
        """A refund made at the provider's own dashboard; value such as "10.00"."""
        refund = self._parts.provider.refund(id, value, "")
        self._parts.postman.wake()
        return refund

    def settle_refund(self, refund_id: str, status: str) -> dict[str, Any]:
        refund = self._parts.provider.settle_refund(refund_id, status)
        self._parts.postman.wake()
        return refund

    def charge_back(self, id: str) -> dict[str, Any]:
        chargeback = self._parts.provider.charge_back(id)
        self._parts.postman.wake()
        return chargeback

    def hooks(self) -> list[dict[str, Any]]:
        """Every webhook ever planned, oldest first, with its tries."""
        return self._parts.provider.hooks.all()

    def start(self) -> "Simulator":
        self._thread.start()
        _wait_for(self.url)
        return self

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._server.stop)
        self._thread.join(timeout=_PATIENCE)
        self._parts.close()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._server.serve())


def start_simulator(
    *, port: int = 0, state: Path | None = None, public_url: str | None = None, clock: Now = machine_time,
    webhook_hosts: frozenset[str] = frozenset(),
) -> Simulator:  # fmt: skip
    """Serve on 127.0.0.1; port 0 takes a free one. Returns when it answers."""
    url = f"http://127.0.0.1:{port or _free_port()}"
    parts = simulator_parts(state, public_url or url, clock=clock, webhook_hosts=webhook_hosts)
    return Simulator(parts, url).start()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str) -> None:
    parts, deadline = urlsplit(url), time.monotonic() + _PATIENCE
    while True:
        try:
            socket.create_connection((parts.hostname or "", parts.port or 80), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
