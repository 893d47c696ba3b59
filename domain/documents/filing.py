"""For other rooms: put what was made into the customer's archive."""

from uuid import UUID

from domain.work import Work
from integrations import storage, uploads
from models.customer import Customer
from models.document import Document, DocumentKind, StoredFile
from models.project import Project

Owner = Customer | Project  # whose archive a document goes to


def file_pdf(
    work: Work,
    *,
    customer_id: UUID,
    kind: DocumentKind,
    title: str,
    data: bytes,
    quote_id: UUID | None = None,
    order_id: UUID | None = None,
    invoice_id: UUID | None = None,
    shared: bool = True,
    replaces: UUID | None = None,
    personal_to: UUID | None = None,
) -> Document:
    """Keep a PDF of our own making; `title` is in the customer's language and becomes the file's name."""
    customer = work.get(Customer, customer_id)
    kept = storage.put(data)
    file = work.add(
        StoredFile(
            company_id=customer.company_id,
            sha256=kept.sha256,
            size=kept.size,
            media_type=uploads.Kind.PDF,
            name=uploads.safe_name(title, ending="pdf"),
            inline=True,
            created_at=work.now,
        )
    )
    version = work.get(Document, replaces).version + 1 if replaces else 1
    document = document_of(file, customer, kind=kind, title=title, shared=shared, version=version)
    document.quote_id, document.order_id, document.invoice_id = quote_id, order_id, invoice_id
    document.replaces_id, document.personal_to = replaces, personal_to
    return work.add(document)


def document_of(
    file: StoredFile, owner: Owner, *, kind: DocumentKind, title: str, shared: bool = True, version: int = 1
) -> Document:
    """A document row for a stored file; not written yet."""
    in_project = isinstance(owner, Project)
    name = owner.title if in_project else owner.name
    return Document(
        company_id=owner.company_id,
        customer_id=owner.customer_id if in_project else owner.id,
        project_id=owner.id if in_project else None,
        kind=kind,
        title=title,
        file_id=file.id,
        sha256=file.sha256,
        name=file.name,
        media_type=file.media_type,
        size=file.size,
        shared=shared,
        version=version,
        search=f"{title} {file.name} {name}".lower()[:400],
        created_at=file.created_at,
    )
