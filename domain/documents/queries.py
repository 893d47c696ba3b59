"""What people ask about files and documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, not_, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, func, select

from domain.access import Actor, Right, needs
from domain.documents import folders, rules
from domain.paging import USUAL, Order, Page, order_of, page_of
from domain.problems import NotFound
from domain.work import Work, id_of
from integrations import storage
from models.company import Company
from models.customer import Customer
from models.document import Document, DocumentKind, StoredFile, Upload
from models.fact import ActorKind
from models.project import Project


@dataclass(frozen=True)
class Download:
    """A file to hand out: `inline` may be shown in the browser, everything else is saved. `sha256` is the ETag."""

    path: Path
    name: str
    media_type: str
    inline: bool
    size: int
    sha256: str = ""


MOST_COUNTED = 100


@dataclass(frozen=True)
class FolderCount:
    """A folder of a firm with what the visitor finds there; MOST_COUNTED means: that many or more."""

    id: UUID
    company_id: UUID
    name: str
    documents: int


@dataclass(frozen=True)
class DocumentRow:
    """A document in a list; `size` in bytes."""

    id: UUID
    customer_id: UUID
    customer_name: str
    kind: DocumentKind
    title: str
    name: str
    media_type: str
    size: int
    version: int
    shared: bool
    created_at: datetime
    opened_at: datetime | None
    quote_id: UUID | None
    order_id: UUID | None
    invoice_id: UUID | None
    folder_id: UUID | None = None
    personal_to: UUID | None = None


@dataclass(frozen=True)
class ProjectPaper:
    """A document or photo of a project; `size` in bytes."""

    id: UUID
    kind: DocumentKind
    title: str
    media_type: str
    size: int
    created_at: datetime


@needs(Right.OWN_ACCOUNT)
def by_id(work: Work, document_id: UUID | str) -> Document:
    """The document, if the reader may see papers of its kind."""
    document = work.get(Document, document_id)
    if document.request_id and work.actor.may(
        Right.MAKE_REQUESTS, document.customer_id, project_id=document.project_id
    ):
        return document  # a photo that came with a request goes with it
    of_quote, of_message = document.quote_id is not None, document.message_id is not None
    right = rules.right_to_see(document.kind, of_quote=of_quote, of_message=of_message)
    if not work.actor.may(right, document.customer_id, project_id=document.project_id):
        raise NotFound
    return document


@needs(Right.OWN_ACCOUNT)
def content(work: Work, document_id: UUID | str) -> Download:
    document = by_id(work, document_id)
    return _download(document, inline=rules.may_show_inline(document))


@needs(Right.OWN_ACCOUNT)
def file_content(work: Work, file_id: UUID | str) -> Download:
    """An upload that is not (yet) a document: a customer's own, or for staff any of the company's."""
    file = work.get(StoredFile, file_id)
    if work.actor.kind is ActorKind.CUSTOMER and file.uploaded_by != work.actor.account_id:
        raise NotFound
    return _download(file, inline=file.inline)


@needs(Right.OWN_ACCOUNT)
def upload(work: Work, upload_id: UUID | str) -> Upload:
    """One's own upload on its way."""
    found = work.get(Upload, upload_id)
    if found.uploaded_by != work.actor.id:
        raise NotFound
    return found


SORTS = {"date": (Document.created_at,), "kind": (Document.kind, Document.created_at)}


