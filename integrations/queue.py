"""The way to 'later': tells whoever runs jobs that some are due. Knows Celery, knows no task."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from celery import Celery
from redis import Redis

from settings import settings

log = logging.getLogger(__name__)

celery = Celery("voordeur", broker=settings.redis_url or "memory://")
celery.conf.update(
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_time_limit=600,
    task_soft_time_limit=540,
    task_publish_retry=False,
    task_default_queue="default",
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=200,
    worker_soft_shutdown_timeout=30,
    worker_enable_soft_shutdown_on_idle=True,
    worker_cancel_long_running_tasks_on_connection_loss=True,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        "visibility_timeout": 900,
        "unacked_restore_throttle": 1,
        "socket_timeout": 10,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 25,
    },
)

_listeners: list[Callable[[], None]] = []


def on_nudge(listener: Callable[[], None]) -> None:
    """Be called, in the same process, whenever jobs became due (the embedded runner)."""
    _listeners.append(listener)


def nudge(jobs: Sequence[tuple[str, str]]) -> None:
    """Say that these (job id, queue) are due. Losing a nudge loses nothing: the rows stay and are swept."""
    if not jobs:
        return
    for listener in _listeners:
        listener()
    if settings.redis_url:
        _sender().submit(_send, list(jobs))


def assert_broker_answers() -> None:
    """Raises RedisError when it does not."""
    Redis.from_url(settings.redis_url, socket_timeout=2, socket_connect_timeout=2).ping()


def _send(jobs: list[tuple[str, str]]) -> None:
    try:
        for job_id, queue in jobs:
            celery.send_task("run_job", args=[job_id], task_id=job_id, queue=queue, retry=False)
    except celery.connection_for_write().connection_errors as problem:
        log.warning("broker unreachable, the sweeper will send %d jobs: %s", len(jobs), problem)


@cache
def _sender() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="nudge")
