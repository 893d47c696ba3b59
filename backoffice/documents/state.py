"""The archive of all customers, sharing a document, and the check of the evidence."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.arriving import asked_in
from backoffice.customer_choice import CustomerChoice, choice_of
from domain import approvals, customers, documents, projects
from domain.access import Right
from domain.approvals import ChainReport
from domain.documents import DocumentRow, Reader
from domain.problems import Invalid
from domain.work import Work
from models.document import DocumentKind, Folder
from ui.ask import ask, reading
from ui.choosing import Choosing
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.lines import Choice
from ui.listing import Listing
from ui.problems import tell

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
    "manual": N_("Manuals"),
    "other": N_("Other"),
    "evidence": N_("Evidence"),
    "attachment": N_("Attachments"),
}
SHAREABLE = ("contract", "report", "manual", "photo", "other")
IN_FOLDER = "folder:"  # the filter that shows one folder


@dataclass(frozen=True)
class DocumentLine:
    """A line of the list. `kind` is a DocumentKind, `opened_at` "" while the customer did not open it."""

    id: str = ""
    title: str = ""
    customer: str = ""
    kind: str = ""
    version: int = 1
    kilobytes: int = 0
    folder: str = ""
    shared: bool = True
    is_personal: bool = False
    at: str = ""
    opened_at: str = ""


@dataclass(frozen=True)
class ChainShape:
    """What the check of the evidence found; `broken_at` is 0 when it is whole."""

    decisions: int = 0
    broken_at: int = 0


class DocumentsState(ForStaff, Listing, Choosing, rx.State):
    """All documents a colleague may see, the newest first: of a kind, or in a folder."""

    rows: list[DocumentLine] = []
    folders: list[Choice] = []
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

    @rx.event
    async def move_chosen(self, folder_id: str):
        """Put the chosen documents in this folder; "none" takes them out of theirs."""
        to = None if folder_id == "none" else folder_id
        count = await ask(self, documents.put_in_folder, self.chosen, to, shape=lambda count: count)
        self._choose([])
        yield tell(N_("{count} documents moved."), count=count)
        await self._show()

    async def _arrive(self) -> None:
        self.folders = await ask(self, documents.all_folders, shape=folder_choices)
        self.may_edit = await ask(self, may_edit, shape=lambda may: may)

    async def _show(self) -> None:
        folder = self.status.removeprefix(IN_FOLDER) if self.status.startswith(IN_FOLDER) else ""
        known = {one.value: one.text for one in self.folders}
        self.status = self.status if self.status in TABS or folder in known else ""
        kind = DocumentKind(self.status) if self.status in set(DocumentKind) else None
        self.rows = await self._page(
            documents.page, lambda row: line_of(row, known), kind=kind, folder_id=folder if folder in known else None
        )
        self._choose(self.chosen)


class NewDocumentState(ForStaff, Form, CustomerChoice, rx.State):
    """Share an uploaded file with a customer. What was uploaded stays until it is shared."""

    file: str = ""
    folders: list[Choice] = []
    readers: list[Choice] = []
    project: Choice = Choice()

    @rx.event
    async def load(self):
        self.errors, self.file, self.readers, self.project = {}, "", [], Choice()
        await self._arrive()
        if wanted := asked_in(self, "project"):
            self.project = await ask(self, projects.by_id, wanted, shape=lambda one: Choice(str(one.id), one.title))
        self.folders = [Choice("", "–"), *await ask(self, documents.all_folders, shape=folder_choices)]
        if self.customer.value:
            await self._look_who_reads()

    @rx.event
    async def take(self, id: str):
        """This customer, with the people for whom alone it could be."""
        self.customer = await ask(self, customers.by_id, id, shape=choice_of)
        await self._look_who_reads()

    @rx.event
    def other(self):
        """Not this customer after all, so not this project either."""
        self.customer, self.project = Choice(), Choice()

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
                title=text_in(form, "title"), shared=bool(form.get("shared")),
                folder_id=text_in(form, "folder") or None, project_id=self.project.value or None,
                personal_to=text_in(form, "personal_to") or None,
                shape=lambda made: str(made.id),
            )  # fmt: skip
            return rx.redirect(f"/office/documents/{id}")

    async def _look_who_reads(self) -> None:
        self.readers = await ask(self, documents.personal_readers, self.customer.value, shape=reader_choices)


@reading
def may_edit(work: Work) -> bool:
    return work.actor.may(Right.EDIT_DOCUMENTS)


def chain_of(report: ChainReport) -> ChainShape:
    return ChainShape(report.length, report.broken_at or 0)


def folder_choices(rows: list[Folder]) -> list[Choice]:
    return [Choice(str(row.id), row.name) for row in rows]


def reader_choices(rows: list[Reader]) -> list[Choice]:
    return [Choice(str(row.account_id), row.name) for row in rows]


def line_of(row: DocumentRow, folders: dict[str, str]) -> DocumentLine:
    return DocumentLine(
        id=str(row.id),
        title=row.title,
        customer=row.customer_name,
        kind=row.kind.value,
        version=row.version,
        kilobytes=max(row.size // 1000, 1),
        folder=folders.get(str(row.folder_id), ""),
        shared=row.shared,
        is_personal=row.personal_to is not None,
        at=row.created_at.isoformat(),
        opened_at=row.opened_at.isoformat() if row.opened_at else "",
    )
