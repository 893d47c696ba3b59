"""The two firms of `world.py`, made once; every test gets a copy of their database."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from models.engine import engine
from settings import settings
from tests.architecture.world import World, settle
from tests.people import People


@dataclass(frozen=True)
class Settled:
    """The world, and the file it is kept in."""

    world: World
    path: Path


@pytest.fixture(scope="session")
def settled(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settled]:
    folder = tmp_path_factory.mktemp("world")
    path = folder / "world.db"
    shutil.copy(empty_database, path)
    with pytest.MonkeyPatch.context() as patch:
        _open(path, patch)
        patch.setattr(settings, "data_dir", folder)
        world = settle(People.settle())
        engine().dispose()  # closing the last connection folds the write-ahead log into the file
        engine.cache_clear()
        yield Settled(world, path)
    engine.cache_clear()


@pytest.fixture
def world(settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    path = tmp_path / "copy.db"
    shutil.copy(settled.path, path)
    _open(path, monkeypatch)
    yield settled.world
    engine().dispose()
    engine.cache_clear()


def _open(path: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(settings, "database_url", f"sqlite:///{path}")
    engine.cache_clear()
