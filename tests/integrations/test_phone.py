"""Phone numbers as people type them, and those nobody should be called at."""

import pytest

from integrations import phone


@pytest.mark.parametrize(
    ("typed", "country", "e164"),
    [
        ("06 12 34 56 78", "NL", "+31612345678"),
        ("(030) 214-88-70", "NL", "+31302148870"),
        ("+32 470 12 34 56", "NL", "+32470123456"),
        ("0470/12.34.56", "BE", "+32470123456"),
        ("0171 3920001", "DE", "+491713920001"),
        ("00491713920001", "NL", "+491713920001"),
        ("06 12 34 56 78", "FR", "+33612345678"),
    ],
)
def test_a_number_is_written_the_way_the_world_does(typed: str, country: str, e164: str):
    assert phone.normalise(typed, country=country) == e164


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("", "NL"),
        ("hello", "NL"),
        ("112", "NL"),
        ("14 020", "NL"),
        ("1850", "NL"),
        ("0900 1884", "NL"),
        ("0906 1234567", "NL"),
        ("0900 1234567", "DE"),
        ("0903 12345", "BE"),
        ("06123", "NL"),
        ("+31 6 12 34 56 78 90 12", "NL"),
        ("+999 12345678", "NL"),
        ("1" * 5000, "NL"),
    ],
)
def test_short_costly_and_impossible_numbers_are_refused(typed: str, country: str):
    with pytest.raises(phone.NotAPhoneNumber):
        phone.normalise(typed, country=country)


@pytest.mark.parametrize(
    ("e164", "mobile"),
    [("+31612345678", True), ("+31302148870", False), ("+4915112345678", True), ("+31800123", False), ("x", False)],
)
def test_only_mobiles_get_an_sms(e164: str, mobile: bool):
    assert phone.is_mobile(e164) is mobile


def test_the_country_is_known_for_the_limit_on_sms():
    assert phone.country_of("+32470123456") == "BE"


def test_a_number_is_shown_as_at_home_or_from_abroad():
    assert phone.written("+31302148870", country="NL") == "030 214 8870"
    assert phone.written("+31302148870", country="DE") == "+31 30 214 8870"


def test_a_masked_number_tells_its_end_only():
    assert phone.masked("+31612345678") == "+31 6 •••• ••78"
