"""What the API answers: HAL bodies, field for field as a customer of the Payments API sees them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from demo.mollie.methods import METHODS, Method
from demo.mollie.payment import Payment, Status
from demo.mollie.store import Document

Answer = dict[str, Any]


class Answers:
    """Bodies whose links all begin with the address the simulator is known by."""

    def __init__(self, public_url: str) -> None:
        self._url = public_url

    def payment(self, payment: Payment) -> Answer:
        answer: Answer = {
            "resource": "payment",
            "id": payment.id,
            "mode": "test",
            "createdAt": payment.created_at,
            "amount": payment.amount,
            "description": payment.description,
            "method": payment.method,
            "metadata": payment.metadata,
            "status": payment.status,
            "isCancelable": payment.is_cancelable,
            "profileId": payment.profile,
            "sequenceType": "oneoff",
            "redirectUrl": payment.redirect_url,
            "webhookUrl": payment.webhook_url,
            "cancelUrl": payment.cancel_url,
            **payment.moments,
            **self._optional(payment),
            **self._money(payment),
            "_links": self._payment_links(payment),
        }
        return answer

    def refund(self, refund: Document) -> Answer:
        path = f"v2/payments/{refund['paymentId']}"
        links = {"self": self._link(f"{path}/refunds/{refund['id']}"), "payment": self._link(path)}
        shown = {name: value for name, value in refund.items() if name != "profile"}
        return {"resource": "refund", "mode": "test", **shown, "_links": {**links, "documentation": self._docs()}}

    def chargeback(self, chargeback: Document) -> Answer:
        path = f"v2/payments/{chargeback['paymentId']}"
        links = {"self": self._link(f"{path}/chargebacks/{chargeback['id']}"), "payment": self._link(path)}
        return {"resource": "chargeback", **chargeback, "_links": {**links, "documentation": self._docs()}}

    def method(self, method: Method, language: str) -> Answer:
        icon = {size: f"{self._url}/icons/{method.id}.svg" for size in ("size1x", "size2x", "svg")}
        return {
            "resource": "method",
            "id": method.id,
            "description": method.name(language),
            "minimumAmount": {"value": method.lowest, "currency": "EUR"},
            "maximumAmount": {"value": method.highest, "currency": "EUR"},
            "image": icon,
            "status": "activated",
            "_links": {"self": self._link(f"v2/methods/{method.id}"), "documentation": self._docs()},
        }

    def page(self, name: str, items: list[Answer], links: Mapping[str, str | None]) -> Answer:
        """A list with its neighbours; the client only follows links that start with our own address."""
        found = {rel: path and self._link(path) for rel, path in links.items()}
        return {"count": len(items), "_embedded": {name: items}, "_links": {**found, "documentation": self._docs()}}

    def _optional(self, payment: Payment) -> Answer:
        answer: Answer = {}
        if payment.locale:
            answer["locale"] = payment.locale
        if payment.billing_email:
            answer["billingAddress"] = {"email": payment.billing_email}
        if not payment.is_final:
            answer["expiresAt"] = payment.expires_at
        if payment.details:
            answer["details"] = payment.details
        if payment.status is Status.FAILED:
            answer["statusReason"] = {"code": "insufficient_funds", "message": "The bank declined the payment."}
        return answer

    def _money(self, payment: Payment) -> Answer:
        if payment.status is not Status.PAID:
            return {}
        currency = payment.amount["currency"]
        left = Decimal(payment.amount["value"]) - Decimal(payment.refunded)
        amounts = {"amountRefunded": payment.refunded, "amountRemaining": str(left)}
        if Decimal(payment.charged_back):
            amounts["amountChargedBack"] = payment.charged_back
        return {name: {"value": value, "currency": currency} for name, value in amounts.items()}

    def _payment_links(self, payment: Payment) -> Answer:
        path = f"v2/payments/{payment.id}"
        links = {"self": self._link(path), "dashboard": self._page(f"payments/{payment.token}")}
        if not payment.is_final:
            links["checkout"] = self._page(f"checkout/{payment.token}")
        if payment.method == "banktransfer":
            links["status"] = self._page(f"checkout/{payment.token}")
        if Decimal(payment.refunded):
            links["refunds"] = self._link(f"{path}/refunds")
        if Decimal(payment.charged_back):
            links["chargebacks"] = self._link(f"{path}/chargebacks")
        return {**links, "documentation": self._docs()}

    def _link(self, path: str) -> Answer:
        return {"href": f"{self._url}/{path}", "type": "application/hal+json"}

    def _page(self, path: str) -> Answer:
        return {"href": f"{self._url}/{path}", "type": "text/html"}

    def _docs(self) -> Answer:
        return self._page("")


def methods_for(value: str | None, currency: str | None) -> list[Method]:
    """Those that take the amount; all when none is given."""
    if value is None or currency is None:
        return list(METHODS.values())
    return [method for method in METHODS.values() if method.takes(value, currency)]
