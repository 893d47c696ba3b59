"""How to-dos come, and how they go."""

from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from domain import jobs
from domain.access import Right, needs
from domain.problems import NotFound
from domain.work import Work
from domain.worklist import rules
from models.account import StaffMember
from models.fact import Todo, TodoKind


@needs(Right.FOLLOW_UP)
def add(
    work: Work,
    kind: TodoKind,
    *,
    company_id: UUID,
    subject_kind: str,
    subject_id: UUID,
    label: str = "",
    who: str = "",
    why: str = "",
    customer_id: UUID | None = None,
    amount_cents: int | None = None,
    assignee_id: UUID | None = None,
    key: str = "",
) -> Todo:
    """Lay a matter before staff. With a `key` it is laid there once for ever; without one it joins the open to-do
    of this kind about the same subject, so that ten failed payments are one matter.
    """
    work.refresh(f"company:{company_id}")
    known = _known(work, kind, subject_id, key)
    if known is not None:
        if known.handled_at is None:
            known.why, known.amount_cents = why[:500], amount_cents
        return known
    todo = Todo(
        company_id=company_id,
        kind=kind,
        customer_id=customer_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        subject_label=label[:200],
        who=who[:160],
        why=why[:500],
        amount_cents=amount_cents,
        assignee_id=assignee_id,
        dedup_key=key or None,
        created_at=work.now,
    )
    return work.add(todo)


@needs(Right.FOLLOW_UP)
def settle(work: Work, subject_id: UUID, *kinds: TodoKind, key: str = "", by: str = "") -> int:
    """The matter is settled: take its to-dos (of these kinds, or the one with this key) off the list.

    Returns how many there were.
    """
    query = update(Todo).where(col(Todo.subject_id) == subject_id, col(Todo.handled_at).is_(None))
    if kinds:
        query = query.where(col(Todo.kind).in_(kinds))
    if key:
        query = query.where(col(Todo.dedup_key) == key)
    values = {"handled_at": work.now, "handled_by": by or work.actor.name}
    found = work.session.exec(query.values(**values)).rowcount  # type: ignore[call-overload]
    if found and work.actor.company_id:
        work.refresh(f"company:{work.actor.company_id}")
    return found


@needs(Right.SEE_WORKLIST)
def handle(work: Work, todo_id: UUID | str) -> Todo:
    """Staff say that this is done."""
    todo = _open_todo(work, todo_id)
    todo.handled_at, todo.handled_by = work.now, work.actor.name
    work.record("todo.handled", todo, internal=True, kind=todo.kind)
    return todo


@needs(Right.SEE_WORKLIST)
def assign(work: Work, todo_id: UUID | str, staff_id: UUID | str | None) -> Todo:
    """Give a to-do to a colleague, to oneself, or back to everybody (None)."""
    todo = _open_todo(work, todo_id)
    todo.assignee_id = work.get(StaffMember, staff_id).id if staff_id else None
    work.record("todo.assigned", todo, internal=True, kind=todo.kind, to=str(todo.assignee_id or ""))
    return todo


@needs(Right.SEE_WORKLIST)
def retry_job(work: Work, todo_id: UUID | str) -> Todo:
    """Have a job that was given up run once more; if it fails again, it comes back."""
    todo = _open_todo(work, todo_id)
    jobs.retry(work, todo.subject_id)
    return handle(work, todo.id)


def _open_todo(work: Work, todo_id: UUID | str) -> Todo:
    todo = work.get(Todo, todo_id, lock=True)
    if todo.kind not in rules.kinds_for(work.actor):
        raise NotFound
    rules.assert_open(todo)
    return todo


def _known(work: Work, kind: TodoKind, subject_id: UUID, key: str) -> Todo | None:
    query = select(Todo).where(Todo.kind == kind, Todo.subject_id == subject_id, col(Todo.handled_at).is_(None))
    if key:
        query = select(Todo).where(Todo.dedup_key == key)
    return work.session.exec(query.with_for_update()).first()
