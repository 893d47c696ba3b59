"""Whether this installation can do its work: what `/health/ready` and `manage.py setup-check` tell."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from domain import jobs
from domain.access import HOUSE
from domain.work import work_as
from integrations import queue
from models import schema
from settings import settings

log = structlog.get_logger(__name__)

PATIENCE = timedelta(minutes=10)  # a due job that waits longer means: no worker works
ROOM = 200 * 1024 * 1024  # bytes left on the disk


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `detail` holds no address and no secret: anybody may read it."""

    name: str
    is_good: bool
    detail: str = ""


def findings() -> list[Finding]:
    """Look at everything; never raises."""
    found = [look("database", _database), look("migrations", _migrations), look("jobs", _jobs), look("disk", _disk)]
    return [*found, look("broker", queue.assert_broker_answers)] if settings.redis_url else found


class NotGood(Exception):
    """What a look raises, with what to do about it."""


def look(name: str, at: Callable[[], str | None]) -> Finding:
    """Call `at`, which returns a detail or raises; every exception is a finding."""
    try:
        return Finding(name, True, at() or "")
    except NotGood as finding:
        return Finding(name, False, str(finding))
    except Exception as problem:  # noqa: BLE001  the answer is no; the log knows more than the caller may
        log.warning("not healthy", part=name, error=str(problem))
        return Finding(name, False, type(problem).__name__)


def _database() -> None:
    schema.assert_reachable()


def _migrations() -> None:
    if not schema.is_current():
        raise NotGood("run `manage.py migrate`")


def _jobs() -> str:
    with work_as(HOUSE, writes=False) as work:
        since = jobs.oldest_due_at(work)
        waits = work.now - since if since else timedelta()
    if waits > PATIENCE:
        raise NotGood(f"the oldest due job waits for {waits.total_seconds():.0f} s: is a worker running?")
    return f"the oldest due job waits for {waits.total_seconds():.0f} s"


def _disk() -> str:
    with tempfile.TemporaryFile(dir=settings.data_dir) as file:
        file.write(b"room")
    left = shutil.disk_usage(settings.data_dir).free
    if left < ROOM:
        raise NotGood(f"{left // 1024**2} MB left")
    return f"{left // 1024**2} MB left"
