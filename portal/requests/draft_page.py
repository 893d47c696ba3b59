"""Writing a request: what it is about, the firm's questions, where, when, photos; then a last look, and send."""

from typing import Any

import reflex as rx

from models.request import AnswerKind
from portal.arriving import arrival
from portal.requests.drafting import DraftState
from portal.visits import visit_row
from ui.language import N_, in_quotes, t, ta
from ui.page import portal_page
from ui.parts import (
    LineTable,
    Tone,
    button,
    card,
    danger_button,
    detail_bar,
    dialog,
    dialog_actions,
    each,
    fieldset,
    file_drop,
    icon_button,
    inside,
    note,
    page_title,
    pairs,
    primary_button,
    radio,
    row,
    rows,
    saved_field,
    saved_input,
    section,
    state_badge,
    switch,
)
from ui.parts.dialogs import closes, opens
from ui.parts.files import PICTURES, UPLOAD_URL
from ui.requested import answers
from ui.sheets import sheet
from ui.wishes import PARTS, URGENCIES, URGENCY_BADGES, when_it_suits

DRAFT: Any = DraftState.draft
CLOSES: Any = closes()
TURN: Any = DraftState.turn
CONTROLS = {
    AnswerKind.TEXT: {"max_length": 2000},
    AnswerKind.LONG_TEXT: {"element": "textarea", "rows": "4", "max_length": 2000},
    AnswerKind.NUMBER: {"input_mode": "decimal", "max_length": 12},
    AnswerKind.DATE: {"kind": "date"},
}


@portal_page("/requests/drafts/[draft_id]", title=N_("New request"), load=DraftState.load)
def draft_page() -> rx.Component:
    away = icon_button("trash", ta("Throw this draft away"), **opens("discard"))
    return rx.fragment(
        detail_bar(DRAFT.kind.name, DRAFT.firm, back="/requests", tool=away),
        arrival(DraftState, _clash(), rx.cond(DraftState.is_checking, _last_look(), _writing()), _throwing_away()),
    )


def _lately() -> rx.Component:
    """Perhaps it was done already: what a caretaker's customers see at the door of the bin room (MA-E2)."""
    return section(t("Here in the last 30 days"), rows(*each(DraftState.lately, lambda one: rx.el.li(visit_row(one)))))


def _writing() -> rx.Component:
    questions = rx.cond(
        DRAFT.questions.length() > 0, card(inside(*each(DRAFT.questions, _question), class_name="form"))
    )
    check = primary_button(t("Look at it once more"), icon="eye", size="big", wide=True, on_click=DraftState.check)
    return LineTable.create(
        sheet("requests"),
        page_title(t("What is it about?"), DRAFT.kind.explanation),
        rx.cond(DRAFT.is_offered, rx.fragment(), _moving_on()),
        rx.cond(DraftState.lately.length() > 0, _lately()),
        rx.el.section(card(inside(_words(), class_name="form"))),
        rx.cond(DRAFT.questions.length() > 0, section(t("What the firm would like to know"), questions)),
        section(t("Where"), card(inside(_where(), class_name="form"))),
        section(t("When it suits"), card(inside(_when(), class_name="form"))),
        section(t("Photos and files"), _files(DRAFT.files, "", PICTURES_HINT, accept="image/*,application/pdf")),
        rx.el.section(_kept(), check, class_name="outcome"),
        turn=TURN,
        focus=DraftState.focus,
        class_name="asking",
    )


PICTURES_HINT = N_("Take them with the camera, or choose some you have")


def _words() -> rx.Component:
    return saved_field(
        t("In your own words"), "text", DRAFT.text, error=DraftState.errors["text"], element="textarea", rows="5",
        max_length=4000, turn=TURN, on_save=DraftState.write("text"),
    )  # fmt: skip


def _question(one: Any) -> rx.Component:
    label = rx.fragment(
        one.text,
        rx.cond(one.is_required, rx.fragment(), rx.el.small(" ", t("(may be left out)"), class_name="meta")),
        rx.cond(one.hint != "", rx.el.small(one.hint, class_name="hint block")),
    )
    typed = [(kind.value, _typed(label, one, how)) for kind, how in CONTROLS.items()]
    choices = fieldset(label, *each(one.options, lambda option: _choice(one, option)), _wrong(one))
    several = fieldset(label, *each(one.options, lambda option: _tick(one, option)), _wrong(one))
    photo = fieldset(label, _files(one.files, one.id, PICTURES_HINT), _wrong(one))
    return rx.el.div(
        rx.match(
            one.kind, *typed, ("choice", choices), ("choices", several), ("yes_no", _yes_no(label, one)),
            ("photo", photo), rx.fragment(),
        ),
        id=one.key,
        tab_index=-1,
    )  # fmt: skip


