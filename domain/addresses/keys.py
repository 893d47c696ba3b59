"""When two firms mean the same address: street and number, postcode and country, however they wrote them. Pure."""

import re
import unicodedata
from hashlib import sha256

LENGTH = 20  # hex digits
_SHORT_STREET = re.compile(r"str\.(?=[\s\d]|$)")
_BETWEEN = re.compile(r"[\W_]+")


def key_of(street: str, postcode: str, country: str) -> str:
    """The name of an address in an address bar; it opens nothing for whoever has no record there."""
    place = "|".join((_street(street, country), _packed(postcode), country.strip().upper()))
    return sha256(place.encode()).hexdigest()[:LENGTH]


def _street(text: str, country: str) -> str:
    whole = "strasse" if country.strip().upper() in ("DE", "AT", "CH") else "straat"
    return _packed(_SHORT_STREET.sub(whole, _plain(text)))


def _packed(text: str) -> str:
    """Letters and digits only; a hyphen stays between two numbers, since 12-1 is not 121."""
    return _BETWEEN.sub(_kept, _plain(text))


def _kept(gap: re.Match[str]) -> str:
    before, after = gap.string[: gap.start()][-1:], gap.string[gap.end() :][:1]
    return "-" if before.isdigit() and after.isdigit() else ""


def _plain(text: str) -> str:
    """Small letters without accents; ß becomes ss."""
    parts = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
