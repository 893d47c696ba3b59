"""What follows from quotes: their paper."""

from domain import facts, quotes
from domain.work import work_as
from integrations import pdf
from tasks.rendering import rendered
from tasks.worker import Assignment, outside_task


@outside_task("quotes.render")
def render(assignment: Assignment) -> None:
    """The PDF of the version that was sent, filed with the quote; then the customer can be told."""
    with work_as(assignment.actor, writes=False) as work:
        version_id = facts.by_id(work, assignment.payload["fact"]).data["version_id"]
        sheet, reader = quotes.paper(work, version_id)
    data = rendered(pdf.quote, sheet, reader)
    with assignment.last_work() as work:
        quotes.file_paper(work, version_id, data)
