"""The archive, and sharing a document."""

import reflex as rx

from backoffice.customer_choice import for_whom
from backoffice.documents.state import KINDS, SHAREABLE, TABS, DocumentsState, NewDocumentState
from ui.language import N_, When, nt, t, ta
from ui.listing import list_body, list_pager, search_field, sorting
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    Column,
    Tone,
    body,
    button,
    checkbox,
    dialog,
    empty,
    fields_row,
    file_drop,
    form,
    form_actions,
    grid,
    if_any,
    link,
    link_button,
    note,
    page_head,
    select_field,
    submit_button,
    tab,
    tabs,
    tag,
    text_field,
    toolbar,
)
from ui.parts.files import OFFICE_UPLOAD_URL


def kind_name(kind) -> rx.Component:
    return rx.fragment(rx.match(kind, *[(name, t(text)) for name, text in KINDS.items()], rx.fragment(kind)))


def _title(row) -> rx.Component:
    newer = rx.cond(row.version > 1, tag(t("version {n}", n=row.version)))
    return rx.fragment(rx.el.a(row.title, href=f"/office/documents/{row.id}", data_open=""), " ", newer)


def _seen(row) -> rx.Component:
    opened = rx.cond(row.opened_at != "", When(row.opened_at, "relative"), rx.el.span(t("not yet"), class_name="dim"))
    return rx.cond(row.shared, opened, rx.el.span(t("only colleagues"), class_name="dim"))


COLUMNS = (
    Column(ta("Title"), _title, look="name cut", phone="title"),
    Column(ta("Customer"), lambda row: row.customer, look="cut", phone="bare"),
    Column(ta("Kind"), lambda row: kind_name(row.kind), sort="kind", width=150, phone="bare"),
    Column(ta("Size"), lambda row: rx.fragment(row.kilobytes, " kB"), number=True, width=90, wide=True, phone="off"),
    Column(ta("Opened"), _seen, width=150),
    Column(ta("Date"), lambda row: When(row.at), sort="date", width=124, phone="end"),
)


@office_page("/documents", title=N_("Documents"), load=DocumentsState.load, menu=Menu("folder", place=50), live=True)
def documents_page() -> rx.Component:
    new = link_button(t("Share a document"), href="/office/documents/new", look="primary", icon="plus", key="n")
    check = button(t("Check the evidence"), icon="shield", on_click=DocumentsState.check)
    return rx.fragment(
        page_head(t("Documents"), rx.cond(DocumentsState.may_edit, rx.fragment(check, new))),
        body(
            tabs(*[_tab(kind, name) for kind, name in TABS.items()], label=ta("Which ones")),
            toolbar(search_field(DocumentsState, ta("Title or customer"))),
            list_body(DocumentsState, _list(), _nothing()),
        ),
        _evidence(),
    )


@office_page("/documents/new", title=N_("Share a document"), load=NewDocumentState.load)
def new_document_page() -> rx.Component:
    return rx.fragment(
        page_head(t("Share a document"), crumb=rx.el.a(t("Documents"), href="/office/documents")),
        body(
            rx.el.div(
                for_whom(NewDocumentState),
                rx.cond(NewDocumentState.customer.value != "", rx.fragment(_file(), _about())),
                class_name="narrow form",
            )
        ),
    )


def _tab(kind: str, name: str) -> rx.Component:
    return tab(t(name), current=DocumentsState.status == kind, on_click=DocumentsState.filter(kind))


def _list() -> rx.Component:
    return rx.fragment(
        grid(
            ta("Documents"),
            COLUMNS,
            DocumentsState.rows,
            row_name=lambda row: row.title,
            **sorting(DocumentsState, "-date"),
        ),
        list_pager(DocumentsState, t("The newest first")),
    )


def _nothing() -> rx.Component:
    return rx.cond(
        (DocumentsState.search != "") | (DocumentsState.status != ""),
        empty(t("No document found"), t("Nothing here matches what you are looking for.")),
        empty(t("No documents yet"), t("Quotes and invoices file themselves here."), door=True),
    )  # fmt: skip


def _file() -> rx.Component:
    drop = file_drop(
        t("Drop a PDF or a picture here, or choose one"),
        on_done=NewDocumentState.received,
        multiple=False,
        hint=t("At most 25 MB. To have it approved it must be a PDF."),
        name="file",
        url=OFFICE_UPLOAD_URL,
    )
    arrived = note(
        t("The file has arrived."),
        " ",
        link(t("Look at it"), href="/files/uploads/" + NewDocumentState.file, server=True, target="_blank"),
        tone=Tone.OK,
    )
    return rx.fragment(
        drop, rx.cond(NewDocumentState.file != "", arrived), if_any(NewDocumentState.errors["file"])
    )  # fmt: skip


def _about() -> rx.Component:
    errors = NewDocumentState.errors
    kinds = [(kind, ta(KINDS[kind])) for kind in SHAREABLE]
    return form(
        fields_row(
            text_field(t("Title the customer sees"), "title", error=errors["title"], max_length=200, required=True),
            select_field(t("Kind"), "kind", kinds, error=errors["kind"]),
        ),
        checkbox(t("The customer may see it, not only colleagues"), "shared", default_checked=True),
        form_actions(
            submit_button(t("Share"), busy=NewDocumentState.busy),
            link_button(t("Cancel"), href="/office/documents", look="quiet"),
        ),
        on_submit=NewDocumentState.share,
    )


def _evidence() -> rx.Component:
    chain, is_open = DocumentsState.chain, rx.Var.create(DocumentsState.is_checked)
    whole = note(
        rx.el.strong(nt("{n} decision, unbroken.", "{n} decisions, unbroken.", chain.decisions)),
        " ",
        t("Each was recomputed just now and fits the one before it. None was changed or left out."),
        tone=Tone.OK,
    )
    broken = note(
        rx.el.strong(t("The chain is broken at decision {number}.", number=chain.broken_at)),
        " ",
        t("What stands there is not what was sealed. Do not rely on it, and keep the signed copies of both sides."),
        tone=Tone.BAD,
    )
    return dialog(
        "evidence",
        t("Evidence of approvals"),
        rx.cond(chain.broken_at == 0, whole, broken),
        rx.el.p(
            t(
                "This proves that nothing in this system was changed afterwards. Against somebody who can rewrite "
                "everything only the signed copies at your customers and in your mailbox help."
            ),
            class_name="dim",
        ),
        open=is_open,
        on_close=DocumentsState.end_check,
    )
