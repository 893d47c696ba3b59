"""The archive: everything on paper, by kind; sending a file; and one document."""

from typing import Any

import reflex as rx

from models.document import DocumentKind
from portal.arriving import arrival
from portal.documents.state import ONLY_MINE, DocumentsState, DocumentState
from portal.frame import FrameState
from portal.paper import paper_row, pdf_tool
from ui.language import N_, When, t, ta
from ui.menu import Menu
from ui.page import portal_page
from ui.parts import (
    Tone,
    button,
    card,
    checkbox,
    detail_bar,
    document_card,
    each,
    empty,
    file_drop,
    find,
    icon,
    intro,
    link_button,
    note,
    page_title,
    row,
    rows,
    section,
    seen,
    segment,
    segments,
    select_field,
    tab,
    tabs,
)
from ui.parts.files import UPLOAD_URL

PAPER: Any = DocumentState.document
SHOWN = (
    DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION, DocumentKind.INVOICE, DocumentKind.CONTRACT,
    DocumentKind.REPORT, DocumentKind.MANUAL, DocumentKind.PHOTO, DocumentKind.EVIDENCE, DocumentKind.OTHER,
)  # fmt: skip
MANY = {
    DocumentKind.QUOTE: N_("Quotes"),
    DocumentKind.ORDER_CONFIRMATION: N_("Order confirmations"),
    DocumentKind.INVOICE: N_("Invoices"),
    DocumentKind.CONTRACT: N_("Contracts"),
    DocumentKind.REPORT: N_("Reports"),
    DocumentKind.MANUAL: N_("Manuals"),
    DocumentKind.PHOTO: N_("Photos"),
    DocumentKind.EVIDENCE: N_("Proofs of approval"),
    DocumentKind.OTHER: N_("Other"),
}


@portal_page("/documents", title=N_("Documents"), load=DocumentsState.load, menu=Menu("folder", place=60), live=True)
def documents_page() -> rx.Component:
    return rx.fragment(
        intro(t("Documents"), t("All your papers, kept for you.")),
        arrival(DocumentsState, card(_whose(), _places(), _list(), class_name="archive"), _sending()),
    )


@portal_page("/documents/[document_id]", title=N_("Document"), load=DocumentState.load, live=True)
def document_page() -> rx.Component:
    tool = pdf_tool(PAPER.file, ta("Download"))
    return rx.fragment(
        detail_bar(t(PAPER.kind), FrameState.firm.name, back="/documents", tool=tool),
        arrival(DocumentState, seen(PAPER.id, DocumentState.seen), _document()),
    )


def _whose() -> rx.Component:
    """The archive of everybody at the customer, or one's own; and looking for a title in it."""
    everybody = segment(
        t("For everybody"), current=DocumentsState.whose == "", on_click=rx.redirect("/documents")
    )  # fmt: skip
    mine = segment(
        icon("lock", size="s"), t("Only for me"), current=DocumentsState.whose == ONLY_MINE,
        on_click=rx.redirect(f"/documents?whose={ONLY_MINE}"),
    )  # fmt: skip
    looked_for = find(ta("Title"), on_change=DocumentsState.find.debounce(250))
    return rx.el.div(segments(everybody, mine, label=ta("Whose documents")), looked_for, class_name="whose in")


def _places() -> rx.Component:
    """Everything, the folders of the firm that hold something, and the kinds of paper."""
    state = DocumentsState
    kept = rx.cond(state.whose == "", "", f"&whose={ONLY_MINE}")
    here = rx.cond(state.whose == "", "/documents", f"/documents?whose={ONLY_MINE}")
    every = tab(t("All"), current=(state.kind == "") & (state.folder == ""), href=here)
    folders = each(
        state.folders,
        lambda folder: tab(
            icon("folder", size="s"), folder.name, count=folder.count, current=state.folder == folder.id,
            href="/documents?folder=" + folder.id + kept,
        ),
    )  # fmt: skip
    kinds = [
        tab(t(MANY[kind]), current=state.kind == kind.value, href=rx.Var.create(f"/documents?kind={kind.value}") + kept)
        for kind in SHOWN
    ]
    return tabs(every, *folders, *kinds, label=ta("Folder or kind of document"))


def _list() -> rx.Component:
    several = (FrameState.firm_count > 1) & (FrameState.chosen == "")
    papers = each(DocumentsState.papers, lambda paper: rx.el.li(paper_row(paper, with_firm=several)))
    older = button(t("Older documents"), icon="down", wide=True, on_click=DocumentsState.turn(DocumentsState.older, ""))
    newer = button(t("Newer documents"), icon="up", wide=True, on_click=DocumentsState.turn("", DocumentsState.newer))
    is_all = (DocumentsState.kind == "") & (DocumentsState.folder == "") & (DocumentsState.search == "")
    only_mine = empty(
        t("Nothing for you alone"),
        t("What the firm shares with you alone stands here, and what you send it so that nobody else sees it."),
        door=True,
    )
    nothing = rx.cond(
        is_all & (DocumentsState.whose == ONLY_MINE),
        only_mine,
        _nothing(is_all),
    )
    turns = rx.el.div(
        rx.cond(DocumentsState.newer != "", newer), rx.cond(DocumentsState.older != "", older), class_name="turns in"
    )
    has_more = (DocumentsState.newer != "") | (DocumentsState.older != "")
    return rx.cond(
        DocumentsState.papers.length() > 0,
        rx.fragment(rx.el.ul(*papers, class_name="papers"), rx.cond(has_more, turns)),
        nothing,
    )


