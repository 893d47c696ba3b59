"""What follows from invoices: their paper, runs of many, watching the day they are due."""

from domain import invoices
from domain.documents.filing import file_pdf
from domain.invoices import AT_ONCE
from domain.work import Work, work_as
from integrations import pdf
from tasks.rendering import rendered
from tasks.worker import Assignment, outside_task, task


@outside_task("invoices.render")
def render(assignment: Assignment) -> None:
    """Print what was issued, once; a job that is run again finds it filed."""
    invoice_id = assignment.payload["subject"]
    with work_as(assignment.actor, writes=False) as work:
        paper = invoices.paper(work, invoice_id)
    data = b"" if paper.document_id else rendered(pdf.invoice, paper.sheet, paper.reader)
    with assignment.last_work() as work:
        if data:
            document = file_pdf(
                work,
                customer_id=paper.customer_id,
                kind=paper.kind,
                title=paper.title,
                data=data,
                invoice_id=paper.invoice_id,
            )
            invoices.file_document(work, invoice_id, document.id)


@task("invoices.issue")
def issue(work: Work, *, invoice: str) -> None:
    invoices.issue_planned(work, invoice)


@task("invoices.watch_overdue")
def watch_overdue(work: Work) -> None:
    for company_id in invoices.firms_with_late(work):
        work.later("invoices.mark_overdue", company_id=company_id)


@task("invoices.mark_overdue")
def mark_overdue(work: Work) -> None:
    if invoices.mark_overdue(work) == AT_ONCE:
        work.later("invoices.mark_overdue", company_id=work.actor.company_id)
