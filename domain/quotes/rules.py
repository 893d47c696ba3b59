"""What must be true about a quote. Pure: no session, no clock."""

from datetime import date

from domain import lines
from domain.access import Actor, Right
from domain.problems import Conflict, Invalid, NotAllowed
from domain.quotes.offer import Offer
from domain.texts import _
from models.fact import ActorKind
from models.quote import OPEN, Quote, QuoteStatus

MOST_TEXT = 2000


class EditedMeanwhile(Conflict):
    text = _("A colleague changed this quote in the meantime. What you typed is still here: look at theirs, then save.")


class AlreadyApproved(Conflict):
    text = _("The customer approved this quote. It cannot change any more; copy it to make a new one.")


class NothingToSend(Conflict):
    text = _("The customer already has exactly this version.")


class NotOpen(Conflict):
    text = _("This quote is not waiting for an answer.")


class NotReady(Invalid):
    """The quote cannot be sent yet; `errors` says per field what is missing."""

    text = _("This quote is not ready to be sent.")


def assert_staff(actor: Actor) -> None:
    """The working copy is the firm's own business."""
    if actor.kind is ActorKind.CUSTOMER:
        raise NotAllowed


def may_ask(actor: Actor, quote: Quote) -> bool:
    return actor.kind is ActorKind.CUSTOMER and actor.may(Right.ASK, quote.customer_id)


def assert_may_ask(actor: Actor, quote: Quote) -> None:
    """Only the customer asks; the firm answers."""
    if not may_ask(actor, quote):
        raise NotAllowed


def assert_editable(quote: Quote) -> None:
    if quote.status is QuoteStatus.APPROVED:
        raise AlreadyApproved


def assert_current(quote: Quote, revision: int) -> None:
    if quote.revision != revision:
        raise EditedMeanwhile


def is_open(quote: Quote) -> bool:
    return quote.status in OPEN


def assert_open(quote: Quote) -> None:
    if not is_open(quote):
        raise NotOpen


def gaps(offer: Offer, *, today: date, is_reachable: bool) -> dict[str, str]:
    """What keeps this offer from being sent, by field; empty when it can go."""
    errors = lines.gaps(offer.lines)
    if not offer.title:
        errors["title"] = _("Give the quote a title.")
    if offer.valid_until < today:
        errors["valid_until"] = _("This day is over. Choose a later one.")
    if not is_reachable:
        errors["customer"] = _("This customer has no e-mail address or phone number yet.")
    return errors


def assert_ready(errors: dict[str, str]) -> None:
    if errors:
        raise NotReady(errors)


def assert_text(text: str, *, field: str = "text") -> str:
    """The text without idle spaces; refused when there is none, or too much of it."""
    text = text.strip()
    if not text:
        raise Invalid({field: _("Write a few words first.")})
    if len(text) > MOST_TEXT:
        raise Invalid({field: _("This is too long.")})
    return text
