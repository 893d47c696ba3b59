"""What follows from asking for stickers: a sheet to print, in the customer's archive."""

from domain import installations
from domain.work import work_as
from integrations import pdf
from tasks.rendering import rendered
from tasks.worker import Assignment, outside_task


@outside_task("installations.print_stickers")
def print_stickers(assignment: Assignment) -> None:
    """All stickers of one customer on one sheet; only staff see it."""
    customer_id = assignment.payload["subject"]
    with work_as(assignment.actor, writes=False) as work:
        sheet, reader = installations.sticker_sheet(work, customer_id)
    data = rendered(pdf.stickers, sheet, reader)
    with assignment.last_work() as work:
        installations.file_stickers(work, customer_id, data)
