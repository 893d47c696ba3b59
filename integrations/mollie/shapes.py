"""What goes to the payment provider and what comes back. Amounts are minor units (cents), times aware UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class PaymentStatus(StrEnum):
    OPEN = "open"
    PENDING = "pending"  # the person did their part; the bank has not (bank transfer, some cards)
    AUTHORIZED = "authorized"
    PAID = "paid"
    CANCELED = "canceled"
    EXPIRED = "expired"
    FAILED = "failed"

    @property
    def is_final(self) -> bool:
        """No further change of status will come; refunds and chargebacks still may."""
        return self in {PaymentStatus.PAID, PaymentStatus.CANCELED, PaymentStatus.EXPIRED, PaymentStatus.FAILED}


class RefundStatus(StrEnum):
    QUEUED = "queued"
    PENDING = "pending"
    PROCESSING = "processing"
    REFUNDED = "refunded"
    FAILED = "failed"
    CANCELED = "canceled"


class Mode(StrEnum):
    TEST = "test"
    LIVE = "live"


@dataclass(frozen=True, kw_only=True)
class PaymentRequest:
    """One attempt to be paid. Store `idempotency_key` before asking: after a timeout it is the only way back."""

    amount_cents: int
    currency: str
    description: str  # at most 255 characters; the customer reads it on the bank statement
    redirect_url: str
    idempotency_key: str
    webhook_url: str | None = None
    cancel_url: str | None = None
    method: str | None = None  # None lets the customer choose at the provider
    locale: str | None = None  # nl_NL, nl_BE, de_DE, fr_BE, en_GB…
    billing_email: str | None = None  # bank transfer: where the provider mails the instructions
    due_date: date | None = None  # bank transfer only
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ProviderPayment:
    """A payment as the provider sees it now."""

    id: str
    status: PaymentStatus
    amount_cents: int
    currency: str
    mode: Mode
    profile_id: str
    description: str
    metadata: Mapping[str, str]
    method: str | None
    checkout_url: str | None  # None once the payment is final
    is_cancelable: bool
    created_at: datetime
    paid_at: datetime | None
    expires_at: datetime | None
    refunded_cents: int
    charged_back_cents: int
    details: Mapping[str, Any]  # per method: consumerName, cardNumber, transferReference, bankAccount…


@dataclass(frozen=True, kw_only=True)
class ProviderRefund:
    id: str
    payment_id: str
    status: RefundStatus
    amount_cents: int
    currency: str
    description: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class PaymentMethod:
    """A way to pay that the company switched on at the provider."""

    id: str
    name: str  # in the language asked for
    min_cents: int | None
    max_cents: int | None
    image_url: str | None
