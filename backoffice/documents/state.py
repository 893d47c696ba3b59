"""The archive of all customers, sharing a document, and the check of the evidence."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.customer_choice import CustomerChoice
from domain import approvals, documents
from domain.access import Right
from domain.approvals import ChainReport
from domain.documents import DocumentRow
from domain.problems import Invalid
from domain.work import Work
from models.document import DocumentKind
from ui.ask import ask, reading
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.listing import Listing

KINDS = {
    "quote": N_("Quote"),
    "order_confirmation": N_("Order confirmation"),
    "invoice": N_("Invoice"),
    "credit_note": N_("Credit note"),
    "evidence": N_("Evidence"),
    "attachment": N_("Attachment"),
    "contract": N_("Contract"),
    "report": N_("Report"),
    "photo": N_("Photo"),
    "manual": N_("Manual"),
    "other": N_("Other"),
}
TABS = {
    "": N_("All"),
    "contract": N_("Contracts"),
    "report": N_("Reports"),
    "other": N_("Other"),
    "evidence": N_("Evidence"),
    "attachment": N_("Attachments"),
}
SHAREABLE = ("contract", "report", "other")


@dataclass(frozen=True)
class DocumentLine:
    """A line of the list. `kind` is a DocumentKind, `opened_at` "" while the customer did not open it."""

    id: str = ""
    title: str = ""
    customer: str = ""
    kind: str = ""
    version: int = 1
    kilobytes: int = 0
    shared: bool = True
    at: str = ""
    opened_at: str = ""


@dataclass(frozen=True)
class ChainShape:
    """What the check of the evidence found; `broken_at` is 0 when it is whole."""

    decisions: int = 0
    broken_at: int = 0


class DocumentsState(ForStaff, Listing, rx.State):
    """All documents a colleague may see, the newest first."""

    rows: list[DocumentLine] = []
    may_edit: bool = False
    chain: ChainShape = ChainShape()
    is_checked: bool = False

    @rx.event
    async def check(self):
        """Recompute every decision of the firm."""
        self.chain = await ask(self, approvals.verify_chain, shape=chain_of)
        self.is_checked = True

    @rx.event
    async def end_check(self):
        self.is_checked = False

    async def _show(self) -> None:
        self.status = self.status if self.status in TABS else ""
        kind = DocumentKind(self.status) if self.status else None
        self.rows = await self._page(documents.page, line_of, kind=kind)
        self.may_edit = await ask(self, may_edit, shape=lambda may: may)


class NewDocumentState(ForStaff, Form, CustomerChoice, rx.State):
    """Share an uploaded file with a customer. What was uploaded stays until it is shared."""

    file: str = ""

    @rx.event
    async def load(self):
        self.errors, self.file = {}, ""
        await self._arrive()

    @rx.event
    async def received(self, ids: list[str]):
        """The upload arrived; whose it may be, the domain asks when it is shared."""
        self.file, self.errors = (ids or [""])[-1], {}

    @rx.event
    async def share(self, form: dict[str, Any]):
        with filling(self):
            if not self.file:
                raise Invalid({"file": N_("Choose a file first.")})
            kind = text_in(form, "kind")
            id = await ask(
                self, documents.share, self.customer.value, self.file,
                kind=DocumentKind(kind) if kind in SHAREABLE else DocumentKind.OTHER,
                title=text_in(form, "title"), shared=bool(form.get("shared")), shape=lambda made: str(made.id),
            )  # fmt: skip
            return rx.redirect(f"/office/documents/{id}")


@reading
def may_edit(work: Work) -> bool:
    return work.actor.may(Right.EDIT_DOCUMENTS)


def chain_of(report: ChainReport) -> ChainShape:
    return ChainShape(report.length, report.broken_at or 0)


def line_of(row: DocumentRow) -> DocumentLine:
    return DocumentLine(
        id=str(row.id),
        title=row.title,
        customer=row.customer_name,
        kind=row.kind.value,
        version=row.version,
        kilobytes=max(row.size // 1000, 1),
        shared=row.shared,
        at=row.created_at.isoformat(),
        opened_at=row.opened_at.isoformat() if row.opened_at else "",
    )
