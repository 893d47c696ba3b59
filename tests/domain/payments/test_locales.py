"""In which language the provider's page speaks: it refuses a locale it does not know, and nobody could pay."""

import pytest

from demo.mollie.demands import LOCALES
from domain.payments.provider import locale_for

COUNTRIES = ("NL", "BE", "DE", "AT", "FR", "LU", "CH", "GB")


@pytest.mark.parametrize("language", ["nl", "de", "fr", "en"])
def test_every_language_in_every_country_has_one_that_the_provider_knows(language: str):
    found = {locale_for(language, country) for country in COUNTRIES}
    assert found <= LOCALES
    assert all(locale.startswith(language) for locale in found)


def test_belgium_has_two_of_its_own_and_german_speakers_get_the_usual():
    assert [locale_for(language, "BE") for language in ("nl", "fr", "de")] == ["nl_BE", "fr_BE", "de_DE"]
