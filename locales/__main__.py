"""The texts and their translations: `python -m locales update` collects new ones, `check` tells what is missing.

English is the message id, so only the other languages have a catalogue: locales/<language>/messages.po.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

from locales.marking import collected

HERE = Path(__file__).parent
LANGUAGES = ("nl", "de", "fr")
PLACE = re.compile(r"\{(\w+)")
HEADER = """\
# Texts of Voordeur. `make texts` collects them, docs/words.md says which noun means what.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def update() -> None:
    """Put new texts into the catalogues, untranslated, and take out those that are no longer said."""
    said = collected()
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(said, no_fuzzy_matching=True, update_creation_date=False)
        write(language, catalogue)


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


def read(language: str) -> Catalog:
    path = HERE / language / "messages.po"
    if not path.exists():
        return Catalog(locale=language, project="Voordeur", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(language: str, catalogue: Catalog) -> None:
    path = HERE / language / "messages.po"
    path.parent.mkdir(exist_ok=True)
    for message in catalogue:
        message.flags.discard("python-format")  # Babel's guess: "0% o" looks like one of Python's old places
    with path.open("wb") as file:
        file.write(HEADER.format(language=language, plurals=catalogue.plural_forms).encode())
        write_po(file, catalogue, width=120, include_lineno=False, ignore_obsolete=True, omit_header=True)


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
