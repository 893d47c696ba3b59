"""The embedded runner: runs the same tasks inside the app when there is no Redis."""

import asyncio
import os
import threading
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import structlog

from domain import jobs
from domain.access import HOUSE
from domain.work import work_as
from integrations import queue
from settings import settings
from tasks import rendering, timetable
from tasks.worker import Assignment, assignments, run

log = structlog.get_logger(__name__)

NAME = "runner"
PAUSE = 1.0  # seconds; nudges make it shorter
AFTER_YOU = 0.15  # seconds that what follows waits for the screens of those who caused it


class Runner:
    """Claims due jobs and runs them on a few threads until stopped."""

    def __init__(self, threads: int = settings.runner_threads) -> None:
        self._threads = threads
        self._worker = f"embedded:{os.getpid()}:{id(self)}"
        self._nudged, self._stopping = threading.Event(), threading.Event()
        self._free = threading.Semaphore(threads)
        self._not_before = 0.0
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=NAME)
        self._thread = threading.Thread(target=self._loop, name=NAME, daemon=True)

    def start(self) -> "Runner":
        queue.on_nudge(self._nudge)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Finish what runs, take nothing new."""
        self._stopping.set()
        self._nudged.set()
        self._thread.join(timeout=30)
        self._pool.shutdown(wait=True)

    def _nudge(self) -> None:
        """People act in other threads than these. What a job causes goes on at once."""
        if not threading.current_thread().name.startswith(NAME):
            self._not_before = time.monotonic() + AFTER_YOU
        self._nudged.set()

    def _loop(self) -> None:
        while not self._stopping.is_set():
            self._stopping.wait(self._not_before - time.monotonic())
            self._nudged.clear()
            try:
                timetable.tick()
                claimed = self._claim()
            except Exception:
                log.exception("runner could not claim jobs")
                claimed = []
            for assignment in claimed:
                self._pool.submit(self._run, assignment)
            if not claimed:
                self._nudged.wait(PAUSE)

    def _claim(self) -> list[Assignment]:
        """As many due jobs as there are free threads, so that no claimed job waits on its lease."""
        free = 0
        while free < self._threads and self._free.acquire(blocking=free == 0, timeout=PAUSE if free == 0 else None):
            free += 1
        found: list[Assignment] = []
        try:
            with work_as(HOUSE, writes=False) as work:
                is_due = bool(jobs.due(work, limit=1))
            if is_due:
                with work_as(HOUSE) as work:
                    found = assignments(jobs.claim_due(work, worker=self._worker, limit=free), self._worker)
        finally:
            for _ in range(free - len(found)):
                self._free.release()
        return found

    def _run(self, assignment: Assignment) -> None:
        try:
            run(assignment)
        finally:
            self._free.release()
            self._nudged.set()


@asynccontextmanager
async def embedded() -> AsyncIterator[None]:
    """The app's lifespan task: without Redis, the app runs the jobs itself, and sets PDFs in a pool of processes."""
    if settings.redis_url:
        yield
        return
    rendering.open_pool()
    runner = Runner().start()
    try:
        yield
    finally:
        await asyncio.to_thread(runner.stop)
        rendering.close_pool()


def run_due(limit: int = 1000) -> int:
    """Run what is due now, in this thread, with all that follows from it: for the demo data and the tests."""
    done = 0
    while done < limit:
        with work_as(HOUSE) as work:
            found = assignments(jobs.claim_due(work, worker=f"inline:{os.getpid()}", limit=20), f"inline:{os.getpid()}")
        if not found:
            break
        for assignment in found:
            run(assignment)
            done += 1
    return done
