"""What happens elsewhere reaches open screens by itself.

A screen asks for it with `live=True` in its page decorator, or calls `listen`. When a
fact about its company or customer is committed, its handler runs in that tab as an
ordinary event, so it passes the gate and the domain like any other.
"""

import asyncio
import contextlib
import heapq
import time
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import reflex as rx
import structlog
from reflex.middleware.middleware import Middleware
from reflex.state import BaseState
from reflex_base.event import Event
from reflex_base.utils.format import format_event_handler

from domain import live as live_facts
from domain.access import HOUSE, Actor
from domain.work import work_as
from integrations import live as channel
from integrations.live import News
from settings import settings
from ui.typists import typists
from ui.visitor import Door, known_visitor, who_at

POLL = 0.05  # seconds between two looks at the SQLite file
FIRST = 0.05  # seconds: who did it sees it before all others
AFTER_YOU = 0.03  # seconds that the next tab waits for whoever clicked just now
PATIENCE = 0.5  # seconds that all others wait for a tab whose refresh takes long
QUIET = 0.1  # seconds between two refreshes of the tab that a person opened last, the one most likely looked at
BEHIND = 1.0  # … of the person's other tabs
LOAD_EVENTS = ("hydrate_and_load", "on_load_internal")
log = structlog.get_logger(__name__)


@dataclass
class OpenTab:
    """A tab that shows something live, and how to refresh it."""

    topics: frozenset[str]
    handlers: list[str]
    router_data: dict[str, Any]
    whose: UUID | None = None
    opened: float = field(default_factory=time.monotonic)
    refreshed: float = 0.0
    waiting: bool = False


@dataclass(order=True)
class Turn:
    """A tab that is to be refreshed: those in front before those behind, what was opened last before the others."""

    is_behind: bool
    age: float
    token: str
    tab: OpenTab = field(compare=False)


@dataclass
class Hub:
    """The open tabs of this process, by topic. They are refreshed one by one: a click waits for one at most."""

    app: Any = None
    tabs: dict[str, OpenTab] = field(default_factory=dict)
    by_topic: dict[str, set[str]] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    is_busy: bool = False
    refreshing: str = ""
    clicked: float = 0.0
    work: asyncio.Future | None = None  # kept, or the loop may forget it

    def note_event(self, token: str) -> None:
        """Something runs in this tab: unless we made it do so, somebody waits for it."""
        if token != self.refreshing:
            self.clicked = time.monotonic()

    def open(self, token: str, tab: OpenTab) -> None:
        self.close(token)
        self.tabs[token] = tab
        for topic in tab.topics:
            self.by_topic.setdefault(topic, set()).add(token)

    def follow(self, token: str, topic: str) -> None:
        """Let this tab hear of one more thing until it goes to another page."""
        if tab := self.tabs.get(token):
            tab.topics |= {topic}
            self.by_topic.setdefault(topic, set()).add(token)

    def hear(self, news: News) -> None:
        if news.passing:
            typists.hear(news.passing)
        self.wake([*news.topics, news.passing.topic] if news.passing else news.topics)

    def close(self, token: str) -> None:
        tab = self.tabs.pop(token, None)
        for topic in tab.topics if tab else ():
            self.by_topic[topic].discard(token)
            if not self.by_topic[topic]:
                del self.by_topic[topic]

    def wake(self, topics: Iterable[str], *, after: float = FIRST) -> None:
        """Refresh every tab that shows one of these topics, and none too often."""
        tokens = {token for topic in topics for token in self.by_topic.get(topic, ())}
        in_front: set[UUID | None] = set()
        for token in sorted(tokens, key=lambda token: self.tabs[token].opened, reverse=True):
            tab = self.tabs[token]
            turn = Turn(tab.whose in in_front, -tab.opened, token, tab)
            in_front.add(tab.whose)
            if not tab.waiting:
                tab.waiting = True
                pause = BEHIND if turn.is_behind else QUIET
                delay = max(after, tab.refreshed + pause - time.monotonic())
                asyncio.get_running_loop().call_later(delay, self._take, turn)

    def _take(self, turn: Turn) -> None:
        heapq.heappush(self.turns, turn)
        if not self.is_busy:
            self.is_busy = True
            self.work = asyncio.ensure_future(self._work_off())

    async def _work_off(self) -> None:
        try:
            while self.turns:
                await asyncio.sleep(self.clicked + AFTER_YOU - time.monotonic())
                await self._take_turn(heapq.heappop(self.turns))
        finally:
            self.is_busy, self.refreshing = False, ""

    async def _take_turn(self, turn: Turn) -> None:
        self.refreshing = turn.token
        try:
            await self._refresh(turn.token, turn.tab)
        except Exception:  # logged in full; the others have their turn all the same
            log.exception("live refresh failed")

    async def _refresh(self, token: str, tab: OpenTab) -> None:
        tab.waiting, tab.refreshed = False, time.monotonic()
        if self.tabs.get(token) is not tab:
            return
        if not self._is_connected(token):
            self.close(token)
            return
        with self.app.set_contexts():
            events = [Event(name=name, payload={}, router_data=_copied(tab.router_data)) for name in tab.handlers]
            loading = await self.app.event_processor.enqueue_many(token, *events)
        await asyncio.wait(loading, timeout=PATIENCE)

    def _is_connected(self, token: str) -> bool:
        tokens = self.app.event_namespace._token_manager
        socket = tokens.token_to_socket.get(token)
        return socket is not None and socket.instance_id == tokens.instance_id