@needs(Right.OWN_ACCOUNT)
def page(
    work: Work,
    *,
    search: str = "",
    sort: str = "",
    kind: DocumentKind | None = None,
    folder_id: UUID | str | None = None,
    personal: bool | None = None,
    customer_id: UUID | None = None,
    project_id: UUID | None = None,
    company_id: UUID | str | None = None,
    pictures: bool | None = None,
    apart: Sequence[ColumnElement[bool]] | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[DocumentRow]:
    """The archive, newest first unless `sort` says otherwise; replaced versions are left out, `versions` shows them.

    `personal` shows only what is for one person (True) or for everybody at the customer (False).
    """
    query = _rows().where(_readable(work.actor), not_(_is_replaced()))
    if folder_id:
        query = query.where(Document.folder_id == id_of(folder_id))
    if personal is not None:
        query = query.where(col(Document.personal_to).is_not(None) if personal else col(Document.personal_to).is_(None))
    if project_id is not None:
        query = query.where(Document.project_id == project_id)
    if kind is not None:
        query = query.where(Document.kind == kind)
    if customer_id is not None:
        query = query.where(Document.customer_id == customer_id)
    if pictures is not None:
        query = query.where(col(Document.media_type).like("image/%") == pictures)
    if company_id:
        query = query.where(Document.company_id == work.get(Company, company_id).id)
    return page_of(
        work, query, DocumentRow, by=order_of(sort, SORTS, usual="-date"), id=Document.id, search=search,
        among=Document, apart=apart, after=after, before=before, size=size,
    )  # fmt: skip


@needs(Right.OWN_ACCOUNT)
def folder_counts(work: Work, *, personal: bool = False, company_id: UUID | str | None = None) -> list[FolderCount]:
    """The folders in which the visitor has something, and how much: counted to MOST_COUNTED, so that it stays cheap."""
    own = col(Document.personal_to).is_not(None) if personal else col(Document.personal_to).is_(None)
    counted = [(folder, _count(work, own, Document.folder_id == folder.id)) for folder in folders.all_folders(work)]
    wanted = None if company_id is None else str(company_id)
    return [
        FolderCount(folder.id, folder.company_id, folder.name, number)
        for folder, number in counted
        if number and wanted in (None, str(folder.company_id))
    ]


@needs(Right.OWN_ACCOUNT)
def has_personal(work: Work) -> bool:
    """Whether anything in the archive is for the visitor alone."""
    return _count(work, col(Document.personal_to).is_not(None), at_most=1) > 0


@needs(Right.OWN_ACCOUNT)
def for_customer(work: Work, customer_id: UUID | None = None, *, limit: int = 200) -> list[DocumentRow]:
    """What lies in the archive of this customer (or of all records the visitor has a seat at), newest first."""
    query = _rows().where(_readable(work.actor), not_(_is_replaced()))
    if customer_id is not None:
        query = query.where(Document.customer_id == customer_id)
    return _read(work, query.order_by(col(Document.created_at).desc(), col(Document.id).desc()).limit(limit))


@needs(Right.OWN_ACCOUNT)
def attachments(work: Work, quote_id: UUID) -> list[DocumentRow]:
    """Files and photos with a quote, oldest first."""
    query = _rows().where(
        _readable(work.actor), Document.quote_id == quote_id, Document.kind == DocumentKind.ATTACHMENT
    )
    return _read(work, query.order_by(col(Document.created_at), col(Document.id)))


@needs(Right.OWN_ACCOUNT)
def of_quote(work: Work, quote_id: UUID) -> list[DocumentRow]:
    """Every paper of a quote: its versions, attachments, confirmation and evidence, oldest first."""
    query = _rows().where(_readable(work.actor), Document.quote_id == quote_id)
    return _read(work, query.order_by(col(Document.created_at), col(Document.id)))


@needs(Right.SEE_DOCUMENTS)
def of_project(
    work: Work, project_id: UUID | str, *, photos: bool = False, after: str | None = None, size: int = USUAL
) -> Page[ProjectPaper]:
    """The papers of a project, or its photos, the newest first; replaced versions are left out."""
    project = work.get(Project, project_id)
    columns = Document.id, Document.kind, Document.title, Document.media_type, Document.size, Document.created_at
    query = select(*columns).where(Document.project_id == project.id, _readable(work.actor), not_(_is_replaced()))  # type: ignore[call-overload]
    is_photo = col(Document.kind) == DocumentKind.PHOTO
    query = query.where(is_photo if photos else not_(is_photo))
    by = Order((Document.created_at,))
    return page_of(work, query, ProjectPaper, by=by, id=Document.id, after=after, size=size)


@needs(Right.OWN_ACCOUNT)
def versions(work: Work, document_id: UUID | str) -> list[Document]:
    """This document and the older ones it replaces, newest first."""
    chain = [by_id(work, document_id)]
    while chain[-1].replaces_id:
        chain.append(by_id(work, chain[-1].replaces_id))
    return chain


@needs(Right.OWN_ACCOUNT)
def newer(work: Work, document_id: UUID | str) -> Document | None:
    """The document that took the place of this one, if there is one."""
    older = by_id(work, document_id)
    query = select(Document).where(Document.customer_id == older.customer_id, Document.replaces_id == older.id)
    return work.session.exec(query).first()


def _download(kept: Document | StoredFile, *, inline: bool) -> Download:
    return Download(storage.path(kept.sha256), kept.name, kept.media_type, inline, kept.size, kept.sha256)


def _rows() -> Any:
    columns = (
        Document.id, Document.customer_id, Customer.name, Document.kind, Document.title, Document.name,
        Document.media_type, Document.size, Document.version, Document.shared, Document.created_at, Document.opened_at,
        Document.quote_id, Document.order_id, Document.invoice_id, Document.folder_id, Document.personal_to,
    )  # fmt: skip
    return select(*columns).join(Customer, col(Customer.id) == Document.customer_id)  # type: ignore[call-overload]


def _count(work: Work, *conditions: Any, at_most: int = MOST_COUNTED) -> int:
    query = select(Document.id).where(_readable(work.actor), not_(_is_replaced()), *conditions)
    found = query.limit(at_most).subquery()
    return work.session.exec(select(func.count()).select_from(found)).one()


def _read(work: Work, query: Any) -> list[DocumentRow]:
    return [DocumentRow(*columns) for columns in work.session.exec(query)]


def _is_replaced() -> ColumnElement[bool]:
    newer = aliased(Document)
    return select(newer.id).where(newer.replaces_id == Document.id).exists()


def _readable(actor: Actor) -> ColumnElement[bool]:
    """`rules.right_to_see` for a list: each kind of paper with the right it asks for."""
    money = col(Document.kind).in_(rules.MONEY)
    agreement = and_(not_(money), or_(col(Document.kind).in_(rules.AGREEMENT), col(Document.quote_id).is_not(None)))
    other = and_(not_(money), not_(agreement))
    asked = ((money, Right.SEE_INVOICES), (agreement, Right.SEE_QUOTES), (other, Right.SEE_DOCUMENTS))
    return or_(false(), *(and_(papers, _holds(actor, right)) for papers, right in asked if actor.may(right)))


def _holds(actor: Actor, right: Right) -> ColumnElement[bool]:
    if actor.kind is not ActorKind.CUSTOMER:
        return col(Document.id).is_not(None)
    records = [seat.customer_id for seat in actor.seats if right in seat.rights]
    projects = [one.project_id for one in actor.passes if right in one.rights]
    return or_(col(Document.customer_id).in_(records), col(Document.project_id).in_(projects))
