"""What is owed, what was paid, and how."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Index, and_, text
from sqlmodel import Field, UniqueConstraint

from models.base import CustomerOwned, Entity, Sight, by_bytes, cents, choice, json_field
from models.lines import LineColumns


class InvoiceKind(StrEnum):
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


class InvoiceStatus(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    PAID = "paid"
    CREDITED = "credited"


class Invoice(CustomerOwned, Entity, table=True):
    """An invoice or credit note; immutable once it has a number. Credit notes hold negative cents."""

    __table_args__ = (
        UniqueConstraint("company_id", "number"),
        Index("ix_invoice_newest", "company_id", "created_at", "id"),
        Index("ix_invoice_customer", "customer_id", "created_at", "id"),
        Index("ix_invoice_status", "company_id", "status", "due_on", "id"),
        # with the day, so that what is not overdue is passed over without a look at its row
        Index("ix_invoice_status_newest", "company_id", "status", "created_at", "id", "due_on"),
        Index("ix_invoice_total", "company_id", "total_cents", "id"),
        Index("ix_invoice_status_total", "company_id", "status", "total_cents", "id"),
    )

    kind: InvoiceKind = choice(InvoiceKind, InvoiceKind.INVOICE)
    number: str | None = Field(default=None, sa_type=by_bytes(20))  # type: ignore[call-overload]
    title: str = Field(default="", max_length=160)
    order_id: UUID | None = Field(default=None, foreign_key="customer_order.id", index=True)
    credits_id: UUID | None = Field(default=None, foreign_key="invoice.id")
    address_id: UUID | None = Field(default=None, foreign_key="address.id")
    document_id: UUID | None = Field(default=None, foreign_key="document.id")
    status: InvoiceStatus = choice(InvoiceStatus, InvoiceStatus.DRAFT)
    currency: str = Field(default="EUR", max_length=3)
    net_cents: int = cents(0)
    total_cents: int = cents(0)
    paid_cents: int = cents(0)
    credited_cents: int = cents(0)
    vat: list[dict] = json_field(list)
    issued_on: date | None = None
    due_on: date | None = None
    reference: str = Field(default="", max_length=30)  # structured creditor reference
    content: dict = json_field()  # canonical snapshot of what was issued
    sha256: str = Field(default="", max_length=64)
    revision: int = 1
    search: str = Field(default="", max_length=400)
    created_at: datetime
    sent_at: datetime | None = None

    @property
    def open_cents(self) -> int:
        return self.total_cents - self.paid_cents - self.credited_cents

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return and_(cls.customer_id.in_(sight.customers), cls.status != InvoiceStatus.DRAFT)  # type: ignore[attr-defined]


class InvoiceLine(Entity, LineColumns, table=True):
    """A line of the draft; customers read the snapshot of the issued invoice."""

    __tablename__ = "invoice_line"

    invoice_id: UUID = Field(foreign_key="invoice.id", index=True)
    order_line_id: UUID | None = Field(default=None, foreign_key="order_line.id", index=True)


class PaymentStatus(StrEnum):
    CREATING = "creating"
    OPEN = "open"
    PENDING = "pending"
    AUTHORIZED = "authorized"
    PAID = "paid"
    CANCELED = "canceled"
    EXPIRED = "expired"
    FAILED = "failed"


LIVE = (PaymentStatus.CREATING, PaymentStatus.OPEN, PaymentStatus.PENDING, PaymentStatus.AUTHORIZED)


class Payment(CustomerOwned, Entity, table=True):
    """One attempt to pay one invoice, or money booked by hand. At most one attempt is live per invoice."""

    __table_args__ = (
        Index(
            "ux_payment_live",
            "invoice_id",
            unique=True,
            sqlite_where=text("is_live"),
            postgresql_where=text("is_live"),
        ),
        Index("ix_payment_newest", "company_id", "created_at", "id"),
        Index("ix_payment_status", "company_id", "status", "created_at", "id"),
        Index("ix_payment_amount", "company_id", "amount_cents", "id"),
        Index("ix_payment_status_amount", "company_id", "status", "amount_cents", "id"),
    )

    invoice_id: UUID = Field(foreign_key="invoice.id", index=True)
    status: PaymentStatus = choice(PaymentStatus, PaymentStatus.CREATING)
    is_live: bool = True
    method: str = Field(default="", max_length=30)
    amount_cents: int = cents()
    currency: str = Field(default="EUR", max_length=3)
    booked_cents: int = cents(0)
    refunded_cents: int = cents(0)
    provider_id: str | None = Field(default=None, unique=True, max_length=80)
    checkout_url: str = Field(default="", max_length=500)
    secret_hash: str = Field(default="", max_length=64)
    note: str = Field(default="", max_length=200)
    created_at: datetime
    changed_at: datetime
    paid_at: datetime | None = None
    checked_at: datetime | None = None


class RefundStatus(StrEnum):
    ASKED = "asked"
    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"


class Refund(CustomerOwned, Entity, table=True):
    """Money given back on a payment; asked of the provider with this row's id as idempotency key."""

    payment_id: UUID = Field(foreign_key="payment.id", index=True)
    amount_cents: int = cents()
    status: RefundStatus = choice(RefundStatus, RefundStatus.ASKED)
    provider_id: str | None = Field(default=None, max_length=80)
    reason: str = Field(default="", max_length=200)
    created_at: datetime
