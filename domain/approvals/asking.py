"""For other rooms: ask for consent to a version, and close what is no longer asked."""

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from domain.approvals import rules
from domain.approvals.shapes import Subject
from domain.work import Work
from models.approval import Approval, ApprovalStatus
from models.document import Document
from models.quote import Quote, QuoteVersion

VERBS = {
    ApprovalStatus.APPROVED: "approved",
    ApprovalStatus.DECLINED: "declined",
    ApprovalStatus.SUPERSEDED: "superseded",
    ApprovalStatus.WITHDRAWN: "withdrawn",
    ApprovalStatus.EXPIRED: "expired",
}


def ask_for_version(
    work: Work, quote: Quote, version: QuoteVersion, *, amount_cents: int, expires_at: datetime
) -> Approval:
    """Ask for consent to this version; what was asked for an older one is superseded. The quote must be locked."""
    approval = Approval(
        company_id=quote.company_id,
        customer_id=quote.customer_id,
        title=quote.title,
        quote_id=quote.id,
        quote_version_id=version.id,
        version=version.version,
        sha256=version.sha256,
        amount_cents=amount_cents,
        currency=quote.currency,
        terms_id=quote.terms_id,
        asked_at=work.now,
        expires_at=expires_at,
    )
    close(work, col(Approval.quote_id) == quote.id, ApprovalStatus.SUPERSEDED, newer_id=str(approval.id))
    return work.add(approval)


def close(work: Work, which: ColumnElement[bool], status: ApprovalStatus, **data: str) -> list[Approval]:
    """End the waiting approvals among these; each leaves a fact about its subject."""
    query = select(Approval).where(which, Approval.status == ApprovalStatus.WAITING).with_for_update()
    found = list(work.session.exec(query, execution_options={"populate_existing": True}))
    for approval in found:
        approval.status = status
        record(work, approval, VERBS[status], internal=False, **data)
    work.session.flush()
    return found


def record(work: Work, approval: Approval, verb: str, *, internal: bool = False, **data: object) -> None:
    """A fact about the quote or the document that the approval is for: quote.approved, document.approved …"""
    subject = _subject(work, approval)
    about = {"approval_id": str(approval.id), "version": approval.version}
    work.record(f"{rules.subject_of(approval)}.{verb}", subject, internal=internal, **about, **data)


def _subject(work: Work, approval: Approval) -> Quote | Document:
    kind = Quote if rules.subject_of(approval) is Subject.QUOTE else Document
    return work.get(kind, rules.subject_id_of(approval))
