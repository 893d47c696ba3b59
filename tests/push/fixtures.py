"""Fixtures of the browser journeys: `pytest_plugins = ["tests.push.fixtures"]`."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from playwright.sync_api import Playwright, sync_playwright

from .chromium import Chromium
from .desktop import Desktop
from .service import PushService


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """One at a time in a process, and not for longer: its event loop would break asynchronous tests."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def running_push_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PushService]:
    """For fixtures that start the app's server once, with its `app_env`."""
    with PushService(tmp_path_factory.mktemp("push-service")) as service:
        yield service


@pytest.fixture
def push_service(running_push_service: PushService) -> PushService:
    """Nothing received, no fault set."""
    running_push_service.reset()
    return running_push_service


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with TemporaryDirectory(prefix="bus-") as folder, Desktop(Path(folder)) as running:
        yield running  # not tmp_path: a socket's path has at most 107 characters


@pytest.fixture
def push_chromium(
    playwright: Playwright, push_service: PushService, desktop: Desktop, tmp_path: Path
) -> Iterator[Callable[..., Chromium]]:
    """Opens browsers: `push_chromium(granted=[url], locale="nl-NL")`; a `profile` outlives its browser."""
    with ExitStack() as open_browsers:

        def start(*, profile: str = "", **options: Any) -> Chromium:
            folder = tmp_path / (profile or f"profile-{len(list(tmp_path.iterdir()))}")
            browser = Chromium(playwright, push_service, desktop, profile=folder, **options)
            return open_browsers.enter_context(browser)

        yield start
