"""What people do with files and documents."""

from pathlib import Path
from uuid import UUID

from sqlmodel import select

from domain.access import Right, Seat, needs
from domain.documents import queries, rules
from domain.documents.filing import document_of
from domain.problems import Invalid, NotFound
from domain.texts import _
from domain.work import Work
from integrations import storage, uploads
from models.customer import Customer
from models.document import Document, DocumentKind, StoredFile
from models.fact import ActorKind
from models.quote import Quote


@needs(Right.ASK)
def receive(work: Work, *, name: str, path: Path, customer_id: UUID | str | None = None) -> StoredFile:
    """Keep an upload that lies complete at `path`, after looking at what it really is.

    Pictures are made anew, PDFs inspected. A customer with seats at several records says for which one it is.
    Looking and keeping come before the first query: on SQLite nobody waits for it.
    """
    accepted, kept = _looked_at(path, name)
    seat = _seat(work, customer_id) if work.actor.kind is ActorKind.CUSTOMER else None
    company_id = seat.company_id if seat else work.actor.company_id
    assert company_id  # staff and the system act for one company
    file = StoredFile(
        company_id=company_id,
        sha256=kept.sha256,
        size=kept.size,
        media_type=accepted.media_type,
        name=accepted.name,
        inline=accepted.media_type.startswith("image/"),
        uploaded_by=work.actor.id,
        customer_id=seat.customer_id if seat else None,
        created_at=work.now,
    )
    return work.add(file)


@needs(Right.ASK)
def attach(work: Work, quote_id: UUID | str, file_id: UUID | str, *, title: str = "") -> Document:
    """Put an uploaded file with a quote. The customer sees what the firm adds once a version with it is sent."""
    quote = work.get(Quote, quote_id)
    if not work.actor.may(Right.SEE_QUOTES, quote.customer_id):
        raise NotFound
    file = _own_file(work, file_id, quote.customer_id)
    is_customers = work.actor.kind is ActorKind.CUSTOMER
    document = _document(work, file, quote.customer_id, DocumentKind.ATTACHMENT, title, shared=is_customers)
    document.quote_id = quote.id
    return _received(work, work.add(document))


@needs(Right.ASK)
def hand_in(work: Work, customer_id: UUID | str, file_id: UUID | str, *, title: str = "") -> Document:
    """A customer sends the firm a file that belongs to no quote."""
    customer = work.get(Customer, customer_id)
    file = _own_file(work, file_id, customer.id)
    return _received(work, work.add(_document(work, file, customer.id, DocumentKind.OTHER, title)))


@needs(Right.EDIT_DOCUMENTS)
def share(
    work: Work, customer_id: UUID | str, file_id: UUID | str, *, kind: DocumentKind, title: str, shared: bool = True
) -> Document:
    """Put an uploaded file in the customer's archive; with shared=False only staff see it."""
    if kind not in rules.SHAREABLE:
        raise Invalid({"kind": _("Choose contract, report or other.")})
    if not title.strip():
        raise Invalid({"title": _("Give the document a title the customer understands.")})
    customer = work.get(Customer, customer_id)
    file = _own_file(work, file_id, customer.id)
    document = work.add(_document(work, file, customer.id, kind, title, shared=shared))
    work.record("document.shared" if shared else "document.filed", document, internal=not shared, title=document.title)
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
    newer = _document(work, file, older.customer_id, older.kind, older.title, shared=older.shared)
    newer.version, newer.replaces_id = older.version + 1, older.id
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


@needs(Right.OWN_ACCOUNT)
def mark_opened(work: Work, document_id: UUID | str) -> None:
    """A customer has the document before the eyes; what staff and mail scanners open does not count."""
    document = queries.by_id(work, document_id)
    if work.actor.kind is ActorKind.CUSTOMER and document.opened_at is None:
        document.opened_at = work.now
        work.record("document.opened", document, title=document.title)


def _looked_at(path: Path, name: str) -> tuple[uploads.Accepted, storage.Stored]:
    if path.stat().st_size > rules.MOST_BYTES:
        raise rules.NotAcceptable(uploads.Reason.TOO_LARGE)
    try:
        accepted = uploads.accept(path.read_bytes(), name=name)
    except uploads.NotAccepted as problem:
        raise rules.NotAcceptable(problem.reason) from problem
    return accepted, storage.put(accepted.data)


def _seat(work: Work, customer_id: UUID | str | None) -> Seat:
    seats = [seat for seat in work.actor.seats if Right.ASK in seat.rights]
    if customer_id is not None:
        seats = [seat for seat in seats if str(seat.customer_id) == str(customer_id)]
    if len(seats) == 1:
        return seats[0]
    raise NotFound if customer_id else Invalid({"customer_id": _("Choose for which company this file is.")})


def _own_file(work: Work, file_id: UUID | str, customer_id: UUID) -> StoredFile:
    """The file, unless another customer sent it: one customer's upload must not reach another's archive."""
    file = work.get(StoredFile, file_id)
    if file.customer_id not in (None, customer_id):
        raise NotFound
    return file


def _document(
    work: Work, file: StoredFile, customer_id: UUID, kind: DocumentKind, title: str, *, shared: bool = True
) -> Document:
    title = " ".join(title.split()) or file.name.rpartition(".")[0]
    if len(title) > rules.MOST_TITLE:
        raise Invalid({"title": _("This is too long.")})
    document = document_of(file, work.get(Customer, customer_id), kind=kind, title=title, shared=shared)
    document.created_at = work.now
    return document


def _received(work: Work, document: Document) -> Document:
    from_customer = work.actor.kind is ActorKind.CUSTOMER
    work.record(
        "document.received", document, internal=not document.shared, title=document.title, from_customer=from_customer
    )
    return document
