"""What the screens of the archive show: plain values."""

from dataclasses import dataclass, field

from domain.approvals import ApprovalView
from domain.documents import MOST_COUNTED, FolderCount
from models.document import Document
from portal.paper import KINDS


@dataclass(frozen=True)
class RecordShape:
    """A customer record to which a file can be sent; `text` is the firm's name."""

    value: str
    text: str


@dataclass(frozen=True)
class FolderShape:
    """A folder with what is in it, as text: "12", or "99+"."""

    id: str = ""
    name: str = ""
    count: str = ""


def folder_shape(found: FolderCount) -> FolderShape:
    is_many = found.documents >= MOST_COUNTED
    return FolderShape(str(found.id), found.name, f"{MOST_COUNTED - 1}+" if is_many else str(found.documents))


@dataclass(frozen=True)
class VersionShape:
    version: int
    at: str
    file: str


@dataclass(frozen=True)
class DocumentShape:
    """One document; `kind` is a msgid, `approval` the address where it waits for approval, "" when it does not."""

    id: str = ""
    title: str = ""
    kind: str = ""
    firm_id: str = ""
    size_kb: int = 0
    at: str = ""
    version: int = 1
    file: str = ""
    is_picture: bool = False
    is_personal: bool = False
    approval: str = ""
    approved_at: str = ""
    approved_by: str = ""
    evidence: str = ""
    quote: str = ""
    invoice: str = ""
    older: list[VersionShape] = field(default_factory=list)


def document_shape(found: list[Document], asked: list[ApprovalView]) -> DocumentShape:
    """`found`: the document and the older ones it replaces; `asked`: the approvals asked for it, newest first."""
    newest = found[0]
    waits = next((view for view in asked if view.can_decide), None)
    agreed = next((view for view in asked if view.status.value == "approved"), None)
    return DocumentShape(
        id=str(newest.id),
        title=newest.title,
        kind=KINDS[newest.kind],
        firm_id=str(newest.company_id),
        size_kb=max(1, newest.size // 1024),
        at=newest.created_at.isoformat(),
        version=newest.version,
        file=f"/files/documents/{newest.id}",
        is_picture=newest.media_type.startswith("image/"),
        is_personal=newest.personal_to is not None,
        approval=f"/approvals/{waits.id}" if waits else "",
        approved_at=agreed.decided_at.isoformat() if agreed and agreed.decided_at else "",
        approved_by=agreed.typed_name if agreed else "",
        evidence=f"/files/documents/{agreed.evidence_id}" if agreed and agreed.evidence_id else "",
        quote=f"/quotes/{newest.quote_id}" if newest.quote_id else "",
        invoice=f"/invoices/{newest.invoice_id}" if newest.invoice_id else "",
        older=[
            VersionShape(one.version, one.created_at.isoformat(), f"/files/documents/{one.id}") for one in found[1:]
        ],
    )
