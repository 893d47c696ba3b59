"""PDFs are set in processes of their own: setting one takes a whole core for a while, and threads do not help.

A Celery worker is such a process already. The embedded runner, which lives in the app's process, opens a small
pool. Without a pool (demo data, tests) a PDF is set right where it is asked for.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from domain.problems import Unavailable
from integrations import pdf
from integrations.reader import Reader

MOST_PROCESSES = 4
_pool: ProcessPoolExecutor | None = None


def rendered(printer: Callable[..., bytes], sheet: object, reader: Reader, **extras: Any) -> bytes:
    """The PDF that `printer` (`pdf.quote`, `pdf.invoice`, …) makes of a sheet.

    Raises Unavailable when the process was killed, so that the job is tried again.
    """
    pool = _pool
    if pool is None:
        return printer(sheet, reader, **extras)
    try:
        return pool.submit(printer, sheet, reader, **extras).result()
    except BrokenProcessPool as problem:
        _replace(pool)
        raise Unavailable(retry_after=1) from problem


def open_pool() -> None:
    """Start the processes and warm them up, so that the first customer does not wait for it."""
    global _pool  # noqa: PLW0603  one pool per process
    # fresh processes, not forks: a fork of a program with threads may inherit a lock that nobody gives back
    fresh = multiprocessing.get_context("spawn")
    count = min(MOST_PROCESSES, os.cpu_count() or 2)
    _pool = ProcessPoolExecutor(count, fresh, initializer=_settle_in)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # inherited: Ctrl-C is for the app
    for _ in range(count):
        _pool.submit(os.getpid)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


def close_pool() -> None:
    """End the processes at once: whoever waits for a PDF tries again."""
    global _pool
    closing, _pool = _pool, None
    if closing:
        for process in list(closing._processes.values()):  # Python 3.14 has terminate_workers() for this
            process.kill()  # not terminate(): the server makes its children deaf to SIGTERM
        closing.shutdown(cancel_futures=True)


_replacing = threading.Lock()


def _replace(broken: ProcessPoolExecutor) -> None:
    """A pool whose process was killed takes no more work; the first to notice opens another."""
    with _replacing:
        if _pool is broken:
            close_pool()
            open_pool()


def _settle_in() -> None:
    """In the new process: leave the cores to the app, end with it, load WeasyPrint."""
    os.nice(5)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    pdf.warm_up()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(0)
