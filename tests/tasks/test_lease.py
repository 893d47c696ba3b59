"""A slow job keeps its lease, also when the database has no time for that now and then."""

import threading
from datetime import timedelta

from sqlalchemy.exc import OperationalError

from domain import jobs
from models.base import new_id
from tasks import worker
from tasks.worker import Assignment


def test_a_locked_database_does_not_end_the_heartbeat(monkeypatch):
    kept, beats = threading.Event(), []

    def keep(_work, job_id, **_how):
        beats.append(job_id)
        if len(beats) == 1:
            raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))
        kept.set()

    monkeypatch.setattr(worker, "LEASE", timedelta(milliseconds=30))
    monkeypatch.setattr(jobs, "keep", keep)
    slow = Assignment(new_id(), "imports.run", None, {}, "here")
    with worker._heartbeat(slow):
        assert kept.wait(timeout=10)
    assert set(beats) == {slow.id}
