"""What people ask about what waits for them."""

from uuid import UUID

from domain import approvals, invoices
from domain.access import Right, needs
from domain.approvals import ApprovalView, Subject
from domain.invoices import InvoiceRow
from domain.waiting.shapes import Waiting, WaitingKind
from domain.work import Work

KINDS = {Subject.QUOTE: WaitingKind.QUOTE, Subject.DOCUMENT: WaitingKind.DOCUMENT}


@needs(Right.OWN_ACCOUNT)
def mine(work: Work, *, company_id: UUID | str | None = None) -> tuple[Waiting, ...]:
    """All the visitor may decide or pay now, at every firm or at one; what ends first comes first."""
    found = [
        *(_approval(approval) for approval in approvals.waiting(work)),
        *(_invoice(row) for row in _payable(work)),
    ]
    wanted = [one for one in found if company_id is None or str(one.company_id) == str(company_id)]
    return tuple(sorted(wanted, key=lambda one: (one.until, one.id)))


def _payable(work: Work) -> list[InvoiceRow]:
    """Who sees invoices but may not pay them is not asked to."""
    if not work.actor.may(Right.SEE_INVOICES):
        return []
    rows = invoices.open_for_customer(work)
    return [row for row in rows if row.open_cents > 0 and work.actor.may(Right.PAY_INVOICES, row.customer_id)]


def _approval(approval: ApprovalView) -> Waiting:
    return Waiting(
        kind=KINDS[approval.subject],
        id=approval.id,
        quote_id=approval.quote_id,
        company_id=approval.company_id,
        customer_id=approval.customer_id,
        title=approval.title,
        number=approval.number,
        amount_cents=approval.amount_cents,
        currency=approval.currency,
        until=approval.answer_by,
    )


def _invoice(row: InvoiceRow) -> Waiting:
    assert row.due_on  # an issued invoice has its day
    return Waiting(
        kind=WaitingKind.INVOICE,
        id=row.id,
        quote_id=None,
        company_id=row.company_id,
        customer_id=row.customer_id,
        title=row.title,
        number=row.number or "",
        amount_cents=row.open_cents,
        currency=row.currency,
        until=row.due_on,
        is_late=row.is_overdue,
    )
