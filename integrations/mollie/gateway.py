"""Mollie as Voordeur uses it: make, look at, cancel and give back payments of one company."""

from typing import Any

from integrations.mollie.amounts import amount_of
from integrations.mollie.answers import method_of, payment_of, refund_of
from integrations.mollie.ids import payment_id
from integrations.mollie.shapes import PaymentMethod, PaymentRequest, ProviderPayment, ProviderRefund
from integrations.mollie.wire import Timeout, Wire, checked_key, translated, wire


class Mollie:
    """The provider under one company's key. Cheap to make; safe to use from several threads.

    base_url points to a simulator (`http://127.0.0.1:4140`); None is Mollie itself.
    timeout is (connect, read) in seconds. Nothing is retried here: the job that called is.
    """

    def __init__(self, api_key: str, base_url: str | None = None, *, timeout: Timeout = (3, 10)) -> None:
        self._key = checked_key(api_key, base_url)
        self._base_url = base_url
        self._timeout = timeout

    def __repr__(self) -> str:
        return f"Mollie({self._key[:5]}…)"

    def create_payment(self, request: PaymentRequest) -> ProviderPayment:
        """A new payment, or the one this idempotency key already made (Mollie remembers keys for a while)."""
        with translated(self._key):
            body = _payment_body(request)
            return payment_of(self._wire().payments.create(body, idempotency_key=request.idempotency_key))

    def payment(self, id: str) -> ProviderPayment:
        """The payment as it is now. An id that no payment can have is not found, without asking."""
        checked = payment_id(id)
        with translated(self._key):
            return payment_of(self._wire().payments.get(checked))

    def cancel(self, id: str) -> ProviderPayment:
        """Take back an open payment. ProviderRefused when it is too late or the method does not allow it."""
        checked = payment_id(id)
        with translated(self._key):
            return payment_of(self._wire().payments.delete(checked))

    def refund(self, id: str, amount_cents: int, description: str, *, idempotency_key: str) -> ProviderRefund:
        """Give back part or all, in the payment's own currency."""
        checked = payment_id(id)
        with translated(self._key):
            paid = self._wire().payments.get(checked)
            body = {"amount": amount_of(amount_cents, paid["amount"]["currency"]), "description": description}
            return refund_of(paid.refunds.create(body, idempotency_key=idempotency_key))

    def refunds(self, id: str) -> tuple[ProviderRefund, ...]:
        """All refunds of a payment, newest first."""
        checked = payment_id(id)
        with translated(self._key):
            answer = self._wire().payments.get(checked, embed="refunds")
            return tuple(refund_of(refund) for refund in answer.get("_embedded", {}).get("refunds", ()))

    def methods(self, amount_cents: int, currency: str, locale: str) -> tuple[PaymentMethod, ...]:
        """The ways to pay this amount, in the order the company set at the provider."""
        with translated(self._key):
            query: dict[str, Any] = {"amount": amount_of(amount_cents, currency), "locale": locale}
            return tuple(method_of(method) for method in self._wire().methods.list(**query))

    def _wire(self) -> Wire:
        return wire(self._key, self._base_url, self._timeout)


def _payment_body(request: PaymentRequest) -> dict[str, Any]:
    body = {
        "amount": amount_of(request.amount_cents, request.currency),
        "description": request.description,
        "redirectUrl": request.redirect_url,
        "webhookUrl": request.webhook_url,
        "cancelUrl": request.cancel_url,
        "method": request.method,
        "locale": request.locale,
        "metadata": dict(request.metadata),
        "billingAddress": {"email": request.billing_email} if request.billing_email else None,
        "dueDate": request.due_date.isoformat() if request.due_date else None,
    }
    return {name: value for name, value in body.items() if value is not None}
