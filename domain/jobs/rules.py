"""Leases and waiting times of jobs. Pure."""

from datetime import timedelta

from domain.problems import Conflict
from domain.texts import _

LEASE = timedelta(seconds=60)
KEPT = timedelta(days=14)


class LeaseLost(Conflict):
    """Somebody else took the job over: what this worker did must not count."""

    text = _("This job was taken over by another worker.")


def backoff(attempts: int, *, jitter: float, asked: float | None = None) -> timedelta:
    """How long to wait after this many attempts: 2, 4, 8 … seconds up to an hour, or what the other side asked for.

    `jitter` is between 0 and 1 and spreads the retries over the second half of the time.
    """
    if asked is not None:
        return timedelta(seconds=min(asked, 86_400))
    full = min(2.0**attempts, 3600.0)
    return timedelta(seconds=full * (0.5 + jitter / 2))
