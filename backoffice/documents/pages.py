"""The archive, and sharing a document."""

from typing import Any

import reflex as rx

from backoffice.customer_choice import for_whom
from backoffice.documents.state import IN_FOLDER, KINDS, SHAREABLE, TABS, DocumentsState, NewDocumentState
from ui.choosing import choosing_grid, chosen_bar
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
    fieldset,
    file_drop,
    form,
    form_actions,
    icon,
    if_any,
    link,
    link_button,
    note,
    page_head,
    radio,
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
    alone = rx.cond(row.is_personal, tag(t("for one person")))
    return rx.fragment(rx.el.a(row.title, href=f"/office/documents/{row.id}", data_open=""), " ", newer, " ", alone)


def _seen(row) -> rx.Component:
    opened = rx.cond(row.opened_at != "", When(row.opened_at, "relative"), rx.el.span(t("not yet"), class_name="dim"))
    return rx.cond(row.shared, opened, rx.el.span(t("only colleagues"), class_name="dim"))


COLUMNS = (
    Column(ta("Title"), _title, look="name cut", phone="title"),
    Column(ta("Customer"), lambda row: row.customer, look="cut", phone="bare"),
    Column(ta("Kind"), lambda row: kind_name(row.kind), sort="kind", width=150, phone="bare"),
    Column(ta("Folder"), lambda row: row.folder, look="cut", width=150, wide=True, phone="off"),
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
            toolbar(search_field(DocumentsState, ta("Title or customer")), _folders()),
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
                rx.cond(NewDocumentState.project.value != "", _project()),
                rx.cond(NewDocumentState.customer.value != "", rx.fragment(_file(), _about())),
                class_name="narrow form",
            )
        ),
    )


def _project() -> rx.Component:
    """Whoever may look at the project sees the file there, too."""
    return note(t("The file is filed with {title}.", title=NewDocumentState.project.text), tone=Tone.INFO)


def _tab(kind: str, name: str) -> rx.Component:
    return tab(t(name), current=DocumentsState.status == kind, on_click=DocumentsState.filter(kind))


def _folders() -> rx.Component:
    """One folder at a time, instead of a kind."""
    options = rx.foreach(DocumentsState.folders, lambda one: rx.el.option(one.text, value=IN_FOLDER + one.value))
    choice = _bare_select(
        rx.el.option(ta("All folders"), value=""), options, label=ta("Folder"), value=DocumentsState.status,
        on_change=DocumentsState.filter,
    )  # fmt: skip
    return rx.cond(DocumentsState.folders.length() > 0, choice)


def _move() -> rx.Component:
    options = rx.foreach(DocumentsState.folders, lambda one: rx.el.option(one.text, value=one.value))
    return _bare_select(
        rx.el.option(ta("Put in folder …"), value=""), options, rx.el.option(ta("No folder"), value="none"),
        label=ta("Put in folder …"), value="", on_change=DocumentsState.move_chosen,
    )  # fmt: skip


def _bare_select(*options: rx.Component, label: Any, **props: Any) -> rx.Component:
    chooser = rx.el.select(*options, class_name="input", aria_label=label, **props)
    return rx.el.span(chooser, icon("down"), class_name="select bare")


def _list() -> rx.Component:
    chosen = nt("{n} chosen", "{n} chosen", DocumentsState.chosen.length())
    order = sorting(DocumentsState, "-date")
    return rx.fragment(
        choosing_grid(DocumentsState, ta("Documents"), COLUMNS, row_name=lambda row: row.title, **order),
        chosen_bar(DocumentsState, chosen, rx.cond(DocumentsState.may_edit, _move())),
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
            text_field(
                t("Title the customer sees"),
                "title",
                error=errors["title"],
                max_length=200,
                placeholder=ta("Empty: the name of the file"),
            ),
            select_field(t("Kind"), "kind", kinds, error=errors["kind"]),
            rx.cond(
                NewDocumentState.folders.length() > 1, select_field(t("Folder"), "folder", NewDocumentState.folders)
            ),
        ),
        _for_whom_alone(),
        checkbox(t("The customer may see it, not only colleagues"), "shared", default_checked=True),
        form_actions(
            submit_button(t("Share"), busy=NewDocumentState.busy),
            link_button(t("Cancel"), href="/office/documents", look="quiet"),
        ),
        on_submit=NewDocumentState.share,
    )


def _for_whom_alone() -> rx.Component:
    """The company's archive, or one person's (OP-E3)."""
    state = NewDocumentState
    everybody = radio(
        t("For everybody at this customer"), "personal_to", "", default_checked=True,
        hint=t("All who may see documents there."),
    )  # fmt: skip
    persons = rx.foreach(
        state.readers, lambda one: radio(t("Only for {name}", name=one.text), "personal_to", one.value)
    )  # fmt: skip
    wrong = if_any(state.errors["personal_to"])
    return rx.cond(state.readers.length() > 0, fieldset(t("Who sees it?"), everybody, persons, wrong))


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
