"""What must be true for a decision to count. Pure: no session, no clock."""

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.access import Actor, Right
from domain.approvals.shapes import Subject
from domain.lines.rules import MOST_CENTS
from domain.problems import Conflict, Invalid, NotAllowed
from domain.texts import Money, _
from models.approval import Approval, ApprovalStatus
from models.document import Document, DocumentKind
from models.fact import ActorKind

PROOF_LASTS = timedelta(minutes=10)
PDF = "application/pdf"
UPLOADED = (DocumentKind.CONTRACT, DocumentKind.REPORT, DocumentKind.MANUAL, DocumentKind.OTHER)
MOST_NAME, MOST_REASON = 120, 2000
BEGIN_EARLY = _(
    "Please begin before the time to withdraw is over. I know that if I withdraw I pay for what was done by then, and "
    "that I can no longer withdraw once all the work is done."
)
CONSENT = _("I have read this version and the terms that belong to it, and I agree to it.")


class VerifiedBy(StrEnum):
    """How the person was known at the moment of the decision."""

    SESSION = "session"
    CODE = "code"


class Outdated(Conflict):
    """Another version took its place; `newer_id` is the approval to look at, if there is one."""

    text = _("This changed after you opened it. Here is the new version.")

    def __init__(self, newer_id: UUID | None = None) -> None:
        super().__init__()
        self.newer_id = newer_id


class AlreadyDecided(Conflict):
    text = _("This has already been decided.")


class Withdrawn(Conflict):
    text = _("The firm took this back.")


class Expired(Conflict):
    text = _("The time to answer has passed. Ask the firm for a new one.")


class AlreadyAsked(Conflict):
    text = _("The customer was asked to approve this document and has not answered yet.")


class AboveLimit(NotAllowed):
    text = _("You may approve up to {limit}. Somebody else has to approve this.")


class ProofNeeded(NotAllowed):
    """The session is too old for this amount: prove the address once more with a code, then approve."""

    text = _("For this amount we check once more that it is you. Type the code we send you.")


_CLOSED: dict[ApprovalStatus, type[Conflict]] = {
    ApprovalStatus.APPROVED: AlreadyDecided,
    ApprovalStatus.DECLINED: AlreadyDecided,
    ApprovalStatus.WITHDRAWN: Withdrawn,
    ApprovalStatus.EXPIRED: Expired,
}


def assert_askable(document: Document, *, expires_on: date, today: date, amount_cents: int | None) -> None:
    """Only an uploaded PDF is approved as it is; our own papers are approved as what they stand for."""
    errors = {}
    if not is_own_paper(document):
        errors["document"] = _("This belongs to another document. Ask for approval of that one.")
    if document.media_type != PDF:
        errors["document"] = _("Only a PDF can be approved. Save it as PDF first.")
    if expires_on < today:
        errors["expires_on"] = _("This day is over. Choose a later one.")
    if amount_cents is not None and not 0 <= amount_cents <= MOST_CENTS:
        errors["amount"] = _("This amount cannot be approved.")
    if errors:
        raise Invalid(errors)


def is_own_paper(document: Document) -> bool:
    """It stands for itself, not for a quote or an invoice."""
    return document.quote_id is None and document.kind in UPLOADED


def may_ask(document: Document, asked: Collection[ApprovalStatus]) -> bool:
    """Whether consent can be asked for; `asked` is what became of earlier requests."""
    return is_own_paper(document) and document.media_type == PDF and ApprovalStatus.WAITING not in asked


def subject_of(approval: Approval) -> Subject:
    return Subject.QUOTE if approval.quote_id else Subject.DOCUMENT


def subject_id_of(approval: Approval) -> UUID:
    id = approval.quote_id or approval.document_id
    assert id is not None  # an approval is for a quote or for a document
    return id


def right_to_see(approval: Approval) -> Right:
    return Right.SEE_QUOTES if approval.quote_id else Right.SEE_DOCUMENTS


def right_to_decide(approval: Approval) -> Right:
    return Right.APPROVE_QUOTES if approval.quote_id else Right.APPROVE_DOCUMENTS


def status_at(approval: Approval, at: datetime) -> ApprovalStatus:
    """Expired from the moment it is, also before the timetable writes it down."""
    if approval.status is ApprovalStatus.WAITING and approval.expires_at <= at:
        return ApprovalStatus.EXPIRED
    return approval.status


def may_decide(approval: Approval, actor: Actor) -> bool:
    """Only a customer decides: no clerk and no machine does it for him."""
    return actor.kind is ActorKind.CUSTOMER and actor.may(right_to_decide(approval), approval.customer_id)


def assert_may_decide(approval: Approval, actor: Actor) -> None:
    if not may_decide(approval, actor):
        raise NotAllowed


def assert_waiting(approval: Approval, *, sha256: str, at: datetime, newer: Callable[[], UUID | None]) -> None:
    """The decision is about exactly what was shown, and still awaited. `newer` is asked only for what is not."""
    status = status_at(approval, at)
    if status is ApprovalStatus.SUPERSEDED:
        raise Outdated(newer())
    if status is not ApprovalStatus.WAITING:
        raise _CLOSED[status]
    if sha256 != approval.sha256:
        raise Outdated(newer() or approval.id)


def assert_consent(*, typed_name: str, terms_accepted: bool, choices: Collection[str], options: frozenset[str]) -> None:
    errors = {}
    if not typed_name.strip():
        errors["typed_name"] = _("Type your name.")
    elif len(typed_name.strip()) > MOST_NAME:
        errors["typed_name"] = _("This is too long.")
    if terms_accepted is not True:
        errors["terms_accepted"] = _("Tick that you have read it and agree.")
    if not frozenset(choices) <= options:
        errors["choices"] = _("This option is not part of this version.")
    if errors:
        raise Invalid(errors)


def assert_reason(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise Invalid({"reason": _("Say in a few words why.")})
    if len(reason) > MOST_REASON:
        raise Invalid({"reason": _("This is too long.")})
    return reason


def is_above_limit(actor: Actor, customer_id: UUID, cents: int | None) -> bool:
    """Whether this is more than the person may approve at this customer record (MA-14)."""
    seat = actor.seat(customer_id)
    limit = seat.approve_up_to_cents if seat else None
    return limit is not None and cents is not None and cents > limit


def assert_within_limit(actor: Actor, customer_id: UUID, cents: int | None, *, currency: str) -> None:
    if is_above_limit(actor, customer_id, cents):
        seat = actor.seat(customer_id)
        raise AboveLimit(limit=Money((seat and seat.approve_up_to_cents) or 0, currency))


def is_proved(proof: dict[str, Any], at: datetime) -> bool:
    """Whether the visitor proved the address with a code or a link just now."""
    proved_at = proof.get("proved_at")
    return isinstance(proved_at, datetime) and at - proved_at <= PROOF_LASTS


def needs_proof(actor: Actor, cents: int | None, *, above_cents: int, at: datetime) -> bool:
    return cents is not None and cents > above_cents and not is_proved(actor.proof, at)


def assert_proved(actor: Actor, cents: int | None, *, above_cents: int, at: datetime) -> None:
    if needs_proof(actor, cents, above_cents=above_cents, at=at):
        raise ProofNeeded


def verified_by(actor: Actor, at: datetime) -> VerifiedBy:
    return VerifiedBy.CODE if is_proved(actor.proof, at) else VerifiedBy.SESSION
