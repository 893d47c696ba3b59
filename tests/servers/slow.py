"""Celery's app of this lane: the product's own tasks, and one that takes its time. `celery -A tests.servers.slow`."""

import time
from datetime import timedelta

from domain.jobs import rules

rules.LEASE = timedelta(seconds=6)  # a minute in production; read by tasks.worker when it is imported

from domain.work import Work  # noqa: E402
from models.company import TaxRate  # noqa: E402
from tasks.worker import Assignment, celery, outside_task, task  # noqa: E402

__all__ = ["celery"]


@outside_task("test.slow")
def slow(assignment: Assignment) -> None:
    """One row per job, written in the end; a job that ran twice leaves two."""
    time.sleep(assignment.payload["seconds"])
    with assignment.last_work() as work:
        _leave(work, assignment.payload["name"])


@task("test.quick")
def quick(work: Work, *, name: str) -> None:
    _leave(work, name)


def _leave(work: Work, name: str) -> None:
    work.add(TaxRate(company_id=work.actor.company_id, rate_bp=0, label=name))
