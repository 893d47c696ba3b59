"""The shape the tables have and should have: Alembic's migrations, run on the app's own engine."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from models.engine import engine

ROOT = Path(__file__).parent.parent


def upgrade() -> None:
    """Bring the tables to the newest shape; does nothing when they have it."""
    command.upgrade(_config(), "head")


def write_migration(message: str) -> None:
    """A new file in migrations/versions with what the models have and the tables have not."""
    command.revision(_config(), message, autogenerate=True, rev_id=f"{int(newest() or 0) + 1:04}")


def empty() -> None:
    """Take all tables away, with everything in them."""
    command.downgrade(_config(), "base")


def is_current() -> bool:
    """Whether the database has the shape this program was written for."""
    with engine().connect().execution_options(writes=False) as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest()


def assert_reachable() -> None:
    """Raises what the driver raises when the database does not answer."""
    with engine().connect().execution_options(writes=False) as connection:
        connection.execute(text("SELECT 1"))


def is_held_by_wall() -> bool:
    """Whether row-level security holds the app's role: it holds neither superusers nor BYPASSRLS. SQLite has none."""
    if engine().dialect.name != "postgresql":
        return False
    with engine().connect() as connection:
        role = "SELECT NOT (rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname = current_user"
        return bool(connection.execute(text(role)).scalar())


@cache
def newest() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config
