"""Past days for the demo's history: the one clock of the domain, set back for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from domain import work


@contextmanager
def on(moment: datetime) -> Iterator[None]:
    """Everything done inside happens at this moment, and a few seconds later each time."""
    real, ticks = work.clock, iter(range(10**9))
    work.clock = lambda: moment + timedelta(milliseconds=250 * next(ticks))
    try:
        yield
    finally:
        work.clock = real
