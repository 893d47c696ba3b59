"""Alembic runs on the app's own engine, on SQLite and PostgreSQL alike. A migration happens whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic import context
from sqlalchemy import Connection, text
from sqlmodel import SQLModel

import models  # noqa: F401  registers the tables
from migrations.walls import add_walls
from models.engine import engine

OURS_ALONE = 7_301_944_127  # an arbitrary number, the name of our lock


def _render(kind: str, thing: Any, autogenerate: Any) -> str | bool:
    """Write our own column types as the plain types they store."""
    name = type(thing).__name__ if kind == "type" else ""
    if name == "JSON":
        autogenerate.imports.add("from sqlalchemy.dialects import postgresql")
        return "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')"
    return {
        "Choice": "sa.String(length=32)",
        "UTCDateTime": "sa.DateTime(timezone=True)",
        "AutoString": f"sa.String(length={getattr(thing, 'length', None)})",
    }.get(name, False)


@contextmanager
def _prepared(connection: Connection) -> Iterator[None]:
    """One migration at a time, with sight of all rows, and with foreign keys checked at the end."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:ours)"), {"ours": OURS_ALONE})
        connection.execute(text("SELECT set_config('voordeur.companies', '*', true)"))
        yield
        return
    yield
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise RuntimeError(f"rows without their parents after the migration: {broken[:5]}")


with engine().connect() as connection:
    if connection.dialect.name == "sqlite":  # a table that is rebuilt is dropped: its children must not mind
        connection.connection.execute("PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=False,
        transactional_ddl=True,  # on SQLite, too: models/engine.py begins by itself
        render_item=_render,
        process_revision_directives=add_walls,
    )
    with connection.begin(), _prepared(connection):
        context.run_migrations()
    if connection.dialect.name == "sqlite":
        connection.connection.execute("PRAGMA foreign_keys=ON")
