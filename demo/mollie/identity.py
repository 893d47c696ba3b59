"""Who is asking, and the random names the provider gives to things."""

import hashlib
import re
import secrets
import string

_KEY = re.compile(r"Bearer (test_\w+)", re.ASCII)
_LETTERS = string.ascii_letters + string.digits


def profile_of(authorization: str) -> str | None:
    """The profile behind `Bearer test_…`: any test key works, each has its own; None if it is no test key."""
    key = _KEY.fullmatch(authorization)
    return f"pfl_{hashlib.sha256(key[1].encode()).hexdigest()[:10]}" if key else None


def new_id(prefix: str) -> str:
    """`tr_5B8cwPMGnU6qLbRvo7qEZo`: the prefix and 22 letters and digits."""
    return f"{prefix}_{new_token()}"


def new_token() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(22))


def transfer_reference() -> str:
    """A creditor reference by ISO 11649: RF, two check digits (ISO 7064 mod 97-10), twelve digits."""
    digits = "".join(secrets.choice(string.digits) for _ in range(12))
    check = 98 - int(f"{digits}271500") % 97  # R = 27, F = 15
    return f"RF{check:02d}-{digits[:4]}-{digits[4:8]}-{digits[8:]}"
