"""Every text that is marked in a source is said in Dutch, German and French, in the way of that language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog

from locales.__main__ import LANGUAGES, problems_of, read
from locales.marking import collected

ROOT = Path(__file__).parents[2]
ROOMS = ("portal", "backoffice", "ui", "domain", "api", "integrations")

#: What looks wrong in print, per language: French sets a fixed space before a colon and inside guillemets, a thin one
#: before the other double signs.
SLIPS = {
    "nl": r"\w'\w|[\"!]",
    "de": r"\w'\w|[\"!”]|[\d}] ?%",
    "fr": r"\w'\w|[\"!“”]|[^\u00a0/]:(?!//|\w)|[^\u202f][;?]|«[^\u00a0]|[^\u00a0]»|[\d}] ?%",
}


@pytest.fixture(scope="module")
def said() -> Catalog:
    return collected()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_once_and_nothing_else_is(language, said):
    assert list(problems_of(read(language), said)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_its_two_forms(language):
    catalogue = read(language)
    assert catalogue.num_plurals == 2
    assert [entry.id for entry in catalogue if isinstance(entry.id, tuple) and len(entry.string or ()) != 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_signs_and_spaces_are_those_of_the_language(language):
    slip = re.compile(SLIPS[language])
    assert [text for text in _translations(read(language)) if slip.search(text)] == []


def test_quotation_marks_stand_in_texts_only():
    """Beside a text they would be English ones for everybody."""
    loose = re.compile(r"""["']\s*[“”„«»]+\s*["']""")
    rooms = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    assert len(rooms) > 100
    assert [path.name for path in rooms if loose.search(path.read_text())] == []


def _translations(catalogue: Catalog) -> Iterator[str]:
    for entry in catalogue:
        if entry.id:
            yield from [entry.string] if isinstance(entry.string, str) else entry.string or ()
