"""What must be true about an order. Pure."""

from domain.problems import Conflict
from domain.texts import _
from models.approval import Approval, ApprovalStatus
from models.order import Order, OrderStatus


class NotApproved(Conflict):
    text = _("This quote was not approved.")


class OrderClosed(Conflict):
    text = _("This order was invoiced or cancelled before.")


def assert_approved(approval: Approval) -> None:
    if approval.status is not ApprovalStatus.APPROVED or approval.quote_version_id is None:
        raise NotApproved


def assert_open(order: Order) -> None:
    if order.status is not OrderStatus.OPEN:
        raise OrderClosed
