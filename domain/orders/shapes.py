"""What screens get to see of orders."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.lines import Item, Totals
from models.order import OrderStatus


@dataclass(frozen=True)
class OrderRow:
    id: UUID
    number: str
    title: str
    customer_id: UUID
    customer: str
    status: OrderStatus
    net_cents: int
    total_cents: int
    currency: str
    created_at: datetime


@dataclass(frozen=True)
class OrderLineView:
    item: Item
    amount_cents: int


@dataclass(frozen=True)
class OrderFull:
    """An order with its lines and where it came from; `document_id` is the confirmation once it is made.

    `withdraw_by` is there for consumers: the last day to withdraw without giving a reason.
    """

    id: UUID
    number: str
    title: str
    company_id: UUID
    company: str
    customer_id: UUID
    customer: str
    site: str
    status: OrderStatus
    currency: str
    lines: tuple[OrderLineView, ...]
    totals: Totals
    quote_id: UUID | None
    quote_number: str
    approval_id: UUID | None
    document_id: UUID | None
    created_at: datetime
    can_cancel: bool
    can_invoice: bool
    withdraw_by: date | None
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_email: str
    can_withdraw: bool
