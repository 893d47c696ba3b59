"""`Idempotency-Key`: the same request asked twice does its work once and gets the first answer again."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from demo.mollie.clock import Clock, read, written
from demo.mollie.problems import ApiProblem
from demo.mollie.store import Store

REMEMBERED = timedelta(hours=24)

Reply = tuple[int, dict[str, Any] | None]


class Idempotency:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._running: set[str] = set()
        self._lock = threading.Lock()

    @contextmanager
    def running(self, name: str | None) -> Iterator[None]:
        """ApiProblem 409 while another request with this key is at work."""
        if name is None:
            yield
            return
        with self._lock:
            if name in self._running:
                raise ApiProblem(409, "A request with this idempotency key is still being processed")
            self._running.add(name)
        try:
            yield
        finally:
            self._running.discard(name)

    def once(self, name: str | None, request: bytes, work: Callable[[], Reply]) -> tuple[Reply, bool]:
        """(the reply, whether it is an old one). The work and the memory of it are one turn of the store."""
        if name is None:
            return work(), False
        print_of = hashlib.sha256(request).hexdigest()
        with self._store.turn():
            known = self._store.get("idempotency", name)
            if known and read(known["at"]) + REMEMBERED > self._clock.now():
                if known["request"] != print_of:
                    raise ApiProblem(400, "The idempotency key was used before with other parameters")
                return (known["status"], json.loads(known["body"])), True
            reply = work()
            memory = {"at": written(self._clock.now()), "request": print_of, "status": reply[0]}
            self._store.put("idempotency", name, {**memory, "body": json.dumps(reply[1])})
            return reply, False
