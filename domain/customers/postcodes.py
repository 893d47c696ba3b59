"""Postcodes as people write them, made comparable. Pure."""

import re

_SIGNS = re.compile(r"[^0-9A-Z]")
_COUNTRY = re.compile(r"^(?:NL|DE?|BE?|FR?|LU?|AT?)(?=\d{4})")  # "B-1000", "D-10115": still seen on old paper


def plain(postcode: str) -> str:
    """The signs that count: "1234 ab", "NL-1234AB" and "1234AB" are one postcode; "" when none is left."""
    return _COUNTRY.sub("", _SIGNS.sub("", postcode.upper()))
