"""The texts and their translations: `python -m locales update` collects new ones, `check` tells what is missing.

English is the message id, so only the other languages have a catalogue: locales/<language>/messages.po.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
ROOT = HERE.parent
LANGUAGES = ("nl", "de", "fr")
ROOMS = ("app.py", "portal", "backoffice", "ui", "domain", "api", "tasks", "integrations")
#: Which functions mark a text; the numbers say which arguments are the forms of a plural.
KEYWORDS = {"_": None, "N_": None, "t": None, "ta": None, "tell": None, "nt": (1, 2), "say_number": (2, 3)}
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2")]
PLACE = re.compile(r"\{(\w+)")


def update() -> None:
    """Put new texts into the catalogues, untranslated, and take out those that are no longer said."""
    said = collected()
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(said, no_fuzzy_matching=True, update_creation_date=False)
        path = HERE / language / "messages.po"
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, include_lineno=False, ignore_obsolete=True)


def check() -> bool:
    """Print what is missing, fuzzy, broken or no longer said; True when nothing is."""
    said = collected()
    problems = [problem for language in LANGUAGES for problem in problems_of(read(language), said)]
    print("\n".join(problems) or f"{len(said)} texts, complete in {', '.join(LANGUAGES)}")  # noqa: T201
    return not problems


def problems_of(catalogue: Catalog, said: Catalog) -> Iterator[str]:
    for message in said:
        if message.id:
            problem = _problem(message, catalogue.get(message.id))
            if problem:
                yield f"{catalogue.locale}: {problem}: {message.id!r}"
    for message in catalogue:
        if message.id and said.get(message.id) is None:
            yield f"{catalogue.locale}: no longer said, run `make texts`: {message.id!r}"


def collected() -> Catalog:
    """Every text that a source marks."""
    said = Catalog()
    for room in ROOMS:
        path = ROOT / room
        found = extract_from_dir(path, METHODS, keywords=KEYWORDS) if path.is_dir() else _of_file(path)
        for name, line, message, _comments, context in found:
            where = f"{room}/{name}" if name else room
            said.add(message, locations=[(where, line)], context=context)
    return said


def read(language: str) -> Catalog:
    path = HERE / language / "messages.po"
    if not path.exists():
        return Catalog(locale=language, project="Voordeur", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _of_file(path: Path) -> Iterator[tuple]:
    yield from (("", *found) for found in extract_from_file("python", path, keywords=KEYWORDS))


def _problem(wanted: Message, entry: Message | None) -> str:
    forms = _forms(entry.string) if entry else ()
    if not forms or not all(forms):
        return "missing"
    if entry and entry.fuzzy:
        return "fuzzy"
    places = {place for text in _forms(wanted.id) for place in PLACE.findall(text)}
    if any(not set(PLACE.findall(form)) <= places for form in forms):
        return "unknown {place}"
    if isinstance(wanted.id, str) and set(PLACE.findall(forms[0])) != places:
        return "a {place} was lost"
    return ""


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        update()
    elif sys.argv[1:] == ["check"]:
        sys.exit(not check())
    else:
        sys.exit("python -m locales update | check")
