"""The demo's outside world as one process: it catches mail and SMS, and plays the payment provider.

A process of its own, so that the app meets them over a socket, as it meets the real ones. It ends when the
process that started it ends, however that happens: then its standard input closes.
"""

import json
import os
import signal
import socket
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from demo import bank, catchers
from demo.mollie.server import start_simulator
from settings import settings

ROOT = Path(__file__).parent.parent
ANSWERS = "answers.voordeur.example"  # the demo's mails can be answered, at /demo/mail


@dataclass(frozen=True)
class Addresses:
    """How settings name them."""

    smtp_url: str
    sms_url: str
    mollie_api_url: str
    inbound_listen: str
    inbound_domain: str = ANSWERS


class Services:
    """The running process."""

    def __init__(self, process: subprocess.Popen[str], addresses: Addresses) -> None:
        self.addresses, self._process = addresses, process

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=15)


def start() -> Services:
    """Start the process, and let this program's settings (and its children's environment) point at it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "demo.services"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        raise RuntimeError("the demo's mail, SMS and payment services did not start")
    addresses = Addresses(**json.loads(line))
    for name, url in asdict(addresses).items():
        setattr(settings, name, url)
        os.environ[name.upper()] = url
    return Services(process, addresses)


def main() -> None:
    """Serve until told to stop, or until nobody is left who started us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the app, which ends us
    caught = catchers.start()
    state = settings.data_dir / "demo" / "payments.db"
    simulator = start_simulator(port=_port(), state=state, public_url=settings.address + bank.ROOT)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        print(json.dumps(asdict(Addresses(caught.smtp_url, caught.sms_url, simulator.url, _answers()))), flush=True)  # noqa: T201
        sys.stdin.read()
    finally:
        simulator.stop()
        caught.stop()


def _answers() -> str:
    """Where the app takes mail: a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"smtp://127.0.0.1:{probe.getsockname()[1]}"


def _port() -> int:
    """Beside the app, where developers find its switches; any free one when that is taken. People come by the app."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", settings.port + 1))
        except OSError:
            return 0
    return settings.port + 1


if __name__ == "__main__":
    main()
