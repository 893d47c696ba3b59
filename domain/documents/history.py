"""Papers of the years before, as an import brings them: filed on their own day, shown to the customer."""

from datetime import datetime
from uuid import UUID

from sqlmodel import select

from domain.access import Right, needs
from domain.documents import rules
from domain.documents.filing import document_of
from domain.work import Work
from integrations import storage, uploads
from models.customer import Customer
from models.document import Document, DocumentKind, StoredFile
from models.order import Order


@needs(Right.IMPORT)
def bring_in(
    work: Work, order_id: UUID, kept: storage.Stored, *, name: str, kind: DocumentKind, at: datetime
) -> Document | None:
    """File a PDF with its job, as of the day of the job; None when the job has this very paper already."""
    order = work.get(Order, order_id)
    query = select(Document.id).where(Document.order_id == order.id, Document.sha256 == kept.sha256)
    if work.session.exec(query).first():
        return None
    file = work.add(
        StoredFile(
            company_id=order.company_id,
            sha256=kept.sha256,
            size=kept.size,
            media_type=uploads.Kind.PDF,
            name=uploads.safe_name(name, ending="pdf"),
            uploaded_by=work.actor.id,
            created_at=work.now,
        )
    )
    title = order.title or rules.title_of(file.name)
    document = document_of(file, work.get(Customer, order.customer_id), kind=kind, title=title)
    document.order_id, document.address_id, document.created_at = order.id, order.address_id, at
    return work.add(document)