def _typed(label: rx.Component, one: Any, how: dict[str, Any]) -> rx.Component:
    return saved_field(
        label, f"field-{one.id}", one.value, error=one.error, turn=TURN, on_save=DraftState.write(one.key), **how
    )


def _choice(one: Any, option: Any) -> rx.Component:
    return radio(
        option.text, one.key, option.value, checked=option.is_on,
        on_change=lambda _event: DraftState.write(option.field, option.value),
    )  # fmt: skip


def _tick(one: Any, option: Any) -> rx.Component:
    box = rx.el.input(
        type="checkbox", checked=option.is_on, on_change=lambda _event: DraftState.toggle(option.field, option.value)
    )
    return rx.el.label(box, rx.el.span(option.text), class_name="check")


def _yes_no(label: rx.Component, one: Any) -> rx.Component:
    def said(value: str, text: str) -> rx.Component:
        return radio(
            t(text), one.key, value, checked=one.value == value,
            on_change=lambda _event: DraftState.write(one.key, value),
        )  # fmt: skip

    return fieldset(label, said("yes", N_("Yes")), said("no", N_("No")), _wrong(one))


def _wrong(one: Any) -> rx.Component:
    return rx.cond(one.error != "", rx.el.p(t(one.error), class_name="error", role="alert"))


def _where() -> rx.Component:
    address = _select(t("Address"), "address_id", DRAFT.address, DRAFT.addresses, ta("Somewhere else"))
    thing = _select(t("Is it about one of these?"), "installation_id", DRAFT.thing, DRAFT.things, ta("No"))
    about = t("About: {name}", name=DRAFT.about)
    stuck, begun = note(about, tone=Tone.INFO, mark="qr"), note(about, tone=Tone.PLAIN, mark="tools")
    project = rx.cond(DRAFT.project != "", note(DRAFT.project, tone=Tone.PLAIN, mark="building"))
    return rx.fragment(
        project,
        rx.cond((DRAFT.about != "") & (DRAFT.thing == ""), begun),
        rx.cond(DRAFT.things.length() > 0, thing, rx.cond(DRAFT.thing != "", stuck)),
        rx.cond(DRAFT.addresses.length() > 0, address),
        saved_field(
            t("Where exactly? Room, floor, or another address"), "place", DRAFT.place, max_length=300,
            error=DraftState.errors["place"], turn=TURN, on_save=DraftState.write("place"),
        ),
    )  # fmt: skip


def _select(label: rx.Component, field: str, value: Any, options: Any, none: Any) -> rx.Component:
    return saved_field(
        label, field, value, rx.el.option(none, value=""),
        rx.foreach(options, lambda one: rx.el.option(one.text, value=one.value)),
        element="select", error=DraftState.errors[field], turn=TURN, on_save=DraftState.write(field),
    )  # fmt: skip


def _when() -> rx.Component:
    urgency = fieldset(t("How urgent"), *[_urgency(value, text) for value, text in URGENCIES.items()])
    return rx.fragment(
        urgency,
        switch(t("As soon as possible"), "soon", checked=DRAFT.is_soon, on_change=DraftState.hurry),
        fieldset(t("Or on one of these days"), rx.foreach(DRAFT.wishes, _wish)),
    )


def _urgency(value: str, text: str) -> rx.Component:
    return radio(
        t(text), "urgency", value, checked=DRAFT.urgency == value,
        on_change=lambda _event: DraftState.write("urgency", value),
    )  # fmt: skip


def _wish(one: Any) -> rx.Component:
    day = saved_input(
        f"wish-{one.n}-day", one.day, kind="date", turn=TURN, on_save=DraftState.wish(one.n, "day"),
        aria_label=ta("Day"),
    )  # fmt: skip
    part = saved_input(
        f"wish-{one.n}-part", one.part, *[rx.el.option(t(text), value=name) for name, text in PARTS.items()],
        element="select", turn=TURN, on_save=DraftState.wish(one.n, "part"), aria_label=ta("Part of the day"),
        disabled=one.day == "",
    )  # fmt: skip
    return rx.el.div(day, part, class_name="wish")


