"""The prefix of a number series, the default VAT rate, and older terms."""

import pytest

from domain import companies
from domain.access import NotAllowed
from domain.companies.numbering import take_number
from domain.problems import Invalid, NotFound
from models.company import SeriesKind
from tests.people import People, do


def _next(people: People, kind: SeriesKind) -> str:
    return next(row.next for row in do(people.admin, companies.series) if row.kind is kind)


def test_the_next_number_gets_the_prefix_and_the_count_goes_on(people: People):
    first = do(people.sanne, take_number, SeriesKind.INVOICE)
    do(people.admin, companies.set_prefix, SeriesKind.INVOICE, "f")
    promised = _next(people, SeriesKind.INVOICE)
    second = do(people.sanne, take_number, SeriesKind.INVOICE)
    assert (first[-4:], second[-4:]) == ("0001", "0002")
    assert second == promised
    assert second.startswith("F20")


def test_looking_at_the_series_takes_no_number(people: People):
    assert _next(people, SeriesKind.QUOTE) == _next(people, SeriesKind.QUOTE)
    assert do(people.sanne, take_number, SeriesKind.QUOTE).endswith("-0001")


@pytest.mark.parametrize("prefix", ["2026-", "F/", "TOOLONGPREFIX", "Ä"])
def test_a_prefix_that_confuses_is_refused(people: People, prefix: str):
    with pytest.raises(Invalid) as problem:
        do(people.admin, companies.set_prefix, SeriesKind.INVOICE, prefix)
    assert set(problem.value.errors) == {"prefix"}


def test_only_an_administrator_sets_prefixes(people: People):
    with pytest.raises(NotAllowed):
        do(people.sanne, companies.set_prefix, SeriesKind.INVOICE, "F")


def test_another_firms_numbers_keep_their_prefix(people: People):
    do(people.admin, companies.set_prefix, SeriesKind.QUOTE, "F")
    assert not do(people.stranger, take_number, SeriesKind.QUOTE).startswith("F")


def test_there_is_one_default_rate(people: People):
    lower = next(rate for rate in do(people.admin, companies.tax_rates) if rate.rate_bp == 900)
    do(people.admin, companies.make_default_rate, lower.id)
    assert [rate.rate_bp for rate in do(people.admin, companies.tax_rates) if rate.is_default] == [900]


def test_another_firms_rate_does_not_exist(people: People):
    foreign = do(people.stranger, companies.tax_rates)[0]
    with pytest.raises(NotFound):
        do(people.admin, companies.make_default_rate, foreign.id)


def test_older_terms_stay_readable(people: People):
    newer = do(people.admin, companies.publish_terms, title="Terms", text="Pay us soon.")
    assert [terms.version for terms in do(people.sanne, companies.terms_versions)] == [newer.version, 4]
    assert do(people.sanne, companies.terms, people.terms.id).text == "Pay us."
