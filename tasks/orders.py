"""What follows from an approved quote: the order, and its confirmation on paper."""

from domain import facts, orders
from domain.work import Work, work_as
from integrations import pdf
from tasks.rendering import rendered
from tasks.worker import Assignment, outside_task, task


@task("orders.make_from_approval")
def make_from_approval(work: Work, *, fact: str, subject: str) -> None:
    orders.make_from_approval(work, facts.by_id(work, fact).data["approval_id"])


@outside_task("orders.file_confirmation")
def file_confirmation(assignment: Assignment) -> None:
    """The order confirmation, filed with the order; then both sides are told."""
    order_id = assignment.payload["subject"]
    with work_as(assignment.actor, writes=False) as work:
        sheet, reader = orders.paper(work, order_id)
    data = rendered(pdf.order_confirmation, sheet, reader)
    with assignment.last_work() as work:
        orders.file_confirmation(work, order_id, data)
