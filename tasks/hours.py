"""Clocks that nobody stopped."""

from uuid import UUID

from domain import facts, hours, worklist
from domain.work import Work
from models.fact import TodoKind
from models.project import TimeEntry
from tasks.worker import task


@task("hours.watch_forgotten")
def watch_forgotten(work: Work) -> None:
    """The house looks every hour."""
    for company_id in hours.companies_with_forgotten(work):
        work.later("hours.lay_forgotten", company_id=company_id)


@task("hours.lay_forgotten")
def lay_forgotten(work: Work) -> None:
    for row in hours.forgotten(work):
        entry = work.get(TimeEntry, row.id)
        worklist.add(
            work,
            TodoKind.HOURS_FORGOTTEN,
            company_id=entry.company_id,
            customer_id=entry.customer_id,
            subject_kind="timeentry",
            subject_id=entry.id,
            label=row.project_title,
            who=row.staff_name,
            key=f"forgotten:{entry.id}",
        )


@task("hours.settle")
def settle(work: Work, *, fact: str, subject: str) -> None:
    """Whoever stopped, corrected or removed them."""
    worklist.settle(work, UUID(subject), TodoKind.HOURS_FORGOTTEN, by=facts.by_id(work, fact).actor_name)
