"""What follows from quotes: their paper."""

from domain import facts, quotes
from domain.documents.filing import file_pdf
from domain.texts import _
from domain.work import work_as
from integrations import pdf
from models.document import DocumentKind
from models.quote import Quote
from tasks.rendering import rendered
from tasks.worker import Assignment, outside_task


@outside_task("quotes.render")
def render(assignment: Assignment) -> None:
    """The PDF of the version that was sent, filed with the quote; then the customer can be told."""
    with work_as(assignment.actor, writes=False) as work:
        sent = facts.by_id(work, assignment.payload["fact"]).data
        sheet, reader = quotes.paper(work, sent["version_id"])
    data = rendered(pdf.quote, sheet, reader)
    with assignment.last_work() as work:
        quote = work.get(Quote, assignment.payload["subject"])
        title = reader.say(_("Quote {number}, version {version}"), number=sheet.number, version=sheet.version)
        document = file_pdf(
            work, customer_id=quote.customer_id, kind=DocumentKind.QUOTE, title=title, data=data, quote_id=quote.id
        )
        quotes.attach_pdf(work, sent["version_id"], document, approval_id=sent["approval_id"])
