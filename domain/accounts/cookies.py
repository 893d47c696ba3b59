"""The session cookies, and the language's, as they stand in a Cookie header."""

from models.account import Door
from settings import settings

_PREFIX = "__Host-" if settings.is_https else ""
PORTAL = f"{_PREFIX}vd_portal"
OFFICE = f"{_PREFIX}vd_office"
NAMES = {Door.PORTAL: PORTAL, Door.OFFICE: OFFICE}
LOOK = f"{_PREFIX}vd_look"  # a colleague who looks as a customer: beside the cookie of the office
LANGUAGE = "lang"
LONGEST = 200


def read(header: str, name: str) -> str:
    """The value of one cookie; empty when absent or absurdly long."""
    for part in header.split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value if len(value) <= LONGEST else ""
    return ""


def session_tokens(header: str) -> tuple[str, str, str]:
    """(portal token, office token, token of a look)."""
    return read(header, PORTAL), read(header, OFFICE), read(header, LOOK)
