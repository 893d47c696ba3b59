"""A firm's settings: what is refused, and that numbers have no gaps."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain import companies
from domain.access import NotAllowed
from domain.companies.keys import open_mollie_key
from domain.companies.numbering import take_number
from domain.companies.rules import contrast_with_white, readable_shade
from domain.problems import Invalid
from domain.work import work_as
from models.company import SeriesKind
from tests.people import People, do


def test_numbers_have_no_gaps_even_when_many_take_them_and_some_fail(people: People):
    def take(n: int) -> str | None:
        try:
            with work_as(people.sanne) as work:
                number = take_number(work, SeriesKind.INVOICE)
                if n % 3 == 0:
                    raise NotAllowed
                return number
        except NotAllowed:
            return None

    with ThreadPoolExecutor(8) as pool:
        numbers = sorted(filter(None, pool.map(take, range(24))))
    assert [int(number[-4:]) for number in numbers] == list(range(1, 17))


def test_each_firm_counts_for_itself(people: People):
    assert do(people.sanne, take_number, SeriesKind.QUOTE) == do(people.stranger, take_number, SeriesKind.QUOTE)


def test_a_pale_colour_is_refused_with_one_that_works(people: People):
    with pytest.raises(Invalid) as problem:
        do(people.admin, companies.change_look, brand="#ffdd00")
    shade = problem.value.values["shade"]
    assert contrast_with_white(shade) >= 4.5
    assert do(people.admin, companies.change_look, brand=shade).brand == shade


def test_a_good_colour_stays_as_it_is():
    assert readable_shade("#0f5c4d") == "#0f5c4d"


def test_the_mollie_key_is_kept_sealed(people: People):
    company = do(people.admin, companies.change_mollie_key, "test_abcdefghij")
    assert "abcdefghij" not in company.mollie_key
    assert open_mollie_key(company) == "test_abcdefghij"


def test_only_administrators_change_settings(people: People):
    with pytest.raises(NotAllowed):
        do(people.sanne, companies.change_look, brand="#0f5c4d")


def test_wrong_details_are_named_field_by_field(people: People):
    form = companies.DetailsForm(name=" ", email="x", iban="NL00", vat_number="NL1", timezone="Mars", language="xx")
    with pytest.raises(Invalid) as problem:
        do(people.admin, companies.change_details, form)
    assert set(problem.value.errors) == {"name", "email", "iban", "vat_number", "timezone", "language"}


def test_new_terms_leave_the_old_version(people: People):
    terms = do(people.admin, companies.publish_terms, title="Voorwaarden", text="Nieuw")
    assert terms.version == people.terms.version + 1
    assert do(people.sanne, companies.terms, people.terms.id).text == "Pay us."
    assert do(people.alice, companies.terms_in_force, people.company.id).version == terms.version
