"""What administrators do to bring the years before along."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlmodel import col, delete, select

from domain.access import Right, needs
from domain.imports import fields, rules, store
from domain.problems import Invalid
from domain.texts import _
from domain.work import Work
from integrations import storage
from integrations.tables import Bundle, Unreadable
from models.imports import Import, ImportedRow, ImportKind, ImportState, Twins

PIECE = 1 << 20
FILES_STAY = timedelta(minutes=2)  # somebody may bring the same bytes again right now


@needs(Right.IMPORT)
def receive(work: Work, kind: ImportKind | str, *, name: str, path: Path) -> Import:
    """Read an uploaded table once, and propose what its columns mean. Reading comes before the first query."""
    if kind not in list(ImportKind):
        raise Invalid({"kind": _("Choose customers or old jobs.")})
    sha256, headings, total = store.keep(path)
    assert work.actor.company_id
    brought = Import(
        company_id=work.actor.company_id,
        kind=ImportKind(kind),
        name=name[:200] or "table",
        table_sha256=sha256,
        headings=headings,
        columns=fields.proposed(ImportKind(kind), headings),
        total=total,
        made_by=work.actor.name,
        created_at=work.now,
    )
    return work.add(brought)


@needs(Right.IMPORT)
def receive_papers(work: Work, import_id: UUID | str, *, name: str, path: Path) -> Import:
    """The ZIP with the papers that a table of old jobs names. Only its list of contents is looked at here."""
    try:
        with Bundle(path):
            pass
    except Unreadable as problem:
        raise rules.NotABundle from problem
    with path.open("rb") as file:
        kept = storage.put_stream(iter(lambda: file.read(PIECE), b""), limit=rules.MOST_PAPERS)
    brought = _draft(work, import_id)
    brought.papers_sha256, brought.papers_name = kept.sha256, name[:200] or "papers.zip"
    work.session.add(brought)
    return brought


@needs(Right.IMPORT)
def settle(work: Work, import_id: UUID | str, *, columns: dict[str, int], twins: Twins) -> Import:
    """Say what the columns mean, and what happens with what is known already."""
    brought = _draft(work, import_id)
    rules.check_columns(brought, columns)
    brought.columns, brought.twins = dict(columns), twins
    work.session.add(brought)
    return brought


@needs(Right.IMPORT)
def start(work: Work, import_id: UUID | str) -> Import:
    """Let it come in, in the background; a second press starts nothing twice."""
    brought = _draft(work, import_id)
    rules.check_columns(brought, brought.columns)
    brought.state, brought.started_at = ImportState.RUNNING, work.now
    work.session.add(brought)
    work.record("import.started", brought, internal=True, name=brought.name, rows=brought.total)
    go_on(work, brought.id)
    return brought


@needs(Right.IMPORT)
def go_on(work: Work, import_id: UUID) -> None:
    """Plan the next stretch: no job runs so long that whoever watches over workers thinks it hangs."""
    brought = work.get(Import, import_id)
    work.later("imports.run", company_id=brought.company_id, brought=str(brought.id))


@needs(Right.IMPORT)
def finish(work: Work, import_id: UUID | str) -> Import:
    """All rows are in; the files go, the report stays."""
    brought = work.get(Import, import_id, lock=True)
    if brought.state is ImportState.RUNNING:
        brought.state, brought.finished_at = ImportState.DONE, work.now
        work.session.add(brought)
        work.record("import.finished", brought, internal=True, name=brought.name, added=brought.added)
        _let_files_go(work, brought)
    return brought


@needs(Right.IMPORT)
def discard(work: Work, import_id: UUID | str) -> None:
    """Throw away what was not brought in."""
    brought = _draft(work, import_id)
    _let_files_go(work, brought)
    work.session.delete(brought)


@needs(Right.KEEP_HOUSE)
def sweep(work: Work) -> None:
    """Drafts that nobody went on with, and reports of long ago."""
    drafts = select(Import).where(
        Import.state == ImportState.DRAFT, Import.created_at < work.now - timedelta(days=rules.KEPT_DRAFT_DAYS)
    )
    for brought in work.session.exec(drafts).all():
        _let_files_go(work, brought)
        work.session.delete(brought)
    old = select(Import.id).where(col(Import.finished_at) < work.now - timedelta(days=rules.KEPT_REPORT_DAYS))
    work.session.exec(delete(ImportedRow).where(col(ImportedRow.import_id).in_(old)))  # type: ignore[call-overload]


def _draft(work: Work, import_id: UUID | str) -> Import:
    brought = work.get(Import, import_id, lock=True)
    rules.assert_draft(brought)
    return brought


def _let_files_go(work: Work, brought: Import) -> None:
    """They hold what people never agreed to have lying about twice."""
    sha256 = [one for one in (brought.table_sha256, brought.papers_sha256) if one]
    work.later("imports.remove_files", company_id=brought.company_id, due_in=FILES_STAY, sha256=sha256)
