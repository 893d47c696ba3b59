"""A document in a list: what it is, from whom, and where it opens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import reflex as rx

from domain.documents import DocumentRow
from models.document import DocumentKind
from ui.language import N_, When, t
from ui.parts import classes, icon, row, tile

KINDS = {
    DocumentKind.QUOTE: N_("Quote"),
    DocumentKind.ORDER_CONFIRMATION: N_("Order confirmation"),
    DocumentKind.INVOICE: N_("Invoice"),
    DocumentKind.CREDIT_NOTE: N_("Credit note"),
    DocumentKind.EVIDENCE: N_("Proof of approval"),
    DocumentKind.ATTACHMENT: N_("Attachment"),
    DocumentKind.CONTRACT: N_("Contract"),
    DocumentKind.REPORT: N_("Report"),
    DocumentKind.PHOTO: N_("Photo"),
    DocumentKind.MANUAL: N_("Manual"),
    DocumentKind.OTHER: N_("Other"),
}
#: Their titles begin with what they are: "Invoice 2026-0005".
NUMBERED = (DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION, DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE)
MARKS = {
    DocumentKind.INVOICE: "invoice",
    DocumentKind.CREDIT_NOTE: "invoice",
    DocumentKind.EVIDENCE: "shield",
    DocumentKind.ORDER_CONFIRMATION: "order",
}


@dataclass(frozen=True)
class PaperShape:
    """`kind` is a msgid, not shown where the title `says_kind` already.

    `approval` names the approval that waits for this paper, "" when none does.
    """

    id: str
    title: str
    kind: str
    mark: str
    firm: str
    size_kb: int
    at: str
    is_picture: bool
    is_new: bool
    file: str
    href: str
    approval: str = ""
    says_kind: bool = False


def paper_shape(found: DocumentRow, firm_of: Callable[[UUID], str], asked: dict[UUID, UUID] | None = None):
    """`asked`: document id -> the approval that waits for it."""
    is_picture = found.media_type.startswith("image/")
    approval = (asked or {}).get(found.id)
    return PaperShape(
        id=str(found.id),
        title=found.title,
        kind=KINDS[found.kind],
        mark="image" if is_picture else MARKS.get(found.kind, "doc"),
        firm=firm_of(found.customer_id),
        size_kb=max(1, found.size // 1024),
        at=found.created_at.isoformat(),
        is_picture=is_picture,
        is_new=found.opened_at is None and found.kind in (DocumentKind.CONTRACT, DocumentKind.REPORT),
        file=f"/files/documents/{found.id}",
        href=f"/approvals/{approval}" if approval else f"/documents/{found.id}",
        approval=str(approval or ""),
        says_kind=found.kind in NUMBERED,
    )


def paper_row(paper: Any, *, with_firm: Any = False) -> rx.Component:
    """`paper`: a Var of PaperShape; `with_firm`: whether to name the firm."""
    kind = rx.cond(paper.says_kind, rx.fragment(), t(paper.kind))
    comma = rx.cond(with_firm & ~paper.says_kind, ", ", "")
    size = rx.cond(paper.says_kind & ~with_firm, rx.fragment(paper.size_kb, " kB"), rx.fragment())
    detail = rx.fragment(kind, comma, rx.cond(with_firm, rx.fragment(paper.firm), rx.fragment()), size)
    when = rx.el.span(When(paper.at, "relative"), class_name="under")
    asked = rx.el.span(t("Waits for your approval"), class_name="t-wait")
    return row(
        paper.title,
        rx.fragment(rx.cond(paper.approval != "", asked, detail), when),
        lead=tile(paper.mark, tone=rx.cond(paper.approval != "", "wait", "")),
        href=paper.href,
        unread=paper.is_new,
    )


def pdf_tool(file: Any, label: Any) -> rx.Component:
    """The download at the right of a page's bar; nothing while there is no file. `label`: `ta(...)`."""
    link = rx.el.a(
        icon("download", size="l"), href=file, target="_blank", reload_document=True, aria_label=label,
        title=label, class_name=classes("btn icon quiet"),
    )  # fmt: skip
    return rx.cond(file != "", link, rx.el.span())
