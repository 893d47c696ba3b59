"""What must be true about customer records. Pure."""

from domain.access import Right
from domain.problems import Conflict
from domain.texts import _
from models.account import Membership
from models.customer import Customer


class EditedMeanwhile(Conflict):
    text = _("A colleague changed this in the meantime. Your text is still here; look at theirs before you save.")


class AddressInUse(Conflict):
    text = _("This address stands on a quote, order, invoice, request or installation, so it stays.")


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
    """Nobody decides on what he or she may not see."""
    needed = {
        Right.APPROVE_QUOTES: Right.SEE_QUOTES,
        Right.PAY_INVOICES: Right.SEE_INVOICES,
        Right.APPROVE_DOCUMENTS: Right.SEE_DOCUMENTS,
    }
    return rights | {needed[right] for right in rights if right in needed}


def lacks_capacity(seat: Membership) -> bool:
    """Whether this person still has to say how he or she stands to the address; rights given by staff do as well."""
    return seat.capacity is None and not seat.rights
