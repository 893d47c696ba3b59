"""What follows from decisions: they are sealed, proved on paper, and closed when nobody answers."""

from domain import approvals, facts
from domain.work import Work, work_as
from integrations import pdf
from tasks.rendering import rendered
from tasks.worker import Assignment, outside_task, task


@task("approvals.seal")
def seal(work: Work, *, fact: str, subject: str) -> None:
    approvals.seal(work, facts.by_id(work, fact).data["approval_id"])


@task("approvals.supersede_replaced")
def supersede_replaced(work: Work, *, fact: str, subject: str) -> None:
    approvals.supersede_replaced(work, subject)


@outside_task("approvals.file_evidence")
def file_evidence(assignment: Assignment) -> None:
    """The evidence file of a sealed decision, for both sides."""
    with work_as(assignment.actor, writes=False) as work:
        approval_id = facts.by_id(work, assignment.payload["fact"]).data["approval_id"]
        sheet, reader, proofs = approvals.evidence(work, approval_id)
    data = rendered(pdf.evidence, sheet, reader, attachments=proofs)
    with assignment.last_work() as work:
        approvals.file_evidence(work, approval_id, data)


@task("quotes.expire")
def expire(work: Work) -> None:
    approvals.expire(work)
