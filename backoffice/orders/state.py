"""Orders: the list, and one order."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from backoffice.arriving import Arriving, arriving, named_in
from domain import facts, invoices, notifications, orders, projects, requests
from domain.access import Right
from domain.lines import Item
from domain.orders import OrderFull, OrderRow
from domain.quotes import by_id as quote_by_id
from domain.work import Work
from models.lines import LineKind
from models.order import OrderStatus
from ui.ask import ask, reading
from ui.deliveries import DeliveryShape, delivery_shapes
from ui.facts import FactShape, fact_shapes
from ui.form import Form, filling
from ui.gated import ForStaff
from ui.listing import Listing
from ui.sums import SumsShape, sums_of

PAPER = "/files/documents/{}"


@dataclass(frozen=True)
class OrderLine:
    """A line of the list."""

    id: str = ""
    number: str = ""
    customer: str = ""
    title: str = ""
    status: str = ""
    cents: int = 0
    created_at: str = ""


@dataclass(frozen=True)
class WorkLine:
    """What was agreed, line by line; `place` is 0 for a heading."""

    place: int = 0
    title: str = ""
    detail: str = ""
    quantity: float = 0
    unit: str = ""
    price_cents: int = 0
    rate: str = ""
    cents: int = 0


@dataclass(frozen=True)
class OrderShape:
    id: str = ""
    number: str = ""
    title: str = ""
    status: str = ""
    customer: str = ""
    customer_id: str = ""
    site: str = ""
    currency: str = "EUR"
    created_at: str = ""
    quote_id: str = ""
    quote_number: str = ""
    approved_by: str = ""
    approved_at: str = ""
    begin_early: bool = False
    withdraw_by: str = ""  # the last day a consumer may withdraw
    confirmation: str = ""
    evidence: str = ""
    request_id: str = ""
    request_number: str = ""
    can_cancel: bool = False
    can_invoice: bool = False
    can_plan: bool = False
    project_id: str = ""
    sums: SumsShape = field(default_factory=SumsShape)
    lines: list[WorkLine] = field(default_factory=list)
    facts: list[FactShape] = field(default_factory=list)
    deliveries: list[DeliveryShape] = field(default_factory=list)


class OrdersState(ForStaff, Listing, rx.State):
    """All orders, the newest first."""

    rows: list[OrderLine] = []

    async def _show(self) -> None:
        status = OrderStatus(self.status) if self.status in set(OrderStatus) else None
        self.rows = await self._page(orders.page, line_of, status=status)


class OrderState(ForStaff, Arriving, Form, rx.State):
    """One order: what was agreed, its papers, and the way to the invoice."""

    order: OrderShape = OrderShape()

    @rx.event
    async def load(self):
        if self.order.id != named_in(self):
            self.order, self.is_there, self.step = OrderShape(), False, ""
        with arriving(self):
            await self._reload()

    @rx.event
    async def make_invoice(self):
        id = await ask(self, invoices.make_from_order, self.order.id, shape=lambda invoice: str(invoice.id))
        return rx.redirect(f"/office/invoices/{id}")

    @rx.event
    async def make_project(self):
        """With one press, and once: the project has its own page, where the rest is said."""
        id = await ask(self, projects.make_from_order, self.order.id, shape=lambda project: str(project.id))
        return rx.redirect(f"/office/projects/{id}")

    @rx.event
    def show(self, step: str):
        """Open what lies over the page."""
        self.step = step[:20]

    @rx.event
    async def cancel(self, form: dict[str, Any]):
        with filling(self):
            await ask(self, orders.cancel, self.order.id, reason=str(form.get("reason") or ""))
            self.step = ""
            await self._reload()

    @rx.event
    async def resend(self, delivery_id: str):
        await ask(self, notifications.resend, delivery_id)
        await self._reload()

    async def _reload(self) -> None:
        self.order = await ask(self, whole, named_in(self), shape=lambda found: found)


@reading
def whole(work: Work, order_id: str) -> OrderShape:
    order = orders.by_id(work, order_id)
    return OrderShape(
        id=str(order.id),
        number=order.number,
        title=order.title,
        status=order.status.value,
        customer=order.customer,
        customer_id=str(order.customer_id),
        site=order.site,
        currency=order.currency,
        created_at=order.created_at.isoformat(),
        withdraw_by=order.withdraw_by.isoformat() if order.withdraw_by else "",
        quote_id=str(order.quote_id or ""),
        quote_number=order.quote_number,
        confirmation=PAPER.format(order.document_id) if order.document_id else "",
        can_cancel=order.can_cancel,
        can_invoice=order.can_invoice,
        sums=sums_of(order.totals, order.currency),
        lines=_lines(order),
        facts=fact_shapes(facts.about(work, order.id, limit=40)),
        deliveries=delivery_shapes(notifications.log(work, subject_id=order.id, size=20).rows),
        project_id=str(projects.of_order(work, order.id) or ""),
        can_plan=work.actor.may(Right.EDIT_PROJECTS) and order.status in (OrderStatus.OPEN, OrderStatus.INVOICED),
        **_approval(work, order),
    )


def line_of(row: OrderRow) -> OrderLine:
    return OrderLine(
        str(row.id), row.number, row.customer, row.title, row.status.value, row.total_cents, row.created_at.isoformat()
    )


def _approval(work: Work, order: OrderFull) -> dict[str, Any]:
    """Who agreed to it, and the evidence of that."""
    if order.quote_id is None:
        return _request(work, order)
    versions = quote_by_id(work, order.quote_id).versions
    found = next((version.approval for version in versions if version.approval.id == order.approval_id), None)
    if found is None:
        return {}
    return {
        "approved_by": found.typed_name,
        "begin_early": found.begin_early,
        "approved_at": found.decided_at.isoformat() if found.decided_at else "",
        "evidence": PAPER.format(found.evidence_id) if found.evidence_id else "",
    }


def _request(work: Work, order: OrderFull) -> dict[str, Any]:
    """What it was made of without a quote."""
    found = requests.of_order(work, order.id) if work.actor.may(Right.HANDLE_REQUESTS) else None
    return {"request_id": str(found[0]), "request_number": found[1]} if found else {}


def _lines(order: OrderFull) -> list[WorkLine]:
    shapes, place = [], 0
    for line in order.lines:
        is_heading = line.item.kind is LineKind.HEADING
        place += not is_heading
        shapes.append(_line(line.item, line.amount_cents, 0 if is_heading else place))
    return shapes


def _line(item: Item, cents: int, place: int) -> WorkLine:
    return WorkLine(
        place=place,
        title=item.title,
        detail=item.detail,
        quantity=item.quantity_milli / 1000,
        unit=item.unit,
        price_cents=item.price_cents,
        rate=f"{item.tax_rate_bp / 100:g}%",
        cents=cents,
    )
