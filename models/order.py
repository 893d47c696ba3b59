"""What was agreed: an approved quote becomes an order with its confirmation."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, UniqueConstraint

from models.base import CustomerOwned, Entity, by_bytes, cents, choice
from models.lines import LineColumns


class OrderStatus(StrEnum):
    OPEN = "open"
    INVOICED = "invoiced"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"  # by the consumer, within the period
    DONE = "done"  # in the years before, brought in by an import: history, nothing follows from it


class Order(CustomerOwned, Entity, table=True):
    __tablename__ = "customer_order"
    __table_args__ = (
        UniqueConstraint("company_id", "number"),
        Index("ix_order_newest", "company_id", "created_at", "id"),
        Index("ix_order_customer", "customer_id", "created_at", "id"),
        Index("ix_order_status", "company_id", "status", "created_at", "id"),
        Index("ix_order_total", "company_id", "total_cents", "id"),
        Index("ix_order_status_total", "company_id", "status", "total_cents", "id"),
    )

    number: str = Field(sa_type=by_bytes(20))  # type: ignore[call-overload]
    title: str = Field(default="", max_length=160)
    quote_id: UUID | None = Field(default=None, foreign_key="quote.id", unique=True)
    approval_id: UUID | None = Field(default=None, foreign_key="approval.id")
    address_id: UUID | None = Field(default=None, foreign_key="address.id")
    document_id: UUID | None = Field(default=None, foreign_key="document.id")
    status: OrderStatus = choice(OrderStatus, OrderStatus.OPEN)
    currency: str = Field(default="EUR", max_length=3)
    net_cents: int = cents(0)
    total_cents: int = cents(0)
    search: str = Field(default="", max_length=400)
    created_at: datetime
    withdraw_until: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str = Field(default="", max_length=120)
    withdrawn_email: str = Field(default="", max_length=254)


class OrderLine(CustomerOwned, Entity, LineColumns, table=True):
    __tablename__ = "order_line"

    order_id: UUID = Field(foreign_key="customer_order.id", index=True)
