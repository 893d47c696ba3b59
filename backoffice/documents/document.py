"""One document: read, replaced, shown or hidden, and approved by the customer."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import reflex as rx

from backoffice.arriving import Arriving, arriving, named_in
from backoffice.documents.state import folder_choices
from domain import approvals, companies, customers, documents, facts, notifications
from domain.access import Right
from domain.approvals import ApprovalView
from domain.approvals.rules import is_own_paper, may_ask
from domain.documents.rules import SHAREABLE
from domain.papers import today
from domain.work import Work
from models.document import Document
from ui.ask import ask, reading
from ui.deliveries import DeliveryShape, delivery_shapes
from ui.facts import FactShape, fact_shapes
from ui.form import Form, cents_in, day_in, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.lines import Choice
from ui.problems import tell


@dataclass(frozen=True)
class ApprovalShape:
    """What was asked of the customer about this document, and what came of it."""

    id: str = ""
    status: str = ""
    asked_at: str = ""
    answer_by: str = ""
    decided_at: str = ""
    opened_at: str = ""
    by: str = ""
    reason: str = ""
    has_amount: bool = False
    cents: int = 0
    evidence_id: str = ""
    number: int = 0


@dataclass(frozen=True)
class OlderShape:
    id: str = ""
    version: int = 1
    at: str = ""


@dataclass(frozen=True)
class DocumentShape:
    """A document with its older versions; `newer_id` is set once it was replaced."""

    id: str = ""
    customer_id: str = ""
    customer: str = ""
    title: str = ""
    name: str = ""
    kind: str = ""
    version: int = 1
    kilobytes: int = 0
    shared: bool = True
    at: str = ""
    opened_at: str = ""
    sha256: str = ""
    folder_id: str = ""
    only_for: str = ""  # the name of whom it is personal to
    newer_id: str = ""
    usual_day: str = ""
    can_replace: bool = False
    can_ask: bool = False
    may_edit: bool = False
    folders: list[Choice] = field(default_factory=list)
    is_askable: bool = False  # a matter of approval at all, or our own paper
    older: list[OlderShape] = field(default_factory=list)
    approvals: list[ApprovalShape] = field(default_factory=list)
    log: list[DeliveryShape] = field(default_factory=list)
    facts: list[FactShape] = field(default_factory=list)


class DocumentState(ForStaff, Arriving, Form, rx.State):
    document: DocumentShape = DocumentShape()
    approval_id: str = ""

    @rx.event
    async def load(self):
        self.step, self.errors, self.document = "", {}, DocumentShape()
        await self._read()

    @rx.event
    async def refresh(self):
        """Something happened elsewhere: what is open stays open."""
        await self._read()

    @rx.event
    async def open_step(self, step: str):
        self.errors, self.step = {}, step

    @rx.event
    async def replace(self, ids: list[str]):
        """Put the uploaded file in the place of this one."""
        if not ids:
            return None
        newer = await ask(self, documents.new_version, self.document.id, ids[-1], shape=lambda made: str(made.id))
        self.step = ""
        return rx.redirect(f"/office/documents/{newer}")

    @rx.event
    async def show(self, shared: bool):  # noqa: FBT001  an event's argument
        """Show it to the customer, or take it out of sight."""
        await ask(self, documents.set_shared, self.document.id, shared=shared)
        await self._read()

    @rx.event
    async def file_under(self, folder_id: str):
        """Put it in this folder; "" takes it out of its own."""
        await ask(self, documents.put_in_folder, [self.document.id], folder_id or None)
        await self._read()

    @rx.event
    async def ask_approval(self, form: dict[str, Any]):
        with filling(self):
            until = day_in(form, "expires_on")
            await ask(
                self, approvals.ask_for_document, self.document.id, expires_on=until,
                amount_cents=cents_in(form, "amount"),
            )  # fmt: skip
            self.step = ""
            await self._read()
            return tell(N_("The customer is asked to approve it."))

    @rx.event
    async def open_withdraw(self, approval_id: str):
        self.errors, self.approval_id, self.step = {}, approval_id, "withdraw"

    @rx.event
    async def withdraw(self, form: dict[str, Any]):
        """Ask no more; the customer sees that it is withdrawn."""
        with filling(self):
            await ask(self, approvals.withdraw, self.approval_id, reason=text_in(form, "reason"))
            self.step = ""
            await self._read()

    @rx.event
    async def resend(self, delivery_id: str):
        await ask(self, notifications.resend, delivery_id)
        await self._read()
        return tell(N_("The message goes out again."))

    async def _read(self) -> None:
        with arriving(self):
            self.document = await ask(self, whole, named_in(self), shape=lambda found: found)


@reading
def whole(work: Work, document_id: str) -> DocumentShape:
    """The page of a document."""
    versions = documents.versions(work, document_id)
    document, newer, company = versions[0], documents.newer(work, document_id), companies.current(work)
    asked = approvals.of_document(work, document.id) if work.actor.may(Right.SEE_DOCUMENTS) else []
    may_edit = work.actor.may(Right.EDIT_DOCUMENTS) and newer is None
    can_replace = may_edit and document.kind in SHAREABLE
    usual = today(work.now, company.timezone) + timedelta(days=company.quote_valid_days)
    return DocumentShape(
        **_about(document),
        customer=customers.by_id(work, document.customer_id).name,
        newer_id=str(newer.id) if newer else "",
        usual_day=usual.isoformat(),
        can_replace=can_replace,
        may_edit=may_edit,
        folders=[Choice("", "–"), *folder_choices(documents.all_folders(work))],
        only_for=_only_for(work, document),
        is_askable=is_own_paper(document),
        can_ask=may_edit and may_ask(document, [view.status for view in asked]),
        older=[OlderShape(str(row.id), row.version, row.created_at.isoformat()) for row in versions[1:]],
        approvals=[_approval(view) for view in asked],
        log=delivery_shapes(notifications.log(work, subject_id=document.id, size=20).rows),
        facts=fact_shapes(facts.about(work, document.id)),
    )


def _only_for(work: Work, document: Document) -> str:
    """The name; a dash for somebody who has left since."""
    if document.personal_to is None:
        return ""
    readers = documents.personal_readers(work, document.customer_id, document.project_id)
    return next((one.name for one in readers if one.account_id == document.personal_to), "–")


def _about(row: Document) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "customer_id": str(row.customer_id),
        "title": row.title,
        "name": row.name,
        "kind": row.kind.value,
        "version": row.version,
        "kilobytes": max(row.size // 1000, 1),
        "shared": row.shared,
        "at": row.created_at.isoformat(),
        "opened_at": row.opened_at.isoformat() if row.opened_at else "",
        "sha256": row.sha256,
        "folder_id": str(row.folder_id or ""),
    }


def _approval(view: ApprovalView) -> ApprovalShape:
    return ApprovalShape(
        id=str(view.id),
        status=view.status.value,
        asked_at=view.asked_at.isoformat(),
        answer_by=view.answer_by.isoformat(),
        decided_at=view.decided_at.isoformat() if view.decided_at else "",
        opened_at=view.opened_at.isoformat() if view.opened_at else "",
        by=view.typed_name,
        reason=view.reason,
        has_amount=view.amount_cents is not None,
        cents=view.amount_cents or 0,
        evidence_id=str(view.evidence_id or ""),
        number=view.chain_number or 0,
    )
