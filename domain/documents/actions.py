"""What people do with files and documents."""

from uuid import UUID

from sqlmodel import select

from domain.access import Right, needs
from domain.documents import folders, people, queries, rules
from domain.documents.filing import Owner, document_of
from domain.problems import Invalid, NotFound
from domain.texts import _
from domain.work import Work
from models.customer import Customer
from models.document import Document, DocumentKind, StoredFile
from models.fact import ActorKind
from models.project import Project
from models.quote import Quote


@needs(Right.ASK)
def attach(work: Work, quote_id: UUID | str, file_id: UUID | str, *, title: str = "") -> Document:
    """Put an uploaded file with a quote. The customer sees what the firm adds once a version with it is sent."""
    quote = work.get(Quote, quote_id)
    if not work.actor.may(Right.SEE_QUOTES, quote.customer_id):
        raise NotFound
    file = _own_file(work, file_id, quote.customer_id)
    is_customers = work.actor.kind is ActorKind.CUSTOMER
    owner = work.get(Customer, quote.customer_id)
    document = _document(work, file, owner, DocumentKind.ATTACHMENT, title, shared=is_customers)
    document.quote_id = quote.id
    return _received(work, work.add(document))


@needs(Right.OWN_ACCOUNT)
def hand_in(
    work: Work,
    customer_id: UUID | str,
    file_id: UUID | str,
    *,
    title: str = "",
    project_id: UUID | str | None = None,
    personal: bool = False,
) -> Document:
    """A customer sends the firm a file that belongs to no quote; `personal`: nobody else at this customer sees it.

    Handed in twice, by a second press or a retry, it is there once.
    """
    owner = _owner(work, customer_id, project_id)
    if not _may_send(work, owner):
        raise NotFound
    file = _own_file(work, file_id, _record_of(owner))
    is_photo = file.media_type.startswith("image/") and project_id is not None
    document = _document(work, file, owner, DocumentKind.PHOTO if is_photo else DocumentKind.OTHER, title)
    document.personal_to = work.actor.account_id if personal else None
    if again := _handed_in_before(work, document):
        return again
    return _received(work, work.add(document))


@needs(Right.EDIT_DOCUMENTS)
def share(
    work: Work,
    customer_id: UUID | str,
    file_id: UUID | str,
    *,
    kind: DocumentKind,
    title: str = "",
    shared: bool = True,
    folder_id: UUID | str | None = None,
    project_id: UUID | str | None = None,
    personal_to: UUID | str | None = None,
) -> Document:
    """Put an uploaded file in the customer's archive; with shared=False only staff see it.

    `personal_to` is the account of somebody at this customer: then only that person and the firm see it (OP-E3).
    """
    if kind not in rules.SHAREABLE:
        raise Invalid({"kind": _("Choose a kind of document from the list.")})
    owner = _owner(work, customer_id, project_id)
    document = _document(work, _own_file(work, file_id, _record_of(owner)), owner, kind, title, shared=shared)
    document.folder_id = folders.open_one(work, folder_id) if folder_id else None
    document.personal_to = people.known_at(work, document, personal_to) if personal_to else None
    work.record(
        "document.shared" if shared else "document.filed", work.add(document), internal=not shared, title=document.title
    )
    return document


@needs(Right.EDIT_DOCUMENTS)
def new_version(work: Work, document_id: UUID | str, file_id: UUID | str) -> Document:
    """Replace a shared document; the older version stays readable and says that it was replaced."""
    older = work.get(Document, document_id, lock=True)
    if older.kind not in rules.SHAREABLE:
        raise Invalid({"file": _("This document follows from its quote or invoice. Change that instead.")})
    newer = select(Document.id).where(Document.customer_id == older.customer_id, Document.replaces_id == older.id)
    if work.session.exec(newer).first():
        raise rules.Replaced
    file = _own_file(work, file_id, older.customer_id)
    owner = _owner(work, older.customer_id, older.project_id)
    newer = _document(work, file, owner, older.kind, older.title, shared=older.shared)
    newer.version, newer.replaces_id = older.version + 1, older.id
    newer.folder_id, newer.personal_to = older.folder_id, older.personal_to
    work.record(
        "document.replaced", work.add(newer), internal=not newer.shared, replaces=str(older.id), title=newer.title
    )
    return newer


