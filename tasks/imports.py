"""What a firm brings along comes in, stretch by stretch."""

import time

from domain import imports
from domain.access import HOUSE
from domain.work import Work, work_as
from integrations import storage
from tasks.worker import Assignment, outside_task, task

STRETCH = 60.0  # seconds
JUST_KEPT = 60.0


@outside_task("imports.run")
def run(assignment: Assignment) -> None:
    """A minute's worth of rows; the rest in a job of its own. Killed at any point, it goes on where it stopped."""
    brought, until = assignment.payload["brought"], time.monotonic() + STRETCH
    running = imports.Running(assignment.actor, brought)
    while is_on := running.step():
        if time.monotonic() > until:
            break
    with assignment.last_work() as work:
        if is_on:
            imports.go_on(work, brought)
        else:
            imports.finish(work, brought)


@outside_task("imports.remove_files")
def remove_files(assignment: Assignment) -> None:
    """Tables and papers that no import needs any more."""
    with work_as(HOUSE, writes=False) as work:
        orphans = imports.without_owner(work, assignment.payload["sha256"])
    for sha256 in orphans:
        storage.remove(sha256, older_than=JUST_KEPT)
    with assignment.last_work():
        pass


@task("imports.sweep")
def sweep(work: Work) -> None:
    imports.sweep(work)
