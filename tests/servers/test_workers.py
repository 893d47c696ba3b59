"""Real Celery workers and beat over real Redis: nothing is lost and nothing is done twice, whatever is killed."""

import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import col, select

from domain.access import HOUSE
from domain.work import work_as
from integrations import queue
from models.company import TaxRate
from models.fact import Job, JobState
from settings import settings
from tests.people import People
from tests.servers.redis_server import RedisServer
from tests.servers.running import Installation, installation, kill, wait_until


@pytest.fixture
def house(on_postgres: str, redis: RedisServer, tmp_path: Path, monkeypatch) -> Iterator[Installation]:
    """The servers' settings, for this process and for those that are started."""
    monkeypatch.setattr(settings, "redis_url", redis.url)
    monkeypatch.setattr(queue.celery.conf, "broker_url", redis.url)
    with installation(tmp_path, DATABASE_URL=on_postgres, REDIS_URL=redis.url) as made:
        yield made


def put(people: People, kind: str, names: list[str], **payload: float) -> None:
    with work_as(people.sanne) as work:
        for name in names:
            work.later(kind, company_id=people.company.id, queue="default", name=name, **payload)


def left() -> Counter[str]:
    """How often each job left its row behind."""
    with work_as(HOUSE, writes=False) as work:
        return Counter(work.session.exec(select(TaxRate.label).where(col(TaxRate.label).startswith("job "))))


def running() -> int:
    with work_as(HOUSE, writes=False) as work:
        return len(work.session.exec(select(Job.id).where(Job.state == JobState.RUNNING)).all())


def names(count: int) -> list[str]:
    return [f"job {number}" for number in range(count)]


def test_a_killed_worker_loses_nothing_and_nothing_is_done_twice(house: Installation, people: People):
    first, _second, _beat = house.worker("first"), house.worker("second"), house.beat()
    put(people, "test.slow", names(12), seconds=2)
    wait_until(lambda: running() >= 3 and len(left()) >= 1, "both workers are in the middle of jobs", within=30)
    kill(first)
    wait_until(lambda: len(left()) == 12, "every job was done", within=90)
    assert set(left().values()) == {1}


def test_a_worker_that_is_asked_to_stop_finishes_what_it_began(house: Installation, people: People):
    worker = house.worker("only", concurrency=1)
    put(people, "test.slow", names(1), seconds=3)
    wait_until(lambda: running() == 1, "the job runs", within=20)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0
    assert left() == {"job 0": 1}


def test_a_restarted_redis_that_forgot_everything_loses_nothing(house, people, redis: RedisServer):
    house.worker("only")
    house.beat()
    put(people, "test.quick", ["job before"])
    wait_until(lambda: "job before" in left(), "the worker works", within=20)
    redis.stop()
    put(people, "test.quick", names(5))
    redis.start()
    wait_until(lambda: len(left()) == 6, "what was put while Redis was down is done", within=60)
    assert set(left().values()) == {1}


def test_two_beats_plan_each_period_once(house: Installation, people: People):
    house.worker("only")
    house.beat()
    house.start("second-beat", "manage.py", "beat")
    done = select(Job.dedup_key).where(Job.state == JobState.DONE, col(Job.company_id).is_(None))

    def planned() -> Counter[str]:
        with work_as(HOUSE, writes=False) as work:
            return Counter(key.rpartition(":")[0] for key in work.session.exec(done) if key)

    wait_until(lambda: {"jobs.sweep", "accounts.sweep"} <= set(planned()), "the timetable runs", within=60)
    assert planned()["jobs.sweep"] == 1
