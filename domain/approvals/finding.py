"""Approvals as rows, for this room and for quotes: found behind the right of their subject, and locked in one order."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import col, select

from domain import papers
from domain.approvals import rules
from domain.approvals.shapes import ApprovalView
from domain.problems import NotFound
from domain.work import Work
from models.approval import Approval, ApprovalStatus
from models.company import Company
from models.customer import Customer
from models.document import Document
from models.fact import ActorKind
from models.quote import Quote, QuoteVersion


def visible(work: Work, approval_id: UUID | str) -> Approval:
    """The approval, if the visitor may see what it is about."""
    approval = work.get(Approval, approval_id)
    if not work.actor.may(rules.right_to_see(approval), approval.customer_id):
        raise NotFound
    return approval


def locked(work: Work, approval_id: UUID | str) -> tuple[Approval, Quote | None]:
    """The approval and its quote, both locked: the quote first, as every action on a quote does."""
    quote_id = visible(work, approval_id).quote_id
    quote = work.get(Quote, quote_id, lock=True) if quote_id else None
    query = select(Approval).where(Approval.id == UUID(str(approval_id))).with_for_update()
    # what was read before the lock may be old by now
    return work.session.exec(query, execution_options={"populate_existing": True}).one(), quote


def newer_id(work: Work, approval: Approval) -> UUID | None:
    """The newest approval of the same quote, or of the newest version of the same document; None if that is this."""
    if approval.quote_id:
        same = select(Approval.id).where(Approval.quote_id == approval.quote_id)
        newest = work.session.exec(same.order_by(col(Approval.version).desc())).first()
        return newest if newest != approval.id else None
    return _newer_of_document(work, approval)


def is_replaced(work: Work, approval: Approval) -> bool:
    """Whether a newer version of the document is there, also while nobody was asked to approve that one yet."""
    if approval.document_id is None:
        return False
    newer = select(Document.id).where(Document.replaces_id == approval.document_id)
    return work.session.exec(newer).first() is not None


def _newer_of_document(work: Work, approval: Approval) -> UUID | None:
    document_id, found = approval.document_id, None
    while document_id := work.session.exec(select(Document.id).where(Document.replaces_id == document_id)).first():
        asked = select(Approval.id).where(Approval.document_id == document_id).order_by(col(Approval.asked_at).desc())
        found = work.session.exec(asked).first() or found
    return found


def views(work: Work, found: Iterable[Approval]) -> list[ApprovalView]:
    """Many at once, in this order."""
    approvals = list(found)
    work.read_ahead(Customer, [approval.customer_id for approval in approvals])
    work.read_ahead(Quote, [approval.quote_id for approval in approvals])
    work.read_ahead(QuoteVersion, [approval.quote_version_id for approval in approvals])
    return [view(work, approval) for approval in approvals]


def view(work: Work, approval: Approval) -> ApprovalView:
    """The approval as this visitor sees it."""
    company, customer = work.get(Company, approval.company_id), work.get(Customer, approval.customer_id)
    quote = work.get(Quote, approval.quote_id) if approval.quote_id else None
    status = rules.status_at(approval, work.now)
    amount, actor = approval.amount_cents, work.actor
    return ApprovalView(
        id=approval.id,
        subject=rules.subject_of(approval),
        title=approval.title,
        number=quote.number if quote else "",
        company_id=company.id,
        company=company.name,
        customer_id=customer.id,
        customer=customer.name,
        quote_id=approval.quote_id,
        document_id=_paper_of(work, approval),
        version=approval.version,
        sha256=approval.sha256,
        amount_cents=amount,
        currency=approval.currency,
        terms_id=approval.terms_id,
        status=status,
        asked_at=approval.asked_at,
        delivered_at=approval.delivered_at,
        opened_at=approval.opened_at,
        expires_at=approval.expires_at,
        answer_by=papers.last_day(approval.expires_at, company.timezone),
        decided_at=approval.decided_at,
        typed_name=approval.typed_name,
        decided_cents=approval.decided_cents,
        choices=tuple(approval.choices),
        begin_early=approval.begin_early,
        reason=approval.reason,
        evidence_id=approval.evidence_id,
        chain_number=approval.chain_number,
        newer_id=newer_id(work, approval) if status is ApprovalStatus.SUPERSEDED else None,
        can_decide=status is ApprovalStatus.WAITING and rules.may_decide(approval, actor),
        needs_proof=_needs_proof(work, amount, company),
        is_above_limit=rules.is_above_limit(actor, customer.id, amount),
    )


def _needs_proof(work: Work, amount: int | None, company: Company) -> bool:
    is_customer = work.actor.kind is ActorKind.CUSTOMER
    return is_customer and rules.needs_proof(work.actor, amount, above_cents=company.code_above_cents, at=work.now)


def _paper_of(work: Work, approval: Approval) -> UUID | None:
    if approval.quote_version_id is None:
        return approval.document_id
    return work.get(QuoteVersion, approval.quote_version_id).document_id
