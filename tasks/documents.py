"""What becomes of uploads that nobody used."""

from domain import documents
from domain.documents import KEPT
from domain.work import work_as
from integrations import parts, storage
from tasks.worker import Assignment, outside_task


@outside_task("documents.sweep")
def sweep(assignment: Assignment) -> None:
    """Uploads that broke off, and those that became nothing in a day."""
    storage.sweep(older_than=KEPT.total_seconds())
    parts.sweep(older_than=KEPT.total_seconds())
    with work_as(assignment.actor, writes=False) as work:
        unused = documents.unused(work)
    with assignment.last_work() as work:
        documents.forget_uploads(work)
        documents.forget(work, unused)


@outside_task("documents.remove_bytes")
def remove_bytes(assignment: Assignment) -> None:
    """The rows are gone; the bytes follow, unless somebody brought the same ones again."""
    with work_as(assignment.actor, writes=False) as work:
        orphans = documents.without_owner(work, assignment.payload["sha256"])
    for sha256 in orphans:
        storage.remove(sha256, older_than=KEPT.total_seconds())
    with assignment.last_work():
        pass
