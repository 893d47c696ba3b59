"""The one port of the push service: Google's endpoints for Chromium, and a proxy for the app.

A CONNECT to a vendor's host is not passed on: TLS starts right here and the vendor is played.
"""

import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from .authority import LOOPBACK
from .google import check_in
from .records import Answer, PushRequest

if TYPE_CHECKING:
    from .service import PushService


def open_doors(service: "PushService", context: ssl.SSLContext) -> ThreadingHTTPServer:
    """Listen on a free port in a thread of its own."""
    handler = type("Door", (_Door,), {"service": service, "context": context})
    server = ThreadingHTTPServer((LOOPBACK, 0), handler)
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    return server


class _Door(BaseHTTPRequestHandler):
    service: "PushService"
    context: ssl.SSLContext
    protocol_version = "HTTP/1.1"
    origin = ""  # the vendor played on this connection, once there is a tunnel

    def do_CONNECT(self) -> None:
        host = self.path.rpartition(":")[0]
        if not self.service.answers_for(host):
            self.send_error(403, "Not a push service")
            return
        self.send_response_only(200)
        self.end_headers()
        self.request = self.context.wrap_socket(self.connection, server_side=True)
        self.setup()  # reads and writes go through TLS from here on
        self.origin, self.close_connection = f"https://{host}", False

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.origin:
            self._answer(self.service.receive(self._push_request(body), self.origin))
        elif self.path == "/checkin":
            self._send(200, check_in(body), "application/x-protobuf")
        elif self.path == "/register":
            self._send(200, self.service.register(body).encode(), "text/plain")
        else:
            self.send_error(404)

    do_GET = do_PUT = do_POST

    def _push_request(self, body: bytes) -> PushRequest:
        headers = {name.lower(): value for name, value in self.headers.items()}
        return PushRequest(self.command, self.origin + self.path, headers, body)

    def _answer(self, answer: Answer) -> None:
        self._send(answer.status, answer.text.encode(), "text/plain", answer.headers)

    def _send(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def finish(self) -> None:
        super().finish()
        self.request.close()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the service keeps its own record."""
