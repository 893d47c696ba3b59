"""A client that speaks Reflex's protocol without a browser, and does not play by its rules."""

import asyncio
from typing import Any
from uuid import uuid4

import socketio
from reflex_base.registry import RegistrationContext
from socketio.exceptions import ConnectionError as Refused

from tests.live_app import LiveApp

NAMESPACE = "/_event"
ROOT_STATE = "reflex___state____state"
HYDRATE = f"{ROOT_STATE}.hydrate_and_load"
QUIET = 0.6  # seconds without an answer that count as none


class RawSocket:
    """One socket. `sent` are the server's frames since the last event."""

    def __init__(self, app: LiveApp, *, cookie: str = "", token: str = "", origin: str = "", **headers: str) -> None:
        self.app, self.token = app, token or str(uuid4())
        self.headers = {name: value for name, value in {"Cookie": cookie, "Origin": origin, **headers}.items() if value}
        self.sent: list[tuple[str, Any]] = []
        self.all_sent: list[tuple[str, Any]] = []
        self.client = socketio.AsyncClient(reconnection=False)
        self.client.on("*", self._take, namespace=NAMESPACE)

    async def __aenter__(self) -> "RawSocket":
        await self.client.connect(
            f"{self.app.url}?token={self.token}",
            headers=self.headers,
            transports=["websocket"],
            namespaces=[NAMESPACE],
            socketio_path="/_event",
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.disconnect()

    async def event(self, name: str, payload: Any = None, *, path: str = "/", **router_data: Any) -> "RawSocket":
        """Send an event and wait until the server is quiet."""
        self.sent.clear()
        route = {"pathname": path, "asPath": path, **router_data}
        await self.client.emit("event", {"name": name, "payload": payload or {}, "router_data": route}, NAMESPACE)
        await self.quiet()
        return self

    async def events(self, names: list[str], payload: Any = None, *, path: str = "/", **router_data: Any) -> set[str]:
        """Send many at once; gives the states of which anything arrived."""
        self.sent.clear()
        for name in names:
            route = {"pathname": path, "asPath": path, **router_data}
            await self.client.emit("event", {"name": name, "payload": payload or {}, "router_data": route}, NAMESPACE)
        await self.quiet()
        return self.states()

    async def quiet(self) -> None:
        heard = -1
        while heard != len(self.sent):
            heard = len(self.sent)
            await asyncio.sleep(QUIET)

    async def hydrate(self, path: str = "/") -> "RawSocket":
        return await self.event(HYDRATE, path=path)

    def states(self) -> set[str]:
        """Names of our states of which anything arrived."""
        deltas = [frame["delta"] for name, frame in self.sent if name == "event" and frame.get("delta")]
        return {state for delta in deltas for state in delta if is_behind_a_door(state)}

    def redirects(self) -> list[str]:
        events = [event for name, frame in self.sent if name == "event" for event in frame.get("events") or ()]
        return [event["payload"]["path"] for event in events if event["name"] == "_redirect"]

    async def _take(self, name: str, *frames: Any) -> None:
        self.sent.append((name, frames[0] if frames else None))
        self.all_sent.append(self.sent[-1])


async def is_refused(app: LiveApp, **socket: str) -> bool:
    """Whether the server refuses this socket."""
    try:
        async with RawSocket(app, **socket):
            return False
    except Refused:
        return True


def is_behind_a_door(state: str) -> bool:
    return ".portal___" in state or ".backoffice___" in state


def handlers(door: str) -> list[str]:
    """Full names of all handlers of a door, setvar included."""
    return sorted(name for name in RegistrationContext.get().event_handlers if f".{door}___" in name)


def states(door: str) -> list[str]:
    return sorted({name.rpartition(".")[0] for name in handlers(door)})
