"""Which texts go to the browser, and their translations: read from sources and locales/*.po."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

LANGUAGES = ("nl", "de", "fr", "en")
ROOT = Path(__file__).parent.parent.parent
KEYWORDS = {"t": None, "ta": None, "N_": None, "_": None, "tell": None, "nt": (1, 2)}
#: Doors and the rooms whose texts their screens show.
ROOMS = {"portal": ("portal", "ui", "domain"), "office": ("backoffice", "ui", "domain")}
#: Folders and files of `domain` whose texts only go into mails, messages and documents.
PAPER = ("mails", "letters", "papers", "messages", "texts", "evidence", "pushes", "notices")
#: Of `ui`, what app.py puts on every page; the rest only as far as a door's screens import it.
EVERYWHERE = ("ui.build.catalogue", "ui.missing", "ui.page", "ui.problems")

Texts = dict[str, str | list[str]]


def catalogue(door: str, language: str) -> Texts:
    """msgid to translation (or [one, many]) for the screens of a door."""
    used = _msgids(door)
    return {msgid: text for msgid, text in _translations(language).items() if msgid in used}


@cache
def _msgids(door: str) -> frozenset[str]:
    return frozenset(msgid for path in _sources(door) for msgid in _marked(path))


def _sources(door: str) -> Iterator[Path]:
    own = sorted((ROOT / ROOMS[door][0]).rglob("*.py"))
    yield from own
    yield from sorted(_shown_by(own, door))
    for path in sorted((ROOT / "domain").rglob("*.py")):
        if not any(word in part for part in path.relative_to(ROOT).parts for word in PAPER):
            yield path


def _shown_by(screens: list[Path], door: str) -> set[Path]:
    """The files of `ui` that these screens import, directly or through each other, without the other door's."""
    other = next(name for name in ROOMS if name != door)
    found: set[Path] = set()
    waiting = [name for path in screens for name in _imports(path)] + list(EVERYWHERE)
    while waiting:
        for path in _files(waiting.pop()) - found:
            if other not in path.stem:
                found.add(path)
                waiting += _imports(path)
    return found


def _imports(path: Path) -> Iterator[str]:
    package = ".".join(path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            module = ".".join(filter(None, (package if node.level else "", node.module)))
            yield module
            yield from (f"{module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def _files(module: str) -> set[Path]:
    if module.partition(".")[0] != "ui":
        return set()
    base = ROOT.joinpath(*module.split("."))
    return {path for path in (base.with_suffix(".py"), base / "__init__.py") if path.is_file()}


def _marked(path: Path) -> Iterator[str]:
    for _line, message, _comments, _context in extract_from_file("python", path, keywords=KEYWORDS):
        yield message if isinstance(message, str) else message[0]


@cache
def _translations(language: str) -> Texts:
    path = ROOT / "locales" / language / "messages.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file, locale=language) if entry.id and not entry.fuzzy]
    texts: Texts = {}
    for entry in entries:
        if isinstance(entry.id, str) and isinstance(entry.string, str) and entry.string:
            texts[entry.id] = entry.string
        elif isinstance(entry.id, tuple | list) and entry.string and all(entry.string):
            texts[entry.id[0]] = list(entry.string)
    return texts
