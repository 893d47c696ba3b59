"""The texts of the screens, one file per door and language, and HTML prerendered in each language."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import reflex as rx

from ui.build.texts import LANGUAGES, ROOMS, catalogue

HERE = Path(__file__).parent


class LanguagePlugin(rx.plugins.Plugin):
    """Writes /i18n/<door>.<language>.{js,json} and renders every route in every language."""

    def get_static_assets(self, **_: Any) -> Sequence[tuple[Path, str]]:
        return [file for door in ROOMS for language in LANGUAGES for file in _files(door, language)]

    def post_build(self, **context: Any) -> None:
        web: Path = context["static_dir"].parent.parent
        shutil.copy(HERE / "prerender.mjs", web / "prerender.mjs")
        wanted = {"languages": LANGUAGES, "doors": list(ROOMS), "version": version()}
        node = shutil.which("node") or "node"
        subprocess.run([node, "prerender.mjs", json.dumps(wanted)], cwd=web, check=True)  # noqa: S603


def version() -> str:
    """Changes when any text changes, so that browsers may keep the files for ever."""
    texts = [catalogue(door, language) for door in ROOMS for language in LANGUAGES]
    return hashlib.sha256(_json(texts).encode()).hexdigest()[:10]


def _files(door: str, language: str) -> list[tuple[Path, str]]:
    texts = catalogue(door, language)
    store = {"locale": language, "door": door, "version": version(), "texts": texts}
    return [
        (Path(f"public/i18n/{door}.{language}.json"), _json(texts)),
        (Path(f"public/i18n/{door}.{language}.js"), f"globalThis.__i18n={_json(store)}"),
    ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
