"""The one database engine: SQLite in WAL mode by default, PostgreSQL by DATABASE_URL."""

import time
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url

from settings import settings

PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=15000", "analysis_limit=1000")


LOOKS_AGAIN = 0.12  # seconds; whoever waits for SQLite's lock looks every 100 ms at the latest


def let_others_write() -> None:
    """For a long job, between two transactions: SQLite's one place to write knows no queue, the quickest takes it."""
    if engine().dialect.name == "sqlite":
        time.sleep(LOOKS_AGAIN)


@cache
def engine() -> Engine:
    return make_engine(settings.database)


def make_engine(url: str) -> Engine:
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url)
    # psycopg prepares after five uses and PostgreSQL then keeps a generic plan: 174 times slower for a big customer
    return create_engine(
        url,
        pool_size=10,
        max_overflow=20,
        pool_pre_ping=True,
        hide_parameters=True,  # an error in the log must not tell what people wrote
        connect_args={"options": "-c plan_cache_mode=force_custom_plan", "connect_timeout": 5},
    )


def _sqlite(url: str) -> Engine:
    if name := make_url(url).database:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    made = create_engine(
        url,
        pool_size=20,
        max_overflow=30,
        pool_recycle=4 * 3600,  # a connection reads only once what ANALYZE found
        hide_parameters=True,
        connect_args={"timeout": 15},
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection, _record) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection) -> None:
    """Writers take the lock at once, so that read-then-write never fails half-way with SQLITE_BUSY_SNAPSHOT."""
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
