"""An import under way: a piece of the table per transaction, with what became of its rows and how far it is.

So it goes on where it stopped when a worker is killed, and nothing comes in twice.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import Any
from uuid import UUID

from sqlmodel import select

from domain.access import Actor
from domain.imports import jobs_in, store
from domain.imports.customers_in import CustomersIn
from domain.imports.directory import Directory
from domain.imports.jobs_in import JobsIn
from domain.imports.papers_in import Papers
from domain.imports.verdicts import Verdict
from domain.jobs.rules import LeaseLost
from domain.work import Work, work_as
from integrations import storage
from integrations.tables import Bundle
from models.engine import let_others_write
from models.imports import Import, ImportedRow, ImportKind, ImportState, Outcome
from models.order import Order

PIECE = 50  # rows a transaction: short enough that others get in between
Piece = list[tuple[int, dict[str, str]]]


class Running:
    """`step` brings in the next piece, until it says False. With `writes=False` it only tells what it would do."""

    def __init__(self, actor: Actor, import_id: UUID | str) -> None:
        self._actor = actor
        with work_as(actor, writes=False) as work:
            brought = work.get(Import, import_id)
            self._id, self._done, self._kind = brought.id, brought.done, brought.kind
            self._papers_sha256 = brought.papers_sha256
            self._directory = Directory(numbers_in(brought), _brought_customers(work, brought))
            self._seen = _brought_jobs(work, brought)
        self._pieces = pieces_of(brought, after=brought.done)

    def step(self) -> bool:
        piece = next(self._pieces, None)
        if piece is None:
            return False
        with bundle_of(self._papers_sha256) as bundle:
            papers = Papers(bundle)
            taken = jobs_in.take_papers(papers, piece) if self._kind is ImportKind.JOBS else {}
        with work_as(self._actor) as work:
            brought = work.get(Import, self._id, lock=True)
            if brought.state is not ImportState.RUNNING or brought.done != self._done:
                raise LeaseLost  # another worker went on with it meanwhile
            if self._kind is ImportKind.CUSTOMERS:
                judge: Any = CustomersIn(work, brought, self._directory, writes=True)
            else:
                judge = JobsIn(work, brought, self._directory, papers, taken, self._seen, writes=True)
            for verdict in judge.judge(piece):
                _write(work, brought, verdict)
            brought.done += len(piece)
            work.session.add(brought)
        self._done += len(piece)
        let_others_write()
        return True


def judged(work: Work, brought: Import) -> Iterator[Verdict]:
    """What every row would do, in a reading work."""
    directory, seen = Directory(numbers_in(brought)), {}
    with bundle_of(brought.papers_sha256) as bundle:
        for piece in pieces_of(brought):
            if brought.kind is ImportKind.CUSTOMERS:
                yield from CustomersIn(work, brought, directory).judge(piece)
            else:
                yield from JobsIn(work, brought, directory, Papers(bundle), seen=seen).judge(piece)


def pieces_of(brought: Import, *, after: int = 0) -> Iterator[Piece]:
    rows = islice(store.rows(brought.table_sha256), after, None)
    while piece := [(line, store.cells_of(cells, brought.columns)) for line, cells in islice(rows, PIECE)]:
        yield piece


def numbers_in(brought: Import) -> frozenset[str]:
    place = brought.columns.get("number")
    if brought.kind is not ImportKind.CUSTOMERS or place is None:
        return frozenset()
    return frozenset(cells[place] for _line, cells in store.rows(brought.table_sha256) if place < len(cells)) - {""}


def bundle_of(sha256: str) -> AbstractContextManager[Bundle | None]:
    return Bundle(storage.path(sha256)) if sha256 else nullcontext()


def _write(work: Work, brought: Import, verdict: Verdict) -> None:
    work.session.add(
        ImportedRow(
            company_id=brought.company_id,
            import_id=brought.id,
            line=verdict.line,
            label=verdict.label[:200],
            outcome=verdict.outcome,
            cell=verdict.cell,
            reason=verdict.reason,
            details=verdict.details,
            subject_id=verdict.subject_id,
        )
    )
    setattr(brought, verdict.outcome, getattr(brought, verdict.outcome) + 1)


def _brought_customers(work: Work, brought: Import) -> dict[UUID, int]:
    query = select(ImportedRow.subject_id, ImportedRow.line).where(*_added(brought))
    return {id: line for id, line in work.session.exec(query) if id}


def _brought_jobs(work: Work, brought: Import) -> dict[str, int]:
    if brought.kind is not ImportKind.JOBS:
        return {}
    query = select(Order.number, ImportedRow.line).join(ImportedRow, ImportedRow.subject_id == Order.id)  # type: ignore[arg-type]
    return dict(work.session.exec(query.where(*_added(brought))).all())


def _added(brought: Import) -> tuple[Any, ...]:
    return ImportedRow.import_id == brought.id, ImportedRow.outcome == Outcome.ADDED
