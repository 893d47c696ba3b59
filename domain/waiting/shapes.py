"""One thing a customer can do now."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class WaitingKind(StrEnum):
    QUOTE = "quote"
    DOCUMENT = "document"
    INVOICE = "invoice"


@dataclass(frozen=True)
class Waiting:
    """`id` is that of the approval or the invoice; `until` is the last day, where the firm is.

    `amount_cents` is what is still open of an invoice, or what a quote costs without options; None for a document
    that costs nothing.
    """

    kind: WaitingKind
    id: UUID
    quote_id: UUID | None
    company_id: UUID
    customer_id: UUID
    title: str
    number: str
    amount_cents: int | None
    currency: str
    until: date
    is_late: bool = False
