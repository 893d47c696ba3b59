"""An installation as it is before and after its first start."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models import schema
from models.engine import engine
from settings import settings


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Never started; gives the place of its database."""
    monkeypatch.setattr(settings, "database_url", "")
    monkeypatch.setattr(settings, "data_dir", tmp_path)
    engine.cache_clear()
    yield tmp_path / "voordeur.db"
    engine().dispose()
    engine.cache_clear()


@pytest.fixture
def migrated(empty: Path) -> Path:
    schema.upgrade()
    return empty
