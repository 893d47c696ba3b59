"""What screens and doors get to see of an approval."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from models.approval import ApprovalStatus


class Subject(StrEnum):
    """What consent is asked for."""

    QUOTE = "quote"
    DOCUMENT = "document"


@dataclass(frozen=True)
class ApprovalView:
    """Consent to one version. `status` is EXPIRED from the moment it is, also before the timetable writes it down.

    `answer_by` is the last day to answer where the firm is. `number` is the quote's, empty for a document.
    `document_id` is the PDF to read (None until it is rendered). `newer_id` is the approval that took the place of a
    superseded one. `can_decide`, `needs_proof` and `is_above_limit` are about the visitor and the amount without
    options.
    """

    id: UUID
    subject: Subject
    title: str
    number: str
    company_id: UUID
    company: str
    customer_id: UUID
    customer: str
    quote_id: UUID | None
    document_id: UUID | None
    version: int
    sha256: str
    amount_cents: int | None
    currency: str
    terms_id: UUID | None
    status: ApprovalStatus
    asked_at: datetime
    delivered_at: datetime | None
    opened_at: datetime | None
    expires_at: datetime
    answer_by: date
    decided_at: datetime | None
    typed_name: str
    decided_cents: int | None
    choices: tuple[str, ...]
    begin_early: bool
    reason: str
    evidence_id: UUID | None
    chain_number: int | None
    newer_id: UUID | None
    can_decide: bool
    needs_proof: bool
    is_above_limit: bool


@dataclass(frozen=True)
class ChainReport:
    """Whether the chain of a company's decisions is whole; `broken_at` is the first link that is not."""

    length: int
    broken_at: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None
