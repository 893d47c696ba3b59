"""Looking a visitor up at every event, without asking again what cannot have changed.

SQLite counts commits (PRAGMA data_version): while nobody wrote, the answer of a moment ago
still holds, and asking costs microseconds instead of milliseconds. Any commit, by any process,
makes the next event ask again. PostgreSQL has no such count: there every event asks.
"""

import asyncio
import os
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from domain import accounts
from domain.accounts import Visitor
from integrations.live import FileWatch
from settings import settings

LONGEST = 5.0  # seconds: sessions also end by the clock
MOST = 5_000
Tokens = tuple[str, str, str]


@dataclass
class _Commits:
    """Counts commits of one database file, for this process alone: connections do not survive a fork."""

    path: str
    process: int = field(default_factory=os.getpid)
    count: int = 0

    def __post_init__(self) -> None:
        self.watch = FileWatch(self.path)

    def so_far(self) -> int:
        self.count += self.watch.changed()
        return self.count


@dataclass(frozen=True)
class _Answer:
    visitor: Visitor
    commits: int
    at: float


class Recheck:
    """Visitors by their cookies. `now` is what every event and every page calls."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Tokens, _Answer] = OrderedDict()
        self._commits: _Commits | None = None
        self._lock = threading.Lock()

    async def now(self, tokens: Tokens) -> Visitor:
        """Who this is at this moment."""
        commits = self._count_commits()  # before asking: a commit in between makes the next event ask again
        known = self._answers.get(tokens)
        if known and known.commits == commits and time.monotonic() - known.at < LONGEST:
            return known.visitor
        visitor = await asyncio.to_thread(accounts.visitor_with, *tokens)
        if commits is not None:
            self._keep(tokens, _Answer(visitor, commits, time.monotonic()))
        return visitor

    def _count_commits(self) -> int | None:
        if not settings.database.startswith("sqlite:///"):
            return None
        path = settings.database.removeprefix("sqlite:///")
        with self._lock:
            if self._commits is None or (self._commits.path, self._commits.process) != (path, os.getpid()):
                self._commits = _Commits(path)
                self._answers.clear()
            return self._commits.so_far()

    def _keep(self, tokens: Tokens, answer: _Answer) -> None:
        self._answers[tokens] = answer
        self._answers.move_to_end(tokens)
        while len(self._answers) > MOST:
            self._answers.popitem(last=False)


visitors = Recheck()
