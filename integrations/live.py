"""Tell every app process that something happened, so open screens can refresh; or what is so for seconds only.

With Redis over a channel, with PostgreSQL alone by LISTEN/NOTIFY. On SQLite the app watches
the file for commits of other processes; its own commits reach it through a callback at once.
"""

import json
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

import psycopg
import redis
import redis.asyncio
import structlog

from settings import settings

CHANNEL = "voordeur_live"
LONGEST_NOTIFY = 7_000  # PostgreSQL refuses payloads of 8000 bytes
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Passing:
    """Who is doing something just now that concerns a topic; "" as `name`: not any more. Nobody keeps it."""

    topic: str
    who: str
    name: str


@dataclass(frozen=True)
class News:
    """`topics` that have new facts, or something passing. `is_fact`: the facts tell of it, too."""

    topics: list[str] = field(default_factory=list)
    passing: Passing | None = None
    is_fact: bool = True


class _Here:
    """What this process keeps between calls."""

    callback: Callable[[News], object] | None = None
    notifier: psycopg.Connection | None = None
    lock = threading.Lock()


def on_publish(callback: Callable[[News], object] | None) -> None:
    """Be told at once of news from this process. The callback must be quick and thread-safe."""
    _Here.callback = callback


def publish(news: News) -> None:
    """Something happened. Call it after the commit; never raises."""
    if not (news.topics or news.passing):
        return
    if _Here.callback:
        _Here.callback(news)
    try:
        _tell_others(news)
    except (redis.RedisError, psycopg.Error) as error:
        log.warning("live channel unreachable", error=str(error))


def _tell_others(news: News) -> None:
    if settings.redis_url:
        _redis().publish(CHANNEL, json.dumps(asdict(news)))
    elif settings.database.startswith("postgresql"):
        _notify(news)


class FileWatch:
    """Notices that another connection committed to a SQLite file."""

    def __init__(self, path: str | Path) -> None:
        self._connection = sqlite3.connect(path, check_same_thread=False)
        self._version = self._read()

    def changed(self) -> bool:
        """Whether somebody committed since the last call; costs microseconds."""
        before, self._version = self._version, self._read()
        return self._version != before

    def close(self) -> None:
        self._connection.close()

    def _read(self) -> int:
        return self._connection.execute("PRAGMA data_version").fetchone()[0]


async def heard() -> AsyncIterator[News]:
    """What other processes (and this one) published, until the connection breaks."""
    source = _heard_on_redis if settings.redis_url else _heard_on_postgresql
    async for text in source():
        told = json.loads(text)
        yield News(told["topics"], Passing(**told["passing"]) if told["passing"] else None)


async def _heard_on_redis() -> AsyncIterator[str]:
    client = redis.asyncio.from_url(settings.redis_url)
    async with client, client.pubsub() as channel:
        await channel.subscribe(CHANNEL)
        async for message in channel.listen():
            if message["type"] == "message":
                yield message["data"].decode()


async def _heard_on_postgresql() -> AsyncIterator[str]:
    connection = await psycopg.AsyncConnection.connect(_postgresql_address(), autocommit=True)
    async with connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        async for message in connection.notifies():
            yield message.payload


@cache
def _redis() -> redis.Redis:
    return redis.Redis.from_url(settings.redis_url, socket_timeout=2, socket_connect_timeout=2)


def _notify(news: News) -> None:
    text = json.dumps(asdict(news))
    if len(text) > LONGEST_NOTIFY:
        half = len(news.topics) // 2
        _notify(News(news.topics[:half]))
        _notify(News(news.topics[half:], news.passing))
        return
    with _Here.lock:
        _open_notifier().execute("SELECT pg_notify(%s, %s)", (CHANNEL, text))


def _open_notifier() -> psycopg.Connection:
    if _Here.notifier is None or _Here.notifier.closed:
        _Here.notifier = psycopg.connect(_postgresql_address(), autocommit=True, connect_timeout=2)
    return _Here.notifier


def _postgresql_address() -> str:
    return settings.database.replace("postgresql+psycopg://", "postgresql://", 1)
