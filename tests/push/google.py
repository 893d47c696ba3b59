"""Google's part towards Chromium: check-in, registration, and the connection that carries messages.

Chromium's switches `--gcm-checkin-url`, `--gcm-registration-url` and `--gcm-mcs-endpoint` lead it
here. Formats: Chromium's google_apis/gcm/protocol/{checkin,mcs}.proto.
"""

import asyncio
import secrets
import ssl
import threading
import time
from collections.abc import Callable
from urllib.parse import parse_qs

from .authority import LOOPBACK
from .encryption import unb64u
from .protobuf import numbers, put, put_fixed64, put_int, texts, varint
from .records import PushRequest, Route, Subscription, Vendor

VERSION = 41
PING, PING_ACK, LOGIN, LOGIN_REPLY, IQ, DATA = 0, 1, 2, 3, 7, 8
LAST_STREAM_FIELD = {PING: 2, PING_ACK: 2, IQ: 10, DATA: 11}
SELECTIVE_ACK = 12
WEB_PUSH = "wp:"  # Chromium registers for purposes of its own as well


def check_in(body: bytes) -> bytes:
    """Give a new device its number and secret; a known one keeps its own."""
    asked = numbers(body)
    device = asked.get(2) or secrets.randbits(61) | 1 << 61
    secret = asked.get(13) or secrets.randbits(61) | 1
    stamp = put_int(1, 1) + put_int(3, int(time.time() * 1000))
    return stamp + put_fixed64(7, device) + put_fixed64(8, secret) + put_int(9, 0)


def read_registration(body: bytes) -> tuple[Route, Subscription | None]:
    """Where the worker lives, and its new subscription; None if it gives one up, or it is no web push."""
    form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
    route = Route(form["device"], form["app"], form.get("sender", ""), form.get("X-subtype", ""))
    if form.get("delete") == "true" or not route.subtype.startswith(WEB_PUSH):
        return route, None
    return route, Subscription(Vendor.GOOGLE, unb64u(form["sender"]), route=route)


class MessageServer:
    """The messages' end (MCS) in a thread of its own; keeps messages for browsers that are away."""

    def __init__(self, context: ssl.SSLContext, on_delivered: Callable[[str], None]) -> None:
        self._on_delivered = on_delivered
        self._links: dict[str, _Link] = {}
        self._waiting: list[tuple[Route, PushRequest]] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        listening = asyncio.start_server(self._serve, LOOPBACK, 0, ssl=context)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result(10)
        self.port: int = self._server.sockets[0].getsockname()[1]

    def push(self, route: Route, request: PushRequest) -> None:
        self._loop.call_soon_threadsafe(self._push, route, request)

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _push(self, route: Route, request: PushRequest) -> None:
        link = self._links.get(route.device)
        if link:
            link.send_message(route, request)
        elif request.ttl:
            self._waiting.append((route, request))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        link = _Link(writer, self._on_delivered)
        try:
            await reader.readexactly(1)  # the protocol's version
            while True:
                tag = (await reader.readexactly(1))[0]
                link.receive(tag, await reader.readexactly(await _read_varint(reader)))
                if tag == LOGIN:
                    self._logged_in(link)
                await writer.drain()
        except (asyncio.IncompleteReadError, OSError):
            pass  # the browser went away
        finally:
            if self._links.get(link.device) is link:
                del self._links[link.device]
            writer.close()

    def _logged_in(self, link: "_Link") -> None:
        self._links[link.device] = link
        waiting, self._waiting = self._waiting, []
        for route, request in waiting:
            if time.time() < request.time + request.ttl:
                self._push(route, request)

    async def _hang_up(self) -> None:
        self._server.close()
        for link in list(self._links.values()):
            link.writer.close()
        serving = asyncio.all_tasks() - {asyncio.current_task()}
        if serving:
            await asyncio.wait(serving, timeout=5)


class _Link:
    """One browser's connection. Both sides count stanzas ("streams") to acknowledge them."""

    def __init__(self, writer: asyncio.StreamWriter, on_delivered: Callable[[str], None]) -> None:
        self.writer, self._on_delivered = writer, on_delivered
        self.device = ""
        self._sent = self._received = 0
        self._unacknowledged: dict[int, str] = {}

    def receive(self, tag: int, payload: bytes) -> None:
        self._received += 1
        if tag == LOGIN:
            self.device = texts(payload, 3)[0].decode()
            self.writer.write(bytes([VERSION]))
            self._send(LOGIN_REPLY, put(1, texts(payload, 1)[0]))
            return
        if tag == PING:
            self._send(PING_ACK, put_int(2, self._received))
        if tag == IQ:
            self._read_selective_ack(payload)
        last = numbers(payload).get(LAST_STREAM_FIELD.get(tag, 0), 0)
        for stream in [s for s in self._unacknowledged if s <= last]:
            self._on_delivered(self._unacknowledged.pop(stream))

    def send_message(self, route: Route, request: PushRequest) -> None:
        stanza = put(2, request.id) + put(3, route.sender) + put(5, route.app)
        stanza += put(7, put(1, "subtype") + put(2, route.subtype))
        stanza += put(9, request.id) + put_int(11, self._received)
        stanza += put_int(17, request.ttl) + put_int(18, int(time.time() * 1000))
        if request.body:
            stanza += put(7, put(1, "content-encoding") + put(2, "aes128gcm"))
            stanza += put(21, request.body)
        self._send(DATA, stanza + put_int(24, 1))  # 24: acknowledge at once
        self._unacknowledged[self._sent] = request.id

    def _send(self, tag: int, payload: bytes) -> None:
        self._sent += 1
        self.writer.write(bytes([tag]) + varint(len(payload)) + payload)

    def _read_selective_ack(self, payload: bytes) -> None:
        for extension in texts(payload, 7):
            if numbers(extension).get(1) == SELECTIVE_ACK:
                for message_id in texts(texts(extension, 2)[0], 1):
                    self._on_delivered(message_id.decode())


async def _read_varint(reader: asyncio.StreamReader) -> int:
    value = shift = 0
    while True:
        byte = (await reader.readexactly(1))[0]
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value
