"""Jobs are done once, tried again, and laid before a person in the end."""

from datetime import timedelta

import pytest
import time_machine
from sqlmodel import select

from domain import jobs
from domain.access import HOUSE, NotAllowed
from domain.jobs.rules import backoff
from domain.jobs.words import UNEXPECTED
from domain.problems import Unavailable
from domain.work import clock, work_as
from models.customer import Customer
from models.fact import Fact, Job, JobState, Todo
from tasks import worker
from tasks.runner import run_due
from tests.people import People, do


@pytest.fixture
def counted(monkeypatch):
    """A task that counts its runs and fails as often as it is told."""
    runs: list[str] = []
    plan: list[Exception] = []

    def count(assignment):
        runs.append(assignment.once)
        if plan:
            raise plan.pop(0)
        with assignment.last_work() as work:
            work.record("test.counted", work.session.exec(select(Customer)).first())

    monkeypatch.setitem(worker.TASKS, "test.count", count)
    return runs, plan


def _put(people: People, **how) -> None:
    with work_as(people.sanne) as work:
        work.later("test.count", company_id=people.company.id, **how)


def _job() -> Job:
    with work_as(HOUSE) as work:
        return work.session.exec(select(Job).where(Job.kind == "test.count")).one()


def test_a_job_runs_once(people, counted):
    _put(people)
    run_due()
    run_due()
    assert (len(counted[0]), _job().state) == (1, JobState.DONE)


def test_nothing_is_left_of_work_that_failed(people):
    with pytest.raises(NotAllowed), work_as(people.sanne) as work:
        work.later("test.count", company_id=people.company.id)
        raise NotAllowed
    with work_as(HOUSE) as work:
        assert work.session.exec(select(Job)).all() == []


def test_a_partner_that_is_down_is_tried_again_later(people, counted):
    counted[1].append(Unavailable("smtp down", retry_after=120))
    _put(people)
    run_due()
    job = _job()
    assert job.state is JobState.QUEUED
    assert timedelta(seconds=110) < job.due_at - clock() <= timedelta(seconds=120)
    with time_machine.travel(clock() + timedelta(minutes=3)):
        run_due()
    assert _job().state is JobState.DONE


def test_the_last_failure_becomes_a_todo_and_staff_can_retry(people, counted):
    counted[1].extend(RuntimeError("boom") for _ in range(8))
    _put(people)
    with time_machine.travel(clock()) as traveller:
        for _ in range(8):
            run_due()
            traveller.shift(timedelta(hours=2))
        assert _job().state is JobState.DEAD
        with work_as(people.sanne) as work:
            assert [todo.why for todo in work.session.exec(select(Todo))] == [UNEXPECTED]
        do(people.sanne, jobs.retry, _job().id)
        run_due()
    assert _job().state is JobState.DONE


def test_a_worker_that_lost_its_lease_cannot_finish(people, monkeypatch):
    effects = []

    def slow(assignment):
        with work_as(HOUSE) as work:
            work.session.exec(select(Job)).one().lease_by = "somebody else"
        with assignment.last_work() as work:
            effects.append(work.record("test.counted", work.session.exec(select(Customer)).first()))

    monkeypatch.setitem(worker.TASKS, "test.count", slow)
    _put(people)
    run_due()
    with work_as(HOUSE) as work:
        assert work.session.exec(select(Fact)).all() == []
    assert len(effects) == 1


def test_the_job_of_a_killed_worker_is_taken_over(people, counted):
    _put(people)
    with work_as(HOUSE) as work:
        assert len(jobs.claim_due(work, worker="killed", limit=5)) == 1
    run_due()
    assert counted[0] == []
    with time_machine.travel(clock() + timedelta(minutes=2)):
        run_due()
    assert _job().state is JobState.DONE


def test_two_workers_cannot_claim_the_same_job(people, counted):
    _put(people)
    job = _job()
    assert do(HOUSE, jobs.claim, job.id, worker="one") is not None
    assert do(HOUSE, jobs.claim, job.id, worker="two") is None


def test_another_companys_dead_job_cannot_be_retried(people, counted):
    from domain.problems import NotFound

    _put(people)
    with work_as(HOUSE) as work:
        work.session.exec(select(Job)).one().state = JobState.DEAD
    with pytest.raises(NotFound):
        do(people.stranger, jobs.retry, _job().id)
    with pytest.raises(NotAllowed):
        do(people.technician, jobs.retry, _job().id)


def test_waiting_grows_up_to_an_hour():
    assert [backoff(n, jitter=1.0).total_seconds() for n in (1, 3, 20)] == [2, 8, 3600]
    assert backoff(3, jitter=0.0).total_seconds() == 4
    assert backoff(1, jitter=0.5, asked=30).total_seconds() == 30
