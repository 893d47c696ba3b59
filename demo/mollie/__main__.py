"""`python -m demo.mollie --port 4140 --state payments.db`: the simulator by itself."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from demo.mollie.server import start_simulator


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m demo.mollie", description=__doc__)
    asked.add_argument("--port", type=int, default=4140)
    asked.add_argument("--state", type=Path, default=None, help="SQLite file; without it, payments are forgotten")
    asked.add_argument("--public-url", default=None, help="how browsers reach it, when that is not the port itself")
    asked.add_argument("--webhook-host", action="append", default=[], help="a host that may be told of payments")
    chosen = asked.parse_args()
    stopped = threading.Event()
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda *_: stopped.set())
    simulator = start_simulator(
        port=chosen.port,
        state=chosen.state,
        public_url=chosen.public_url,
        webhook_hosts=frozenset(chosen.webhook_host),
    )
    sys.stdout.write(f"Payment simulator on {simulator.url} (no money moves)\n")
    sys.stdout.flush()
    stopped.wait()
    simulator.stop()


if __name__ == "__main__":
    main()
