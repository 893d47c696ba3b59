"""The communication log: what was said to whom, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import col, or_, select

from domain.access import Actor, Right, needs
from domain.notifications.notices import ABOUT_REQUESTS, RIGHT_ASKED, TO_STAFF, Template
from domain.paging import USUAL, Order, Page, page_of
from domain.work import Work
from models.fact import Delivery, DeliveryChannel, DeliveryState


@dataclass(frozen=True)
class DeliveryRow:
    """One message in the log. `subject` is empty until it was written."""

    id: UUID
    customer_id: UUID | None
    channel: DeliveryChannel
    template: str
    recipient: str
    recipient_name: str
    language: str
    subject: str
    subject_id: UUID | None
    approval_id: UUID | None
    state: DeliveryState
    error: str
    trouble: str
    created_at: datetime
    sent_at: datetime | None
    opened_at: datetime | None
    acted_at: datetime | None


@needs(Right.SEE_CUSTOMERS)
def log(
    work: Work,
    *,
    customer_id: UUID | None = None,
    subject_id: UUID | None = None,
    state: DeliveryState | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[DeliveryRow]:
    """Messages, newest first: all of them, one customer's, or those about one subject (or approval)."""
    query = _rows().where(col(Delivery.template).not_in(_kept_from(work.actor)))
    if customer_id is not None:
        query = query.where(Delivery.customer_id == customer_id)
    if subject_id is not None:
        query = query.where(or_(col(Delivery.subject_id) == subject_id, col(Delivery.approval_id) == subject_id))
    if state is not None:
        query = query.where(Delivery.state == state)
    newest = Order((Delivery.created_at,))
    return page_of(work, query, DeliveryRow, by=newest, id=Delivery.id, after=after, before=before, size=size)


def _kept_from(actor: Actor) -> list[Template]:
    """Who may not see invoices does not read about them in the log either."""
    asked = RIGHT_ASKED | dict.fromkeys(TO_STAFF, Right.SEE_QUOTES)
    asked |= dict.fromkeys(ABOUT_REQUESTS, Right.HANDLE_REQUESTS)
    return [template for template, right in asked.items() if not actor.may(right)]


def _rows() -> Any:
    columns = (
        Delivery.id, Delivery.customer_id, Delivery.channel, Delivery.template, Delivery.recipient,
        Delivery.recipient_name, Delivery.language, Delivery.subject, Delivery.subject_id, Delivery.approval_id,
        Delivery.state, Delivery.error, Delivery.trouble, Delivery.created_at, Delivery.sent_at, Delivery.opened_at,
        Delivery.acted_at,
    )  # fmt: skip
    return select(*columns)  # type: ignore[call-overload]
