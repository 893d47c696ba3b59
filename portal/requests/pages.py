"""Asking for something: what was asked, where and what kind of work a new request is for, and one that was sent."""

from typing import Any

import reflex as rx

from portal.arriving import arrival
from portal.frame import FrameState
from portal.requests.parts import BADGES, what_was_said
from portal.requests.state import NewRequestState, RequestsState, RequestState
from ui.language import N_, When, in_quotes, t, ta
from ui.menu import Menu
from ui.page import portal_page
from ui.parts import (
    Tone,
    button,
    card,
    danger_button,
    detail_bar,
    dialog,
    dialog_actions,
    each,
    empty,
    form,
    inside,
    intro,
    link_button,
    message,
    note,
    page_title,
    row,
    rows,
    section,
    seen,
    state_badge,
    submit_button,
    talk,
    text_area,
    tile,
    with_aside,
)
from ui.parts.dialogs import closes, opens
from ui.requested import photo_list
from ui.sheets import sheet

REQUEST: Any = RequestState.request
CLOSES: Any = closes()
OPENS: Any = opens("withdraw")


@portal_page("/requests", title=N_("Requests"), load=RequestsState.load, menu=Menu("clipboard", place=70), live=True)
def requests_page() -> rx.Component:
    new = link_button(t("New request"), href="/requests/new", icon="plus", size="big", wide=True)
    return rx.fragment(
        intro(t("Requests"), t("Ask for a price, report a fault, or order work.")),
        arrival(
            RequestsState,
            rx.cond(RequestsState.may_ask, card(inside(new))),
            rx.cond(RequestsState.drafts.length() > 0, _drafts()),
            _sent(),
        ),
    )


def _drafts() -> rx.Component:
    def draft(one: Any) -> rx.Component:
        detail = rx.fragment(rx.cond(one.text != "", one.text, t("Not sent yet")), _firm(one.firm))
        return row(one.name, detail, lead=tile(one.icon, tone="wait"), end=_since(one.at), href=one.href)

    return section(t("Go on where you were"), rows(*each(RequestsState.drafts, lambda one: rx.el.li(draft(one)))))


def _sent() -> rx.Component:
    def sent(one: Any) -> rx.Component:
        detail = rx.fragment(one.about, _firm(one.firm))
        return row(
            rx.fragment(one.name, " ", state_badge(one.status, BADGES)), detail, lead=tile(one.icon),
            end=_since(one.at), href=one.href,
        )  # fmt: skip

    nothing = rx.cond(
        RequestsState.may_ask,
        empty(t("Nothing asked yet"), t("What you ask for stays here, with what became of it."), door=True),
        empty(t("Asking is not part of your access"), t("Call the firm if you need something.")),
    )
    older = button(t("Older requests"), icon="down", wide=True, on_click=RequestsState.turn(RequestsState.older, ""))
    newer = button(t("Newer requests"), icon="up", wide=True, on_click=RequestsState.turn("", RequestsState.newer))
    turns = rx.el.div(
        rx.cond(RequestsState.newer != "", newer), rx.cond(RequestsState.older != "", older), class_name="turns"
    )
    listed = section(t("Sent"), rows(*each(RequestsState.rows, lambda one: rx.el.li(sent(one)))), turns)
    return rx.cond(
        RequestsState.rows.length() > 0,
        listed,
        rx.cond(RequestsState.drafts.length() > 0, rx.fragment(), rx.el.section(card(nothing))),
    )


def _since(at: Any) -> rx.Component:
    return rx.el.small(When(at, "relative"))


def _is_one_firm() -> Any:
    return (FrameState.firm_count < 2) | (FrameState.chosen != "")


def _firm(name: Any) -> rx.Component:
    return rx.cond(_is_one_firm(), rx.fragment(), rx.fragment(" · ", name))


@portal_page("/requests/new", title=N_("New request"), load=NewRequestState.load)
def new_request_page() -> rx.Component:
    several = NewRequestState.counters.length() > 1
    chosen = rx.foreach(
        NewRequestState.counters,
        lambda counter: rx.cond(NewRequestState.chosen == counter.key, _kinds(counter, several)),
    )
    nowhere = card(empty(t("There is nowhere to ask"), t("Call the firm: this is not part of your access here.")))
    return rx.fragment(
        detail_bar(t("New request"), None, back="/requests"),
        arrival(
            NewRequestState,
            rx.cond(
                NewRequestState.counters.length() == 0,
                rx.el.section(nowhere),
                rx.cond(NewRequestState.chosen == "", _counters(), chosen),
            ),
        ),
    )


def _counters() -> rx.Component:
    def counter(one: Any) -> rx.Component:
        return row(one.firm, one.label, lead=tile("building"), on_click=NewRequestState.choose(one.key))

    return rx.fragment(
        page_title(rx.cond(_is_one_firm(), t("Where is it?"), t("For which firm?"))),
        rx.el.section(rows(*each(NewRequestState.counters, lambda one: rx.el.li(counter(one))))),
    )


