"""The whole installation of a journey, started as `make run` starts it: demo data, caught mail and SMS, the payment
simulator, and the app; with the push services of `tests/push` as its only way out."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx

from tests.lanes import ROOT
from tests.live_app import free_port
from tests.push.service import PushService
from tests.servers.running import Installation, installation
from ui.serve import build_frontend

FIRMS = ("vanhouten", "desleutel", "reitsmakok", "zimmereiberger")
PICTURES_WANTED = bool(os.environ.get("PICTURES"))
PATIENCE = 60  # seconds; the machine of the tests has two cores
Found = TypeVar("Found")


@dataclass(frozen=True)
class Post:
    """A caught mail or SMS."""

    to: str
    subject: str
    text: str
    html: str
    links: tuple[str, ...]
    attachments: tuple[str, ...]
    id: int


@dataclass
class House:
    """`url` of the app, `bank` of the payment simulator."""

    installation: Installation
    url: str
    bank: str
    push: PushService
    stage: "Stage"

    def play(self, scene: str, **given: Any) -> dict[str, Any]:
        """Let `tests/journeys/scenes.py` make something by calling the actions; gives what it says."""
        return self.stage.play(scene, given)

    def mails(self, to: str) -> list[Post]:
        """Newest first."""
        found = httpx.get(f"{self.url}/demo/mail.json", trust_env=False, timeout=PATIENCE).json()
        return [_post(one) for one in found if one["to"] == to]

    def mail(self, to: str, subject: str, *, after: int = 0, attachments: int = 0) -> Post:
        """The newest mail to this person with this in its subject, as soon as there is one newer than number `after`
        with so many attachments."""

        def fits(mail: Post) -> bool:
            is_new = mail.id > after and len(mail.attachments) >= attachments
            return is_new and subject.lower() in mail.subject.lower()

        def arrived() -> Post | None:
            return next(filter(fits, self.mails(to)), None)

        return until(arrived, lambda: f"a mail {subject!r} to {to}; there are {[m.subject for m in self.mails(to)]}")

    def last_mail(self) -> int:
        """The number of the newest mail to anybody."""
        found = httpx.get(f"{self.url}/demo/mail.json", trust_env=False, timeout=PATIENCE).json()
        return found[0]["id"] if found else 0

    def set_bank(self, **chaos: Any) -> None:
        """The simulator's switches of `demo/mollie/chaos.py`; none puts all of them back."""
        httpx.put(f"{self.bank}/_sim/chaos", json=chaos, trust_env=False).raise_for_status()

    def bank_payments(self, about: str = "") -> list[dict[str, Any]]:
        """What the payment provider has, newest first, of which the description holds `about`."""
        found = httpx.get(f"{self.bank}/_sim/payments", trust_env=False).json()
        return [payment for payment in found if about in payment["description"]]


class Stage:
    """The process of `tests/journeys/scenes.py`; it starts with the first scene."""

    def __init__(self, made: Installation) -> None:
        self._made, self._log = made, made.folder / "stage.log"
        self._process: subprocess.Popen[str] | None = None

    def play(self, scene: str, given: dict[str, Any]) -> dict[str, Any]:
        self._process = self._process or self._start()
        told, answers = self._process.stdin, self._process.stdout
        assert told
        assert answers
        told.write(json.dumps([scene, given]) + "\n")
        told.flush()
        if not (answer := answers.readline()):
            raise AssertionError(f"{scene} with {given}: {self._log.read_text()[-4000:]}")
        return json.loads(answer)

    def close(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()

    def _start(self) -> "subprocess.Popen[str]":
        with self._log.open("w") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.journeys.scenes"],
                cwd=ROOT,
                env=self._made.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )


def until(look: Callable[[], Found | None], what: Callable[[], str] | str, *, within: float = PATIENCE) -> Found:
    """What `look` gives, once it gives something. Raises AssertionError."""
    deadline = time.monotonic() + within
    while (found := look()) is None or found is False:
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {within:.0f} s: {what if isinstance(what, str) else what()}")
        time.sleep(0.2)
    return found


@contextmanager
def open_house(folder: Path, push: PushService, **environment: str) -> Iterator[House]:
    """A house with the demo's people in it, not yet served: start "app" (and workers) on `house.installation`."""
    build_frontend()
    port = free_port()
    own = {"DEMO": "1", "HOST": "127.0.0.1", "PORT": str(port), **push.app_env, **environment}
    with installation(folder, **own) as made, _outside_world(made) as addresses:
        made.environment |= {name.upper(): url for name, url in addresses.items()}
        house = House(made, f"http://localhost:{port}", addresses["mollie_api_url"], push, Stage(made))
        try:
            furnish(house)
            yield house
        finally:
            house.stage.close()


def furnish(house: House) -> None:
    """Tables, and firms of the demo with their staff and customers; for pictures with their two years of history."""
    _run(house.installation, "manage.py", "migrate")
    if PICTURES_WANTED:
        _run(house.installation, "manage.py", "demo-data")
    else:
        house.play("founded", slugs=FIRMS)


def serve(house: House) -> None:
    """Start the app and wait until it can do its work."""
    house.installation.start("app", "manage.py", "serve")
    with httpx.Client(trust_env=False, timeout=5) as client:

        def ready() -> bool | None:
            try:
                return client.get(f"{house.url}/health/live").is_success or None
            except httpx.TransportError:
                return None

        until(ready, lambda: house.installation.log("app")[-4000:], within=2 * PATIENCE)


@contextmanager
def _outside_world(made: Installation) -> Iterator[dict[str, str]]:
    """Mail, SMS and payments of the demo, as a process of their own that ends with us."""
    command = [sys.executable, "-m", "demo.services"]
    made.folder.mkdir(exist_ok=True, parents=True)
    process = subprocess.Popen(
        command, cwd=ROOT, env=made.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        yield json.loads(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(15)


def _run(made: Installation, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=made.environment,
        stdin=subprocess.DEVNULL,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{arguments}: {done.stdout[-2000:]}\n{done.stderr[-4000:]}"


def _post(caught: dict[str, Any]) -> Post:
    lists = {name: tuple(caught[name]) for name in ("links", "attachments")}
    return Post(**{name: caught[name] for name in ("to", "subject", "text", "html", "id")}, **lists)
