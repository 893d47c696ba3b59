"""What happens at certain times. Each entry becomes one job per period, however many tickers there are."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy.exc import IntegrityError

from domain import jobs
from domain.access import HOUSE
from domain.work import clock, work_as
from integrations import queue
from integrations.queue import celery
from models import schema
from tasks.worker import task

log = structlog.get_logger(__name__)

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    kind: str
    every: timedelta


TIMETABLE = [
    Entry("payments.poll", timedelta(minutes=1)),
    Entry("messages.fetch_mail", timedelta(minutes=1)),
    Entry("quotes.expire", timedelta(hours=1)),
    Entry("invoices.watch_overdue", timedelta(hours=6)),
    Entry("worklist.watch_expiring", timedelta(days=1)),
    Entry("hours.watch_forgotten", timedelta(hours=1)),
    Entry("jobs.sweep", timedelta(days=1)),
    Entry("accounts.sweep", timedelta(hours=6)),
    Entry("documents.sweep", timedelta(hours=6)),
    Entry("imports.sweep", timedelta(days=1)),
    Entry("tables.measure", timedelta(hours=6)),
]

_next_tick = 0.0


def tick() -> None:
    """Put what has become due among the jobs; cheap to call often, it looks every few seconds."""
    global _next_tick  # noqa: PLW0603
    if time.monotonic() < _next_tick:
        return
    _next_tick = time.monotonic() + 5
    for entry in TIMETABLE:
        _plan(entry)


@celery.task(name="tick")
def beat() -> None:
    """Celery beat's only task: plan what is due, and nudge what was left lying (a broker may lose messages)."""
    for entry in TIMETABLE:
        _plan(entry)
    with work_as(HOUSE, writes=False) as work:
        waiting = jobs.due(work, since=timedelta(seconds=5))
    queue.nudge([(str(id), name) for id, name in waiting])


@task("jobs.sweep")
def sweep_jobs(work) -> None:
    jobs.sweep(work)


@task("tables.measure")
def measure_tables(work) -> None:
    schema.measure(work.session)


def _plan(entry: Entry) -> None:
    period = (clock() - EPOCH) // entry.every
    key = f"{entry.kind}:{period}"
    if key == _planned.get(entry.kind):
        return
    try:
        with work_as(HOUSE) as work:
            work.later(entry.kind, company_id=None, dedup_key=key)
    except IntegrityError:
        log.debug("already planned", key=key)  # another ticker was first: what the unique key is for
    _planned[entry.kind] = key


_planned: dict[str, str] = {}

celery.conf.beat_schedule = {"tick": {"task": "tick", "schedule": 10.0, "options": {"queue": "fast", "expires": 10}}}
celery.conf.beat_scheduler = "celery.beat:Scheduler"  # keeps no file: the jobs' keys know what was planned
