"""The built pages: read once, kept compressed, chosen by route and language."""

import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ui.language import LANGUAGES

BUILT = Path(__file__).parent.parent / ".web/build/client"
SCRIPT_HASHES = "script-hashes.json"
DEFAULT_LANGUAGE = "nl"


@dataclass(frozen=True)
class BuiltPage:
    """One page in one language, in every encoding we have, and its inline scripts' hashes."""

    bodies: dict[str, bytes]
    etag: str
    scripts: tuple[str, ...]

    def encoded(self, accepted: str) -> tuple[str, bytes]:
        """(encoding, body): the best the browser takes."""
        for name in ("br", "gzip"):
            if name in self.bodies and name in accepted:
                return name, self.bodies[name]
        return "", self.bodies[""]


@cache
def built_page(route: str, language: str) -> BuiltPage | None:
    """The page of a route pattern ("/quotes/[quote_id]"); None when it was never built."""
    path = f"_l/{language}{route.rstrip('/')}/index.html"
    file = BUILT / path
    if not file.is_file():
        return None
    html = file.read_bytes()
    bodies = {"": html, "gzip": gzip.compress(html, 9, mtime=0)}
    if (brotli := file.with_name("index.html.br")).is_file():
        bodies["br"] = brotli.read_bytes()
    return BuiltPage(bodies, f'"{hashlib.sha256(html).hexdigest()[:20]}"', tuple(_script_hashes().get(path, ())))


@cache
def _script_hashes() -> dict[str, list[str]]:
    return json.loads((BUILT / SCRIPT_HASHES).read_text())


def language_of(cookie: str, accept_language: str) -> str:
    """The chosen language, else the first of the browser's that we speak."""
    wanted: Iterable[str] = (cookie, *(part.strip()[:2].lower() for part in accept_language.split(",")))
    return next((language for language in wanted if language in LANGUAGES), DEFAULT_LANGUAGE)
