"""Invoices as people read them. Money is integer cents of `currency`; a credit note's is negative."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from domain.lines import Item, VatRow
from integrations.pdf.documents import InvoiceSheet
from integrations.reader import Reader
from models.document import DocumentKind
from models.invoice import InvoiceKind, InvoiceStatus


@dataclass(frozen=True)
class InvoiceRow:
    """A line of a list."""

    id: UUID
    company_id: UUID
    customer_id: UUID
    customer_name: str
    kind: InvoiceKind
    number: str | None
    title: str
    status: InvoiceStatus
    currency: str
    total_cents: int
    paid_cents: int
    credited_cents: int
    issued_on: date | None
    due_on: date | None
    created_at: datetime
    is_overdue: bool = False

    @property
    def open_cents(self) -> int:
        is_open = self.kind is InvoiceKind.INVOICE and self.status is not InvoiceStatus.DRAFT
        return self.total_cents - self.paid_cents - self.credited_cents if is_open else 0

    def at(self, today: date) -> "InvoiceRow":
        late = self.status is InvoiceStatus.OPEN and self.due_on is not None and self.due_on < today
        return replace(self, is_overdue=late)


@dataclass(frozen=True)
class InvoiceView:
    """A whole invoice or credit note, and what the one who asks may do with it."""

    id: UUID
    company_id: UUID
    customer_id: UUID
    customer_name: str
    kind: InvoiceKind
    number: str
    title: str
    status: InvoiceStatus
    is_overdue: bool
    currency: str
    items: tuple[Item, ...]
    net_cents: int
    vat: tuple[VatRow, ...]
    total_cents: int
    paid_cents: int
    credited_cents: int
    open_cents: int
    issued_on: date | None
    due_on: date | None
    reference: str
    order_id: UUID | None
    credits_id: UUID | None
    address_id: UUID | None
    document_id: UUID | None
    sha256: str
    revision: int
    created_at: datetime
    sent_at: datetime | None
    reason: str
    can_edit: bool
    can_credit: bool
    can_pay: bool
    can_book: bool


@dataclass(frozen=True)
class OpenAmounts:
    """What is still to be received, by days past the due date; `count` is the number of invoices."""

    not_due_cents: int
    late_30_cents: int
    late_60_cents: int
    later_cents: int
    count: int

    @property
    def total_cents(self) -> int:
        return self.not_due_cents + self.late_30_cents + self.late_60_cents + self.later_cents


@dataclass(frozen=True)
class MonthRevenue:
    """`month` is its first day."""

    month: date
    net_cents: int


@dataclass(frozen=True)
class Paper:
    """What to print, and where to file it. `document_id` is set once that was done."""

    sheet: InvoiceSheet
    reader: Reader
    kind: DocumentKind
    title: str
    invoice_id: UUID
    customer_id: UUID
    document_id: UUID | None
