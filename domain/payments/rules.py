"""What must be true about payments, and when to ask the provider again. Pure."""

from datetime import datetime, timedelta

from domain.problems import Conflict, Unavailable
from domain.texts import _
from integrations.mollie import Mode, ProviderPayment
from models.invoice import LIVE, Payment, PaymentStatus, Refund, RefundStatus

KEY_KEPT = timedelta(hours=1)  # how long the provider surely remembers an idempotency key

CHECKS = tuple(timedelta(minutes=m) for m in (1, 3, 10, 30, 120, 720))  # after these a live attempt is asked about
DAILY = timedelta(days=1)  # and then every day

# A status only ever moves to a higher rank: answers may overtake each other. Money that arrives late outranks all.
_RANK = {
    PaymentStatus.CREATING: 0,
    PaymentStatus.OPEN: 1,
    PaymentStatus.PENDING: 2,
    PaymentStatus.AUTHORIZED: 3,
    PaymentStatus.CANCELED: 4,
    PaymentStatus.EXPIRED: 4,
    PaymentStatus.FAILED: 4,
    PaymentStatus.PAID: 5,
}

#: Why staff must look at a payment, where nobody gave a reason.
TROUBLE = {
    "payment.refused": _("The provider refused the payment."),
    "payment.amount_mismatch": _("The provider reports another payment than the one that was asked for."),
    "payment.charged_back": _("The bank has taken the money back."),
    "refund.failed": _("The refund did not go through."),
}


class NothingToPay(Conflict):
    text = _("There is nothing left to pay on this invoice.")


class NotOnline(Unavailable):
    text = _("This company does not take online payments. Please pay by bank transfer.")


class OnlineRefused(Unavailable):
    text = _("Paying online did not work. Please pay by bank transfer; we have been told.")


class AlreadyBooked(Conflict):
    text = _("A transfer of this amount on this day is already booked on this invoice.")


class NothingBooked(Conflict):
    text = _("Nothing was received with this payment, so nothing can be refunded.")


def is_step(before: PaymentStatus, after: PaymentStatus) -> bool:
    return _RANK[after] > _RANK[before]


def is_live(status: PaymentStatus) -> bool:
    return status in LIVE


def is_given_up(payment: Payment, now: datetime) -> bool:
    """It never reached the provider, and its key may be forgotten there: nobody holds a link to it."""
    return payment.status is PaymentStatus.CREATING and now - payment.created_at > KEY_KEPT


def mismatch(payment: Payment, answer: ProviderPayment, key: str) -> str:
    """In what the provider's payment is not the one we asked for: mode, amount, currency or owner; "" if it is."""
    if answer.mode is not (Mode.LIVE if key.startswith("live_") else Mode.TEST):
        return "mode"
    if answer.amount_cents != payment.amount_cents:
        return "amount"
    if answer.currency != payment.currency:
        return "currency"
    return "" if dict(answer.metadata) == metadata(payment) else "owner"


def metadata(payment: Payment) -> dict[str, str]:
    """What the provider keeps with the payment, so that we know it again."""
    return {"p": str(payment.id), "c": str(payment.company_id)}


def check_due(created_at: datetime, checked_at: datetime | None, now: datetime) -> int | None:
    """The number of the check that is due now, counted from the start of the attempt; None when none is."""
    age = now - created_at
    number = sum(mark <= age for mark in CHECKS)
    if number == len(CHECKS):
        number += (age - CHECKS[-1]) // DAILY
    if number == 0:
        return None
    planned = created_at + _mark(number)
    return number if checked_at is None or checked_at < planned else None


def _mark(number: int) -> timedelta:
    return CHECKS[number - 1] if number <= len(CHECKS) else CHECKS[-1] + (number - len(CHECKS)) * DAILY


def refundable_cents(payment: Payment, refunds: list[Refund]) -> int:
    """What can still be given back: also refunds made at the provider's own site count, and those under way."""
    promised = sum(refund.amount_cents for refund in refunds if refund.status is not RefundStatus.FAILED)
    return payment.booked_cents - max(promised, payment.refunded_cents)


def way_in(payment: Payment) -> str | None:
    """Where the customer can still pay; None once the bank has it."""
    return payment.checkout_url or None if payment.status is PaymentStatus.OPEN else None
