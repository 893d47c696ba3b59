"""A payment at the simulated provider and the moves it may make. Pure: the time comes in as an argument."""

from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from demo.mollie.clock import UTC, read, written

Amount = dict[str, str]  # {"currency": "EUR", "value": "10.00"}


class Status(StrEnum):
    OPEN = "open"
    PENDING = "pending"
    AUTHORIZED = "authorized"
    PAID = "paid"
    CANCELED = "canceled"
    EXPIRED = "expired"
    FAILED = "failed"


MOVES: dict[Status, frozenset[Status]] = {
    Status.OPEN: frozenset(Status) - {Status.OPEN},
    Status.PENDING: frozenset({Status.PAID, Status.FAILED, Status.EXPIRED, Status.CANCELED}),
    Status.AUTHORIZED: frozenset({Status.PAID, Status.CANCELED, Status.EXPIRED}),
    Status.PAID: frozenset(),
    Status.CANCELED: frozenset(),
    Status.EXPIRED: frozenset(),
    Status.FAILED: frozenset(),
}
TOLD = frozenset({Status.PAID, Status.AUTHORIZED, Status.EXPIRED, Status.FAILED, Status.CANCELED})  # by webhook

# How long a person has, per method (docs.mollie.com, "Payment status changes": "Expiry times per payment method").
EXPIRY = {
    "ideal": timedelta(minutes=15),
    "creditcard": timedelta(minutes=30),
    "bancontact": timedelta(hours=1),
}
EXPIRY_WITHOUT_METHOD = timedelta(hours=1)
TRANSFER_DAYS, TRANSFER_GRACE = timedelta(days=12), timedelta(days=2)


class ImpossibleMove(Exception):
    """The payment is past the point where this can happen."""


@dataclass(frozen=True, kw_only=True)
class Payment:
    id: str
    token: str  # of the checkout page, so that who knows the id cannot pay
    profile: str
    amount: Amount
    description: str
    redirect_url: str
    created_at: str
    expires_at: str
    webhook_url: str | None = None
    cancel_url: str | None = None
    methods: tuple[str, ...] = ()  # the shop's choice; empty is all
    method: str | None = None
    locale: str | None = None
    metadata: Any = None
    billing_email: str | None = None
    due_date: str | None = None
    status: Status = Status.OPEN
    moments: dict[str, str] = field(default_factory=dict)  # paidAt, canceledAt…
    details: dict[str, str] = field(default_factory=dict)
    refunded: str = "0.00"
    charged_back: str = "0.00"

    @property
    def is_final(self) -> bool:
        return not MOVES[self.status]

    @property
    def is_cancelable(self) -> bool:
        """Nobody can be at their bank right now."""
        if self.method == "banktransfer":
            return self.status in {Status.OPEN, Status.PENDING}
        return self.status is Status.AUTHORIZED or (self.status is Status.OPEN and self.method is None)

    @property
    def can_choose(self) -> bool:
        """Several methods are left to choose from."""
        return len(self.methods) != 1


def from_document(body: dict[str, Any]) -> Payment:
    return Payment(**{**body, "status": Status(body["status"]), "methods": tuple(body["methods"])})


def to_document(payment: Payment) -> dict[str, Any]:
    return asdict(payment)


def moved(payment: Payment, status: Status, now: datetime) -> Payment:
    if status not in MOVES[payment.status]:
        raise ImpossibleMove(f"A payment that is {payment.status} cannot become {status}.")
    moments = payment.moments if status is Status.PENDING else {**payment.moments, f"{status}At": written(now)}
    return replace(payment, status=status, moments=moments)


def with_method(payment: Payment, method: str | None, now: datetime, details: dict[str, str]) -> Payment:
    """The person chose (None: went back to the choice), which starts that method's own time limit."""
    if payment.status is not Status.OPEN:
        raise ImpossibleMove(f"A payment that is {payment.status} has its method already.")
    expires_at = written(expiry(method, now, payment.due_date))
    return replace(payment, method=method, details=details, expires_at=expires_at)


def expiry(method: str | None, now: datetime, due_date: str | None) -> datetime:
    if method == "banktransfer":
        until = read_day(due_date) if due_date else now + TRANSFER_DAYS
        return until + TRANSFER_GRACE
    return now + EXPIRY.get(method or "", EXPIRY_WITHOUT_METHOD)


def due_at(payment: Payment) -> float | None:
    """When it expires by itself, in seconds since 1970; None when it no longer can."""
    return None if payment.is_final else read(payment.expires_at).timestamp()


def read_day(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text), time(), UTC)
