"""What people ask about imports."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.imports import samples, store
from domain.imports.running import judged
from domain.imports.verdicts import Tally, Verdict
from domain.work import Work
from integrations import tables
from models.document import StoredFile
from models.imports import Import, ImportedRow, ImportKind, ImportState, Outcome

SHOWN = 200  # rows of a report on the screen; all of them are in the file


@dataclass(frozen=True)
class Rehearsal:
    """What would happen: how often, and the rows a person should look at, mistakes first."""

    tally: Tally
    rows: tuple[Verdict, ...]


@needs(Right.IMPORT)
def recent(work: Work, *, limit: int = 50) -> list[Import]:
    query = select(Import).order_by(col(Import.created_at).desc(), col(Import.id).desc())
    return list(work.session.exec(query.limit(limit)))


@needs(Right.IMPORT)
def by_id(work: Work, import_id: UUID | str) -> Import:
    return work.get(Import, import_id)


@needs(Right.IMPORT)
def first_rows(work: Work, import_id: UUID | str, *, many: int = 3) -> list[list[str]]:
    """How the table begins, to see what its columns mean; empty once the file is gone."""
    brought = work.get(Import, import_id)
    if brought.state is ImportState.DONE:
        return []
    return [cells for _line, cells in islice(store.rows(brought.table_sha256), many)]


@needs(Right.IMPORT)
def rehearse(work: Work, import_id: UUID | str) -> Rehearsal:
    """Go through the whole table without writing anything."""
    tally, found = Tally(), {outcome: [] for outcome in Outcome}
    for verdict in judged(work, work.get(Import, import_id)):
        tally.count(verdict.outcome)
        if len(found[verdict.outcome]) < SHOWN:
            found[verdict.outcome].append(verdict)
    rows = [*found[Outcome.FAILED], *found[Outcome.SKIPPED], *found[Outcome.UPDATED], *found[Outcome.ADDED]]
    return Rehearsal(tally, tuple(rows[:SHOWN]))


@needs(Right.IMPORT)
def outcomes(work: Work, import_id: UUID | str, *, outcome: Outcome | None = None) -> list[Verdict]:
    """What became of the rows of an import that began, as far as it is; the first of each kind."""
    query = select(ImportedRow).where(ImportedRow.import_id == work.get(Import, import_id).id)
    if outcome:
        query = query.where(ImportedRow.outcome == outcome)
    return [_verdict(row) for row in work.session.exec(query.order_by(col(ImportedRow.line)).limit(SHOWN))]


@needs(Right.IMPORT)
def report(work: Work, import_id: UUID | str, *, language: str) -> str:
    """All rows as CSV, in this language: what became of them, or what would."""
    brought = work.get(Import, import_id)
    is_draft = brought.state is ImportState.DRAFT
    verdicts = judged(work, brought) if is_draft else _kept(work, brought)
    lines = (samples.report_line(one, brought.kind, language) for one in verdicts)
    return tables.written([samples.report_head(language), *lines])


@needs(Right.IMPORT)
def sample(work: Work, kind: ImportKind | str, *, language: str) -> str:
    """A small table to fill in, with our own headings in this language."""
    return tables.written(samples.sample(ImportKind(kind), language))


@needs(Right.KEEP_HOUSE)
def without_owner(work: Work, sha256: list[str]) -> list[str]:
    """Those of these files that no import needs any more, and no document is."""
    needed = select(Import.table_sha256, Import.papers_sha256).where(Import.state != ImportState.DONE)
    kept = {hash for pair in work.session.exec(needed) for hash in pair}
    kept |= set(work.session.exec(select(StoredFile.sha256).where(col(StoredFile.sha256).in_(sha256))))
    return sorted(set(sha256) - kept)


def _kept(work: Work, brought: Import) -> Iterator[Verdict]:
    query = select(ImportedRow).where(ImportedRow.import_id == brought.id).order_by(col(ImportedRow.line))
    return (_verdict(row) for row in work.session.exec(query.execution_options(yield_per=500)))


def _verdict(row: ImportedRow) -> Verdict:
    return Verdict(row.line, row.label, row.outcome, row.reason, row.cell, row.details, row.subject_id)
