"""Payments through Mollie's Payments API: the only place that knows the vendor's package.

    mollie = Mollie(api_key)
    payment = mollie.create_payment(PaymentRequest(...))   # then send the person to payment.checkout_url
    payment = mollie.payment(payment.id)                   # the truth; a webhook or a return page never is

Money is integer minor units (cents) with an ISO 4217 code; times are aware UTC. Every failure is one of
`ProviderDown` (try again), `ProviderRefused` (our request is wrong) or `ProviderNotFound`.
"""

from integrations.mollie.gateway import Mollie
from integrations.mollie.ids import is_payment_id, is_refund_id
from integrations.mollie.problems import ProviderDown, ProviderNotFound, ProviderProblem, ProviderRefused
from integrations.mollie.shapes import (
    Mode,
    PaymentMethod,
    PaymentRequest,
    PaymentStatus,
    ProviderPayment,
    ProviderRefund,
    RefundStatus,
)

__all__ = [
    "Mode",
    "Mollie",
    "PaymentMethod",
    "PaymentRequest",
    "PaymentStatus",
    "ProviderDown",
    "ProviderNotFound",
    "ProviderPayment",
    "ProviderProblem",
    "ProviderRefund",
    "ProviderRefused",
    "RefundStatus",
    "is_payment_id",
    "is_refund_id",
]
