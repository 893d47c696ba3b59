"""What an invoice is worth now: a sum over what was booked, never a flag somebody sets."""

from sqlmodel import col, func, select

from domain.invoices import rules
from domain.work import Work
from models.invoice import Invoice, InvoiceStatus


def settle(work: Work, invoice: Invoice, *, paid_cents: int | None = None) -> None:
    """Bring paid, credited and status in line with what was booked. The invoice must be locked.

    `paid_cents` is the sum of everything booked for it (payments less refunds and chargebacks); None keeps it.
    """
    open_before, before = invoice.open_cents, invoice.status
    if paid_cents is not None:
        invoice.paid_cents = paid_cents
    invoice.credited_cents = _credited(work, invoice)
    invoice.status = rules.status_of(
        invoice.total_cents, paid_cents=invoice.paid_cents, credited_cents=invoice.credited_cents
    )
    work.session.add(invoice)
    work.session.flush()
    _tell(work, invoice, before, open_before)


def _credited(work: Work, invoice: Invoice) -> int:
    notes = select(func.sum(Invoice.total_cents)).where(
        Invoice.credits_id == invoice.id, col(Invoice.status) != InvoiceStatus.DRAFT
    )
    return -int(work.session.exec(notes).one() or 0)


def _tell(work: Work, invoice: Invoice, before: InvoiceStatus, open_before: int) -> None:
    if invoice.status is InvoiceStatus.PAID and before is not InvoiceStatus.PAID:
        work.record("invoice.paid", invoice, number=invoice.number)
    if invoice.status is InvoiceStatus.OPEN and before is InvoiceStatus.PAID:
        work.record("invoice.reopened", invoice, number=invoice.number, open_cents=invoice.open_cents)
    if invoice.open_cents < min(open_before, 0):
        excess = -invoice.open_cents
        work.record("invoice.overpaid", invoice, internal=True, number=invoice.number, excess_cents=excess)
