"""Folders: places in the archive that the firm defines in its own words. Documents outlive them."""

from uuid import UUID

from sqlmodel import col, select, update

from domain.access import Right, needs
from domain.documents import rules
from domain.problems import Invalid, NotFound
from domain.texts import _
from domain.work import Work, id_of
from models.document import Document, Folder

MOST_MOVED = 200


@needs(Right.MANAGE_COMPANY)
def add_folder(work: Work, name: str) -> Folder:
    """One more place, behind those there are."""
    there = _there(work)
    if len(there) >= rules.MOST_FOLDERS:
        raise Invalid({"name": _("There are as many folders as can be overseen. Remove one that is not used.")})
    name = _named(there, name)
    place = max((folder.place for folder in there), default=0) + 1
    assert work.actor.company_id  # staff work for one company
    folder = Folder(company_id=work.actor.company_id, name=name, place=place, created_at=work.now)
    work.record("folder.added", work.add(folder), internal=True, name=name)
    return folder


@needs(Right.MANAGE_COMPANY)
def rename_folder(work: Work, folder_id: UUID | str, name: str) -> Folder:
    folder = _open(work, folder_id)
    folder.name = _named([one for one in _there(work) if one.id != folder.id], name)
    work.record("folder.renamed", folder, internal=True, name=folder.name)
    return folder


@needs(Right.MANAGE_COMPANY)
def move_folder(work: Work, folder_id: UUID | str, *, by: int) -> None:
    """Up (-1) or down (1) among the others; at the end it stays where it is."""
    folder, there = _open(work, folder_id), _there(work)
    here = there.index(folder)
    there.insert(min(max(here + by, 0), len(there) - 1), there.pop(here))
    for place, one in enumerate(there, 1):
        one.place = place
    work.record("folder.moved", folder, internal=True, name=folder.name)


@needs(Right.MANAGE_COMPANY)
def remove_folder(work: Work, folder_id: UUID | str) -> None:
    """Its documents stay, in no folder."""
    folder = _open(work, folder_id)
    folder.removed_at = work.now
    work.session.exec(update(Document).where(col(Document.folder_id) == folder.id).values(folder_id=None))
    work.record("folder.removed", folder, internal=True, name=folder.name)


@needs(Right.EDIT_DOCUMENTS)
def put_in_folder(work: Work, document_ids: list[str], folder_id: UUID | str | None) -> int:
    """Put these documents in a folder, or in none. Returns how many; what was replaced or is gone is left out."""
    if len(document_ids) > MOST_MOVED:
        raise Invalid({"folder": _("Choose at most {count} documents at once.")}, count=MOST_MOVED)
    folder = open_one(work, folder_id) if folder_id else None
    wanted = col(Document.id).in_([id_of(id) for id in document_ids])
    found = work.session.exec(select(Document).where(wanted)).all()
    for document in found:
        document.folder_id = folder
        work.record("document.moved", document, internal=True)
    return len(found)


@needs(Right.OWN_ACCOUNT, only_reads=True)
def all_folders(work: Work) -> list[Folder]:
    """The folders of the firm, in its order; for a customer those of all firms."""
    return _there(work)


def open_one(work: Work, folder_id: UUID | str) -> UUID:
    """The id of a folder that is still there."""
    return _open(work, folder_id).id


def _open(work: Work, folder_id: UUID | str) -> Folder:
    folder = work.get(Folder, folder_id)
    if folder.removed_at:
        raise NotFound
    return folder


def _there(work: Work) -> list[Folder]:
    query = select(Folder).where(col(Folder.removed_at).is_(None))
    return list(work.session.exec(query.order_by(col(Folder.company_id), col(Folder.place), col(Folder.id))))


def _named(others: list[Folder], name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Invalid({"name": _("Give the folder a name.")})
    if len(name) > 80:
        raise Invalid({"name": _("This is too long.")})
    if name.lower() in {one.name.lower() for one in others}:
        raise Invalid({"name": _("There is a folder with this name already.")})
    return name
