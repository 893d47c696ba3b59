"""The calls of the Payments API that a shop makes. Each takes a Call and replies (status, HAL body)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from demo.mollie import demands
from demo.mollie.answers import Answer, Answers, methods_for
from demo.mollie.clock import read
from demo.mollie.idempotency import Reply
from demo.mollie.methods import METHODS
from demo.mollie.payment import Payment, Status, from_document
from demo.mollie.problems import ApiProblem, unprocessable
from demo.mollie.provider import Provider
from demo.mollie.store import Document

DUPLICATE_REFUND = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Call:
    provider: Provider
    answers: Answers
    profile: str
    path: dict[str, str]
    query: dict[str, str]
    body: dict[str, Any]

    def payment(self) -> Payment:
        return self.provider.payment(self.path["id"], profile=self.profile)


def create_payment(call: Call) -> Reply:
    wish = demands.wish_of(call.body, call.provider.clock.now(), call.provider.reach)
    return 201, call.answers.payment(call.provider.create(wish, call.profile))


def get_payment(call: Call) -> Reply:
    payment = call.payment()
    answer, wanted = call.answers.payment(payment), call.query.get("embed", "").split(",")
    embedded = {
        kind: [show(item) for item in call.provider.store.newest(kind[:-1], owner=payment.id)]
        for kind, show in (("refunds", call.answers.refund), ("chargebacks", call.answers.chargeback))
        if kind in wanted
    }
    return 200, {**answer, "_embedded": embedded} if embedded else answer


def update_payment(call: Call) -> Reply:
    payment, body, now = call.payment(), call.body, call.provider.clock.now()
    if payment.is_final:
        raise unprocessable("A payment that is over cannot be updated")
    readers: dict[str, tuple[str, Callable[[], Any]]] = {
        "description": ("description", lambda: demands.text_in(body, "description")),
        "redirectUrl": ("redirect_url", lambda: demands.url_in(body, "redirectUrl", required=True)),
        "cancelUrl": ("cancel_url", lambda: demands.url_in(body, "cancelUrl")),
        "webhookUrl": ("webhook_url", lambda: demands.webhook_in(body, call.provider.reach)),
        "metadata": ("metadata", lambda: demands.metadata_in(body)),
        "locale": ("locale", lambda: demands.locale_in(body)),
        "dueDate": ("due_date", lambda: demands.due_date_in(body, now, payment.methods)),
    }
    changes = {field: value() for name, (field, value) in readers.items() if name in body}
    return 200, call.answers.payment(call.provider.update(replace(payment, **changes)))


def cancel_payment(call: Call) -> Reply:
    payment = call.payment()
    if not payment.is_cancelable:
        raise unprocessable("The payment cannot be canceled")
    canceled, _hooks = call.provider.move(payment.id, Status.CANCELED)
    return 200, call.answers.payment(canceled)


def list_payments(call: Call) -> Reply:
    return 200, _page(call, "payment", call.profile, "payments", lambda body: call.answers.payment(from_document(body)))


def create_refund(call: Call) -> Reply:
    payment = call.payment()
    if payment.status is not Status.PAID:
        raise unprocessable("The payment is not paid, so there is nothing to refund")
    left = Decimal(payment.amount["value"]) - Decimal(payment.refunded)
    amount = demands.amount_in(call.body, highest=left)
    if amount["currency"] != payment.amount["currency"]:
        raise unprocessable("The currency differs from that of the payment", "amount.currency")
    description = demands.text_in(call.body, "description") if call.body.get("description") else ""
    _refuse_duplicate(call, payment.id, amount["value"], description)
    metadata = demands.metadata_in(call.body)
    return 201, call.answers.refund(call.provider.refund(payment.id, amount["value"], description, metadata))


def get_refund(call: Call) -> Reply:
    return 200, call.answers.refund(_child(call, "refund"))


def cancel_refund(call: Call) -> Reply:
    refund = _child(call, "refund")
    if refund["status"] not in {"queued", "pending"}:
        raise unprocessable("The refund can no longer be canceled")
    call.provider.settle_refund(refund["id"], "canceled")
    return 204, None


def list_refunds(call: Call) -> Reply:
    return 200, _page(call, "refund", call.payment().id, "refunds", call.answers.refund)


def get_chargeback(call: Call) -> Reply:
    return 200, call.answers.chargeback(_child(call, "chargeback"))


def list_chargebacks(call: Call) -> Reply:
    return 200, _page(call, "chargeback", call.payment().id, "chargebacks", call.answers.chargeback)


def list_methods(call: Call) -> Reply:
    if "amount[value]" in call.query or "amount[currency]" in call.query:
        amount = {"value": call.query.get("amount[value]"), "currency": call.query.get("amount[currency]")}
        demands.amount_in({"amount": amount})
    language = (demands.locale_in(call.query) or "en_US")[:2]
    found = methods_for(call.query.get("amount[value]"), call.query.get("amount[currency]"))
    links = {"self": "v2/methods"}
    return 200, call.answers.page("methods", [call.answers.method(method, language) for method in found], links)


def get_method(call: Call) -> Reply:
    method = METHODS.get(call.path["id"])
    if method is None:
        raise ApiProblem(404, "No such payment method")
    return 200, call.answers.method(method, (demands.locale_in(call.query) or "en_US")[:2])


def _child(call: Call, kind: str) -> Document:
    found = call.provider.store.get(kind, call.path["child"])
    if found is None or found["paymentId"] != call.payment().id:
        raise ApiProblem(404, f"No {kind} exists with token {call.path['child'][:80]}.")
    return found


def _refuse_duplicate(call: Call, payment_id: str, value: str, description: str) -> None:
    """Mollie takes the same refund within a short time for a mistake."""
    since = call.provider.clock.now() - DUPLICATE_REFUND
    for earlier in call.provider.store.newest("refund", owner=payment_id):
        same = earlier["amount"]["value"] == value and earlier["description"] == description
        if same and earlier["status"] not in {"failed", "canceled"} and read(earlier["createdAt"]) > since:
            raise ApiProblem(409, "A duplicate refund has been detected")


def _page(call: Call, kind: str, owner: str, name: str, show: Callable[[Document], Answer]) -> Answer:
    """Newest first, `limit` at a time, from the id `from` on."""
    limit, start = _limit(call.query), call.query.get("from")
    known = call.provider.store.get(kind, start) if start else None
    if start is not None and (known is None or known["profile" if kind == "payment" else "paymentId"] != owner):
        raise ApiProblem(400, "The parameter from names nothing that exists")
    items = call.provider.store.newest(kind, owner=owner, start=start, limit=limit + 1)
    before = call.provider.store.newer(kind, owner=owner, than=start, limit=limit) if start else []
    path = _PATHS[kind].format(owner=owner)
    links = {
        "self": _link(path, limit, start),
        "previous": _link(path, limit, before[-1]["id"]) if before else None,
        "next": _link(path, limit, items[limit]["id"]) if len(items) > limit else None,
    }
    return call.answers.page(name, [show(item) for item in items[:limit]], links)


def _limit(query: dict[str, str]) -> int:
    text = query.get("limit", "50")
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 250):
        raise ApiProblem(400, "The limit must lie between 1 and 250")
    return int(text)


def _link(path: str, limit: int, start: str | None) -> str:
    return f"{path}?{urlencode({'from': start, 'limit': limit} if start else {'limit': limit})}"


_PATHS = {
    "payment": "v2/payments",
    "refund": "v2/payments/{owner}/refunds",
    "chargeback": "v2/payments/{owner}/chargebacks",
}
TABLE: tuple[tuple[str, str, Callable[[Call], Reply]], ...] = (
    ("POST", "payments", create_payment),
    ("GET", "payments", list_payments),
    ("GET", "payments/{id}", get_payment),
    ("PATCH", "payments/{id}", update_payment),
    ("DELETE", "payments/{id}", cancel_payment),
    ("POST", "payments/{id}/refunds", create_refund),
    ("GET", "payments/{id}/refunds", list_refunds),
    ("GET", "payments/{id}/refunds/{child}", get_refund),
    ("DELETE", "payments/{id}/refunds/{child}", cancel_refund),
    ("GET", "payments/{id}/chargebacks", list_chargebacks),
    ("GET", "payments/{id}/chargebacks/{child}", get_chargeback),
    ("GET", "methods", list_methods),
    ("GET", "methods/all", list_methods),
    ("GET", "methods/{id}", get_method),
)
