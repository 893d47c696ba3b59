"""Messages: all conversations, and one of them to read and answer."""

from typing import Any

import reflex as rx

from portal.arriving import arrival
from portal.frame import FrameState
from portal.messages.state import MessagesState, ThreadState
from portal.messages.talk import TalkState
from ui.language import N_, When, t, ta
from ui.menu import Menu
from ui.page import portal_page
from ui.parts import (
    button,
    card,
    detail_bar,
    each,
    empty,
    icon,
    intro,
    link_button,
    row,
    rows,
    section,
    tile,
)
from ui.talk import conversation_view

TALK: Any = TalkState.talk
ICONS = (("quote", "doc"), ("project", "tools"))
THREAD = {"load": ThreadState.load, "live": [ThreadState.load, FrameState.load]}


@portal_page(
    "/messages", title=N_("Messages"), load=MessagesState.load, menu=Menu("chat", place=40),
    live=[MessagesState.load, FrameState.load],
)  # fmt: skip
def messages_page() -> rx.Component:
    return rx.fragment(
        intro(t("Messages"), t("What you and the firms say to each other.")),
        arrival(MessagesState, rx.cond(MessagesState.threads.length() > 0, _list(), card(_nothing())), _writing()),
    )


@portal_page("/messages/[thread_id]", title=N_("Messages"), **THREAD)
def thread_page() -> rx.Component:
    return _thread()


@portal_page("/messages/with/[customer_id]", title=N_("Messages"), **THREAD)
def new_thread_page() -> rx.Component:
    """The talk with a firm about nothing in particular, also before anything was said."""
    return _thread()


def _thread() -> rx.Component:
    subject = rx.match(
        TALK.kind,
        ("quote", _about("/quotes/", "doc")),
        ("project", _about("/projects/", "tools")),
        rx.fragment(),
    )
    return rx.fragment(
        detail_bar(TALK.firm, TALK.title, back="/messages", tool=rx.fragment(subject)),
        rx.el.h1(t("Messages"), " ", TALK.firm, class_name="vh"),
        arrival(ThreadState, conversation_view(TalkState, office=False, page=True)),
    )


def _about(place: str, mark: str) -> rx.Component:
    return link_button(
        icon(mark, size="l"), href=place + TALK.subject, look="icon quiet", aria_label=ta("What this is about")
    )


def _list() -> rx.Component:
    older = button(t("Older messages"), icon="down", wide=True, on_click=MessagesState.turn(MessagesState.older, ""))
    newer = button(t("Newer messages"), icon="up", wide=True, on_click=MessagesState.turn("", MessagesState.newer))
    return rx.el.div(
        rows(*each(MessagesState.threads, lambda thread: rx.el.li(_row(thread)))),
        rx.el.div(
            rx.cond(MessagesState.newer != "", newer), rx.cond(MessagesState.older != "", older), class_name="turns"
        ),
    )


def _row(thread: Any) -> rx.Component:
    said = rx.cond(
        thread.text != "", rx.fragment(thread.by, ": ", thread.text), rx.fragment(thread.by, ": ", t("Photo"))
    )
    title = rx.cond(thread.title != "", rx.el.span(thread.title, class_name="block cut"))
    mark: Any = rx.match(thread.kind, *ICONS, "chat")
    return row(
        thread.firm,
        rx.fragment(title, said),
        lead=tile(mark, tone=rx.cond(thread.unread > 0, "info", "")),
        end=rx.el.small(When(thread.at, "ago")),
        href="/messages/" + thread.id,
        unread=thread.unread > 0,
    )


def _nothing() -> rx.Component:
    return empty(
        t("No messages yet"), t("Ask a firm something, or send a photo. The answer comes here and to your mail."),
        door=True,
    )  # fmt: skip


def _writing() -> rx.Component:
    """To a firm about nothing in particular; about a quote or a project one writes there."""
    links = each(
        MessagesState.records,
        lambda record: rx.el.li(
            row(t("Write to {firm}", firm=record.firm), lead=icon("pen"), href="/messages/with/" + record.id)
        ),
    )
    shown = section(t("Write something new"), rows(*links))
    return rx.cond(MessagesState.records.length() > 0, shown)
