"""What people and the provider's answers do with payments. What reaches the provider itself is in `attempts`."""

import re
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlmodel import col, select

from domain import companies, papers
from domain.access import Right, needs
from domain.invoices.rules import MOST_CENTS, assert_amount, assert_payable
from domain.payments import booking, provider, rules
from domain.payments.shapes import Answer, Attempt, Question, RefundQuestion, Started
from domain.problems import Invalid
from domain.texts import _
from domain.work import Work
from integrations.mollie import ProviderRefund
from integrations.secrets import hash_token
from models.company import Company
from models.fact import Job
from models.invoice import Invoice, InvoiceStatus, Payment, PaymentStatus, Refund, RefundStatus

BY_HAND = "transfer"  # the method of money that staff booked from a bank statement


@needs(Right.PAY_INVOICES)
def start(work: Work, invoice_id: UUID | str, *, method: str | None = None) -> Attempt:
    """The live attempt to pay what is open, or a new one. The lock on the invoice lets two devices get the same."""
    invoice = work.get(Invoice, invoice_id, lock=True)
    assert_payable(invoice)
    if invoice.status is not InvoiceStatus.OPEN or invoice.open_cents <= 0:
        raise rules.NothingToPay
    live = work.session.exec(select(Payment).where(Payment.invoice_id == invoice.id, col(Payment.is_live))).first()
    if live:
        return Attempt(
            live.id,
            live.status,
            rules.way_in(live),
            fits=live.amount_cents == invoice.open_cents,
            is_wanted=not method or live.method in ("", method),
        )
    return _new_attempt(work, invoice, method or "")


@needs(Right.FOLLOW_UP)
def book(work: Work, question: Question, answer: Answer) -> Started | None:
    """Book an answer; None when the payment changed since the question was asked: then ask again."""
    invoice, payment = booking.locked(work, question.payment_id)
    if booking.known(payment) != question.known:
        return None
    booking.apply(work, invoice, payment, answer, question.key)
    return Started(payment.id, payment.status, payment.is_live, rules.way_in(payment))


@needs(Right.KEEP_HOUSE)
def sync_soon(work: Work, payment_id: UUID | str) -> None:
    """The provider says that something changed: have it asked what."""
    payment = work.get(Payment, payment_id)
    work.later("payments.sync", company_id=payment.company_id, payment=str(payment.id))


@needs(Right.KEEP_HOUSE)
def plan_checks(work: Work) -> int:
    """Have the provider asked about every attempt and refund whose time it is; returns how many."""
    planned = 0
    for payment_id, company_id, since, checked_at in _watched(work):
        number = rules.check_due(since, checked_at, work.now)
        key = f"payments.sync:{payment_id}:{since:%y%m%d%H%M%S}:{number}"
        if number is not None and not work.session.exec(select(Job.id).where(Job.dedup_key == key)).first():
            work.later("payments.sync", company_id=company_id, dedup_key=key, payment=str(payment_id))
            planned += 1
    return planned


@needs(Right.BOOK_PAYMENTS)
def book_transfer(
    work: Work, invoice_id: UUID | str, amount_cents: int, on: date, *, note: str = "", is_another: bool = False
) -> Payment:
    """Money on the firm's bank account. The same amount on the same day again needs `is_another`."""
    invoice = work.get(Invoice, invoice_id, lock=True)
    assert_payable(invoice)
    assert_amount(amount_cents, most=MOST_CENTS)
    if on > papers.today(work.now, companies.current(work).timezone):
        raise Invalid({"on": _("This day is yet to come.")})
    if len(note) > 200:
        raise Invalid({"note": _("This is too long.")})
    received = datetime.combine(on, time(12), UTC)
    if not is_another and _is_booked(work, invoice, amount_cents, received):
        raise rules.AlreadyBooked
    payment = Payment(
        company_id=invoice.company_id,
        customer_id=invoice.customer_id,
        invoice_id=invoice.id,
        status=PaymentStatus.PAID,
        is_live=False,
        method=BY_HAND,
        amount_cents=amount_cents,
        booked_cents=amount_cents,
        currency=invoice.currency,
        note=note.strip(),
        created_at=work.now,
        changed_at=work.now,
        paid_at=received,
    )
    work.record("payment.received", work.add(payment), **booking.about(invoice, payment))
    booking.settle_received(work, invoice)
    return payment


