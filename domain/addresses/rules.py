"""What must be true when a customer lets somebody in, and when an address goes over. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.access import CUSTOMER_RIGHTS, Right
from domain.companies.rules import is_email
from domain.problems import Conflict, Invalid
from domain.texts import _
from models.document import DocumentKind
from models.invitation import Invitation

LIVES = timedelta(days=30)  # as long as the link in the mail
LONGEST_NAME = 120

#: The right to invite is never handed on: whoever was let in lets nobody in.
GIVEABLE = CUSTOMER_RIGHTS - {Right.INVITE}

#: What stays with the house when its people change. Quotes, invoices and confirmations name people and prices.
TECHNICAL = (DocumentKind.REPORT, DocumentKind.MANUAL, DocumentKind.PHOTO)


class GuestState(StrEnum):
    """How far an invitation is."""

    INVITED = "invited"
    IN = "in"
    EXPIRED = "expired"
    ENDED = "ended"


class AlreadyHere(Conflict):
    text = _("{name} has access already.")


class YourOwnAddress(Invalid):
    def __init__(self) -> None:
        super().__init__({"email": _("This is your own e-mail address.")})


class EndedByFirm(Conflict):
    text = _("The firm ended the access of this person. Ask the firm to give it again.")


class FirmDecides(Conflict):
    text = _("The firm decided what this person may do. Ask the firm to change it.")


class ToldAlready(Conflict):
    text = _("This was passed on already.")


class DealtWith(Conflict):
    text = _("The firm has dealt with it by now. Get in touch with the firm.")


class LeftAlready(Conflict):
    text = _("This address was handed over before.")


class SameCustomer(Conflict):
    text = _("The address is with this customer already. Choose another one.")


def check_guest(email: str, name: str) -> None:
    errors = {}
    if not name or len(name) > LONGEST_NAME:
        errors["name"] = _("Please fill in the name.")
    if not is_email(email):
        errors["email"] = _("This is not an e-mail address.")
    if errors:
        raise Invalid(errors)


def check_rights(rights: Iterable[Right], own: frozenset[Right]) -> frozenset[Right]:
    """What is given: something, and no more than one has oneself."""
    given = frozenset(rights)
    if not given:
        raise Invalid({"rights": _("Choose at least one thing this person may do.")})
    if not given <= own & GIVEABLE:
        raise Invalid({"rights": _("You cannot give more than you may do yourself.")})
    return given


def check_last_day(until: date | None, today: date) -> None:
    if until is not None and until < today:
        raise Invalid({"until": _("This day is past.")})


def guest_state(guest: Invitation, at: datetime) -> GuestState:
    if guest.ended_at is not None or (guest.until is not None and guest.until <= at):
        return GuestState.ENDED
    if guest.accepted_at is not None:
        return GuestState.IN
    return GuestState.INVITED if guest.expires_at > at else GuestState.EXPIRED
