"""Real servers for this lane: PostgreSQL and Redis of our own, and databases migrated as in production."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import schema
from models.engine import engine
from settings import settings
from tests.people import People
from tests.servers.postgres import Cluster, cluster
from tests.servers.redis_server import RedisServer, redis_server


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.servers)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with cluster() as server:
        yield server


@pytest.fixture(scope="session")
def redis_of_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """One address for all tests: Celery keeps its connections in this process."""
    with redis_server(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def redis(redis_of_session: RedisServer) -> RedisServer:
    redis_of_session.forget()
    return redis_of_session


@pytest.fixture
def on_postgres(postgres: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """This process works on a fresh, migrated database; gives its address."""
    url = postgres.database(f"test_{uuid.uuid4().hex[:12]}")
    monkeypatch.setattr(settings, "database_url", url)
    monkeypatch.setattr(settings, "data_dir", tmp_path / "data")
    engine.cache_clear()
    schema.upgrade()
    yield url
    engine().dispose()
    engine.cache_clear()


@pytest.fixture
def people(on_postgres: str) -> People:
    return People.settle()
