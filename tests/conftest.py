"""A fresh real database for every test, and the people of `tests/people.py`."""

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="voordeur-test-"))
os.environ.setdefault("REDIS_URL", "")
os.environ.setdefault("DATABASE_URL", "")  # tests never meet the installation that .env describes

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

import models  # noqa: F401  registers the tables
from models.engine import engine, make_engine
from settings import settings
from tests.live_app import browser, live_app  # noqa: F401  fixtures
from tests.people import People
from tests.push.fixtures import playwright  # noqa: F401

POSTGRES = os.environ.get("TEST_DATABASE_URL", "")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to copy from."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    made = make_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(made)
    made.dispose()  # closing the last connection folds the write-ahead log into the file
    return path


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An empty database for this test alone; PostgreSQL when TEST_DATABASE_URL names one."""
    if POSTGRES:
        monkeypatch.setattr(settings, "database_url", POSTGRES)
        engine.cache_clear()
        _empty_postgres()
    else:
        shutil.copy(request.getfixturevalue("empty_database"), tmp_path / "test.db")
        monkeypatch.setattr(settings, "database_url", f"sqlite:///{tmp_path / 'test.db'}")
        engine.cache_clear()
    monkeypatch.setattr(settings, "data_dir", tmp_path)
    yield engine()
    engine().dispose()
    engine.cache_clear()


@pytest.fixture
def people(database) -> People:
    """Alice the customer, her neighbour, the firm's staff, and strangers of another firm."""
    return People.settle()


def _empty_postgres() -> None:
    """DELETE, not TRUNCATE: tables of a few rows are emptied ten times faster."""
    _make_tables()
    with engine().begin() as connection:
        connection.execute(text("SELECT set_config('voordeur.companies', '*', true)"))
        for table in reversed(SQLModel.metadata.sorted_tables):
            connection.execute(table.delete())


@cache
def _make_tables() -> None:
    SQLModel.metadata.create_all(engine())
