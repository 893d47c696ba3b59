"""Which texts go to the browser, and their translations: read from sources and locales/*.po."""

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
PAPER = ("mails", "letters", "papers", "messages", "texts")

Texts = dict[str, str | list[str]]


def catalogue(door: str, language: str) -> Texts:
    """msgid to translation (or [one, many]) for the screens of a door."""
    used = _msgids(door)
    return {msgid: text for msgid, text in _translations(language).items() if msgid in used}


@cache
def _msgids(door: str) -> frozenset[str]:
    return frozenset(msgid for path in _sources(door) for msgid in _marked(path))


def _sources(door: str) -> Iterator[Path]:
    other = next(name for name in ROOMS if name != door)
    for room in ROOMS[door]:
        for path in sorted((ROOT / room).rglob("*.py")):
            inside = path.relative_to(ROOT)
            is_paper = room == "domain" and any(word in part for part in inside.parts for word in PAPER)
            is_others = room == "ui" and other in inside.stem
            if not is_paper and not is_others:
                yield path


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
