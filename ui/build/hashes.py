"""The hashes of the inline scripts of each built page, for its Content-Security-Policy."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import reflex as rx

INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.S)


class HashesPlugin(rx.plugins.Plugin):
    """Writes script-hashes.json: path of the page to its CSP sources. Must be the last plugin."""

    def post_build(self, **context: Any) -> None:
        static: Path = context["static_dir"]
        pages = {page.relative_to(static).as_posix(): _sources(page) for page in (static / "_l").rglob("*.html")}
        (static / "script-hashes.json").write_text(json.dumps(pages, sort_keys=True))


def _sources(page: Path) -> list[str]:
    scripts = INLINE.findall(page.read_text())
    return sorted({f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts})