@needs(Right.BOOK_PAYMENTS)
def refund(work: Work, payment_id: UUID | str, amount_cents: int, *, reason: str) -> Refund:
    """Give money back: through the provider, or, for a transfer booked by hand, as it was done at the bank."""
    invoice, payment = booking.locked(work, payment_id)
    if payment.booked_cents <= 0:
        raise rules.NothingBooked
    if not reason.strip():
        raise Invalid({"reason": _("Say why, the customer reads it.")})
    given = list(work.session.exec(select(Refund).where(Refund.payment_id == payment.id)))
    assert_amount(amount_cents, most=rules.refundable_cents(payment, given))
    made = Refund(
        company_id=payment.company_id,
        customer_id=payment.customer_id,
        payment_id=payment.id,
        amount_cents=amount_cents,
        reason=reason.strip()[:200],
        created_at=work.now,
    )
    work.add(made)
    if payment.provider_id:
        data = booking.about(invoice, payment, amount_cents) | {"payment": str(payment.id), "reason": made.reason}
        work.record("refund.asked", made, internal=True, **data)
    else:
        made.status = RefundStatus.DONE
        payment.refunded_cents, payment.changed_at = payment.refunded_cents + amount_cents, work.now
        work.record("payment.refunded", payment, **booking.about(invoice, payment, amount_cents))
        booking.settle_received(work, invoice)
    return made


@needs(Right.FOLLOW_UP)
def book_refund(work: Work, question: RefundQuestion, answer: ProviderRefund | str) -> None:
    """Keep what the provider made of our wish to refund; the money itself is booked by asking about the payment."""
    invoice, payment = booking.locked(work, question.payment_id)
    made = work.get(Refund, question.refund_id, lock=True)
    if made.status is not RefundStatus.ASKED:
        return
    if isinstance(answer, str):
        booking.fail_refund(work, invoice, payment, made, answer)
        return
    made.provider_id, made.status = answer.id, RefundStatus.PENDING
    work.add(made)
    booking.follow_refund(work, invoice, payment, answer)


def _new_attempt(work: Work, invoice: Invoice, method: str) -> Attempt:
    if method and not re.fullmatch(r"[a-z]{2,30}", method):
        raise Invalid({"method": _("Choose one of these.")})
    provider.key_of(work.get(Company, invoice.company_id))  # refuses before anything is written
    payment = Payment(
        company_id=invoice.company_id,
        customer_id=invoice.customer_id,
        invoice_id=invoice.id,
        method=method,
        amount_cents=invoice.open_cents,
        currency=invoice.currency,
        created_at=work.now,
        changed_at=work.now,
    )
    payment.secret_hash = hash_token(provider.hook_secret(payment))
    work.record("payment.started", work.add(payment), **booking.about(invoice, payment))
    return Attempt(payment.id, payment.status, is_new=True)


def _watched(work: Work) -> list[tuple[UUID, UUID, datetime, datetime | None]]:
    """(payment, company, since, last asked) of live attempts, and of payments with a refund under way."""
    live = select(Payment.id, Payment.company_id, Payment.created_at, Payment.checked_at).where(col(Payment.is_live))
    refunds = (
        select(Payment.id, Payment.company_id, Refund.created_at, Payment.checked_at)
        .join(Refund, col(Refund.payment_id) == Payment.id)
        .where(Refund.status == RefundStatus.PENDING)
    )
    return [*work.session.exec(live), *work.session.exec(refunds)]


def _is_booked(work: Work, invoice: Invoice, amount_cents: int, received: datetime) -> bool:
    same = select(Payment.id).where(
        Payment.invoice_id == invoice.id,
        Payment.method == BY_HAND,
        Payment.amount_cents == amount_cents,
        Payment.paid_at == received,
        Payment.refunded_cents < amount_cents,
    )
    return work.session.exec(same).first() is not None
