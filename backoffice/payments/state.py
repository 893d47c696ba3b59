"""Payments: the list, and one payment with what was given back."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from backoffice.arriving import Arriving, arriving, named_in
from domain import customers, facts, payments
from domain.access import Right
from domain.payments import PaymentRow, PaymentView
from domain.work import Work
from models.invoice import PaymentStatus
from ui.ask import ask, reading
from ui.facts import FactShape, fact_shapes
from ui.form import Form, cents_in, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.listing import Listing
from ui.problems import tell

TABS = {
    "": N_("All"),
    "paid": N_("Received"),
    "pending": N_("Being processed"),
    "failed": N_("Failed"),
    "overpaid": N_("Paid too much"),
}


@dataclass(frozen=True)
class PaymentLine:
    """A line of the list."""

    id: str = ""
    invoice: str = ""
    customer: str = ""
    status: str = ""
    method: str = ""
    cents: int = 0
    refunded_cents: int = 0
    at: str = ""


class PaymentsState(ForStaff, Listing, rx.State):
    """All attempts and bookings, the newest first."""

    rows: list[PaymentLine] = []

    async def _show(self) -> None:
        self.status = self.status if self.status in TABS else ""
        self.rows = await self._page(payments.page, line_of, status=self.status or None)


@dataclass(frozen=True)
class RefundShape:
    id: str = ""
    status: str = ""
    reason: str = ""
    cents: int = 0
    at: str = ""


@dataclass(frozen=True)
class PaymentShape:
    """One payment. `too_much_cents`: what the invoice was overpaid by; `left_cents`: what can still be given back."""

    id: str = ""
    invoice_id: str = ""
    invoice: str = ""
    customer_id: str = ""
    customer: str = ""
    status: str = ""
    method: str = ""
    cents: int = 0
    booked_cents: int = 0
    refunded_cents: int = 0
    left_cents: int = 0
    too_much_cents: int = 0
    note: str = ""
    at: str = ""
    paid_at: str = ""
    by_hand: bool = False
    can_refund: bool = False
    refunds: list[RefundShape] = field(default_factory=list)
    facts: list[FactShape] = field(default_factory=list)


class PaymentState(ForStaff, Arriving, Form, rx.State):
    payment: PaymentShape = PaymentShape()

    @rx.event
    async def load(self):
        self.step, self.errors, self.payment = "", {}, PaymentShape()
        await self._read()

    @rx.event
    async def refresh(self):
        """Something happened elsewhere: what is open stays open."""
        await self._read()

    @rx.event
    async def open_refund(self):
        self.errors, self.step = {}, "refund"

    @rx.event
    async def refund(self, form: dict[str, Any]):
        """Give money back; the form asks to confirm the amount."""
        with filling(self):
            await ask(
                self, payments.refund, self.payment.id, cents_in(form, "amount") or 0, reason=text_in(form, "reason"),
            )  # fmt: skip
            self.step = ""
            await self._read()
            return tell(N_("Booked.") if self.payment.by_hand else N_("The refund is under way."))

    async def _read(self) -> None:
        with arriving(self):
            self.payment = await ask(self, whole, named_in(self), shape=lambda found: found)


@reading
def whole(work: Work, payment_id: str) -> PaymentShape:
    """The page of a payment."""
    view = payments.view(work, payment_id)
    refunds = payments.refunds_of(work, view.id)
    knows = work.actor.may(Right.SEE_CUSTOMERS)
    return PaymentShape(
        id=str(view.id),
        invoice_id=str(view.invoice_id),
        invoice=view.invoice_number,
        customer_id=str(view.customer_id),
        customer=customers.by_id(work, view.customer_id).name if knows else "",
        status=status_of(view),
        method=view.method,
        cents=view.amount_cents,
        booked_cents=view.booked_cents,
        refunded_cents=view.refunded_cents,
        left_cents=view.refundable_cents,
        too_much_cents=view.excess_cents,
        note=view.note,
        at=view.created_at.isoformat(),
        paid_at=view.paid_at.isoformat() if view.paid_at else "",
        by_hand=view.method == "transfer",
        can_refund=view.can_refund,
        refunds=[
            RefundShape(str(row.id), row.state, row.reason, row.amount_cents, row.created_at.isoformat())
            for row in refunds
        ],
        facts=fact_shapes(facts.about(work, view.id, *(row.id for row in refunds))),
    )


def status_of(row: PaymentRow | PaymentView) -> str:
    """Received money that went back again is told as such."""
    is_back = row.state is PaymentStatus.PAID and row.refunded_cents >= row.booked_cents > 0
    return "refunded" if is_back else row.state.value


def line_of(row: PaymentRow) -> PaymentLine:
    return PaymentLine(
        id=str(row.id),
        invoice=row.invoice_number,
        customer=row.customer_name,
        status=status_of(row),
        method=row.method,
        cents=row.amount_cents,
        refunded_cents=row.refunded_cents,
        at=(row.paid_at or row.created_at).isoformat(),
    )
