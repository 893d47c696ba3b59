"""Files, and what they are to the customer."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Index, and_, or_, text
from sqlmodel import Field

from models.base import Entity, ForCustomers, ProjectOwned, Sight, choice, for_everybody_or


class StoredFile(Entity, table=True):
    """Bytes in the content-addressed store. `customer_id` is set when a customer uploaded it."""

    __tablename__ = "stored_file"

    sha256: str = Field(max_length=64, index=True)
    size: int
    media_type: str = Field(max_length=80)
    name: str = Field(max_length=200)
    inline: bool = False  # re-encoded image or our own PDF: may be shown in the browser
    uploaded_by: UUID | None = None
    customer_id: UUID | None = None
    created_at: datetime

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return or_(cls.customer_id.in_(sight.customers), cls.uploaded_by == sight.account)  # type: ignore[union-attr]


class Upload(Entity, table=True):
    """A file on its way, in parts: what has arrived lies beside the store until it is complete. Gone after a day."""

    uploaded_by: UUID = Field(index=True)
    customer_id: UUID | None = None
    name: str = Field(max_length=200)
    size: int  # as promised, in bytes; more is not taken
    file_id: UUID | None = None  # what became of it
    created_at: datetime

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return cls.uploaded_by == sight.account  # type: ignore[return-value]


class DocumentKind(StrEnum):
    QUOTE = "quote"
    ORDER_CONFIRMATION = "order_confirmation"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    EVIDENCE = "evidence"
    ATTACHMENT = "attachment"
    CONTRACT = "contract"
    REPORT = "report"
    PHOTO = "photo"
    MANUAL = "manual"
    OTHER = "other"


IS_NEWER = text("replaces_id IS NOT NULL")


class Folder(ForCustomers, Entity, table=True):
    """A place in the archive that the firm defines: tax returns, manuals, photos. In the firm's own words."""

    name: str = Field(max_length=80)
    place: int = 0
    created_at: datetime
    removed_at: datetime | None = None


class Document(ProjectOwned, Entity, table=True):
    """A file in the customer's archive. Not shared means: staff only. `personal_to`: only this account and the firm."""

    __table_args__ = (
        Index("ix_document_newest", "company_id", "created_at", "id"),
        Index("ix_document_customer", "customer_id", "created_at", "id"),
        Index("ix_document_place", "customer_id", "folder_id", "created_at", "id"),
        Index("ix_document_folder", "company_id", "folder_id", "created_at", "id"),
        Index("ix_document_kind", "company_id", "kind", "created_at", "id"),
        Index("ix_document_project", "project_id", "created_at", "id"),
        # most documents replace none: an index full of NULLs looks useless to the planner, which then reads the firm's
        Index("ix_document_replaces", "replaces_id", sqlite_where=IS_NEWER, postgresql_where=IS_NEWER),
    )

    kind: DocumentKind = choice(DocumentKind)
    title: str = Field(max_length=200)
    file_id: UUID = Field(foreign_key="stored_file.id", index=True)
    sha256: str = Field(max_length=64)
    name: str = Field(default="", max_length=200)
    media_type: str = Field(default="application/pdf", max_length=80)
    size: int = 0
    shared: bool = True
    quote_id: UUID | None = Field(default=None, foreign_key="quote.id", index=True)
    folder_id: UUID | None = Field(default=None, foreign_key="folder.id")
    installation_id: UUID | None = Field(default=None, foreign_key="installation.id", index=True)
    request_id: UUID | None = Field(default=None, index=True)
    message_id: UUID | None = Field(default=None, index=True)
    address_id: UUID | None = Field(default=None, foreign_key="address.id", index=True)
    personal_to: UUID | None = Field(default=None, foreign_key="account.id")
    order_id: UUID | None = None
    invoice_id: UUID | None = None
    replaces_id: UUID | None = None
    version: int = 1
    search: str = Field(default="", max_length=400)
    created_at: datetime
    opened_at: datetime | None = None
    detached_at: datetime | None = None  # an attachment of older versions of its quote, and of none to come

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return and_(super().seen_by_customers(sight), for_everybody_or(cls.personal_to, sight), cls.shared)  # type: ignore[arg-type]
