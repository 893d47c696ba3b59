"""What people do with approvals: open, approve, decline; and what the firm and the system do around it."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlmodel import col, select, update

from domain import lines, papers
from domain.access import Right, needs
from domain.approvals import chain, rules
from domain.approvals.asking import close, record
from domain.approvals.evidence import filed
from domain.approvals.finding import is_replaced, locked, newer_id, view, visible
from domain.approvals.shapes import ApprovalView
from domain.problems import Conflict
from domain.texts import _
from domain.work import Work
from models.approval import Approval, ApprovalStatus
from models.company import Company
from models.document import Document
from models.fact import ActorKind
from models.quote import OPEN, Quote, QuoteStatus, QuoteVersion

_QUOTE_STATUS = {ApprovalStatus.APPROVED: QuoteStatus.APPROVED, ApprovalStatus.DECLINED: QuoteStatus.DECLINED}


@needs(Right.OWN_ACCOUNT, only_notes=True)
def open(work: Work, approval_id: UUID | str) -> ApprovalView:
    """A person looked at it: the page reports this when its script runs and it is visible. Staff never count."""
    approval = visible(work, approval_id)
    if work.actor.kind is ActorKind.CUSTOMER and approval.opened_at is None:
        approval, _quote = locked(work, approval_id)
        _note_opened(work, approval)
    return view(work, approval)


@needs(Right.OWN_ACCOUNT)
def approve(
    work: Work,
    approval_id: UUID | str,
    *,
    sha256: str,
    typed_name: str,
    terms_accepted: bool,
    choices: Collection[str] = (),
    begin_early: bool = False,
) -> ApprovalView:
    """The customer agrees to exactly the version with this hash; from here on it binds both sides.

    `choices` are the ids of the optional lines that are taken; `begin_early` is a consumer's wish (`BEGIN_EARLY`).
    Raises Outdated (with the newer approval), Invalid by field, AboveLimit, and ProofNeeded when the amount asks for
    a fresh code.
    """
    approval, quote = _awaited(work, approval_id, sha256)
    items = _items(work, approval)
    options = lines.options_of(items)
    rules.assert_consent(typed_name=typed_name, terms_accepted=terms_accepted, choices=choices, options=options)
    chosen = frozenset(choices)
    agreed = lines.totals(items, chosen)
    cents = agreed.total_cents if quote else approval.amount_cents
    _assert_authority(work, approval, cents)
    _decide(
        work, approval, quote, ApprovalStatus.APPROVED,
        typed_name=typed_name.strip(), choices=sorted(chosen), decided_cents=cents, begin_early=begin_early,
    )  # fmt: skip
    if quote:
        quote.net_cents, quote.total_cents = agreed.net_cents, agreed.total_cents
    record(work, approval, "approved", cents=cents, choices=sorted(chosen), by=approval.typed_name)
    return view(work, approval)


@needs(Right.OWN_ACCOUNT)
def decline(work: Work, approval_id: UUID | str, *, sha256: str, reason: str) -> ApprovalView:
    """The customer does not agree to this version, and says why."""
    approval, quote = _awaited(work, approval_id, sha256)
    _decide(work, approval, quote, ApprovalStatus.DECLINED, reason=rules.assert_reason(reason))
    record(work, approval, "declined", reason=approval.reason)
    return view(work, approval)


@needs(Right.EDIT_DOCUMENTS)
def ask_for_document(
    work: Work,
    document_id: UUID | str,
    *,
    expires_on: date | None = None,
    amount_cents: int | None = None,
    title: str = "",
) -> ApprovalView:
    """Ask the customer to approve an uploaded PDF. What was asked for an older version of it is superseded."""
    document = work.get(Document, document_id, lock=True)
    company = work.get(Company, document.company_id)
    today = papers.today(work.now, company.timezone)
    expires_on = expires_on or today + timedelta(days=company.quote_valid_days)
    rules.assert_askable(document, expires_on=expires_on, today=today, amount_cents=amount_cents)
    _assert_not_asked(work, document)
    approval = Approval(
        company_id=document.company_id,
        customer_id=document.customer_id,
        title=(title or document.title)[:200],
        document_id=document.id,
        personal_to=document.personal_to,
        version=document.version,
        sha256=document.sha256,
        amount_cents=amount_cents,
        currency=company.currency,
        asked_at=work.now,
        expires_at=papers.end_of_day(expires_on, company.timezone),
    )
    _supersede_older(work, document, newer_id=str(approval.id))
    document.shared = True
    record(work, work.add(approval), "approval_asked")
    return view(work, approval)


@needs(Right.EDIT_DOCUMENTS)
def withdraw(work: Work, approval_id: UUID | str, *, reason: str = "") -> ApprovalView:
    """The firm no longer asks for consent to a document. A quote is withdrawn as a whole: `quotes.withdraw`."""
    approval, quote = locked(work, approval_id)
    if quote:
        raise Conflict(_("Withdraw the quote instead."))
    rules.assert_waiting(approval, sha256=approval.sha256, at=work.now, newer=partial(newer_id, work, approval))
    close(work, col(Approval.id) == approval.id, ApprovalStatus.WITHDRAWN, reason=reason.strip()[: rules.MOST_REASON])
    return view(work, approval)


@needs(Right.FOLLOW_UP)
def supersede_replaced(work: Work, document_id: UUID | str) -> None:
    """A document took the place of another: what was asked for the older ones is asked no more."""
    _supersede_older(work, work.get(Document, document_id))


@needs(Right.FOLLOW_UP)
def delivered(work: Work, approval_id: UUID | str) -> None:
    """A message about it was handed over for the first time."""
    approval = work.get(Approval, approval_id, lock=True)
    approval.delivered_at = approval.delivered_at or work.now


@needs(Right.FOLLOW_UP)
def seal(work: Work, approval_id: UUID | str) -> Approval:
    """Put a decision in the company's chain, once."""
    approval = work.get(Approval, approval_id, lock=True)
    if approval.chain_number is None:
        chain.link(work, approval)
        record(work, approval, "sealed", internal=True, number=approval.chain_number, hash=approval.hash)
    return approval


