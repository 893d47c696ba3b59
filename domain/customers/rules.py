"""What must be true about customer records. Pure."""

from datetime import datetime

from domain.access import Right
from domain.problems import Conflict
from domain.texts import _
from models.account import Membership
from models.customer import Customer


class EditedMeanwhile(Conflict):
    text = _("A colleague changed this in the meantime. Your text is still here; look at theirs before you save.")


class AddressInUse(Conflict):
    text = _("This address stands on papers or work that was done there, so it stays.")


class PortalClosed(Conflict):
    text = _("The portal is closed for this customer. Open it first.")


class NoEmail(Conflict):
    text = _("There is no e-mail address to send the invitation to. Add it first.")


class CapacityChosen(Conflict):
    text = _("You already told us your role at this address. Ask the firm to change it.")


def assert_current(customer: Customer, revision: int) -> None:
    if customer.revision != revision:
        raise EditedMeanwhile


def with_sight(rights: frozenset[Right]) -> frozenset[Right]:
    """Nobody decides on what he or she may not see, and planning and hours belong to a project."""
    needed = {
        Right.APPROVE_QUOTES: Right.SEE_QUOTES,
        Right.PAY_INVOICES: Right.SEE_INVOICES,
        Right.APPROVE_DOCUMENTS: Right.SEE_DOCUMENTS,
        Right.SEE_PLANNING: Right.SEE_PROJECTS,
        Right.SEE_HOURS: Right.SEE_PROJECTS,
    }
    return rights | {needed[right] for right in rights if right in needed}


def is_in_force(seat: Membership, at: datetime) -> bool:
    """Whether this person has access at that moment: it was not ended, and has not run out."""
    return seat.ended_at is None and (seat.until is None or seat.until > at)


def lacks_capacity(seat: Membership) -> bool:
    """Whether this person still has to say how he or she stands to the address; rights given by staff do as well."""
    return seat.capacity is None and not seat.rights
