"""What the screens of the archive know and do."""

from typing import Any
from uuid import UUID

import reflex as rx

from domain import approvals, documents, notifications
from domain.access import Right
from domain.approvals import ApprovalView, Subject
from domain.documents import DocumentRow
from domain.paging import Page
from domain.work import Work
from models.document import Document, DocumentKind
from portal.arriving import Arriving, arriving, delivery_in, named_in
from portal.documents.shapes import DocumentShape, RecordShape, document_shape
from portal.frame import FrameState
from portal.paper import PaperShape, paper_shape
from ui.ask import ask, reading
from ui.form import Form, filling
from ui.gated import ForCustomer
from ui.language import N_
from ui.problems import tell

Found = tuple[Page[DocumentRow], dict[UUID, UUID], list[UUID]]


class DocumentsState(ForCustomer, Arriving, Form, rx.State):
    """The archive, newest first, of one kind or all; and sending a file to a firm."""

    papers: list[PaperShape] = []
    kind: str = ""
    newer: str = ""
    older: str = ""
    records: list[RecordShape] = []
    record: str = ""

    @rx.event
    async def load(self):
        """The kind stands in the address, so that going back and reloading keep it."""
        self.kind = self.router.url.query_parameters.get("kind", "")
        with arriving(self):
            await self._turn()

    @rx.event
    async def turn(self, after: str, before: str):
        await self._turn(after=after or None, before=before or None)

    @rx.event
    async def send_to(self, record_id: str):
        """For which firm the next file is."""
        self.record = record_id

    @rx.event
    async def hand_in(self, ids: list[str]):
        """The files have arrived; now they become part of the archive."""
        with filling(self):
            for id in ids:
                await ask(self, documents.hand_in, self.record, id, shape=lambda _: None)
            await self._turn()
            return tell(N_("Received. The firm sees it now."))

    async def _turn(self, **where: str | None) -> None:
        frame = await self.get_state(FrameState)
        kind = DocumentKind(self.kind) if self.kind in set(DocumentKind) else None
        found: Found = await ask(self, _archive, frame.chosen or None, kind, where, shape=lambda found: found)
        page, asked, records = found
        self.papers = [paper_shape(row, frame._firm_at, asked) for row in page.rows]
        self.newer, self.older = page.newer or "", page.older or ""
        self._offer([RecordShape(str(record), frame._firm_at(record)) for record in records])

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

    @rx.event
    async def opened(self):
        """Somebody pressed to read it."""
        await ask(self, documents.mark_opened, self.document.id, shape=lambda _: None)

    @rx.event
    async def seen(self):
        if delivery := delivery_in(self):
            await ask(self, notifications.opened, delivery, shape=lambda _: None)


@reading
def _archive(work: Work, firm_id: str | None, kind: DocumentKind | None, where: dict[str, Any]) -> Found:
    page = documents.page(work, kind=kind, company_id=firm_id, size=20, **where)
    waits = [view for view in approvals.waiting(work) if view.subject is Subject.DOCUMENT]
    asked = {view.document_id: view.id for view in waits if view.document_id}
    seats = [seat for seat in work.actor.seats if Right.ASK in seat.rights]
    return page, asked, [seat.customer_id for seat in seats if firm_id in (None, str(seat.company_id))]


@reading
def _whole(work: Work, document_id: str) -> tuple[list[Document], list[ApprovalView]]:
    found = documents.versions(work, document_id)
    may_see = work.actor.may(Right.SEE_DOCUMENTS, found[0].customer_id)
    return found, approvals.of_document(work, found[0].id) if may_see else []
