"""Uploads that became nothing: taken away after a day, first the rows, then the bytes."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_
from sqlmodel import col, delete, select

from domain.access import Right, needs
from domain.work import Work
from models.company import Company
from models.document import Document, StoredFile, Upload
from models.request import RequestDraftFile

KEPT = timedelta(days=1)
AT_ONCE = 500


@needs(Right.KEEP_HOUSE)
def unused(work: Work) -> list[UUID]:
    """Uploads that no document, no draft of a request and no firm's look has used for a day."""
    old = col(StoredFile.created_at) < work.now - KEPT
    return list(work.session.exec(select(StoredFile.id).where(old, _is_unused()).limit(AT_ONCE)))


@needs(Right.KEEP_HOUSE)
def forget(work: Work, file_ids: list[UUID]) -> int:
    """Take these uploads off, if they are still unused; their bytes go after the commit. Returns how many."""
    files = select(StoredFile.id, StoredFile.sha256).where(col(StoredFile.id).in_(file_ids), _is_unused())
    files = files.where(col(StoredFile.created_at) < work.now - KEPT)  # sent again meanwhile: in use once more
    found = work.session.exec(files).all()
    work.session.exec(delete(StoredFile).where(col(StoredFile.id).in_([id for id, _sha256 in found])))
    if found:
        work.later("documents.remove_bytes", company_id=None, sha256=sorted({sha256 for _id, sha256 in found}))
    return len(found)


@needs(Right.KEEP_HOUSE)
def forget_uploads(work: Work) -> int:
    """Uploads in parts that began a day ago: done, or given up. Returns how many."""
    old = col(Upload.created_at) < work.now - KEPT
    return work.session.exec(delete(Upload).where(old)).rowcount


@needs(Right.KEEP_HOUSE)
def without_owner(work: Work, sha256: list[str]) -> list[str]:
    """Those of these hashes that nothing refers to any more."""
    kept = select(StoredFile.sha256).where(col(StoredFile.sha256).in_(sha256))
    return sorted(set(sha256) - set(work.session.exec(kept)))


def _is_unused() -> ColumnElement[bool]:
    in_archive = select(Document.id).where(Document.file_id == StoredFile.id).exists()
    in_look = select(Company.id).where(Company.logo_file_id == StoredFile.id).exists()
    in_draft = select(RequestDraftFile.id).where(RequestDraftFile.file_id == StoredFile.id).exists()
    return and_(~in_archive, ~in_look, ~in_draft)
