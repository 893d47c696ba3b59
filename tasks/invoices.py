"""What follows from invoices: their paper, runs of many, watching the day they are due, and to-dos for staff."""

from domain import facts, invoices, worklist
from domain.documents.filing import file_pdf
from domain.invoices import AT_ONCE
from domain.work import Work, work_as
from integrations import pdf
from models.fact import TodoKind
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


@task("invoices.lay_overdue")
def lay_overdue(work: Work, *, fact: str, subject: str) -> None:
    _lay(work, TodoKind.OVERDUE, fact, "open_cents")


@task("invoices.lay_overpaid")
def lay_overpaid(work: Work, *, fact: str, subject: str) -> None:
    """Too much came in: staff refund it, or use it for something else."""
    _lay(work, TodoKind.OVERPAID, fact, "excess_cents")


@task("invoices.tidy_worklist")
def tidy_worklist(work: Work, *, fact: str, subject: str) -> None:
    """Money or a credit note came, or money went back: take off the list what that settled."""
    invoice = invoices.by_id(work, facts.by_id(work, fact).data.get("invoice", subject))
    if invoice.open_cents <= 0:
        worklist.settle(work, invoice.id, TodoKind.OVERDUE, TodoKind.PAYMENT_FAILED)
    if invoice.open_cents >= 0:
        worklist.settle(work, invoice.id, TodoKind.OVERPAID)


def _lay(work: Work, kind: TodoKind, fact_id: str, amount: str) -> None:
    fact = facts.by_id(work, fact_id)
    invoice = invoices.by_id(work, fact.subject_id)
    worklist.add(
        work,
        kind,
        company_id=fact.company_id,
        customer_id=invoice.customer_id,
        subject_kind="invoice",
        subject_id=invoice.id,
        label=invoice.number,
        who=invoice.customer_name,
        amount_cents=fact.data[amount],
        key=f"{kind}:{fact.id}",
    )