@needs(Right.FOLLOW_UP)
def file_evidence(work: Work, approval_id: UUID | str, data: bytes) -> Approval:
    """The evidence file of a sealed decision was made: file it for both sides, once."""
    approval = work.get(Approval, approval_id, lock=True)
    if approval.evidence_id is None:
        document = filed(work, approval, data)
        approval.evidence_id = document.id
        record(work, approval, "evidence_filed", document_id=str(document.id))
    return approval


@needs(Right.KEEP_HOUSE)
def expire(work: Work, *, limit: int = 500) -> int:
    """Close what nobody answered in time, over all firms; returns how many."""
    late = select(Approval.id).where(Approval.status == ApprovalStatus.WAITING, col(Approval.expires_at) <= work.now)
    ids = work.session.exec(late.order_by(col(Approval.expires_at)).limit(limit)).all()
    return sum(_expire(work, id) for id in ids)


def _expire(work: Work, approval_id: UUID) -> int:
    quote_id = work.session.exec(select(Approval.quote_id).where(Approval.id == approval_id)).one()
    quote = work.get(Quote, quote_id, lock=True) if quote_id else None
    closed = close(work, col(Approval.id) == approval_id, ApprovalStatus.EXPIRED)
    if closed and quote and quote.status in OPEN:
        quote.status = QuoteStatus.EXPIRED
    return len(closed)


def _awaited(work: Work, approval_id: UUID | str, sha256: str) -> tuple[Approval, Quote | None]:
    """The approval, locked with its quote, when this visitor may decide now about what was shown."""
    rules.assert_may_decide(visible(work, approval_id), work.actor)
    approval, quote = locked(work, approval_id)
    rules.assert_waiting(approval, sha256=sha256, at=work.now, newer=partial(newer_id, work, approval))
    if is_replaced(work, approval):
        raise rules.Outdated(newer_id(work, approval))
    return approval, quote


def _items(work: Work, approval: Approval) -> tuple[lines.Item, ...]:
    if approval.quote_version_id is None:
        return ()
    return lines.items_in(work.get(QuoteVersion, approval.quote_version_id).content)


def _assert_authority(work: Work, approval: Approval, cents: int | None) -> None:
    company = work.get(Company, approval.company_id)
    rules.assert_within_limit(work.actor, approval.customer_id, cents, currency=approval.currency)
    rules.assert_proved(work.actor, cents, above_cents=company.code_above_cents, at=work.now)


def _decide(work: Work, approval: Approval, quote: Quote | None, status: ApprovalStatus, **values: Any) -> None:
    """Write the decision and how the person was known; of all who try at once, exactly one succeeds."""
    proof = work.actor.proof
    undecided = update(Approval).where(col(Approval.id) == approval.id, col(Approval.status) == ApprovalStatus.WAITING)
    values |= {
        "status": status,
        "decided_at": work.now,
        "opened_at": approval.opened_at or work.now,
        "account_id": work.actor.account_id,
        "verified_by": rules.verified_by(work.actor, work.now),
        "ip": str(proof.get("ip", ""))[:45],
        "agent": str(proof.get("agent", ""))[:300],
    }
    written = undecided.values(**values).returning(Approval)
    as_written = {"populate_existing": True, "synchronize_session": False}
    if work.session.scalars(written, execution_options=as_written).one_or_none() is None:
        raise rules.AlreadyDecided
    if quote:
        quote.status, quote.decided_at = _QUOTE_STATUS[status], work.now


def _note_opened(work: Work, approval: Approval) -> None:
    if approval.opened_at is None and rules.status_at(approval, work.now) is ApprovalStatus.WAITING:
        approval.opened_at = work.now
        record(work, approval, "opened" if approval.quote_id else "approval_opened")


def _assert_not_asked(work: Work, document: Document) -> None:
    asked = select(Approval).where(Approval.document_id == document.id, Approval.status == ApprovalStatus.WAITING)
    if any(rules.status_at(approval, work.now) is ApprovalStatus.WAITING for approval in work.session.exec(asked)):
        raise rules.AlreadyAsked
    close(work, col(Approval.document_id) == document.id, ApprovalStatus.EXPIRED)


def _supersede_older(work: Work, document: Document, **data: str) -> None:
    older_id = document.replaces_id
    while older_id:
        close(work, col(Approval.document_id) == older_id, ApprovalStatus.SUPERSEDED, **data)
        older_id = work.get(Document, older_id).replaces_id
