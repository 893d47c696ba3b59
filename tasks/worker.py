"""How a job is run, by Celery or by the embedded runner: claim, work, finish, or try again later."""

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy.exc import OperationalError

from domain import jobs
from domain.access import HOUSE, Actor, system_of
from domain.jobs.rules import LEASE, LeaseLost
from domain.problems import Problem, Unavailable
from domain.work import Work, work_as
from integrations.queue import celery
from models.fact import Job

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Assignment:
    """A claimed job as its task sees it. `once` is a key that stays the same over all attempts."""

    id: UUID
    kind: str
    company_id: UUID | None
    payload: dict[str, Any]
    worker: str
    queued_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def once(self) -> str:
        return str(self.id)

    @property
    def actor(self) -> Actor:
        return system_of(self.company_id) if self.company_id else HOUSE

    @contextlib.contextmanager
    def last_work(self) -> Iterator[Work]:
        """The transaction in which the job's effect and its end are written together, so it happens once."""
        with work_as(self.actor) as work:
            yield work
            jobs.finish(work, self.id, worker=self.worker)


Task = Callable[[Assignment], None]
TASKS: dict[str, Task] = {}


def task(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A task whose effect is in the database only: `def f(work, **payload)`, exactly once."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        def run(assignment: Assignment) -> None:
            with assignment.last_work() as work:
                function(work, **assignment.payload)

        TASKS[name] = run
        return function

    return register


def outside_task(name: str) -> Callable[[Task], Task]:
    """A task that reaches outside or takes long: it opens its own works and ends with `assignment.last_work()`."""

    def register(function: Task) -> Task:
        TASKS[name] = function
        return function

    return register


@celery.task(name="run_job")
def run_job(job_id: str) -> bool:
    """Run one job if it is still to be done; a duplicate delivery finds nothing to claim."""
    worker = f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident()}"
    with work_as(HOUSE) as work:
        job = jobs.claim(work, UUID(job_id), worker=worker)
        assignment = _assignment(job, worker) if job else None
    return assignment is not None and run(assignment)


def run(assignment: Assignment) -> bool:
    """Run a claimed job; True when it is done. What goes wrong is written on the job, never lost."""
    try:
        with _heartbeat(assignment):
            TASKS[assignment.kind](assignment)
    except Unavailable as problem:
        _fail(assignment, problem, str(problem), retry_after=problem.retry_after)
    except LeaseLost:
        log.warning("lease lost", job=str(assignment.id), kind=assignment.kind)
    except Problem as problem:
        _fail(assignment, problem, f"{type(problem).__name__}: {problem}", for_good=True)
    except Exception as exception:
        log.exception("task failed", job=str(assignment.id), kind=assignment.kind)
        _fail(assignment, exception, f"{type(exception).__name__}: {exception}")
    else:
        return True
    return False


def assignments(found: list[Job], worker: str) -> list[Assignment]:
    return [_assignment(job, worker) for job in found]


def _assignment(job: Job, worker: str) -> Assignment:
    return Assignment(job.id, job.kind, job.company_id, dict(job.payload), worker, job.created_at)


def _fail(assignment: Assignment, exception: Exception, error: str, **how: Any) -> None:
    with work_as(HOUSE) as work:
        jobs.fail(work, assignment.id, worker=assignment.worker, error=error, why=jobs.why_of(exception), **how)


@contextlib.contextmanager
def _heartbeat(assignment: Assignment) -> Iterator[None]:
    """Keep the lease while the task runs, so that nobody takes a slow job over."""
    done = threading.Event()

    def beat() -> None:
        while not done.wait(LEASE.total_seconds() / 3):
            try:
                with work_as(HOUSE) as work:
                    jobs.keep(work, assignment.id, worker=assignment.worker)
            except OperationalError as error:  # a busy or absent database; the lease outlives two beats
                log.warning("lease not renewed", job=str(assignment.id), error=str(error.orig))

    thread = threading.Thread(target=beat, daemon=True, name=f"lease-{assignment.id}")
    thread.start()
    try:
        yield
    finally:
        done.set()