hub = Hub()
_watched: dict[str, Any] = {}


def watch(route: str, handler: Any) -> None:
    """Refresh the page at this route with this handler (or list of handlers)."""
    _watched[_key(route)] = handler


def listen(screen: rx.State, handler: Any) -> None:
    """From a handler: run `handler` in this tab when something happens to the visitor's
    company or customer, until the visitor goes to another page."""
    _subscribe(screen, [handler], _door_of_route(screen))


def follow(screen: rx.State, topic: str) -> None:
    """From the load handler of a live page: refresh it also for this topic. Whoever may not see it must not follow."""
    hub.follow(screen._get_root_state().rx_router_session.client_token, topic)


class Presence(Middleware):
    """Notes who is active, and which live page a tab arrives at. Runs after the gate, before the load event."""

    async def preprocess(self, app: Any, state: BaseState, event: Event) -> None:
        hub.note_event(state._get_root_state().rx_router_session.client_token)
        if event.name.rpartition(".")[2] not in LOAD_EVENTS:
            return
        root = state._get_root_state()
        hub.close(root.rx_router_session.client_token)
        handlers = _watched.get(_key(root.router_data.get("pathname", "")))
        if handlers:
            _subscribe(root, handlers if isinstance(handlers, list) else [handlers], _door_of_route(root))


def _subscribe(state: Any, handlers: list[Any], door: Door) -> None:
    visitor = known_visitor(state)
    actor = who_at(door, visitor) if visitor else None
    if actor is None:
        return
    root = state._get_root_state()
    names = [format_event_handler(handler) for handler in handlers]
    hub.open(root.rx_router_session.client_token, OpenTab(topics_of(actor), names, _copied(root.router_data), actor.id))


def topics_of(actor: Actor) -> frozenset[str]:
    """What this actor may hear of: the company for staff; for customers their firms' settings of the portal, the own
    account, records and projects."""
    if actor.company_id:
        return frozenset({f"company:{actor.company_id}"})
    records = (f"customer:{one.customer_id}" for one in (*actor.seats, *actor.passes))
    projects = (f"project:{one.project_id}" for one in actor.passes)
    firms = (f"portal:{one.company_id}" for one in (*actor.seats, *actor.passes))
    own = (f"account:{id}" for id in (actor.account_id,) if id)
    return frozenset((*own, *records, *projects, *firms))


def _key(route: str) -> str:
    """Reflex calls the page at / "index"."""
    name = route.strip("/")
    return "/" if name == "index" else f"/{name}"


def _door_of_route(state: Any) -> Door:
    path = state._get_root_state().router_data.get("pathname", "")
    return Door.OFFICE if path.startswith("/office") else Door.PORTAL


def _copied(router_data: dict[str, Any]) -> dict[str, Any]:
    """The headers hold the cookie: after the state expired it would be missing otherwise."""
    return {**router_data, "headers": dict(router_data.get("headers", {}))}


@contextlib.asynccontextmanager
async def listening(app: Any) -> AsyncIterator[None]:
    """The app's lifespan task: hear of new facts as long as the app runs."""
    hub.app = app
    task = asyncio.create_task(_listen_on_sqlite() if settings.database.startswith("sqlite") else _listen())
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def _listen() -> None:
    """Over Redis or PostgreSQL. A broken connection is made again; screens catch up on their next event."""
    while True:
        try:
            async for news in channel.heard():
                hub.hear(news)
        except Exception as error:  # noqa: BLE001  no failure of the line may end live updates for good
            log.warning("live channel lost", error=str(error))
        await asyncio.sleep(1)


async def _listen_on_sqlite() -> None:
    loop, committed = asyncio.get_running_loop(), asyncio.Event()

    def told(news: News) -> None:
        if news.passing or not news.is_fact:
            loop.call_soon_threadsafe(hub.hear, news)
        else:
            loop.call_soon_threadsafe(committed.set)

    watch_file = channel.FileWatch(settings.database.removeprefix("sqlite:///"))
    channel.on_publish(told)
    seen = await asyncio.to_thread(_ask_house, live_facts.newest_fact)
    try:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(committed.wait(), POLL)
            committed.clear()
            if watch_file.changed():
                await asyncio.sleep(FIRST)
                seen, topics = await asyncio.to_thread(_ask_house, live_facts.topics_since, seen)
                hub.wake(topics, after=0)
    finally:
        channel.on_publish(None)
        watch_file.close()


def _ask_house(function: Callable, *args: Any) -> Any:
    with work_as(HOUSE, writes=False) as work:
        return function(work, *args)