def _files(files: Any, question_id: Any, hint: str, *, accept: str = PICTURES) -> rx.Component:
    def listed(file: Any) -> rx.Component:
        picture = rx.el.img(src=file.href, alt=file.name, loading="lazy")
        away = icon_button("x", ta("Remove {what}", what=file.name), size="sm", on_click=DraftState.detach(file.id))
        return rx.el.li(rx.cond(file.is_picture, picture, rx.el.span(file.name, class_name="file")), away)

    drop = file_drop(
        t("Add photos"),
        on_done=DraftState.attach(question_id),
        hint=t(hint),
        accept=accept,
        name=rx.Var.create("photos-") + question_id,
        url=UPLOAD_URL + "?customer=" + DRAFT.customer,
    )
    return rx.el.div(
        rx.cond(files.length() > 0, rx.el.ul(rx.foreach(files, listed), class_name="shots")),
        drop,
        rx.cond(DraftState.wrong != "", note(t(DraftState.wrong), tone=Tone.BAD)),
    )


def _moving_on() -> rx.Component:
    """The firm took this kind off its list while the draft was open."""

    def other(one: Any) -> rx.Component:
        return row(one.name, one.explanation, on_click=DraftState.become(one.id))

    told = t("The firm does not take this kind of request any more. Choose another kind; what you wrote stays.")
    return rx.el.section(
        note(told, tone=Tone.WAIT), rows(*each(DRAFT.others, lambda one: rx.el.li(other(one)))), class_name="outcome"
    )


def _clash() -> rx.Component:
    """Another device was faster with the same field."""

    def news(one: Any) -> rx.Component:
        return rx.el.p(rx.el.strong(t(one.where), ": "), in_quotes(one.after))

    deeds = rx.el.div(
        button(t("Keep what I typed here"), on_click=DraftState.save_mine),
        button(t("Take the other"), look="quiet", on_click=DraftState.take_theirs),
        class_name="form-actions",
    )
    shown = note(t(DraftState.clash), rx.foreach(DraftState.news, news), deeds, tone=Tone.WAIT)
    plain = note(t(DraftState.clash), tone=Tone.WAIT)
    return rx.cond(
        DraftState.clash != "",
        rx.el.section(rx.cond(DraftState.news.length() > 0, shown, plain), class_name="outcome"),
    )


def _kept() -> rx.Component:
    at = {"iso": rx.cond(DraftState.saved_at != "", DraftState.saved_at, DRAFT.at), "kind": "time"}
    missing = rx.cond(
        DraftState.errors.length() > 0,
        note(t("Something is still missing before this can be sent."), tone=Tone.WAIT),
        rx.el.p(t("Kept at {time}. You can go on later, on any device.", time=at), class_name="meta"),
    )
    return rx.el.div(missing, role="status")


def _last_look() -> rx.Component:
    where = rx.fragment(*[_line(text) for text in (DRAFT.about, DRAFT.address_text, DRAFT.project, DRAFT.place)])
    facts = pairs(
        (t("Where"), where),
        (t("When it suits"), when_it_suits(DRAFT.is_soon, DraftState.days)),
        (t("How urgent"), state_badge(DRAFT.urgency, URGENCY_BADGES)),
        (t("Photos and files"), rx.fragment(DraftState.file_count)),
    )
    words = rx.cond(DRAFT.text != "", rx.el.p(DRAFT.text, class_name="said"))
    send = primary_button(
        rx.cond(DRAFT.kind.is_order, t("Send the order"), t("Send the request")), icon="send", size="big", wide=True,
        busy=DraftState.busy, on_click=DraftState.send,
    )  # fmt: skip
    price = rx.cond(
        DRAFT.kind.is_order,
        t("You order this work. {firm} charges what it takes.", firm=DRAFT.firm),
        t("You get a price first. Nothing is ordered yet."),
    )
    return rx.fragment(
        page_title(t("Is this right?"), t("After sending it cannot be changed any more.")),
        rx.el.section(card(inside(words, answers(DraftState.said), facts))),
        rx.el.section(
            rx.el.p(price, class_name="meta"),
            send,
            button(t("Change something"), look="quiet", wide=True, on_click=DraftState.go_back),
            class_name="outcome",
        ),
    )


def _line(text: Any) -> rx.Component:
    return rx.cond(text != "", rx.el.span(text, class_name="block"))


def _throwing_away() -> rx.Component:
    return dialog(
        "discard",
        t("Throw this draft away?"),
        rx.el.p(t("What you wrote and the photos are gone then.")),
        dialog_actions(
            button(t("Keep it"), **CLOSES),
            danger_button(t("Throw it away"), icon="trash", on_click=DraftState.throw_away, **CLOSES),
        ),
    )
