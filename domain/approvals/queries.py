"""What people ask about approvals."""

from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.approvals import chain
from domain.approvals.evidence import evidence_of, proofs_of
from domain.approvals.finding import view, views, visible
from domain.approvals.rules import may_decide
from domain.approvals.shapes import ApprovalView, ChainReport
from domain.work import Work
from integrations.pdf import PdfAttachment
from integrations.pdf.documents import EvidenceSheet
from integrations.reader import Reader
from models.approval import Approval, ApprovalStatus


@needs(Right.OWN_ACCOUNT)
def by_id(work: Work, approval_id: UUID | str) -> ApprovalView:
    return view(work, visible(work, approval_id))


@needs(Right.SEE_QUOTES)
def of_quote(work: Work, quote_id: UUID | str) -> list[ApprovalView]:
    """Every approval that was asked for a quote, the newest version first."""
    query = select(Approval).where(Approval.quote_id == UUID(str(quote_id)))
    return views(work, work.session.exec(query.order_by(col(Approval.version).desc())))


@needs(Right.SEE_DOCUMENTS)
def of_document(work: Work, document_id: UUID | str) -> list[ApprovalView]:
    """Every approval that was asked for an uploaded document, newest first."""
    query = select(Approval).where(Approval.document_id == UUID(str(document_id)))
    return views(work, work.session.exec(query.order_by(col(Approval.asked_at).desc())))


@needs(Right.OWN_ACCOUNT)
def waiting(work: Work, *, limit: int = 50) -> list[ApprovalView]:
    """What waits for the visitor's consent, over all firms; the first to expire comes first."""
    query = select(Approval).where(Approval.status == ApprovalStatus.WAITING, col(Approval.expires_at) > work.now)
    first = query.order_by(col(Approval.expires_at)).limit(limit)
    return views(work, [approval for approval in work.session.exec(first) if may_decide(approval, work.actor)])


@needs(Right.FOLLOW_UP)
def evidence(work: Work, approval_id: UUID | str) -> tuple[EvidenceSheet, Reader, tuple[PdfAttachment, ...]]:
    """What the evidence file of a sealed decision says, to whom, and the files in it that prove its fingerprints.

    Raises Unavailable while the PDF that was approved is still being made.
    """
    approval = work.get(Approval, approval_id)
    return *evidence_of(work, approval), proofs_of(work, approval)


@needs(Right.EDIT_DOCUMENTS)
def verify_chain(work: Work) -> ChainReport:
    """Recompute every link of the firm's chain of decisions, and the hash of every version decided on."""
    return chain.verified(work)
