"""Alembic runs on the app's own engine, on SQLite and PostgreSQL alike."""

from alembic import context
from sqlmodel import SQLModel

import models  # noqa: F401  registers the tables
from models.engine import engine


def _render(kind: str, thing: object, _context: object) -> str | bool:
    """Write our own column types as the plain types they store."""
    if kind == "type" and type(thing).__name__ == "Choice":
        return "sa.String(length=32)"
    if kind == "type" and type(thing).__name__ == "UTCDateTime":
        return "sa.DateTime(timezone=True)"
    if kind == "type" and type(thing).__name__ == "AutoString":
        return f"sa.String(length={getattr(thing, 'length', None)})"
    return False


with engine().connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=False,
        render_item=_render,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
