"""What workers and staff do with jobs."""

import random
from uuid import UUID

from sqlalchemy import or_, update
from sqlmodel import and_, col, delete, select

from domain.access import Right, needs
from domain.jobs import rules, words
from domain.problems import NotFound
from domain.work import Work, id_of
from models.fact import Job, JobState, Todo, TodoKind


@needs(Right.KEEP_HOUSE)
def claim(work: Work, job_id: UUID, *, worker: str) -> Job | None:
    """Take this job if it is due and nobody holds it; losing the race is no harm."""
    return next(iter(_claim(work, worker, 1, col(Job.id) == job_id)), None)


@needs(Right.KEEP_HOUSE)
def claim_due(work: Work, *, worker: str, limit: int) -> list[Job]:
    """Take up to `limit` due jobs, oldest first."""
    return _claim(work, worker, limit, True)


@needs(Right.KEEP_HOUSE)
def keep(work: Work, job_id: UUID, *, worker: str) -> bool:
    """Hold on to a job that takes long; False when somebody else took it over."""
    return _mine(work, job_id, worker, lease_until=work.now + rules.LEASE) == 1


@needs(Right.FOLLOW_UP)
def finish(work: Work, job_id: UUID, *, worker: str) -> None:
    """Mark the job done, in the transaction of its effect: a worker that lost its lease cannot finish."""
    if not _mine(work, job_id, worker, state=JobState.DONE, finished_at=work.now, last_error="", lease_until=None):
        raise rules.LeaseLost


@needs(Right.KEEP_HOUSE)
def fail(
    work: Work,
    job_id: UUID,
    *,
    worker: str,
    error: str,
    why: str,
    retry_after: float | None = None,
    for_good: bool = False,
) -> None:
    """Try again later, or after the last attempt lay the job before a person: `why` is the msgid that is read then."""
    job = work.session.exec(select(Job).where(Job.id == job_id).with_for_update()).one_or_none()
    if job is None or job.lease_by != worker or job.state is not JobState.RUNNING:
        return
    job.last_error, job.why, job.lease_until, job.lease_by = error[:500], why[:300], None, ""
    if for_good or job.attempts >= job.max_attempts:
        job.state, job.finished_at = JobState.DEAD, work.now
        _lay_before_staff(work, job)
        return
    jitter = random.random()  # noqa: S311  only spreads retries
    job.state = JobState.QUEUED
    job.due_at = work.now + rules.backoff(job.attempts, jitter=jitter, asked=retry_after)


@needs(Right.SEE_WORKLIST)
def retry(work: Work, job_id: UUID | str) -> Job:
    """Staff have a dead job run once more."""
    query = select(Job).where(Job.id == id_of(job_id), Job.state == JobState.DEAD).with_for_update()
    job = work.session.exec(query).one_or_none()
    if job is None:
        raise NotFound
    job.state, job.attempts, job.due_at, job.finished_at = JobState.QUEUED, 0, work.now, None
    work.jobs.append(job)
    return job


@needs(Right.KEEP_HOUSE)
def sweep(work: Work) -> int:
    """Forget jobs that were done long ago; returns how many."""
    old = work.now - rules.KEPT
    done = delete(Job).where(col(Job.state) == JobState.DONE, col(Job.finished_at) < old)
    return work.session.exec(done).rowcount  # type: ignore[call-overload]


def _claim(work: Work, worker: str, limit: int, which) -> list[Job]:
    due = or_(
        and_(col(Job.state) == JobState.QUEUED, col(Job.due_at) <= work.now),
        and_(col(Job.state) == JobState.RUNNING, col(Job.lease_until) < work.now),
    )
    query = select(Job).where(which, due).order_by(col(Job.due_at)).limit(limit).with_for_update(skip_locked=True)
    jobs = list(work.session.exec(query))
    for job in jobs:
        job.state, job.attempts = JobState.RUNNING, job.attempts + 1
        job.lease_by, job.lease_until = worker, work.now + rules.LEASE
    return jobs


def _mine(work: Work, job_id: UUID, worker: str, **values) -> int:
    held = and_(col(Job.id) == job_id, col(Job.lease_by) == worker, col(Job.state) == JobState.RUNNING)
    return work.session.exec(update(Job).where(held).values(**values)).rowcount  # type: ignore[call-overload]


def _lay_before_staff(work: Work, job: Job) -> None:
    if job.company_id is None:
        return
    work.session.add(
        Todo(
            company_id=job.company_id,
            kind=TodoKind.JOB_DEAD,
            subject_kind="job",
            subject_id=job.id,
            subject_label=words.name_of(job.kind),
            why=job.why,
            dedup_key=f"job:{job.id}:{job.attempts}",
            created_at=work.now,
        )
    )
