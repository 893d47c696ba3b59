"""The shape the tables have and should have: Alembic's migrations, run on the app's own engine."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from models.engine import engine

ROOT = Path(__file__).parent.parent


def upgrade() -> None:
    """Bring the tables to the newest shape; does nothing when they have it."""
    command.upgrade(_config(), "head")


def empty() -> None:
    """Take all tables away, with everything in them."""
    command.downgrade(_config(), "base")


def is_current() -> bool:
    """Whether the database has the shape this program was written for."""
    with engine().connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest()


@cache
def newest() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config
