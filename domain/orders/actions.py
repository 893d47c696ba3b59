"""What happens to orders: they come from approvals, are confirmed on paper, and may be cancelled."""

from datetime import datetime
from uuid import UUID

from sqlmodel import select

from domain import lines
from domain.access import Right, needs
from domain.approvals.rules import assert_reason
from domain.companies.numbering import take_number
from domain.orders import rules
from domain.orders.printing import filed
from domain.problems import NotAllowed
from domain.quotes import Offer
from domain.quotes.offer import offer_in
from domain.work import Work
from models.approval import Approval
from models.company import Company, SeriesKind
from models.customer import Customer
from models.lines import LineKind
from models.order import Order, OrderLine, OrderStatus
from models.quote import Quote, QuoteVersion


@needs(Right.FOLLOW_UP)
def make_from_approval(work: Work, approval_id: UUID | str) -> Order:
    """The order that follows from an approved quote: its fixed lines and the options that were chosen; made once."""
    approval = work.get(Approval, approval_id)
    rules.assert_approved(approval)
    quote = work.get(Quote, approval.quote_id, lock=True)
    if order := work.session.exec(select(Order).where(Order.quote_id == quote.id)).one_or_none():
        return order
    offer = offer_in(work.get(QuoteVersion, approval.quote_version_id).content)
    order = _write(work, approval, quote, offer)
    about = {"quote_id": str(quote.id), "approval_id": str(approval.id), "number": order.number}
    work.record("order.made", order, internal=False, cents=order.total_cents, **about)
    return order


@needs(Right.FOLLOW_UP)
def file_confirmation(work: Work, order_id: UUID | str, data: bytes) -> Order:
    """The order confirmation was made: file it with the order, once. Now both sides are told."""
    order = work.get(Order, order_id, lock=True)
    if order.document_id is None:
        document = filed(work, order, data)
        order.document_id = document.id
        about = {"quote_id": str(order.quote_id), "approval_id": str(order.approval_id), "number": order.number}
        work.record("order.confirmed", order, internal=False, document_id=str(document.id), **about)
    return order


@needs(Right.EDIT_QUOTES)
def cancel(work: Work, order_id: UUID | str, *, reason: str) -> Order:
    """The work is not going to be done; says why."""
    order = work.get(Order, order_id, lock=True)
    rules.assert_open(order)
    order.status = OrderStatus.CANCELLED
    work.record("order.cancelled", order, reason=assert_reason(reason))
    return order


@needs(Right.APPROVE_QUOTES)
def withdraw(work: Work, order_id: UUID | str, *, name: str, email: str) -> Order:
    """The consumer declares to withdraw from the contract; no reason is asked (Directive 2011/83/EU, article 11a).

    `email` is where the receipt goes. Raises AlreadyWithdrawn, NoWithdrawal, and Invalid by field.
    """
    order = work.get(Order, order_id, lock=True)
    if not work.actor.may(Right.APPROVE_QUOTES, order.customer_id):
        raise NotAllowed
    rules.assert_may_withdraw(order, work.now)
    rules.assert_statement(name=name, email=email)
    order.status, order.withdrawn_at = OrderStatus.WITHDRAWN, work.now
    order.withdrawn_by, order.withdrawn_email = name.strip()[:120], email.strip().lower()
    work.record("order.withdrawn", order, number=order.number, by=order.withdrawn_by)
    return order


def _write(work: Work, approval: Approval, quote: Quote, offer: Offer) -> Order:
    chosen = frozenset(approval.choices)
    agreed = [line for line in offer.lines if line.kind is not LineKind.OPTIONAL or line.id in chosen]
    sums = lines.totals(offer.lines, chosen)
    number = take_number(work, SeriesKind.ORDER)
    order = work.add(
        Order(
            company_id=quote.company_id,
            customer_id=quote.customer_id,
            number=number,
            title=offer.title,
            quote_id=quote.id,
            approval_id=approval.id,
            address_id=quote.address_id,
            currency=offer.currency,
            net_cents=sums.net_cents,
            total_cents=sums.total_cents,
            search=f"{number} {number.rpartition('-')[2]} {offer.receiver.name} {offer.title}".lower()[:400],
            created_at=work.now,
            withdraw_until=_withdraw_until(work, approval, quote),
        )
    )
    for position, line in enumerate(agreed, start=1):
        _write_line(work, order, line, position)
    return order


def _withdraw_until(work: Work, approval: Approval, quote: Quote) -> datetime | None:
    company, kind = work.get(Company, quote.company_id), work.get(Customer, quote.customer_id).kind
    concluded = approval.decided_at or work.now
    return rules.withdrawal_ends(concluded, kind=kind, days=company.withdrawal_days, zone=company.timezone)


def _write_line(work: Work, order: Order, item: lines.Item, position: int) -> None:
    """In an order nothing is optional any more."""
    kind = LineKind.FIXED if item.kind is LineKind.OPTIONAL else item.kind
    columns = {name: value for name, value in item.columns().items() if name not in {"kind", "amount_cents"}}
    work.add(
        OrderLine(
            company_id=order.company_id,
            customer_id=order.customer_id,
            order_id=order.id,
            position=position,
            kind=kind,
            **columns,
        )
    )
