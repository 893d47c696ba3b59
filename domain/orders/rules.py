"""What must be true about an order. Pure."""

from datetime import datetime, timedelta

from domain import papers
from domain.companies.rules import is_email
from domain.problems import Conflict, Invalid
from domain.texts import _
from models.approval import Approval, ApprovalStatus
from models.customer import CustomerKind
from models.order import Order, OrderStatus

LAST_WEEKDAY = 4


class NotApproved(Conflict):
    text = _("This quote was not approved.")


class OrderClosed(Conflict):
    text = _("This order was invoiced, cancelled or withdrawn from before.")


class AlreadyWithdrawn(Conflict):
    text = _("You withdrew from this contract before. The confirmation is in your mail.")


class NoWithdrawal(Conflict):
    text = _("This contract cannot be withdrawn from here. Call the firm if you think that it should.")


def assert_approved(approval: Approval) -> None:
    if approval.status is not ApprovalStatus.APPROVED or approval.quote_version_id is None:
        raise NotApproved


def assert_open(order: Order) -> None:
    if order.status is not OrderStatus.OPEN:
        raise OrderClosed


def withdrawal_ends(concluded: datetime, *, kind: CustomerKind, days: int, zone: str) -> datetime | None:
    """Until when a consumer may withdraw from a contract for services without a reason; None: not at all.

    The day of the contract does not count, and a period that would end at a weekend ends on the Monday after it
    (Directive 2011/83/EU, article 9; Regulation 1182/71, article 3). Public holidays differ by country and are not
    known here: the firm grants them, because `days` may be longer than the law asks.
    """
    if kind is not CustomerKind.PRIVATE or days <= 0:
        return None
    last = papers.today(concluded, zone) + timedelta(days=days)
    while last.weekday() > LAST_WEEKDAY:
        last += timedelta(days=1)
    return papers.end_of_day(last, zone)


def may_withdraw(order: Order, at: datetime) -> bool:
    is_in_time = order.withdraw_until is not None and at < order.withdraw_until
    return is_in_time and order.status in (OrderStatus.OPEN, OrderStatus.INVOICED)


def assert_may_withdraw(order: Order, at: datetime) -> None:
    if order.status is OrderStatus.WITHDRAWN:
        raise AlreadyWithdrawn
    if not may_withdraw(order, at):
        raise NoWithdrawal


def assert_statement(*, name: str, email: str) -> None:
    """Who declares it, and where the receipt goes."""
    errors = {}
    if not name.strip():
        errors["name"] = _("Please fill this in.")
    if not is_email(email.strip()):
        errors["email"] = _("This is not an e-mail address.")
    if errors:
        raise Invalid(errors)
