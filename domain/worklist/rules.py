"""Which to-dos belong together, and who may take them. Pure."""

from datetime import timedelta

from domain.access import Actor, Right
from domain.problems import Conflict
from domain.texts import _
from models.fact import Todo, TodoKind

REACTIONS = (
    TodoKind.REQUEST,
    TodoKind.QUESTION,
    TodoKind.MESSAGE,
    TodoKind.FILE,
    TodoKind.MAIL_FROM_OTHER,
    TodoKind.CHANGE_ASKED,
    TodoKind.DECLINED,
    TodoKind.APPROVED,
    TodoKind.ORDER_WITHDRAWN,
    TodoKind.MOVING,
)
UNDELIVERED = (TodoKind.DELIVERY_FAILED, TodoKind.JOB_DEAD)
LEFT_LYING = (
    TodoKind.PAYMENT_FAILED,
    TodoKind.OVERPAID,
    TodoKind.OVERDUE,
    TodoKind.EXPIRING,
    TodoKind.HOURS_FORGOTTEN,
)
MONEY = (TodoKind.PAYMENT_FAILED, TodoKind.OVERPAID, TodoKind.OVERDUE)
EXPIRES_SOON = timedelta(days=3)


class AlreadyHandled(Conflict):
    text = _("{name} has already handled this.")


def kinds_for(actor: Actor) -> tuple[TodoKind, ...]:
    """Who may not see invoices is not told about money either."""
    return tuple(kind for kind in TodoKind if kind not in MONEY or actor.may(Right.SEE_INVOICES))


def assert_open(todo: Todo) -> None:
    if todo.handled_at is not None:
        raise AlreadyHandled(name=todo.handled_by)