@needs(Right.EDIT_DOCUMENTS)
def set_shared(work: Work, document_id: UUID | str, *, shared: bool) -> Document:
    """Show a document to the customer, or take it out of sight."""
    document = work.get(Document, document_id, lock=True)
    if document.kind not in rules.SHAREABLE:
        raise Invalid({"shared": _("This document follows from its quote or invoice. Change that instead.")})
    if document.shared is not shared:
        document.shared = shared
        work.record("document.shared" if shared else "document.unshared", document, internal=not shared)
    return document


@needs(Right.EDIT_PROJECTS)
def copy_to_project(work: Work, document_id: UUID | str, project_id: UUID | str) -> Document:
    """The same file also stands with a project, for the firm alone until somebody shares it."""
    document = queries.by_id(work, document_id)
    project = _owner(work, document.customer_id, project_id)
    kind = DocumentKind.PHOTO if document.media_type.startswith("image/") else DocumentKind.OTHER
    return work.add(
        document_of(work.get(StoredFile, document.file_id), project, kind=kind, title=document.title, shared=False)
    )


@needs(Right.OWN_ACCOUNT, only_notes=True)
def mark_opened(work: Work, document_id: UUID | str) -> None:
    """A customer has the document before the eyes; what staff and mail scanners open does not count."""
    document = queries.by_id(work, document_id)
    if work.actor.kind is ActorKind.CUSTOMER and document.opened_at is None:
        document.opened_at = work.now
        work.record("document.opened", document, title=document.title)


def _handed_in_before(work: Work, document: Document) -> Document | None:
    same = {
        name: getattr(document, name) for name in ("customer_id", "project_id", "file_id", "kind", "personal_to")
    } | dict.fromkeys(("quote_id", "request_id", "message_id"))
    return work.session.exec(select(Document).filter_by(**same)).first()


def _owner(work: Work, customer_id: UUID | str, project_id: UUID | str | None) -> Owner:
    """Whose archive it goes to: who has only a project sees the project, and not the customer's record."""
    if project_id is None:
        return work.get(Customer, customer_id)
    project = work.get(Project, project_id)
    if str(project.customer_id) != str(customer_id):
        raise NotFound
    return project


def _record_of(owner: Owner) -> UUID:
    return owner.id if isinstance(owner, Customer) else owner.customer_id


def _may_send(work: Work, owner: Owner) -> bool:
    """At the record a customer asks; in a project it is enough to talk there."""
    if work.actor.kind is not ActorKind.CUSTOMER:
        return work.actor.may(Right.ASK)
    if isinstance(owner, Customer):
        return work.actor.may(Right.ASK, owner.id)
    return any(work.actor.may(right, owner.customer_id, project_id=owner.id) for right in rules.SENDING)


def _own_file(work: Work, file_id: UUID | str, customer_id: UUID) -> StoredFile:
    """The file, unless somebody else sent it: one person's upload must not reach another's archive."""
    file = work.get(StoredFile, file_id)
    is_others = work.actor.kind is ActorKind.CUSTOMER and file.uploaded_by != work.actor.account_id
    if is_others or file.customer_id not in (None, customer_id):
        raise NotFound
    return file


def _document(
    work: Work, file: StoredFile, owner: Owner, kind: DocumentKind, title: str, *, shared: bool = True
) -> Document:
    title = " ".join(title.split()) or rules.title_of(file.name)
    if len(title) > rules.MOST_TITLE:
        raise Invalid({"title": _("This is too long.")})
    document = document_of(file, owner, kind=kind, title=title, shared=shared)
    document.created_at = work.now
    return document


def _received(work: Work, document: Document) -> Document:
    from_customer = work.actor.kind is ActorKind.CUSTOMER
    work.record(
        "document.received", document, internal=not document.shared, title=document.title, from_customer=from_customer
    )
    return document
