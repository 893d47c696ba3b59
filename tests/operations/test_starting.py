"""The server as a process: it comes up, does its own jobs once, and goes down cleanly however it is told."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lanes import ALONE, ROOT
from ui.serve import build_frontend

WITHIN = 90


class Server:
    """`manage.py run` without demo data, on a port and in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = folder / "log"
        environment = {**os.environ, **ALONE, "DEMO": "0", "PORT": str(self.port), "DATA_DIR": str(folder / "data")}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "run"], cwd=ROOT, env=environment, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        _wait(self.is_up, "the server answers")

    def is_up(self) -> bool:
        try:
            return self.get("/health/ready")["status"] == "ok"
        except OSError:
            return False

    def get(self, path: str) -> dict:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return json.load(answer)

    def relatives(self) -> list[int]:
        """Every process of the server's session that still runs."""
        found = subprocess.run(["ps", "-eo", "pid=,sess=,stat="], capture_output=True, text=True, check=True).stdout
        rows = [line.split() for line in found.splitlines()]
        return [int(pid) for pid, session, state in rows if session == str(self.process.pid) and state[0] != "Z"]


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    build_frontend()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    started = Server(tmp_path)
    yield started
    for pid in started.relatives():
        os.kill(pid, signal.SIGKILL)
    started.process.wait()


def _wait(happened, what: str) -> None:
    until = time.monotonic() + WITHIN
    while not happened():
        if time.monotonic() > until:
            raise AssertionError(f"not within {WITHIN} s: {what}")
        time.sleep(0.2)


def test_it_does_the_jobs_of_its_timetable_by_itself(server: Server):
    _wait(lambda: _done(server) >= 2, "the first jobs of the timetable are done")


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_goes_down_cleanly_and_leaves_no_process(server: Server, told: signal.Signals):
    for pid in server.relatives() if told is signal.SIGINT else [server.process.pid]:  # Ctrl-C reaches all of them
        os.kill(pid, told)
    assert server.process.wait(timeout=30) == 0
    _wait(lambda: not server.relatives(), "no process is left")
    assert "Traceback" not in server.log.read_text()


def test_a_killed_server_frees_its_port(server: Server):
    server.process.kill()
    _wait(lambda: not server.relatives(), "its worker ends, too")
    with socket.create_server(("127.0.0.1", server.port)):
        pass


def _done(server: Server) -> int:
    database = server.log.parent / "data/voordeur.db"
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT count(*) FROM job WHERE state = 'done'").fetchone()[0]
