"""Messages: the inbox, and one conversation with what belongs to it."""

from typing import Any

import reflex as rx

from backoffice.arriving import arrival
from backoffice.frame import OfficeFrameState
from backoffice.messages.state import MessagesState, ThreadState
from backoffice.messages.talk import TalkState
from ui.language import N_, When, t, ta
from ui.listing import list_body, list_pager, search_field
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    Column,
    Tone,
    body,
    button,
    empty,
    grid,
    link_button,
    page_head,
    pill,
    tab,
    tabs,
    toolbar,
)
from ui.talk import conversation_view

TALK: Any = TalkState.talk
TABS = {"": N_("All"), "waiting": N_("Waits for an answer"), "mine": N_("Mine")}
THREAD = {"load": ThreadState.load, "live": [ThreadState.load, OfficeFrameState.load]}


@office_page(
    "/messages", title=N_("Messages"), load=MessagesState.load, menu=Menu("chat", place=15),
    live=[MessagesState.load, OfficeFrameState.load],
)  # fmt: skip
def messages_page() -> rx.Component:
    return rx.fragment(
        page_head(t("Messages")),
        body(
            tabs(*[_tab(status, name) for status, name in TABS.items()], label=ta("Which ones")),
            toolbar(search_field(MessagesState, ta("Customer or subject"))),
            list_body(MessagesState, _list(), _nothing()),
        ),
    )


@office_page("/messages/[thread_id]", title=N_("Messages"), **THREAD)
def thread_page() -> rx.Component:
    return _thread()


@office_page("/messages/with/[customer_id]", title=N_("Messages"), **THREAD)
def new_thread_page() -> rx.Component:
    """The talk with a customer about nothing in particular, also before anything was said."""
    return _thread()


def _tab(status: str, name: str) -> rx.Component:
    return tab(t(name), current=MessagesState.status == status, on_click=MessagesState.filter(status))


def _who(row: Any) -> rx.Component:
    name = rx.el.a(row.customer, href="/office/messages/" + row.id, data_open="")
    new = rx.cond(row.unread > 0, rx.el.span(row.unread, class_name="count", title=ta("not read by you")))
    return rx.fragment(name, " ", new)


def _about(row: Any) -> rx.Component:
    return rx.cond(row.title != "", rx.fragment(row.title), rx.el.span(t("In general"), class_name="dim"))


def _said(row: Any) -> rx.Component:
    words = rx.cond(row.text != "", rx.fragment(row.text), t("Photo"))
    return rx.fragment(rx.el.span(row.by, ": ", class_name="dim"), words)


def _state(row: Any) -> rx.Component:
    return rx.cond(row.waits, pill(t("Waits for an answer"), tone=Tone.WAIT, icon="half"), rx.fragment())


COLUMNS = (
    Column(ta("Customer"), _who, look="name cut", width=190, phone="title"),
    Column(ta("About"), _about, look="cut", width=190, phone="bare"),
    Column(ta("Last message"), _said, look="cut", phone="bare"),
    Column(ta("State"), _state, width=170),
    Column(ta("Date"), lambda row: When(row.at, "ago"), width=150, look="one-line", phone="end"),
)


def _list() -> rx.Component:
    return rx.fragment(
        grid(ta("Messages"), COLUMNS, MessagesState.rows, row_name=lambda row: row.customer),
        list_pager(MessagesState, t("What waits first, then the newest")),
    )


def _nothing() -> rx.Component:
    return rx.cond(
        (MessagesState.search != "") | (MessagesState.status != ""),
        empty(t("No conversation found"), t("Nothing here matches what you are looking for.")),
        empty(t("No messages yet"), t("Begin from a customer's record, or wait until somebody writes."), door=True),
    )


def _thread() -> rx.Component:
    talk = rx.el.div(conversation_view(TalkState, office=True), class_name="talk-column")
    return arrival(ThreadState, _head(), body(talk), back="/office/messages")


def _head() -> rx.Component:
    rest = button(t("No answer needed"), icon="check", on_click=ThreadState.let_rest)
    subject = rx.match(
        TALK.kind,
        ("quote", _to("/office/quotes/", "doc", t("To the quote"))),
        ("project", _to("/office/projects/", "tools", t(OfficeFrameState.around.one_project))),
        rx.fragment(),
    )
    customer = link_button(t("To the customer"), href="/office/customers/" + TALK.customer_id, icon="user")
    state = rx.cond(TALK.waits, rx.fragment(" ", pill(t("Waits for an answer"), tone=Tone.WAIT, icon="half")))
    return page_head(
        TALK.customer,
        rx.cond(TALK.waits, rest),
        rx.fragment(subject),
        customer,
        crumb=rx.el.a(t("Messages"), href="/office/messages"),
        badge=state,
        context=rx.cond(TALK.title != "", rx.fragment(TALK.title), rx.fragment(t("In general"))),
    )


def _to(place: str, mark: str, words: Any) -> rx.Component:
    return link_button(words, href=place + TALK.subject, icon=mark)
