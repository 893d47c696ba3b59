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
from ui.language import N_

HERE = Path(__file__).parent
#: What the framework says in English, to whoever has the screens of another version open.
FRAMEWORKS_OWN = (N_("A new version of this app is available."), N_("Reload"))


class LanguagePlugin(rx.plugins.Plugin):
    """Writes /i18n/<door>.<language>.{js,json}, renders every route in every language, translates the framework."""

    def get_static_assets(self, **_: Any) -> Sequence[tuple[Path, str]]:
        return [file for door in ROOMS for language in LANGUAGES for file in _files(door, language)]

    def pre_compile(self, **context: Any) -> None:
        context["add_modify_task"]("utils/state.js", _translated)

    def post_build(self, **context: Any) -> None:
        web: Path = context["static_dir"].parent.parent
        shutil.copy(HERE / "prerender.mjs", web / "prerender.mjs")
        wanted = {"languages": LANGUAGES, "doors": list(ROOMS), "version": version()}
        node = shutil.which("node") or "node"
        subprocess.run([node, "prerender.mjs", json.dumps(wanted)], cwd=web, check=True)  # noqa: S603


def _translated(script: str) -> str:
    for text in map(json.dumps, FRAMEWORKS_OWN):
        said = f"globalThis.__i18n?.texts[{text}] ?? {text}"
        if text not in script:
            raise RuntimeError(f"state.js has changed: it does not say {text}")
        script = script if said in script else script.replace(text, said)
    return script


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
