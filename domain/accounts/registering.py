"""Registering: an existing customer finds the own firms by e-mail address and postcode (CW-34, CW-35)."""

from urllib.parse import quote

from domain.access import HOUSE
from domain.accounts import limits, rules
from domain.accounts.browsers import Browser
from domain.companies.forms import raise_if
from domain.companies.rules import is_email
from domain.customers import postcodes
from domain.texts import _
from domain.work import work_as

FOUND = "/found"
LONGEST = 12  # of a postcode, as it is kept


def register(email: str, postcode: str, browser: Browser, *, path: str = "/") -> None:
    """Mail a code and a link to the address on file, if a firm knows it with this postcode.

    Answers the same, at the same cost, for everybody: whether there is anything to send is found out by a job.
    """
    _assert_filled_in(email, postcode)
    email = email.strip().lower()
    limits.spend_on_asking(email, browser.ip)
    with work_as(HOUSE) as work:
        work.later(
            "accounts.send_registration",
            company_id=None,
            email=email,
            postcode=postcodes.plain(postcode),
            path=f"{FOUND}?next={quote(rules.safe_path(path), safe='/')}",
        )


def is_registering(path: str) -> bool:
    """Whether a way in that leads here was asked for by registering."""
    return path.partition("?")[0] == FOUND


def _assert_filled_in(email: str, postcode: str) -> None:
    errors = {}
    if not is_email(email.strip()):
        errors["email"] = _("This is not an e-mail address.")
    plain = postcodes.plain(postcode)
    if len(plain) > LONGEST or not any(sign.isdigit() for sign in plain):
        errors["postcode"] = _("Fill in the postcode, as in 1234 AB or 10115.")
    raise_if(errors)
