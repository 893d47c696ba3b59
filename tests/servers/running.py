"""An installation as in production: PostgreSQL, Redis, Celery workers and beat, the app with two workers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.lanes import ALONE, ROOT

SLOW = ("-m", "celery", "-A", "tests.servers.slow")


class Installation:
    """Its processes, each in a group of its own, with one log file each."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.environment = {
            **os.environ, **ALONE, "DEMO": "0", "SECRET_KEY": "a key of the tests", "DATA_DIR": str(folder / "data"),
            **environment,
        }  # fmt: skip
        self._running: list[subprocess.Popen[bytes]] = []

    def worker(self, name: str, concurrency: int = 2) -> subprocess.Popen[bytes]:
        started = self.start(
            name, *SLOW, "worker", "-Q", "fast,default,pdf", "-c", str(concurrency), "-n", f"{name}@test"
        )
        wait_until(lambda: "ready" in self.log(name), f"{name} is ready", within=60)
        return started

    def beat(self) -> subprocess.Popen[bytes]:
        return self.start("beat", "manage.py", "beat")

    def start(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        self.folder.mkdir(exist_ok=True)
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._running.append(process)
        return process

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def stop(self) -> None:
        for process in reversed(self._running):
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the process and its children: as when the power fails."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def installation(folder: Path, **environment: str) -> Iterator[Installation]:
    made = Installation(folder, **environment)
    try:
        yield made
    finally:
        made.stop()


def wait_until(happened: Callable[[], bool], what: str, *, within: float) -> None:
    until = time.monotonic() + within
    while not happened():
        if time.monotonic() > until:
            raise AssertionError(f"not within {within:.0f} s: {what}")
        time.sleep(0.2)
