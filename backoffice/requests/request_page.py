"""One request: all the customer said at the left, what becomes of it at the top, who and when in the rail."""

from typing import Any

import reflex as rx

from backoffice.arriving import arrival, cancel_button, over
from backoffice.frame import OfficeFrameState
from backoffice.requests.parts import BADGES
from backoffice.requests.state import RequestState
from ui.facts import facts_timeline
from ui.language import N_, When, in_quotes, t, ta
from ui.page import office_page
from ui.parts import (
    Tone,
    button,
    danger_button,
    dialog_actions,
    each,
    form,
    link,
    menu,
    message,
    note,
    page_head,
    pairs,
    primary_button,
    section,
    split,
    state_badge,
    submit_button,
    talk,
    text_area,
)
from ui.requested import answers, photo_list
from ui.wishes import URGENCY_BADGES, when_it_suits

REQUEST: Any = RequestState.request


@office_page("/requests/[request_id]", title=N_("Request"), load=RequestState.load, live=True)
def request_page() -> rx.Component:
    work = rx.fragment(_head(), _outcome(), _said(), photo_list(REQUEST.photos), _talk())
    page = split(work, _rail(), label=ta("Customer, place and timeline"))
    return arrival(RequestState, page, _asking_back(), _declining(), back="/office/requests")


def _head() -> rx.Component:
    """The deed that the kind of request leads to comes first."""
    quote = _deed(t("Make a quote"), "doc", "q", RequestState.make_quote, is_first=~REQUEST.is_order)
    order = _deed(t("Make an order"), "order", "o", RequestState.make_order, is_first=REQUEST.is_order)
    project = button(t(OfficeFrameState.around.new_project), icon="tools", key="p", on_click=RequestState.make_project)
    back = button(t("Ask back"), icon="ask", key="a", on_click=RequestState.show("ask"))
    decline = button(t("Decline"), icon="x", look="danger", on_click=RequestState.show("decline"))
    deeds = rx.cond(REQUEST.is_order, rx.fragment(order, quote), rx.fragment(quote, order))
    return page_head(
        rx.fragment(REQUEST.name, rx.cond(REQUEST.about != "", ", ", ""), REQUEST.about),
        rx.cond(REQUEST.may_quote, deeds),
        rx.cond(REQUEST.may_plan, project),
        rx.cond(REQUEST.may_handle, rx.fragment(back, menu(None, decline, label=ta("More")))),
        crumb=rx.fragment(rx.el.a(t("Requests"), href="/office/requests"), " / ", REQUEST.number),
        badge=rx.fragment(" ", state_badge(REQUEST.status, BADGES)),
        context=rx.fragment(
            link(REQUEST.customer, href=f"/office/customers/{REQUEST.customer_id}"),
            rx.cond(REQUEST.site != "", rx.fragment(", ", REQUEST.site)),
        ),
    )


def _deed(label: rx.Component, icon: str, key: str, act: Any, *, is_first: Any) -> rx.Component:
    first = primary_button(label, icon=icon, key=key, on_click=act)
    return rx.cond(is_first, first, button(label, icon=icon, on_click=act))


def _outcome() -> rx.Component:
    by = {"name": REQUEST.handled_by, "day": {"iso": REQUEST.handled_at, "kind": "datetime"}}
    quote = rx.fragment(t("{name} began a quote on {day}.", **by), " ", link(t("Open the quote"), href=REQUEST.quote))
    order = rx.fragment(
        t("{name} made an order on {day}.", **by), " ",
        link(t("Open order {number}", number=REQUEST.order_number), href=REQUEST.order),
    )  # fmt: skip
    project = rx.fragment(
        t("{name} planned it on {day}.", **by), " ",
        link(t("Open {number}", number=REQUEST.new_project_number), href=REQUEST.new_project),
    )  # fmt: skip
    declined = rx.fragment(t("{name} declined on {day}:", **by), " ", in_quotes(REQUEST.reason))
    shown = rx.match(
        REQUEST.status,
        ("quoted", note(quote, tone=Tone.OK)),
        ("ordered", note(order, tone=Tone.OK)),
        ("planned", note(project, tone=Tone.OK)),
        ("declined", note(declined, tone=Tone.PLAIN, mark="x")),
        ("withdrawn", note(t("The customer does not need it any more."), tone=Tone.PLAIN, mark="undo")),
        rx.fragment(),
    )
    return rx.el.div(shown, class_name="outcome")


def _said() -> rx.Component:
    words = rx.cond(REQUEST.text != "", rx.el.p(REQUEST.text, class_name="said"))
    return section(t("What the customer says"), words, answers(REQUEST.answers))


def _talk() -> rx.Component:
    def said(one: Any) -> rx.Component:
        return message(one.by, When(one.at, "relative"), one.text, mine=one.is_firm)

    return rx.cond(REQUEST.talk.length() > 0, section(t("Asked back"), talk(*each(REQUEST.talk, said))))


def _rail() -> rx.Component:
    where = rx.fragment(*[_line(text) for text in (REQUEST.about, REQUEST.site, REQUEST.project, REQUEST.place)])
    return rx.fragment(
        section(
            t("Request"),
            pairs(
                (t("Customer"), link(REQUEST.customer, href=f"/office/customers/{REQUEST.customer_id}")),
                (t("Sent by"), rx.fragment(REQUEST.author)),
                (t("Received"), When(REQUEST.at, "datetime")),
                (t("Where"), where),
                (t("When it suits"), when_it_suits(REQUEST.is_soon, REQUEST.wishes)),
                (t("How urgent"), state_badge(REQUEST.urgency, URGENCY_BADGES)),
            ),
        ),
        section(t("Timeline"), facts_timeline(REQUEST.facts)),
    )


def _line(text: Any) -> rx.Component:
    return rx.cond(text != "", rx.el.span(text, class_name="block"))


def _asking_back() -> rx.Component:
    words = text_area(
        t("What do you need to know?"), "text", rows=4, max_length=2000, required=True,
        error=RequestState.errors["text"], hint=t("{name} gets it by mail and on the phone.", name=REQUEST.author),
    )  # fmt: skip
    send = submit_button(t("Ask"), icon="send", busy=RequestState.busy)
    return over(
        RequestState,
        "ask",
        t("Ask back"),
        form(words, dialog_actions(cancel_button(), send), on_submit=RequestState.ask_back),
    )


def _declining() -> rx.Component:
    words = text_area(
        t("Why? The customer reads it."), "reason", rows=4, max_length=1000, required=True,
        error=RequestState.errors["reason"],
    )  # fmt: skip
    deed = danger_button(t("Decline the request"), type="submit", icon="x", busy=RequestState.busy)
    return over(
        RequestState, "decline", t("Decline the request"),
        form(words, dialog_actions(cancel_button(), deed), on_submit=RequestState.decline),
    )  # fmt: skip
