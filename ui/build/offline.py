"""Makes the build installable and independent of host and port: service worker and socket address."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import reflex as rx


class OfflinePlugin(rx.plugins.Plugin):
    """Fills in the service worker, and frees the socket address of its port."""

    def post_build(self, **context: Any) -> None:
        static: Path = context["static_dir"]
        _free_address(static)
        _fill_worker(static)


def _free_address(static: Path) -> None:
    """The build bakes `ws://localhost:<port>` in; the page's own origin is right on any host, port and scheme."""
    chunks = list((static / "assets").glob("reflex-env-*.js"))
    if not chunks:
        raise RuntimeError("no reflex-env chunk: the socket address cannot be made independent of the port")
    for chunk in chunks:
        chunk.write_text(re.sub(r"`(ws|http)://localhost(?::\d+)?(/[^`]*)`", _from_location, chunk.read_text()))


def _from_location(match: re.Match[str]) -> str:
    scheme, path = match.groups()
    to_socket = ".replace(/^http/,`ws`)" if scheme == "ws" else ""
    return f"(typeof location>`u`?`{scheme}://localhost`:location.origin{to_socket})+`{path}`"


def _fill_worker(static: Path) -> None:
    """Precache the scripts of all portal pages (styles stand in their HTML), so that one can walk about offline."""
    pages = [page for page in (static / "_l/en").rglob("index.html") if "office" not in page.relative_to(static).parts]
    core = sorted({chunk for page in pages for chunk in re.findall(r'"(/assets/[^"?]+\.js)"', page.read_text())})
    digest = hashlib.sha256("".join(core).encode())
    worker = static / "sw.js"
    text = worker.read_text().replace("__VERSION__", digest.hexdigest()[:12])
    worker.write_text(text.replace('"__PRECACHE__"', json.dumps(core)))
