"""What people and sweepers ask about jobs."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import col, func, select

from domain.access import Right, needs
from domain.work import Work
from models.fact import Job, JobState


@needs(Right.KEEP_HOUSE)
def due(work: Work, *, since: timedelta = timedelta(), limit: int = 200) -> list[tuple[UUID, str]]:
    """(id, queue) of jobs that have been due for this long and that nobody holds."""
    waiting = (col(Job.state) == JobState.QUEUED) & (col(Job.due_at) <= work.now - since)
    abandoned = (col(Job.state) == JobState.RUNNING) & (col(Job.lease_until) < work.now)
    query = select(Job.id, Job.queue).where(waiting | abandoned).order_by(col(Job.due_at)).limit(limit)
    return [(id, queue) for id, queue in work.session.exec(query)]


@needs(Right.KEEP_HOUSE)
def oldest_due_at(work: Work) -> datetime | None:
    """Since when the longest waiting due job waits: the health of the workers."""
    query = select(func.min(Job.due_at)).where(Job.state == JobState.QUEUED, col(Job.due_at) <= work.now)
    return work.session.exec(query).one()


@needs(Right.SEE_WORKLIST)
def dead(work: Work) -> list[Job]:
    """Jobs of the company that were given up, newest first."""
    query = select(Job).where(Job.state == JobState.DEAD).order_by(col(Job.finished_at).desc()).limit(100)
    return list(work.session.exec(query))