def _kinds(counter: Any, several: Any) -> rx.Component:
    def kind(one: Any) -> rx.Component:
        says = rx.cond(one.explanation != "", one.explanation, "")
        return row(one.name, says, lead=tile(one.icon), on_click=NewRequestState.begin(one.id))

    elsewhere = rx.cond(_is_one_firm(), t("Somewhere else"), t("Another firm"))
    other = button(elsewhere, look="quiet", icon="swap", on_click=NewRequestState.choose(""))
    none = card(empty(t("This firm takes no requests here"), t("Call them, or write to them.")))
    about = rx.cond(counter.about != "", rx.fragment(rx.el.b(counter.about), " · "))
    place = rx.fragment(about, counter.firm, rx.cond(counter.label != "", ", ", ""), counter.label)
    listed = rows(*each(counter.kinds, lambda one: rx.el.li(kind(one))), class_name="card kinds")
    return rx.fragment(
        sheet("requests"),
        page_title(t("What is it about?"), place),
        rx.el.section(rx.cond(counter.kinds.length() > 0, listed, none)),
        rx.cond(several, rx.el.section(other)),
    )


@portal_page("/requests/[request_id]", title=N_("Request"), load=RequestState.load, live=True)
def request_page() -> rx.Component:
    return rx.fragment(
        detail_bar(t("Request"), rx.fragment(REQUEST.number, " ", REQUEST.firm), back="/requests"),
        arrival(
            RequestState,
            seen(REQUEST.id, RequestState.seen),
            page_title(
                REQUEST.name,
                rx.fragment(t("Sent by {name}", name=REQUEST.author), ", ", When(REQUEST.at, "datetime")),
                badge=state_badge(REQUEST.status, BADGES),
            ),
            with_aside(
                rx.fragment(_next(), what_was_said(REQUEST), photo_list(REQUEST.photos)),
                rx.fragment(_conversation(), _withdrawing()),
                label=ta("Questions of the firm"),
            ),
        ),
    )


def _next() -> rx.Component:
    """How it stands, and what happens next: nothing is promised that is not there yet."""
    firm, ready = REQUEST.firm, link_button(t("Look at the quote"), href=REQUEST.quote, look="primary", wide=True)
    quoted = rx.cond(
        REQUEST.quote != "",
        rx.fragment(note(t("Your quote is ready."), tone=Tone.OK), ready),
        note(t("{firm} writes a quote. You get it here and by mail.", firm=firm), tone=Tone.INFO),
    )
    ordered = rx.cond(
        REQUEST.order != "",
        t("Taken on as order {number}. {firm} agrees a time with you.", number=REQUEST.order, firm=firm),
        t("{firm} takes it on and agrees a time with you.", firm=firm),
    )
    follow = link_button(t("Follow the work"), href=REQUEST.new_project, wide=True)
    planned = rx.fragment(
        note(t("{firm} takes it on and agrees a time with you.", firm=firm), tone=Tone.OK),
        rx.cond(REQUEST.new_project != "", follow),
    )
    declined = rx.fragment(rx.el.strong(t("{firm} does not do this.", firm=firm)), " ", in_quotes(REQUEST.reason))
    shown = rx.match(
        REQUEST.status,
        ("sent", note(t("{firm} looks at it. You hear when there is news.", firm=firm), tone=Tone.INFO)),
        ("asked_back", note(t("{firm} asks you something. Answer below.", firm=firm), tone=Tone.WAIT, mark="ask")),
        ("answered", note(t("{firm} looks at your answer.", firm=firm), tone=Tone.INFO)),
        ("quoted", quoted),
        ("ordered", note(ordered, tone=Tone.OK)),
        ("planned", planned),
        ("declined", note(declined, tone=Tone.PLAIN, mark="x")),
        ("withdrawn", note(t("You withdrew this request."), tone=Tone.PLAIN, mark="undo")),
        rx.fragment(),
    )
    return rx.el.section(shown, class_name="outcome")


def _conversation() -> rx.Component:
    def said(one: Any) -> rx.Component:
        return message(one.by, When(one.at, "relative"), one.text, mine=~one.is_firm)

    answer = form(
        text_area(t("Your answer"), "text", rows=3, max_length=2000, error=RequestState.errors["text"], required=True),
        submit_button(t("Send the answer"), icon="send", wide=True, busy=RequestState.busy),
        on_submit=RequestState.answer,
        reset_on_submit=True,
    )
    shown = section(
        t("Questions of the firm"),
        card(inside(talk(*each(REQUEST.talk, said)), rx.cond(REQUEST.may_answer, answer), class_name="talk-box")),
    )
    return rx.cond(REQUEST.talk.length() > 0, shown)


def _withdrawing() -> rx.Component:
    ask = button(t("I do not need it any more"), icon="undo", look="quiet", **OPENS)
    sure = dialog(
        "withdraw",
        t("Withdraw this request?"),
        rx.el.p(t("{firm} then stops working on it. You can ask again at any time.", firm=REQUEST.firm)),
        dialog_actions(
            button(t("Keep it"), **CLOSES),
            danger_button(t("Withdraw it"), icon="undo", on_click=RequestState.withdraw, **CLOSES),
        ),
    )
    return rx.cond(REQUEST.may_withdraw, rx.el.section(ask, sure))
