"""A browser tab without a browser: real events, the real gate, the real database, real problems.

tab = Tab(people.alice)                      # signed in at the portal; staff at the office
tab.open("/quotes/" + str(quote.id))         # as a page load: hydrate, then the page's load handlers
tab.fire(QuoteState.approve, code="123456")  # as a click
assert tab.shows(QuoteState, "quote").state == "approved"
assert tab.told == ["Quote approved."]
"""

import asyncio
import re
from typing import Any
from uuid import uuid4

import reflex as rx
from reflex.istate.manager.memory import StateManagerMemory
from reflex_base.event import Event
from reflex_base.event.context import EventContext
from reflex_base.event.processor import BaseStateEventProcessor
from reflex_base.utils.format import format_event_handler

from app import app
from domain.access import Actor
from domain.accounts import cookies
from models.account import Door
from tests.seed import token_for
from ui.problems import NoticeState, show_problem

FIELD = "_rx_state_"


class Tab:
    """One tab of one browser. `cookie` overrides the person's own; without both it is a stranger's."""

    def __init__(self, who: Actor | None = None, *, cookie: str = "") -> None:
        self.cookie = cookie or (cookie_of(who) if who else "")
        self.token = str(uuid4())
        self.path = "/office" if who and who.company_id else "/"
        self.vars: dict[str, dict[str, Any]] = {}
        self.told: list[str] = []
        self.went: list[str] = []
        self.front: list[Event] = []
        self.problems: list[Exception] = []
        self._states = StateManagerMemory()

    def open(self, path: str) -> "Tab":
        """Load the page at this path."""
        self.path = path
        return self.fire(rx.State.event_handlers["hydrate_and_load"])

    def fire(self, handler: Any, /, **payload: Any) -> "Tab":
        """Let an event come in; waits for everything it leads to. Takes a handler or its full name."""
        name = handler if isinstance(handler, str) else format_event_handler(_handler(handler))
        with app.set_contexts():
            asyncio.run(self._fire(Event(name=name, payload=payload, router_data=self._router_data())))
        return self

    def shows(self, state: type[rx.State], var: str) -> Any:
        """The value of a var as last sent to this tab; None when it never was."""
        return self.vars.get(state.get_full_name(), {}).get(var + FIELD)

    def knows(self, state: type[rx.State]) -> bool:
        """Whether anything of this state ever reached the tab."""
        return bool(self.vars.get(state.get_full_name()))

    async def _fire(self, *events: Event) -> None:
        processor = BaseStateEventProcessor(
            middleware=app, backend_exception_handler=self._on_problem, graceful_shutdown_timeout=10
        )
        processor._root_context = EventContext(
            token="",
            txid="",
            state_manager=self._states,
            enqueue_impl=processor.enqueue_many,
            emit_delta_impl=self._take_delta,  # type: ignore[arg-type]
            emit_event_impl=self._take_events,  # type: ignore[arg-type]
        )
        async with processor:
            await _settled(processor, [await processor.enqueue(self.token, event) for event in events])

    def _on_problem(self, problem: Exception) -> rx.event.EventSpec:
        self.problems.append(problem)
        return show_problem(problem)

    async def _take_delta(self, _token: str, delta: Any) -> None:
        for state, values in delta.items():
            self.vars.setdefault(state, {}).update(values)
        if notices := self.shows(NoticeState, "notices"):
            self.told = [notice.text for notice in notices]

    async def _take_events(self, _token: str, *events: Event) -> None:
        self.front.extend(events)
        self.went.extend(str(event.payload["path"]) for event in events if event.name == "_redirect")

    def _router_data(self) -> dict[str, Any]:
        path, _, query = self.path.partition("?")
        pattern = app.router(path) or "404"
        return {
            "pathname": "/" + pattern.removeprefix("/"),
            "asPath": self.path,
            "query": {**dict(pair.split("=", 1) for pair in query.split("&") if "=" in pair), **_names(pattern, path)},
            "token": self.token,
            "sid": "tab",
            "ip": "192.0.2.7",
            "headers": {"cookie": self.cookie, "user-agent": "Test browser"},
        }


def cookie_of(who: Actor) -> str:
    """A Cookie header of this person, freshly signed in at their own door."""
    door = Door.OFFICE if who.company_id else Door.PORTAL
    return f"{cookies.NAMES[door]}={token_for(who, door)}"


async def _settled(processor: BaseStateEventProcessor, futures: list[Any]) -> None:
    """Wait for the events, what they chained, and the notice of a problem they ended in."""
    await asyncio.wait(futures)
    while processor._tasks or processor._futures:
        await asyncio.sleep(0.002)


def _handler(handler: Any) -> Any:
    return getattr(handler, "handler", handler)


def _names(pattern: str, path: str) -> dict[str, str]:
    """The dynamic parts of a path: `/quotes/[quote_id]` gives quote_id."""
    shape = re.sub(r"\\\[(\w+)\\\]", r"(?P<\1>[^/]+)", re.escape("/" + pattern.strip("/")))
    match = re.fullmatch(shape, "/" + path.strip("/"))
    return match.groupdict() if match else {}
