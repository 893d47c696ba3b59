"""PDFs are set in processes of their own: setting one takes a whole core for a while, and threads do not help."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import Any, TypeVar

from integrations import pdf
from integrations.reader import Reader

S = TypeVar("S")


def rendered(printer: Callable[..., bytes], sheet: S, reader: Reader, **extras: Any) -> bytes:
    """The PDF that `printer` (`pdf.quote`, `pdf.invoice`, …) makes of a sheet.

    A Celery worker is such a process already, and may not start others; then it is set right here.
    """
    if multiprocessing.current_process().daemon:
        return printer(sheet, reader, **extras)
    return _pool().submit(printer, sheet, reader, **extras).result()


@cache
def _pool() -> ProcessPoolExecutor:
    """Fresh processes, not forks: a fork of a program with threads may inherit a lock that nobody gives back."""
    count = max(1, (os.cpu_count() or 2) - 1)
    return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), initializer=pdf.warm_up)
