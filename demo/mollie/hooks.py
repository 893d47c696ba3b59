"""Webhooks: planned in the same turn as what they tell of, sent by the postman, tried again for about a day."""

import logging
import sqlite3
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import httpx

from demo.mollie.chaos import ChaosBoard
from demo.mollie.clock import Clock, written
from demo.mollie.identity import new_id
from demo.mollie.payment import Payment
from demo.mollie.store import Store

if TYPE_CHECKING:
    from demo.mollie.provider import Provider

_log = logging.getLogger(__name__)

Hook = dict[str, Any]
# Seconds before each further try. Mollie's own table is not public, so nobody may rely on these.
RETRIES = (60, 120, 240, 480, 960, 1740, 3600, 7200, 14_400, 64_800)
TIMEOUT = 15.0
LEASE = 60.0  # seconds after which a hook whose sender was killed is sent again
HELD = 30.0  # seconds a hook waits for another one to overtake it
RUSH = 1.0


class HookState(StrEnum):
    DUE = "due"
    SENDING = "sending"
    DELIVERED = "delivered"
    LOST = "lost"
    GIVEN_UP = "given_up"


class Hooks:
    """The list of webhooks to send and of those that were."""

    def __init__(self, store: Store, clock: Clock, chaos: ChaosBoard) -> None:
        self._store = store
        self._clock = clock
        self._chaos = chaos
        self._in_hand: set[str] = set()  # being sent by this process, however far a test advances the clock

    def plan(self, payment: Payment, *, wait: float = 0) -> list[str]:
        """The ids of what will be posted for this change; none if the shop wants no webhooks."""
        if not payment.webhook_url:
            return []
        chaos, lost = self._chaos.read(), self._chaos.take_drop()
        due = self._clock.now().timestamp() + chaos.delay + wait
        if chaos.reorder:
            due = self._overtake(due)
        ids = (*chaos.forge, *(payment.id for _ in range(chaos.copies)))
        return [self._add(payment, posted_id, due, lost=lost) for posted_id in ids]

    def claim(self, id: str) -> Hook | None:
        """Take a hook to send it; None if it is gone, or another sender has it."""
        with self._store.turn():
            hook, now = self._store.get("hook", id), self._clock.now().timestamp()
            if not hook or id in self._in_hand or not _is_free(hook, now):
                return None
            self.save({**hook, "state": HookState.SENDING, "due": now + LEASE})
            self._in_hand.add(id)
            return hook

    def close(self, hook: Hook, outcome: str, *, delivered: bool) -> None:
        """Write down how a try went, and when the next one is."""
        tries = [*hook["tries"], {"at": written(self._clock.now()), "outcome": outcome}]
        hook = {**hook, "tries": tries, "due": None, "state": HookState.DELIVERED}
        if not delivered:
            again = len(tries) <= len(RETRIES)
            due = self._clock.now().timestamp() + RETRIES[len(tries) - 1] if again else None
            hook = {**hook, "due": due, "state": HookState.DUE if again else HookState.GIVEN_UP}
        try:
            self.save(hook)
        finally:
            self._in_hand.discard(hook["id"])

    def due(self) -> list[str]:
        return [hook["id"] for hook in self._store.due("hook", self._clock.now().timestamp())]

    def all(self) -> list[Hook]:
        """Oldest first."""
        return self._store.newest("hook", limit=10_000)[::-1]

    def save(self, hook: Hook) -> None:
        self._store.put("hook", hook["id"], hook, owner=hook["payment"], due=hook["due"])

    def _add(self, payment: Payment, posted_id: str, due: float, *, lost: bool) -> str:
        hook: Hook = {
            "id": new_id("hook"),
            "payment": payment.id,
            "url": payment.webhook_url,
            "posted": posted_id,
            "tells": payment.status,
            "state": HookState.LOST if lost else HookState.DUE,
            "due": None if lost else due,
            "tries": [],
        }
        self.save(hook)
        return hook["id"]

    def _overtake(self, due: float) -> float:
        """Hold this one back; if one is held already, let this one go first and that one a second later."""
        held = self._store.get("setting", "held") or {"until": 0}
        now = self._clock.now().timestamp()
        if held["until"] <= now:
            self._store.put("setting", "held", {"until": due + HELD})
            return due + HELD
        self._store.remove("setting", "held")
        for hook in self._store.newest("hook"):
            if hook["due"] == held["until"] and hook["state"] == HookState.DUE:
                self.save({**hook, "due": due + RUSH})
        return due


def _is_free(hook: Hook, now: float) -> bool:
    """Nobody sends it, or its sender was killed."""
    return hook["state"] == HookState.DUE or (hook["state"] == HookState.SENDING and hook["due"] <= now)


class Postman:
    """A thread that lets payments expire and posts webhooks when they are due; sleeps until the next one."""

    def __init__(self, provider: "Provider") -> None:
        self._provider = provider
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._http = httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False)
        self._senders = ThreadPoolExecutor(max_workers=8, thread_name_prefix="simulator-webhook")
        self._thread = threading.Thread(target=self._work, name="simulator-postman", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._woken.set()

    def stop(self) -> None:
        self._stopping.set()
        self.wake()
        self._thread.join(timeout=5)
        self._senders.shutdown(wait=True, cancel_futures=True)
        self._http.close()

    def send(self, id: str) -> None:
        """Post one now and wait for the outcome."""
        hook = self._provider.hooks.claim(id)
        if hook:
            self._post(hook)

    def _post(self, hook: Hook) -> None:
        form, headers = {"id": hook["posted"]}, {"User-Agent": "Mollie HTTP client/1.0"}
        try:
            answer = self._http.post(hook["url"], data=form, headers=headers)
            outcome, delivered = str(answer.status_code), answer.is_success
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            outcome, delivered = type(problem).__name__, False
        _log.info("simulated webhook for %s: %s", hook["payment"], outcome)
        self._provider.hooks.close(hook, outcome, delivered=delivered)
        self.wake()

    def _work(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                self._round()
                wait = self._until_next()
            except sqlite3.OperationalError:  # another worker of the demo holds the file for long
                _log.warning("the simulator's store is busy", exc_info=True)
                wait = 1.0
            self._woken.wait(wait)

    def _round(self) -> None:
        self._provider.catch_up()
        for id in self._provider.hooks.due():
            hook = self._provider.hooks.claim(id)
            if hook:
                self._senders.submit(self._post, hook).add_done_callback(_report)

    def _until_next(self) -> float | None:
        due = self._provider.store.next_due()
        return None if due is None else min(3600.0, max(0.05, due - self._provider.clock.now().timestamp()))


def _report(sent: Future[None]) -> None:
    """A thread pool keeps its problems to itself."""
    if not sent.cancelled() and sent.exception():
        _log.error("a simulated webhook could not be noted; it is sent again", exc_info=sent.exception())
