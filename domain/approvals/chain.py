"""The chain of a company's decisions: each one holds the hash of the one before, so none can be changed or left out.

A link's hash is the SHA-256 of the canonical JSON of the decision with its number and the previous hash.
"""

from typing import Any

from sqlmodel import col, select

from domain import papers
from domain.approvals.shapes import ChainReport
from domain.work import Work
from models.approval import Approval, ApprovalChain
from models.company import Company
from models.quote import QuoteVersion

DECISION = (
    "id", "company_id", "customer_id", "title", "quote_id", "quote_version_id", "document_id", "version", "sha256",
    "amount_cents", "currency", "terms_id", "status", "asked_at", "opened_at", "expires_at", "decided_at",
    "account_id", "typed_name", "verified_by", "ip", "agent", "choices", "decided_cents", "reason",
)  # fmt: skip


def link(work: Work, approval: Approval) -> None:
    """Put this decision at the end of the company's chain."""
    head = _locked_head(work, approval)
    approval.chain_number, approval.previous_hash = head.length + 1, head.head
    approval.hash = hash_of(approval)
    head.length, head.head = approval.chain_number, approval.hash
    work.session.add(head)
    work.session.flush()


def hash_of(approval: Approval) -> str:
    return papers.fingerprint(decision_of(approval))


def decision_of(approval: Approval) -> dict[str, Any]:
    """What is hashed: the decision and everything it was based on, as JSON values."""
    values = {name: _json(getattr(approval, name)) for name in DECISION}
    values |= {"begin_early": True} if approval.begin_early else {}  # without it the hash stays what it always was
    return values | {"chain_number": approval.chain_number, "previous_hash": approval.previous_hash}


def verified(work: Work) -> ChainReport:
    """Walk the chain of the actor's company from its start."""
    head = work.session.exec(select(ApprovalChain)).one_or_none()
    linked = select(Approval).where(col(Approval.chain_number).is_not(None)).order_by(col(Approval.chain_number))
    previous, length = "", 0
    for approval in work.session.exec(linked):
        length += 1
        is_whole = approval.chain_number == length and approval.previous_hash == previous
        if not is_whole or hash_of(approval) != approval.hash or not _is_version_intact(work, approval):
            return ChainReport(length, broken_at=length)
        previous = approval.hash
    if (head.length if head else 0) != length or (head.head if head else "") != previous:
        return ChainReport(length, broken_at=length + 1)
    return ChainReport(length)


def _is_version_intact(work: Work, approval: Approval) -> bool:
    if approval.quote_version_id is None:
        return True
    version = work.get(QuoteVersion, approval.quote_version_id)
    return papers.fingerprint(version.content) == version.sha256 == approval.sha256


def _locked_head(work: Work, approval: Approval) -> ApprovalChain:
    query = select(ApprovalChain).where(ApprovalChain.company_id == approval.company_id).with_for_update()
    if head := work.session.exec(query).one_or_none():
        return head
    work.get(Company, approval.company_id, lock=True)  # two first decisions at once must not start two chains
    return work.session.exec(query).one_or_none() or work.add(ApprovalChain(company_id=approval.company_id))


def _json(value: Any) -> Any:
    if value is None or isinstance(value, int | list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
