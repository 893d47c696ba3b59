"""Texts in the receiver's language, from the gettext catalogues in `locales/`. English is the message id."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_currency

LANGUAGES = ("nl", "de", "fr", "en")
LOCALES = Path(__file__).parent.parent / "locales"


@dataclass(frozen=True)
class Money:
    """An amount to say in a text: integer cents of an ISO 4217 currency."""

    cents: int
    currency: str = "EUR"


def _(text: str) -> str:
    """Mark a text for translation; it is translated when it is said."""
    return text


def say(language: str, text: str, *, country: str = "NL", zone: str = "Europe/Amsterdam", **values: Any) -> str:
    """The text in this language, with its values in the way of the country."""
    translated = _catalogue(language).get(text) or text
    locale = locale_of(language, country)
    return translated.format(**{name: _said(value, locale, zone) for name, value in values.items()})


def say_number(language: str, one: str, many: str, n: int, **values: Any) -> str:
    """Like `say`, choosing the form for `n`: both languages' rules have two forms, French counts 0 as one."""
    forms = _plurals(language).get(one) or (one, many)
    is_many = n > 1 if language == "fr" else n != 1
    return forms[is_many].format(n=n, **values)


def locale_of(language: str, country: str) -> str:
    """Babel's name of a language in a country, falling back to the language alone."""
    known = {"nl_NL", "nl_BE", "de_DE", "de_AT", "de_BE", "fr_FR", "fr_BE", "en_GB"}
    name = f"{language}_{country}"
    return name if name in known else {"en": "en_GB"}.get(language, language)


def _said(value: Any, locale: str, zone: str) -> Any:
    match value:
        case Money():
            return format_currency(value.cents / 100, value.currency, locale=locale)
        case datetime():
            local = value.astimezone(ZoneInfo(zone))
            return f"{format_date(local, 'long', locale=locale)}, {local:%H:%M}"
        case date():
            return format_date(value, "long", locale=locale)
        case _:
            return value


@cache
def _catalogue(language: str) -> dict[str, str]:
    return {entry.id: entry.string for entry in _entries(language) if isinstance(entry.id, str) and entry.string}


@cache
def _plurals(language: str) -> dict[str, tuple[str, ...]]:
    return {entry.id[0]: tuple(entry.string) for entry in _entries(language) if isinstance(entry.id, tuple)}


def _entries(language: str) -> list[Any]:
    path = LOCALES / language / "messages.po"
    if not path.exists():
        return []
    with path.open("rb") as file:
        return [entry for entry in read_po(file, locale=language) if entry.id and not entry.fuzzy]
