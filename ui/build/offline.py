"""Makes the build installable and independent of host and port: service worker, offline page, socket address."""

import hashlib
import json
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import reflex as rx

from ui.build.texts import LANGUAGES, catalogue

N_ = str  # marks for translation; ui.language would import the kit

HERE = Path(__file__).parent
TITLE = N_("You are offline")
SENTENCE = N_("As soon as there is a connection again, this page opens by itself.")
RETRY = N_("Try again")


class OfflinePlugin(rx.plugins.Plugin):
    """Fills in the service worker and the offline page, and frees the socket address of its port."""

    def get_static_assets(self, **_: Any) -> Sequence[tuple[Path, str]]:
        return [(Path("public/offline.html"), _offline_page())]

    def post_build(self, **context: Any) -> None:
        static: Path = context["static_dir"]
        _free_address(static)
        _fill_worker(static)


def _offline_page() -> str:
    sections = "".join(_section(language) for language in LANGUAGES)
    return (HERE / "offline.html").read_text().replace("<!-- languages -->", sections)


def _section(language: str) -> str:
    texts = catalogue("portal", language)
    title, sentence, retry = (escape(str(texts.get(msgid, msgid))) for msgid in (TITLE, SENTENCE, RETRY))
    return f'<section lang="{language}"><h1>{title}</h1><p>{sentence}</p><a href="">{retry}</a></section>'


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
    """Precache what every portal page needs; other chunks are kept as they are fetched."""
    home = (static / "_l/en/index.html").read_text()
    core = sorted(set(re.findall(r'"(/assets/[^"?]+\.(?:js|css))"', home)))
    files = [*core, "/offline.html", "/offline.js"]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.encode() + (static / file[1:]).read_bytes())
    worker = static / "sw.js"
    text = worker.read_text().replace("__VERSION__", digest.hexdigest()[:12])
    worker.write_text(text.replace('"__PRECACHE__"', json.dumps(files)))
