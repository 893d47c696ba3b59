"""The simulated provider itself: what happens to payments, and who is told. Every verb is one turn of the store."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from demo.mollie.chaos import ChaosBoard
from demo.mollie.clock import Clock, written
from demo.mollie.demands import WebhookReach, Wish
from demo.mollie.hooks import Hooks
from demo.mollie.identity import new_id, new_token, transfer_reference
from demo.mollie.payment import (
    TOLD,
    Payment,
    Status,
    due_at,
    expiry,
    from_document,
    moved,
    to_document,
    with_method,
)
from demo.mollie.problems import ApiProblem
from demo.mollie.store import Store

REFUND_TAKES = timedelta(seconds=30)  # a business day in reality; nobody watches a demo that long
FINAL_REFUNDS = frozenset({"refunded", "failed", "canceled"})


class Provider:
    def __init__(self, store: Store, clock: Clock, reach: WebhookReach) -> None:
        self.store = store
        self.clock = clock
        self.chaos = ChaosBoard(store)
        self.hooks = Hooks(store, clock, self.chaos)
        self._reach = reach

    @property
    def reach(self) -> WebhookReach:
        return replace(self._reach, loopback=not self.chaos.read().refuse_local_webhooks)

    def create(self, wish: Wish, profile: str) -> Payment:
        now = self.clock.now()
        method = wish.methods[0] if len(wish.methods) == 1 else None
        payment = Payment(
            id=new_id("tr"),
            token=new_token(),
            profile=profile,
            amount=wish.amount,
            description=wish.description,
            redirect_url=wish.redirect_url,
            created_at=written(now),
            expires_at=written(expiry(method, now, wish.due_date)),
            webhook_url=wish.webhook_url,
            cancel_url=wish.cancel_url,
            methods=wish.methods,
            method=method,
            locale=wish.locale,
            metadata=wish.metadata,
            billing_email=wish.billing_email,
            due_date=wish.due_date,
            details=_details(method),
        )
        self._save(payment)
        return payment

    def payment(self, id: str, *, profile: str | None = None) -> Payment:
        """ApiProblem 404 if there is none, or if it is another profile's."""
        body = self.store.get("payment", id)
        if body is None or (profile and body["profile"] != profile):
            raise ApiProblem(404, "No payment exists with token " + id[:80] + ".")
        return from_document(body)

    def by_token(self, token: str) -> Payment:
        found = self.store.get("token", token)
        return self.payment(found["payment"] if found else "tr_unknown")

    def choose(self, id: str, method: str | None) -> Payment:
        with self.store.turn():
            payment = with_method(self.payment(id), method, self.clock.now(), _details(method))
            self._save(payment)
            return payment

    def move(self, id: str, status: Status, *, wait: float = 0) -> tuple[Payment, list[str]]:
        """Change the status and tell the shop, `wait` seconds from now: the payment and the ids of its hooks."""
        with self.store.turn():
            payment = moved(self.payment(id), status, self.clock.now())
            if status is Status.PAID:
                payment = replace(payment, details={**payment.details, **_payer(payment.method)})
            self._save(payment)
            return payment, self.hooks.plan(payment, wait=wait) if status in TOLD else []

    def update(self, payment: Payment) -> Payment:
        self._save(payment)
        return payment

    def refund(self, id: str, value: str, description: str, metadata: Any = None) -> dict[str, Any]:
        with self.store.turn():
            payment, now = self.payment(id), self.clock.now()
            refund = {
                "id": new_id("re"),
                "paymentId": id,
                "profile": payment.profile,
                "amount": {"currency": payment.amount["currency"], "value": value},
                "description": description,
                "metadata": metadata,
                "status": "pending",
                "createdAt": written(now),
            }
            self.store.put("refund", refund["id"], refund, owner=id, due=(now + REFUND_TAKES).timestamp())
            self._save(replace(payment, refunded=str(Decimal(payment.refunded) + Decimal(value))))
            return refund

    def settle_refund(self, refund_id: str, status: str) -> dict[str, Any]:
        """The bank's word on a refund. One that failed or was canceled leaves the money with the shop."""
        with self.store.turn():
            refund = self.store.get("refund", refund_id)
            if refund is None:
                raise ApiProblem(404, f"No refund exists with token {refund_id[:80]}.")
            if refund["status"] in FINAL_REFUNDS:
                raise ApiProblem(422, f"The refund is {refund['status']} already")
            payment = self.payment(refund["paymentId"])
            refund = {**refund, "status": status}
            due = None if status in FINAL_REFUNDS else (self.clock.now() + REFUND_TAKES).timestamp()
            self.store.put("refund", refund_id, refund, owner=payment.id, due=due)
            if status in {"failed", "canceled"}:
                left = Decimal(payment.refunded) - Decimal(refund["amount"]["value"])
                payment = replace(payment, refunded=str(left))
                self._save(payment)
            if status in {"processing", "refunded", "failed"}:
                self.hooks.plan(payment)
            return refund

    def charge_back(self, id: str) -> dict[str, Any]:
        """The payer's bank takes all of it back."""
        with self.store.turn():
            payment = self.payment(id)
            if payment.status is not Status.PAID or Decimal(payment.charged_back):
                raise ApiProblem(422, "Only a paid payment can be charged back, and once")
            chargeback = {
                "id": new_id("chb"),
                "paymentId": id,
                "amount": payment.amount,
                "createdAt": written(self.clock.now()),
                "reason": {"code": "AM04", "description": "Insufficient funds"},
            }
            self.store.put("chargeback", chargeback["id"], chargeback, owner=id)
            payment = replace(payment, charged_back=payment.amount["value"])
            self._save(payment)
            self.hooks.plan(payment)
            return chargeback

    def catch_up(self) -> None:
        """Let payments expire and refunds arrive whose time has come."""
        moment = self.clock.now().timestamp()
        if (self.store.next_due() or moment + 1) > moment:
            return
        with self.store.turn():
            for body in self.store.due("payment", moment):
                self.move(body["id"], Status.EXPIRED)
            for body in self.store.due("refund", moment):
                self.settle_refund(body["id"], "refunded")

    def _save(self, payment: Payment) -> None:
        with self.store.turn():
            due = due_at(payment)
            self.store.put("payment", payment.id, to_document(payment), owner=payment.profile, due=due)
            self.store.put("token", payment.token, {"payment": payment.id})


def _details(method: str | None) -> dict[str, str]:
    """What the person needs to pay; the account is the specimen that all banks print in their examples."""
    if method != "banktransfer":
        return {}
    return {
        "bankName": "Simulated Bank",
        "bankAccount": "NL91ABNA0417164300",
        "bankBic": "ABNANL2A",
        "transferReference": transfer_reference(),
    }


def _payer(method: str | None) -> dict[str, str]:
    if method == "creditcard":
        return {"cardNumber": "4242", "cardHolder": "T. Example", "cardLabel": "Visa", "cardSecurity": "3dsecure"}
    if method == "bancontact":
        return {"consumerName": "T. Example", "consumerAccount": "BE68539007547034", "consumerBic": "GKCCBEBB"}
    return {"consumerName": "T. Example", "consumerAccount": "NL02ABNA0123456789", "consumerBic": "ABNANL2A"}