def _nothing(is_all: Any) -> rx.Component:
    return rx.cond(
        is_all,
        empty(
            t("Nothing here yet"), t("Quotes, invoices and photos come here as soon as a firm sends them."), door=True
        ),
        empty(t("Nothing found here"), action=link_button(t("Show everything"), href="/documents")),
    )


def _sending() -> rx.Component:
    """A file for the firm: to which one is asked only where there are several."""
    whom = select_field(
        t("For which firm?"), "record", DocumentsState.records, value=DocumentsState.record,
        on_change=DocumentsState.send_to,
    )  # fmt: skip
    private = checkbox(
        t("Only for the firm: nobody else at this customer sees it"), "private", checked=DocumentsState.is_private,
        on_change=DocumentsState.send_privately,
    )  # fmt: skip
    drop = file_drop(
        t("Choose files or take a photo"),
        on_done=DocumentsState.hand_in,
        hint=t("PDF or photo, at most 25 MB each"),
        camera=True,
        url=UPLOAD_URL + "?customer=" + DocumentsState.record,
    )
    wrong = rx.cond(DocumentsState.errors["title"], note(t(DocumentsState.errors["title"]), tone=Tone.BAD))
    shown = section(
        t("Send something to the firm"), rx.cond(DocumentsState.records.length() > 1, whom), private, drop, wrong,
        class_name="sending",
    )  # fmt: skip
    return rx.cond(DocumentsState.records.length() > 0, shown)


def _document() -> rx.Component:
    facts = [
        (t("Date"), When(PAPER.at, "date")),
        (t("From"), FrameState.firm.name),
        (t("Version"), PAPER.version),
    ]
    about = rx.fragment("PDF, ", PAPER.size_kb, " kB")
    paper = document_card(PAPER.title, *facts, href=PAPER.file, about=about, on_open=DocumentState.opened)
    whole = link_button(
        t("Open the picture"), href=PAPER.file, icon="eye", wide=True, server=True, target="_blank",
        on_click=DocumentState.opened,
    )  # fmt: skip
    picture = rx.fragment(rx.el.img(src=PAPER.file, alt=PAPER.title, class_name="picture"), whole)
    return rx.fragment(
        page_title(PAPER.title),
        rx.cond(PAPER.is_personal, note(t("Only you and the firm see this document."), mark="lock")),
        _approval(),
        rx.el.section(rx.cond(PAPER.is_picture, picture, paper), class_name="outcome"),
        _belongs(),
        rx.cond(PAPER.older.length() > 0, _older()),
    )  # fmt: skip


def _approval() -> rx.Component:
    day = {"iso": PAPER.approved_at, "kind": "datetime"}
    waits = rx.el.section(
        note(rx.el.strong(t("Waits for your approval")), tone=Tone.WAIT, mark="wait"),
        link_button(t("Read and approve"), href=PAPER.approval, look="primary", size="big", wide=True),
        class_name="outcome",
    )
    proof = link_button(
        t("Proof of your approval"), href=PAPER.evidence, icon="shield", wide=True, server=True, target="_blank"
    )
    agreed = rx.el.section(
        note(t("{name} approved this on {day}.", name=PAPER.approved_by, day=day), tone=Tone.OK),
        rx.cond(PAPER.evidence != "", proof),
        class_name="outcome",
    )
    return rx.cond(PAPER.approval != "", waits, rx.cond(PAPER.approved_at != "", agreed))


def _belongs() -> rx.Component:
    quote = row(t("To the quote"), lead=icon("doc"), href=PAPER.quote)
    invoice = row(t("To the invoice"), lead=icon("invoice"), href=PAPER.invoice)
    return rx.cond(
        (PAPER.quote != "") | (PAPER.invoice != ""),
        rx.el.section(
            rows(rx.cond(PAPER.quote != "", rx.el.li(quote)), rx.cond(PAPER.invoice != "", rx.el.li(invoice)))
        ),
    )


def _older() -> rx.Component:
    def older(one: Any) -> rx.Component:
        return row(
            t("Version {version}", version=one.version), When(one.at, "date"), href=one.file, server=True,
            target="_blank",
        )  # fmt: skip

    return section(t("Older versions"), rows(*each(PAPER.older, lambda one: rx.el.li(older(one)))))
