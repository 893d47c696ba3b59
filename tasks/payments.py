"""What follows from payments: asking the provider, taking back what is no longer needed, refunds, to-dos."""

from domain import facts, invoices, payments, worklist
from domain.work import Work, work_as
from models.fact import TodoKind
from tasks.worker import Assignment, outside_task, task


@outside_task("payments.sync")
def sync(assignment: Assignment) -> None:
    """Ask the provider and book the answer. Run twice, or killed between the two, it books once."""
    payments.sync(assignment.payload["payment"])
    with assignment.last_work():
        pass


@task("payments.poll")
def poll(work: Work) -> None:
    payments.plan_checks(work)


@outside_task("payments.withdraw")
def withdraw(assignment: Assignment) -> None:
    """The invoice was settled otherwise: an attempt that still stands open at the provider is taken back."""
    with work_as(assignment.actor, writes=False) as work:
        payment_id = payments.live_of(work, assignment.payload["subject"])
    if payment_id:
        payments.withdraw(payment_id)
    with assignment.last_work():
        pass


@outside_task("payments.give_back")
def give_back(assignment: Assignment) -> None:
    payments.give_back(assignment.actor.id, assignment.payload["subject"])
    with assignment.last_work():
        pass


@task("payments.lay_trouble")
def lay_trouble(work: Work, *, fact: str, subject: str) -> None:
    """Something went wrong on our side, at the provider, or money was taken back: staff must look."""
    happened = facts.by_id(work, fact)
    invoice = invoices.by_id(work, happened.data["invoice"])
    worklist.add(
        work,
        TodoKind.PAYMENT_FAILED,
        company_id=happened.company_id,
        customer_id=invoice.customer_id,
        subject_kind="invoice",
        subject_id=invoice.id,
        label=invoice.number,
        who=invoice.customer_name,
        why=payments.TROUBLE[happened.name],  # what the provider said stands at the payment
        amount_cents=happened.data["amount_cents"],
        key=f"{happened.name}:{fact}",
    )
