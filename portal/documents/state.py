"""What the screens of the archive know and do."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import reflex as rx

from domain import approvals, documents, notifications
from domain.access import Right
from domain.approvals import ApprovalView, Subject
from domain.documents import DocumentRow, FolderCount
from domain.paging import Page
from domain.work import Work
from models.document import Document, DocumentKind
from portal.arriving import Arriving, arriving, delivery_in, named_in
from portal.documents.shapes import DocumentShape, FolderShape, RecordShape, document_shape, folder_shape
from portal.frame import FrameState
from portal.paper import PaperShape, paper_shape
from ui.ask import ask, reading
from ui.form import Form, filling
from ui.gated import ForCustomer
from ui.language import N_
from ui.problems import tell

ONLY_MINE = "mine"


@dataclass(frozen=True)
class Found:
    """What one look at the archive told; stays on the server."""

    page: Page[DocumentRow]
    asked: dict[UUID, UUID]
    records: list[UUID]
    folders: list[FolderCount]


class DocumentsState(ForCustomer, Arriving, Form, rx.State):
    """The archive, newest first: everybody's or one's own, a folder or a kind of it; and sending a file to a firm."""

    papers: list[PaperShape] = []
    folders: list[FolderShape] = []
    whose: str = ""
    folder: str = ""
    kind: str = ""
    search: str = ""
    newer: str = ""
    older: str = ""
    records: list[RecordShape] = []
    record: str = ""
    is_private: bool = False

    @rx.event
    async def load(self):
        """What is shown stands in the address, so that going back and reloading keep it."""
        given = self.router.url.query_parameters
        self.whose = ONLY_MINE if given.get("whose") == ONLY_MINE else ""
        self.folder, self.kind = given.get("folder", ""), given.get("kind", "")
        with arriving(self):
            await self._turn()

    @rx.event
    async def turn(self, after: str, before: str):
        await self._turn(after=after or None, before=before or None)

    @rx.event
    async def find(self, text: str):
        """Words of titles; in everything that is shown to the left of it."""
        self.search = text[:80]
        await self._turn()

    @rx.event
    async def send_to(self, record_id: str):
        """For which firm the next file is."""
        self.record = record_id

    @rx.event
    async def send_privately(self, private: bool):  # noqa: FBT001  an event's argument
        """Whether the next files are for the firm alone, or also for others at this customer."""
        self.is_private = private

    @rx.event
    async def hand_in(self, ids: list[str]):
        """The files have arrived; now they become part of the archive."""
        with filling(self):
            for id in ids:
                await ask(self, documents.hand_in, self.record, id, personal=self.is_private, shape=lambda _: None)
            await self._turn()
            return tell(N_("Received. The firm sees it now."))

    async def _turn(self, **where: str | None) -> None:
        frame = await self.get_state(FrameState)
        kind = DocumentKind(self.kind) if self.kind in set(DocumentKind) else None
        what = {"kind": kind, "folder_id": self.folder or None, "search": self.search}
        found: Found = await ask(
            self, _archive, frame.chosen or None, personal=self.whose == ONLY_MINE, shape=lambda found: found,
            **what, **where,
        )  # fmt: skip
        self.papers = [paper_shape(row, frame._firm_at, found.asked) for row in found.page.rows]
        self.newer, self.older = found.page.newer or "", found.page.older or ""
        self.folders = [folder_shape(folder) for folder in found.folders]
        self._offer([RecordShape(str(record), frame._firm_at(record)) for record in found.records])

    def _offer(self, records: list[RecordShape]) -> None:
        self.records = records
        if self.record not in {one.value for one in records}:
            self.record = records[0].value if records else ""


class DocumentState(ForCustomer, Arriving, rx.State):
    """One document with its older versions and what was agreed about it."""

    document: DocumentShape = DocumentShape()

    @rx.event
    async def load(self):
        wanted = named_in(self)
        if self.document.id != wanted:
            self.document, self.is_there = DocumentShape(), False
            yield
        with arriving(self):
            found, asked = await ask(self, _whole, wanted, shape=lambda found: found)
            self.document = document_shape(found, asked)
            (await self.get_state(FrameState))._open(self.document.firm_id)
        if not self.is_there:
            self.document = DocumentShape()

    @rx.event
    async def opened(self):
        """Somebody pressed to read it."""
        await ask(self, documents.mark_opened, self.document.id, shape=lambda _: None)

    @rx.event
    async def seen(self):
        if delivery := delivery_in(self):
            await ask(self, notifications.opened, delivery, shape=lambda _: None)


@reading
def _archive(work: Work, firm_id: str | None, *, personal: bool, **what: Any) -> Found:
    waits = [view for view in approvals.waiting(work) if view.subject is Subject.DOCUMENT]
    seats = [seat for seat in work.actor.seats if Right.ASK in seat.rights]
    return Found(
        documents.page(work, company_id=firm_id, personal=personal, size=20, **what),
        {view.document_id: view.id for view in waits if view.document_id},
        [seat.customer_id for seat in seats if firm_id in (None, str(seat.company_id))],
        documents.folder_counts(work, personal=personal, company_id=firm_id),
    )


@reading
def _whole(work: Work, document_id: str) -> tuple[list[Document], list[ApprovalView]]:
    found = documents.versions(work, document_id)
    may_see = work.actor.may(Right.SEE_DOCUMENTS, found[0].customer_id)
    return found, approvals.of_document(work, found[0].id) if may_see else []
