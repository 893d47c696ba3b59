"""What a column of a table may mean, and what it is likely to mean by its heading. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from domain.texts import LANGUAGES, _, say
from models.imports import ImportKind


@dataclass(frozen=True)
class Field:
    """`label` is a msgid; `words` are headings that other programs use for it, in any language."""

    name: str
    label: str
    words: tuple[str, ...] = ()
    required: bool = False


CUSTOMER_FIELDS = (
    Field("number", _("Customer number"), ("klantnummer", "klantnr", "debiteurnummer", "kundennr", "nr", "nummer",
                                           "number", "id", "no client")),
    Field("name", _("Name"), ("naam", "klant", "klantnaam", "bedrijfsnaam", "kunde", "firma", "kundenname", "nom",
                              "client", "company", "customer"), required=True),
    Field("kind", _("Private or business"), ("soort", "type", "klanttype", "kundenart", "art", "kind")),
    Field("email", _("E-mail address"), ("e-mail", "email", "mail", "mailadres", "emailadresse", "courriel")),
    Field("phone", _("Phone"), ("telefoon", "tel", "mobiel", "gsm", "telefonnummer", "mobil", "handy", "telephone",
                                "mobile")),
    Field("language", _("Language"), ("taal", "sprache", "langue")),
    Field("vat_number", _("VAT number"), ("btw", "btwnummer", "ustid", "ustidnr", "tva", "vat")),
    Field("note", _("Note"), ("notitie", "opmerking", "bemerkung", "notiz", "remarque", "notes", "memo")),
    Field("since", _("Customer since"), ("sinds", "klant sinds", "seit", "kunde seit", "depuis", "created")),
    Field("street", _("Street and number"), ("straat", "adres", "adresse", "strasse", "rue", "street", "address",
                                             "straat en huisnummer", "strasse und hausnummer")),
    Field("postcode", _("Postcode"), ("plz", "zip", "code postal", "postal code", "cp")),
    Field("city", _("City"), ("plaats", "woonplaats", "stad", "gemeente", "ort", "stadt", "wohnort", "ville", "town")),
    Field("country", _("Country"), ("land", "landcode", "landescode", "pays")),
    Field("use", _("Use of the address"), ("adrestype", "adressart", "type adresse")),
    Field("contact_name", _("Contact person"), ("contact", "kontakt", "kontaktperson", "ansprechpartner")),
    Field("contact_role", _("Role of the contact person"), ("functie", "funktion", "fonction", "role")),
    Field("contact_email", _("E-mail of the contact person"), ("contact e-mail", "contactmail", "kontaktmail")),
    Field("contact_phone", _("Phone of the contact person"), ("contact telefoon", "kontakttelefon")),
)  # fmt: skip
JOB_FIELDS = (
    Field("number", _("Job number"), ("opdrachtnummer", "opdrachtnr", "ordernr", "ordernummer", "projectnummer",
                                      "auftragsnummer", "auftragsnr", "nr", "nummer", "number", "numero")),
    Field("customer_number", _("Customer number"), ("klantnummer", "klantnr", "debiteurnummer", "kundennr")),
    Field("customer_email", _("E-mail of the customer"), ("e-mail", "email", "mail")),
    Field("customer_name", _("Name of the customer"), ("klant", "naam", "kunde", "name", "client", "customer")),
    Field("title", _("What was done"), ("omschrijving", "titel", "werk", "opdracht", "beschreibung", "auftrag",
                                        "bezeichnung", "description", "title", "objet"), required=True),
    Field("date", _("Date"), ("datum", "gereed op", "erledigt am", "day"), required=True),
    Field("amount", _("Amount including VAT"), ("bedrag", "totaal", "betrag", "summe", "brutto", "montant", "total",
                                                "amount")),
    Field("street", _("Street and number"), ("straat", "adres", "adresse", "strasse", "rue", "street", "address")),
    Field("postcode", _("Postcode"), ("plz", "zip", "code postal", "postal code", "cp")),
    Field("city", _("City"), ("plaats", "woonplaats", "ort", "stadt", "ville", "town")),
    Field("file", _("File in the ZIP"), ("bestand", "bestandsnaam", "pdf", "datei", "dateiname", "fichier", "file")),
    Field("paper", _("Kind of paper"), ("soort document", "dokumentart", "type de document", "document")),
)  # fmt: skip
FIELDS = {ImportKind.CUSTOMERS: CUSTOMER_FIELDS, ImportKind.JOBS: JOB_FIELDS}


def proposed(kind: ImportKind, headings: Sequence[str]) -> dict[str, int]:
    """Field -> column, as far as the headings tell; each column once, the surest first."""
    found: dict[str, int] = {}
    keys = [_key(heading) for heading in headings]
    for sure in (True, False):
        for field in FIELDS[kind]:
            known = _labels(field) if sure else {_key(word) for word in field.words}
            places = [place for place, key in enumerate(keys) if key in known and place not in found.values()]
            if field.name not in found and places:
                found[field.name] = places[0]
    return found


@cache
def _labels(field: Field) -> frozenset[str]:
    """How we call it ourselves, in every language."""
    return frozenset({_key(field.name), *(_key(say(language, field.label)) for language in LANGUAGES)})


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return re.sub(r"[^a-z0-9]", "", plain)
