"""What stands in a cell, as a value. Pure; raises Mistake, which knows the field and a way out."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from domain.lines.forms import MOST_PRICE_CENTS, number
from domain.texts import LANGUAGES, _
from models.customer import AddressUse, CustomerKind
from models.document import DocumentKind

OLDEST = date(1950, 1, 1)
NOT_A_DAY = _("This is not a day. Write it like 31-12-2021 or 2021-12-31.")
LONGEST_NUMBER = 20
BUSINESS = {"business", "zakelijk", "bedrijf", "geschaeftlich", "geschäftlich", "gewerblich", "firma", "professionnel",
            "entreprise", "b2b", "company"}  # fmt: skip
PRIVATE = {"private", "particulier", "privat", "privé", "prive", "b2c", "consumer"}
LANGUAGE_NAMES = {"nederlands": "nl", "dutch": "nl", "deutsch": "de", "duits": "de", "german": "de", "frans": "fr",
                  "français": "fr", "francais": "fr", "französisch": "fr", "french": "fr", "engels": "en",
                  "english": "en", "englisch": "en"}  # fmt: skip
COUNTRY_NAMES = {"nederland": "NL", "niederlande": "NL", "netherlands": "NL", "pays-bas": "NL", "belgië": "BE",
                 "belgie": "BE", "belgien": "BE", "belgique": "BE", "belgium": "BE", "duitsland": "DE",
                 "deutschland": "DE", "allemagne": "DE", "germany": "DE", "frankrijk": "FR", "frankreich": "FR",
                 "france": "FR", "luxemburg": "LU", "luxembourg": "LU", "oostenrijk": "AT", "österreich": "AT",
                 "d": "DE", "b": "BE", "f": "FR"}  # fmt: skip
INVOICE_USES = {"invoice", "factuur", "factuuradres", "rechnung", "rechnungsadresse", "facture", "facturation"}
WORK_USES = {"work", "werk", "werkadres", "arbeit", "ausführung", "einsatzort", "travaux", "chantier"}
PAPERS = {
    DocumentKind.REPORT: {"report", "rapport", "werkbon", "bericht", "arbeitsbericht", "bon de travail"},
    DocumentKind.INVOICE: {"invoice", "factuur", "rechnung", "facture"},
    DocumentKind.QUOTE: {"quote", "offerte", "angebot", "devis"},
    DocumentKind.CONTRACT: {"contract", "vertrag", "contrat"},
    DocumentKind.OTHER: {"other", "overig", "sonstiges", "autre"},
}


class Mistake(Exception):
    """A cell that cannot be taken: `text` is a msgid with the way out, `values` fill it."""

    def __init__(self, field: str, text: str, **values: str) -> None:
        super().__init__(text)
        self.field, self.text, self.values = field, text, values


def day(field: str, text: str, *, today: date) -> date:
    """A day as people in these countries write it, the day first; also as spreadsheets do."""
    found = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", text)
    parts = found.groups() if found else None
    if not parts and (found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?", text)):
        parts = found.groups()[::-1]
    try:
        read = date(*(int(part) for part in parts)) if parts else None
    except ValueError:
        read = None
    if read is None or read < OLDEST:
        raise Mistake(field, NOT_A_DAY)
    if read > today:
        raise Mistake(field, _("This day is still to come. Only work that is done can be brought in."))
    return read


def cents(field: str, text: str, *, language: str) -> int:
    value = number(re.sub(r"(?i)eur(o)?", "", text), language=language)
    if value is None or value < 0:
        raise Mistake(field, _("This is not an amount. Write it like 12,50."))
    read = int((value * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if read > MOST_PRICE_CENTS:
        raise Mistake(field, _("This price is too large."))
    return read


def own_number(field: str, text: str) -> str:
    if len(text) > LONGEST_NUMBER or not text.isprintable():
        raise Mistake(field, _("A number has at most {n} signs."), n=str(LONGEST_NUMBER))
    return text


def language(field: str, text: str) -> str:
    read = LANGUAGE_NAMES.get(text.casefold(), text.casefold()[:2])
    if read not in LANGUAGES:
        raise Mistake(field, _("Choose one of the languages."))
    return read


def country(field: str, text: str) -> str:
    read = COUNTRY_NAMES.get(text.casefold(), text.upper())
    if not re.fullmatch("[A-Z]{2}", read):
        raise Mistake(field, _("Write the country with two letters, such as NL or DE."))
    return read


def postcode(text: str, *, country: str) -> str:
    """A spreadsheet takes the zero off "01067"."""
    return text.zfill(5) if country == "DE" and re.fullmatch(r"\d{4}", text) else text


def one_of(field: str, text: str, kinds: dict[Any, set[str]]) -> Any:
    for kind, words in kinds.items():
        if text.casefold() in words:
            return kind
    raise Mistake(field, _("This word is not known here. Known are: {words}."), words=", ".join(_first_words(kinds)))


CUSTOMER_KINDS = {CustomerKind.BUSINESS: BUSINESS, CustomerKind.PRIVATE: PRIVATE}
ADDRESS_USES = {AddressUse.INVOICE: INVOICE_USES, AddressUse.WORK: WORK_USES}


def _first_words(kinds: dict[Any, set[str]]) -> list[str]:
    return [str(kind) for kind in kinds]
