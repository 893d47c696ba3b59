"""A data folder of its own for each test, and real servers on this machine to talk to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from settings import settings
from tests.integrations.sink import Sink


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep files, keys and caught mails of this test apart."""
    monkeypatch.setattr(settings, "data_dir", tmp_path)
    return tmp_path


@pytest.fixture
def sink() -> Iterator[Sink]:
    """Run a real HTTP server that notes what it is asked."""
    with Sink() as running:
        yield running
