"""One kind of request: its words, and the questions that are asked with it."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from backoffice.arriving import arriving, cancel_button, named_in, over
from backoffice.settings.frame import Setting, setting
from backoffice.settings.requests import KindShape, kind_shape, type_fields, type_form
from domain import requests
from domain.requests import Question, TypeView
from models.request import AnswerKind
from ui.ask import ask
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.language import N_, t, ta
from ui.page import office_page
from ui.parts import (
    button,
    checkbox,
    dialog_actions,
    each,
    form,
    icon_button,
    link,
    row,
    section,
    select_field,
    submit_button,
    tag,
    text_area,
    text_field,
)

KINDS = {
    AnswerKind.TEXT: N_("Short text"),
    AnswerKind.LONG_TEXT: N_("Long text"),
    AnswerKind.YES_NO: N_("Yes or no"),
    AnswerKind.CHOICE: N_("One of several answers"),
    AnswerKind.CHOICES: N_("Several answers"),
    AnswerKind.NUMBER: N_("Number"),
    AnswerKind.DATE: N_("Day"),
    AnswerKind.PHOTO: N_("Photo"),
}


@dataclass(frozen=True)
class QuestionShape:
    """`kind_name` is a msgid; `choices` has one answer a line."""

    id: str = ""
    text: str = ""
    hint: str = ""
    kind: str = "text"
    kind_name: str = ""
    is_required: bool = False
    choices: str = ""


@dataclass(frozen=True)
class TypeShape:
    kind: KindShape = field(default_factory=KindShape)
    revision: int = 0
    questions: list[QuestionShape] = field(default_factory=list)


class RequestTypeState(ForStaff, Setting, Form, rx.State):
    """`question` is the one whose form is open, without an id for a new one; `answer` the kind chosen in it."""

    type: TypeShape = TypeShape()
    question: QuestionShape = QuestionShape()
    answer: str = "text"

    @rx.event
    async def load(self):
        self.step, self.errors = "", {}
        await self._read()

    @rx.event
    def open_words(self):
        self.errors, self.step = {}, "words"

    @rx.event
    def open_question(self, id: str):
        """Change one, or with "" add one."""
        self.question = next((one for one in self.type.questions if one.id == id), QuestionShape())
        self.answer, self.errors, self.step = self.question.kind, {}, "question"

    @rx.event
    def choose_answer(self, kind: str):
        self.answer = kind if kind in set(AnswerKind) else "text"

    @rx.event
    async def save_words(self, form: dict[str, Any]):
        with filling(self):
            await self._change(requests.change_type, type_form(form))

    @rx.event
    async def save_question(self, form: dict[str, Any]):
        given = Question(
            text=text_in(form, "text"),
            kind=AnswerKind(self.answer),
            hint=text_in(form, "hint"),
            is_required=bool(form.get("required")),
            choices=tuple(text_in(form, "choices").splitlines()),
            id=self.question.id,
        )
        with filling(self):
            await self._change(requests.save_question, given)

    @rx.event
    async def move_question(self, id: str, by: int):
        await self._change(requests.move_question, id, by=by)

    @rx.event
    async def remove_question(self, id: str):
        await self._change(requests.remove_question, id)

    @rx.event
    async def withdraw(self):
        """Customers are not offered it any more."""
        await self._change(requests.withdraw_type)

    @rx.event
    async def offer_again(self):
        await self._change(requests.offer_type_again)

    async def _change(self, action: Any, *args: Any, **kwargs: Any) -> None:
        await ask(self, action, self.type.kind.id, self.type.revision, *args, **kwargs)
        self.step = ""
        await self._read()

    async def _read(self) -> None:
        with arriving(self):
            await self._look_who()
            self.type = await ask(self, requests.type_by_id, named_in(self), shape=_shape)


def _shape(found: TypeView) -> TypeShape:
    return TypeShape(kind_shape(found), found.revision, [_question_shape(one) for one in found.questions])


def _question_shape(one: Question) -> QuestionShape:
    choices = "\n".join(one.choices)
    return QuestionShape(one.id, one.text, one.hint, one.kind.value, KINDS[one.kind], one.is_required, choices)


STATE = RequestTypeState
TYPE: Any = RequestTypeState.type


@office_page("/settings/requests/[type_id]", title=N_("Kind of request"), load=RequestTypeState.load)
def request_type_page() -> rx.Component:
    words = button(t("Edit"), icon="pen", key="e", on_click=STATE.open_words)
    off = button(t("Do not offer it any more"), icon="x", on_click=STATE.withdraw)
    again = button(t("Offer it again"), icon="undo", on_click=STATE.offer_again)
    add = button(t("Question"), icon="plus", key="n", on_click=STATE.open_question(""))
    shown = rx.cond(TYPE.kind.is_offered, off, again)
    title = rx.fragment(
        TYPE.kind.name, rx.cond(TYPE.kind.is_offered, rx.fragment(), rx.fragment(" ", tag(t("not offered"))))
    )
    listed = rx.cond(
        TYPE.questions.length() > 0,
        rx.el.div(*each(TYPE.questions, _question)),
        rx.el.p(t("No questions yet. The customer's own words, place and time are always asked."), class_name="dim"),
    )
    return setting(
        STATE,
        "/requests",
        rx.el.p(link(t("All kinds of requests"), href="/office/settings/requests")),
        section(title, rx.el.p(TYPE.kind.explanation), more=rx.cond(STATE.may_manage, rx.fragment(shown, words))),
        section(t("Questions"), listed, more=rx.cond(STATE.may_manage, add)),
        over(STATE, "words", t("Edit"), _words_form()),
        over(STATE, "question", t("Question"), _question_form()),
    )


def _question(one: Any) -> rx.Component:
    up = icon_button("up", ta("{what} up", what=one.text), size="sm", on_click=STATE.move_question(one.id, -1))
    down = icon_button("down", ta("{what} down", what=one.text), size="sm", on_click=STATE.move_question(one.id, 1))
    edit = icon_button("pen", ta("Edit {what}", what=one.text), size="sm", on_click=STATE.open_question(one.id))
    away = icon_button("trash", ta("Remove {what}", what=one.text), size="sm", on_click=STATE.remove_question(one.id))
    must = rx.cond(one.is_required, tag(t("required")))
    return row(
        rx.fragment(one.text, " ", must),
        rx.fragment(t(one.kind_name), rx.cond(one.hint != "", rx.fragment(" · ", one.hint))),
        end=rx.cond(STATE.may_manage, rx.fragment(up, down, edit, away)),
    )


def _words_form() -> rx.Component:
    return form(
        *type_fields(STATE.errors, TYPE.kind),
        dialog_actions(cancel_button(), submit_button(t("Save"), busy=STATE.busy)),
        on_submit=STATE.save_words,
    )


def _question_form() -> rx.Component:
    question, errors = STATE.question, STATE.errors
    kinds = select_field(
        t("How it is answered"), "kind", [(kind.value, ta(name)) for kind, name in KINDS.items()], value=STATE.answer,
        on_change=STATE.choose_answer,
    )  # fmt: skip
    choices = text_area(
        t("Answers to choose from, one a line"), "choices", rows=5, default_value=question.choices,
        error=errors["choices"],
    )  # fmt: skip
    return form(
        text_field(
            t("Question"), "text", default_value=question.text, required=True, max_length=160, error=errors["text"],
            auto_complete="off",
        ),
        kinds,
        rx.cond((STATE.answer == "choice") | (STATE.answer == "choices"), choices),
        text_field(t("Hint"), "hint", default_value=question.hint, max_length=200, error=errors["hint"]),
        checkbox(t("Must be answered"), "required", default_checked=question.is_required),
        dialog_actions(cancel_button(), submit_button(t("Save"), busy=STATE.busy)),
        on_submit=STATE.save_question,
    )  # fmt: skip
