"""Start and stop the provider's process."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import requests

from tests.oidc_provider.provider import Trick


@dataclass(frozen=True)
class Running:
    """A running provider; `sign_in` plays Anna's browser."""

    issuer: str

    def play(self, trick: Trick) -> None:
        """Make it lie from now on."""
        requests.post(f"{self.issuer}/mischief", json={"trick": trick}, timeout=5).raise_for_status()

    def sign_in(self, url: str) -> dict[str, str]:
        """Open the sign-in page and return what the provider puts behind our address."""
        answer = requests.get(url, allow_redirects=False, timeout=5)
        assert answer.status_code == 302, answer.text
        return {name: values[-1] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


@contextmanager
def a_provider() -> Iterator[Running]:
    """Run a provider as a process of its own on a free port."""
    command = [sys.executable, "-m", "tests.oidc_provider.provider", "0"]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield Running(process.stdout.readline().strip())
    finally:
        process.terminate()
        process.wait(timeout=10)
