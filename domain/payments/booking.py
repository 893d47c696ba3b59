"""For the actions: what an answer of the provider changes, each time exactly once."""

from typing import Any
from uuid import UUID

import structlog
from sqlmodel import col, func, select

from domain.invoices.settlement import settle
from domain.payments import rules
from domain.payments.shapes import Answer
from domain.work import Work
from integrations.mollie import ProviderPayment, ProviderRefund
from integrations.mollie import RefundStatus as ProviderRefundStatus
from models.invoice import Invoice, Payment, PaymentStatus, Refund, RefundStatus

log = structlog.get_logger(__name__)

TOLD = {
    PaymentStatus.PENDING: "payment.pending",
    PaymentStatus.PAID: "payment.received",
    PaymentStatus.FAILED: "payment.failed",
    PaymentStatus.EXPIRED: "payment.expired",
    PaymentStatus.CANCELED: "payment.cancelled",
}

REFUND_STATUS = {
    ProviderRefundStatus.QUEUED: RefundStatus.PENDING,
    ProviderRefundStatus.PENDING: RefundStatus.PENDING,
    ProviderRefundStatus.PROCESSING: RefundStatus.PENDING,
    ProviderRefundStatus.REFUNDED: RefundStatus.DONE,
    ProviderRefundStatus.FAILED: RefundStatus.FAILED,
    ProviderRefundStatus.CANCELED: RefundStatus.FAILED,
}


def locked(work: Work, payment_id: UUID | str) -> tuple[Invoice, Payment]:
    """Both rows, held for booking: first the invoice, then the payment, everywhere in this order."""
    payment = work.get(Payment, payment_id)
    invoice = work.get(Invoice, payment.invoice_id, lock=True)
    work.session.refresh(payment, with_for_update=True)
    return invoice, payment


def known(payment: Payment) -> tuple[Any, ...]:
    """What an answer is about. An answer counts only if this did not change since the question was asked."""
    return (payment.status, payment.provider_id, payment.booked_cents, payment.refunded_cents, payment.changed_at)


def apply(work: Work, invoice: Invoice, payment: Payment, answer: Answer, key: str) -> None:
    """Book what the provider says about a locked payment; saying it again changes nothing."""
    payment.checked_at = work.now
    work.session.add(payment)
    if answer.payment is None:
        lose(work, invoice, payment, answer.reason)
        return
    payment.provider_id = payment.provider_id or answer.payment.id
    if wrong := rules.mismatch(payment, answer.payment, key):
        _refuse(work, invoice, payment, answer.payment, wrong)
        return
    _follow(work, invoice, payment, answer.payment)
    _take_back(work, invoice, payment, answer.payment)
    for refund in answer.refunds:
        follow_refund(work, invoice, payment, refund)
    settle_received(work, invoice)


def settle_received(work: Work, invoice: Invoice) -> None:
    """Settle the invoice by what all its payments together brought, if that changed."""
    work.session.flush()
    brought = func.sum(col(Payment.booked_cents) - col(Payment.refunded_cents))
    received = int(work.session.exec(select(brought).where(Payment.invoice_id == invoice.id)).one() or 0)
    if received != invoice.paid_cents:
        settle(work, invoice, paid_cents=received)


def lose(work: Work, invoice: Invoice, payment: Payment, reason: str) -> None:
    """There is no such payment at the provider: the attempt is over. What was booked before stays."""
    if payment.is_live:
        _move(work, payment, PaymentStatus.FAILED)
        payment.note = reason[:200]
        work.record("payment.failed", payment, **about(invoice, payment))
        work.record("payment.refused", payment, internal=True, **about(invoice, payment), reason=payment.note)


def follow_refund(work: Work, invoice: Invoice, payment: Payment, answer: ProviderRefund) -> None:
    """Take over how far a refund of ours is; others were made at the provider's own site."""
    query = select(Refund).where(Refund.payment_id == payment.id, Refund.provider_id == answer.id)
    refund = work.session.exec(query.with_for_update()).one_or_none()
    if refund is None or refund.status is REFUND_STATUS[answer.status]:
        return
    refund.status = REFUND_STATUS[answer.status]
    work.session.add(refund)
    if refund.status is RefundStatus.FAILED:
        fail_refund(work, invoice, payment, refund, f"The provider says: {answer.status.value}")


def fail_refund(work: Work, invoice: Invoice, payment: Payment, refund: Refund, reason: str) -> None:
    """Nothing was given back; staff are told."""
    refund.status = RefundStatus.FAILED
    work.session.add(refund)
    data = about(invoice, payment, refund.amount_cents) | {"payment": str(payment.id), "reason": reason[:200]}
    work.record("refund.failed", refund, internal=True, **data)


def about(invoice: Invoice, payment: Payment, amount_cents: int | None = None) -> dict[str, Any]:
    """What every fact about a payment tells."""
    return {
        "invoice": str(invoice.id),
        "number": invoice.number,
        "amount_cents": payment.amount_cents if amount_cents is None else amount_cents,
        "method": payment.method,
    }


def _follow(work: Work, invoice: Invoice, payment: Payment, answer: ProviderPayment) -> None:
    """Move on to the provider's status, never back."""
    payment.method = answer.method or payment.method
    payment.checkout_url = answer.checkout_url or ""
    status = PaymentStatus(answer.status.value)
    if not rules.is_step(payment.status, status):
        return
    _move(work, payment, status)
    if status is PaymentStatus.PAID:
        payment.booked_cents, payment.paid_at = payment.amount_cents, answer.paid_at or work.now
    if status in TOLD:
        work.record(TOLD[status], payment, **about(invoice, payment))


def _take_back(work: Work, invoice: Invoice, payment: Payment, answer: ProviderPayment) -> None:
    """Book what the payer's bank took back and what was refunded, or what came back of either."""
    if payment.status is not PaymentStatus.PAID:
        return
    booked = payment.amount_cents - answer.charged_back_cents
    lost, returned = payment.booked_cents - booked, answer.refunded_cents - payment.refunded_cents
    payment.booked_cents, payment.refunded_cents = booked, answer.refunded_cents
    if lost:
        name = "payment.charged_back" if lost > 0 else "payment.chargeback_reversed"
        work.record(name, payment, **about(invoice, payment, abs(lost)))
    if returned:
        name = "payment.refunded" if returned > 0 else "payment.refund_returned"
        work.record(name, payment, **about(invoice, payment, abs(returned)))
    if lost or returned:
        payment.changed_at = work.now


def _refuse(work: Work, invoice: Invoice, payment: Payment, answer: ProviderPayment, wrong: str) -> None:
    """Book nothing of a payment that is not the one we asked for; a person must look at it."""
    log.error("provider's payment differs", payment=str(payment.id), wrong=wrong)
    note = f"differs: {wrong}"
    if payment.note == note:
        return
    if payment.is_live:
        _move(work, payment, PaymentStatus.FAILED)
    payment.note = note
    data = about(invoice, payment) | {"wrong": wrong, "got_cents": answer.amount_cents, "currency": answer.currency}
    work.record("payment.amount_mismatch", payment, internal=True, **data)


def _move(work: Work, payment: Payment, status: PaymentStatus) -> None:
    payment.status, payment.is_live, payment.changed_at = status, rules.is_live(status), work.now
    work.session.add(payment)
