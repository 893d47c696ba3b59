"""The worklist as the home screen shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import col, func, select

from domain.access import Right, needs
from domain.work import Work
from domain.worklist import rules
from models.account import StaffMember
from models.company import Company
from models.fact import Todo, TodoKind
from models.quote import Quote, QuoteStatus

MOST = 200


@dataclass(frozen=True)
class TodoRow:
    """A to-do in the list; `why` are the customer's own words, or an error."""

    id: UUID
    kind: TodoKind
    customer_id: UUID | None
    subject_kind: str
    subject_id: UUID
    subject_label: str
    who: str
    why: str
    amount_cents: int | None
    assignee_id: UUID | None
    assignee_name: str
    created_at: datetime
    handled_at: datetime | None
    handled_by: str


@dataclass(frozen=True)
class Worklist:
    """What customers did, what did not reach them, and what was left lying; the longest waiting first."""

    reactions: tuple[TodoRow, ...]
    undelivered: tuple[TodoRow, ...]
    left_lying: tuple[TodoRow, ...]

    def __len__(self) -> int:
        return len(self.reactions) + len(self.undelivered) + len(self.left_lying)


@dataclass(frozen=True)
class Counts:
    """How much waits: for everybody, and for the one who asks."""

    open: int
    mine: int
    reactions: int
    undelivered: int
    left_lying: int


@needs(Right.SEE_WORKLIST)
def open(work: Work, *, mine: bool = False, limit: int = MOST) -> Worklist:
    query = _rows(work).where(col(Todo.handled_at).is_(None))
    if mine:
        query = query.where(Todo.assignee_id == work.actor.id)
    rows = _read(work, query.order_by(col(Todo.created_at), col(Todo.id)).limit(limit))
    return Worklist(_of(rows, rules.REACTIONS), _of(rows, rules.UNDELIVERED), _of(rows, rules.LEFT_LYING))


@needs(Right.SEE_WORKLIST)
def handled_today(work: Work, *, limit: int = MOST) -> list[TodoRow]:
    """What was done since midnight where the firm is, the latest first."""
    zone = ZoneInfo(work.get(Company, work.actor.company_id).timezone)
    midnight = datetime.combine(work.now.astimezone(zone).date(), time(), zone)
    query = _rows(work).where(col(Todo.handled_at) >= midnight)
    return _read(work, query.order_by(col(Todo.handled_at).desc()).limit(limit))


@needs(Right.SEE_WORKLIST)
def counts(work: Work) -> Counts:
    """For the menu: one query, by the index of open to-dos."""
    query = select(Todo.kind, Todo.assignee_id, func.count()).where(
        col(Todo.handled_at).is_(None), col(Todo.kind).in_(rules.kinds_for(work.actor))
    )
    found = work.session.exec(query.group_by(col(Todo.kind), col(Todo.assignee_id))).all()

    def of(kinds: tuple[TodoKind, ...]) -> int:
        return sum(number for kind, _, number in found if kind in kinds)

    return Counts(
        open=sum(number for _, _, number in found),
        mine=sum(number for _, assignee, number in found if assignee == work.actor.id),
        reactions=of(rules.REACTIONS),
        undelivered=of(rules.UNDELIVERED),
        left_lying=of(rules.LEFT_LYING),
    )


@needs(Right.KEEP_HOUSE)
def companies_with_expiring(work: Work) -> list[UUID]:
    """Firms with quotes that wait for an answer and run out soon."""
    return list(work.session.exec(_expiring(work, Quote.company_id).distinct()))


@needs(Right.FOLLOW_UP)
def expiring_quotes(work: Work) -> list[Quote]:
    return list(work.session.exec(_expiring(work, Quote).order_by(col(Quote.valid_until)).limit(MOST)))


def _expiring(work: Work, what: Any) -> Any:
    """UTC is near enough here: the reminder is for staff, days before the end."""
    today = work.now.date()
    soon = today + rules.EXPIRES_SOON
    return select(what).where(Quote.status == QuoteStatus.SENT, col(Quote.valid_until).between(today, soon))


def _rows(work: Work) -> Any:
    columns = (
        Todo.id, Todo.kind, Todo.customer_id, Todo.subject_kind, Todo.subject_id, Todo.subject_label, Todo.who,
        Todo.why, Todo.amount_cents, Todo.assignee_id, func.coalesce(StaffMember.name, ""), Todo.created_at,
        Todo.handled_at, Todo.handled_by,
    )  # fmt: skip
    query = select(*columns).outerjoin(StaffMember, col(StaffMember.id) == Todo.assignee_id)  # type: ignore[call-overload]
    return query.where(col(Todo.kind).in_(rules.kinds_for(work.actor)))


def _read(work: Work, query: Any) -> list[TodoRow]:
    return [TodoRow(*columns) for columns in work.session.exec(query)]


def _of(rows: Iterable[TodoRow], kinds: tuple[TodoKind, ...]) -> tuple[TodoRow, ...]:
    return tuple(row for row in rows if row.kind in kinds)
