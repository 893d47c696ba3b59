"""A shop that is paid through the simulator: a real web server that notes each webhook and answers as told."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import httpx

from integrations.mollie import PaymentRequest


class Shop:
    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.answers: deque[int] = deque()  # statuses for the next webhooks; 200 when empty
        self.on_webhook: Callable[[str], None] = lambda id: None
        self.url = ""

    @property
    def told(self) -> list[str]:
        """The ids that came by webhook, in order."""
        return [call["id"] for call in self.calls]

    def wait_for(self, count: int, *, seconds: float = 8) -> list[str]:
        deadline = time.monotonic() + seconds
        while len(self.calls) < count and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(self.calls) >= count, f"{len(self.calls)} webhooks came instead of {count}"
        return self.told


@contextmanager
def open_shop() -> Iterator[Shop]:
    shop = Shop()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(shop))
    shop.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield shop
    server.shutdown()
    server.server_close()
    thread.join()


def an_invoice(shop_url: str = "http://127.0.0.1:9", **changes: Any) -> PaymentRequest:
    """A request for €123.45; change what the test is about."""
    usual: dict[str, Any] = {
        "amount_cents": 12345,
        "currency": "EUR",
        "description": "Invoice 2026-0001",
        "redirect_url": f"{shop_url}/return",
        "webhook_url": f"{shop_url}/hook",
        "idempotency_key": "attempt-1",
        "metadata": {"payment": "p-1"},
    }
    return PaymentRequest(**{**usual, **changes})


def pay(checkout_url: str, *, method: str = "ideal", outcome: str = "paid") -> httpx.Response:
    """What a person does at the checkout; the answer is the redirect back to the shop."""
    with httpx.Client() as browser:
        browser.post(f"{checkout_url}/method", data={"method": method})
        return browser.post(f"{checkout_url}/outcome", data={"outcome": outcome})


def _handler(shop: Shop) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            id = parse_qs(body)["id"][0]
            status = shop.answers.popleft() if shop.answers else 200
            call = {"id": id, "body": body, "path": self.path, "status": status, "at": time.monotonic()}
            shop.calls.append({**call, "headers": dict(self.headers)})
            shop.on_webhook(id)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    return Handler
