"""Payments as people and rooms read them. Money is integer cents of `currency`."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from integrations.mollie import PaymentRequest, ProviderPayment, ProviderRefund
from models.invoice import PaymentStatus, RefundStatus


@dataclass(frozen=True)
class Attempt:
    """The one live attempt to pay an invoice.

    `fits`: it is for exactly what is open now. `is_wanted`: it is by the way the customer chose.
    """

    payment_id: UUID
    state: PaymentStatus
    checkout_url: str | None = None
    is_new: bool = False
    fits: bool = True
    is_wanted: bool = True


@dataclass(frozen=True)
class Started:
    """Where to send the customer. Without `checkout_url` nothing is sure yet: say "being processed"."""

    payment_id: UUID
    state: PaymentStatus
    is_live: bool = True
    checkout_url: str | None = None


@dataclass(frozen=True)
class PaymentView:
    """One payment with the invoice it is for. `open_cents` is what the invoice still lacks, `excess_cents` what it has
    too much; `refundable_cents` can still be given back."""

    id: UUID
    company_id: UUID
    customer_id: UUID
    invoice_id: UUID
    invoice_number: str
    state: PaymentStatus
    is_live: bool
    method: str
    amount_cents: int
    booked_cents: int
    refunded_cents: int
    open_cents: int
    excess_cents: int
    refundable_cents: int
    currency: str
    note: str
    created_at: datetime
    paid_at: datetime | None
    can_refund: bool

    @property
    def is_paid(self) -> bool:
        return self.state is PaymentStatus.PAID


@dataclass(frozen=True)
class PaymentRow:
    """A line of a list."""

    id: UUID
    customer_id: UUID
    customer_name: str
    invoice_id: UUID
    invoice_number: str
    state: PaymentStatus
    method: str
    amount_cents: int
    booked_cents: int
    refunded_cents: int
    currency: str
    created_at: datetime
    paid_at: datetime | None


@dataclass(frozen=True)
class RefundRow:
    id: UUID
    payment_id: UUID
    amount_cents: int
    state: RefundStatus
    reason: str
    created_at: datetime


@dataclass(frozen=True)
class Way:
    """A way to pay online. `id` is the provider's name of it; "" lets the customer choose there."""

    id: str
    name: str


@dataclass(frozen=True)
class TransferWay:
    """A transfer by the customer's own bank app. `qr_svg` is the EPC code, "" when there can be none."""

    name: str
    iban: str
    bic: str
    reference: str
    amount_cents: int
    qr_svg: str


@dataclass(frozen=True)
class Ways:
    """How an invoice can be paid now. `name` of the online way without an id is a message id."""

    invoice_id: UUID
    company_id: UUID
    country: str
    invoice_number: str
    amount_cents: int
    currency: str
    online: tuple[Way, ...] = ()
    transfer: TransferWay | None = None

    def with_online(self, online: tuple[Way, ...]) -> "Ways":
        return replace(self, online=online)


@dataclass(frozen=True)
class Question:
    """What to ask the provider about a payment, and what was known when it was asked."""

    payment_id: UUID
    company_id: UUID
    known: tuple[Any, ...]
    key: str = field(repr=False)
    provider_id: str | None = None
    request: PaymentRequest | None = field(default=None, repr=False)  # make it, with the key of the first time
    has_refunds: bool = False


@dataclass(frozen=True)
class Answer:
    """What the provider said. Without `payment` there is none, and `reason` says why."""

    payment: ProviderPayment | None = None
    refunds: tuple[ProviderRefund, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class RefundQuestion:
    """`mark` stands in the description, so that a refund whose answer was lost is found again."""

    refund_id: UUID
    payment_id: UUID
    company_id: UUID
    provider_id: str
    amount_cents: int
    description: str
    mark: str
    key: str = field(repr=False)
