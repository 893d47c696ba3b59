"""What people ask about orders."""

from uuid import UUID

from sqlmodel import col, select

from domain import lines, papers
from domain.access import Right, needs
from domain.orders import rules
from domain.orders.printing import sheet_of
from domain.orders.shapes import OrderFull, OrderLineView, OrderRow
from domain.paging import USUAL, Page, order_of, page_of
from domain.work import Work
from integrations.pdf.documents import OrderSheet
from integrations.reader import Reader
from models.company import Company
from models.customer import Address, Customer
from models.fact import ActorKind
from models.order import Order, OrderLine, OrderStatus
from models.quote import Quote

SORTS = {
    "date": (Order.created_at,),
    "total": (Order.total_cents,),
    "status": (Order.status, Order.created_at),
}


@needs(Right.SEE_QUOTES)
def page(
    work: Work,
    *,
    search: str = "",
    sort: str = "",
    status: OrderStatus | None = None,
    customer_id: UUID | str | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[OrderRow]:
    """Orders, newest first unless `sort` says otherwise: the firm's, or the visitor's own."""
    query = (
        select(
            Order.id, Order.number, Order.title, Order.customer_id, Customer.name, Order.status, Order.net_cents,
            Order.total_cents, Order.currency, Order.created_at,
        )  # type: ignore[call-overload]
        .join(Customer, col(Customer.id) == Order.customer_id)
    )  # fmt: skip
    if status:
        query = query.where(Order.status == status)
    if customer_id:
        query = query.where(Order.customer_id == work.get(Customer, customer_id).id)
    return page_of(
        work, query, OrderRow, by=order_of(sort, SORTS, usual="-date"), id=Order.id, search=search, among=Order,
        after=after, before=before, size=size,
    )  # fmt: skip


@needs(Right.SEE_QUOTES)
def by_id(work: Work, order_id: UUID | str) -> OrderFull:
    order = work.get(Order, order_id)
    company = work.get(Company, order.company_id)
    items = lines.of_rows(work.session.exec(select(OrderLine).where(OrderLine.order_id == order.id)))
    is_open = order.status is OrderStatus.OPEN
    return OrderFull(
        id=order.id,
        number=order.number,
        title=order.title,
        company_id=order.company_id,
        company=company.name,
        customer_id=order.customer_id,
        customer=work.get(Customer, order.customer_id).name,
        site=work.get(Address, order.address_id).one_line() if order.address_id else "",
        status=order.status,
        currency=order.currency,
        lines=tuple(OrderLineView(item, lines.amount_of(item)) for item in items),
        totals=lines.totals(items) if items else lines.Totals(order.net_cents, (), order.total_cents),
        quote_id=order.quote_id,
        quote_number=work.get(Quote, order.quote_id).number if order.quote_id else "",
        approval_id=order.approval_id,
        document_id=order.document_id,
        created_at=order.created_at,
        can_cancel=is_open and work.actor.may(Right.EDIT_QUOTES),
        can_invoice=is_open and work.actor.may(Right.EDIT_INVOICES),
        withdraw_by=papers.last_day(order.withdraw_until, company.timezone) if order.withdraw_until else None,
        withdrawn_at=order.withdrawn_at,
        withdrawn_by=order.withdrawn_by,
        withdrawn_email=order.withdrawn_email,
        can_withdraw=work.actor.kind is ActorKind.CUSTOMER
        and work.actor.may(Right.APPROVE_QUOTES, order.customer_id)
        and rules.may_withdraw(order, work.now),
    )


@needs(Right.SEE_QUOTES)
def of_quote(work: Work, quote_id: UUID | str) -> OrderFull | None:
    """What came of an approved quote; None until its order is made."""
    found = work.session.exec(select(Order.id).where(Order.quote_id == work.get(Quote, quote_id).id)).one_or_none()
    return by_id(work, found) if found else None


@needs(Right.FOLLOW_UP)
def paper(work: Work, order_id: UUID | str) -> tuple[OrderSheet, Reader]:
    """The order confirmation, ready to be printed in the customer's language."""
    return sheet_of(work, work.get(Order, order_id))
