"""The whole app, built once and served on a free port with people in its database; and a browser to look at it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from domain.accounts import cookies
from models.account import Door
from models.engine import engine
from settings import settings
from tests.seed import STAFF
from ui.serve import ROOT, build_frontend

CHROMIUM = "/usr/bin/chromium"
PATIENCE = 60  # seconds until a server must answer


@dataclass
class LiveApp:
    """A served app. `tokens` holds the session cookie of each person of `tests/people.py`."""

    folder: Path
    port: int
    env: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    company: str = ""
    customer: str = ""
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text()

    def settle(self) -> None:
        """Make the tables and the people."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.seed"], cwd=ROOT, env=self._env(), capture_output=True, text=True, check=True
        )
        people = json.loads(done.stdout)
        self.tokens, self.company, self.customer = people["tokens"], people["company"], people["customer"]

    def start(self) -> None:
        command = [sys.executable, "-c", "from ui.serve import serve; serve()"]
        with (self.folder / "server.log").open("a") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self._env(), stdout=log, stderr=log)
        self._await_answer()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(15)

    def cookie(self, name: str) -> str:
        """The Cookie header of a person."""
        return f"{_cookie_name(name)}={self.tokens[name]}"

    def browser_cookies(self, *names: str) -> list[Any]:
        """For Playwright's `context.add_cookies`."""
        return [{"name": _cookie_name(n), "value": self.tokens[n], "url": self.url, "httpOnly": True} for n in names]

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Let the test's own process work in this app's database."""
        before = settings.data_dir, settings.database_url
        settings.data_dir, settings.database_url = self.folder, self.env.get("DATABASE_URL", "")
        engine.cache_clear()
        try:
            yield
        finally:
            engine().dispose()
            engine.cache_clear()
            settings.data_dir, settings.database_url = before

    def _env(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
        own = {"DATA_DIR": str(self.folder), "PORT": str(self.port), "HOST": "127.0.0.1", "DEMO": "1", "REDIS_URL": ""}
        return {**inherited, **own, **self.env}

    def _await_answer(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process and self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.url}/ping", timeout=2).close()
                return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"the app does not answer:\n{self.log[-4000:]}")


def a_live_app(folder: Path, **env: str) -> LiveApp:
    """A new app with people, started; stop it yourself."""
    build_frontend()
    app = LiveApp(folder, free_port(), env)
    app.settle()
    app.start()
    return app


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def live_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    """One served app for all tests of this run: SQLite, embedded runner, demo mode."""
    app = a_live_app(tmp_path_factory.mktemp("live-app"))
    yield app
    app.stop()


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium."""
    running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield running
    running.close()


def _cookie_name(person: str) -> str:
    return cookies.NAMES[Door.OFFICE if person in STAFF else Door.PORTAL]
