"""The catalogues' check finds what is missing, unsure, broken or stale."""

import pytest
from babel.messages import Catalog

from locales.__main__ import collected, problems_of


def catalogue(*entries: tuple) -> Catalog:
    made = Catalog(locale="nl")
    for msgid, string, *flags in entries:
        made.add(msgid, string, flags=flags)
    return made


SAID = catalogue(("Quote {number} sent.", ""), (("{n} invoice", "{n} invoices"), ("", "")))
GOOD = (
    ("Quote {number} sent.", "Offerte {number} verstuurd."),
    (("{n} invoice", "{n} invoices"), ("{n} factuur", "{n} facturen")),
)


def test_a_complete_catalogue_has_no_problem():
    assert list(problems_of(catalogue(*GOOD), SAID)) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (("Quote {number} sent.", ""), "missing"),
        (("Quote {number} sent.", "Offerte {number}.", "fuzzy"), "fuzzy"),
        (("Quote {number} sent.", "Offerte {nummer}."), "unknown {place}"),
        (("Quote {number} sent.", "Offerte verstuurd."), "a {place} was lost"),
    ],
)
def test_a_bad_entry_is_told(entry, problem):
    assert [found.split(": ")[1] for found in problems_of(catalogue(entry, GOOD[1]), SAID)] == [problem]


def test_a_plural_with_one_form_only_is_missing():
    half = (("{n} invoice", "{n} invoices"), ("{n} factuur", ""))
    assert "missing" in next(iter(problems_of(catalogue(GOOD[0], half), SAID)))


def test_an_entry_that_nobody_says_any_more_is_told():
    assert "no longer said" in next(iter(problems_of(catalogue(*GOOD, ("Old.", "Oud.")), SAID)))


def test_texts_are_found_in_screens_rules_letters_and_doors():
    places = {path.partition("/")[0] for message in collected() for path, _line in message.locations}
    assert {"portal", "backoffice", "ui", "domain", "api", "integrations"} <= places
