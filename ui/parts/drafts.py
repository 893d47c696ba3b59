"""Drafts that save themselves as they are typed; see assets/draft.js."""

from typing import Any

import reflex as rx

from ui.language import t

from .fields import wired
from .icons import icon
from .markup import Child, classes, present, when_given


class SavedField(rx.Component):
    """An input, textarea or select that keeps what is typed until the server has it."""

    library = "$/public/draft.js"
    tag = "SavedField"
    _rename_props = {"element": "tag", "kind": "type"}

    element: rx.Var[str]
    kind: rx.Var[str]
    name: rx.Var[str]
    value: rx.Var[str]
    turn: rx.Var[int]
    rows: rx.Var[str]
    max_length: rx.Var[int]
    input_mode: rx.Var[str]
    disabled: rx.Var[bool]

    on_save: rx.EventHandler[lambda text: [text]]


class LineTable(rx.Component):
    """Round a table whose rows have `data-line`: Enter, Alt with an arrow, and the grip."""

    library = "$/public/draft.js"
    tag = "LineTable"

    turn: rx.Var[int]
    focus: rx.Var[str]

    on_enter: rx.EventHandler[lambda at: [at]]
    on_place: rx.EventHandler[lambda line, to: [line, to]]


def saved_input(
    name: str | rx.Var,
    value: Any,
    *choices: Child,
    on_save: Any,
    turn: Any,
    element: str = "input",
    wrong: Any = None,
    class_name: str | rx.Var = "",
    **props: Any,
) -> rx.Component:
    """The bare control. `turn`: how many saves the server answered. `wrong`: whether what stands in it is wrong."""
    shown = SavedField.create(
        *present(*choices),
        id=name,
        name=name,
        value=value,
        turn=turn,
        element=element,
        on_save=on_save,
        class_name=classes("input", class_name),
        **({} if wrong is None else {"aria_invalid": rx.cond(wrong, "true", "false")}),
        **props,
    )
    return rx.el.span(shown, icon("down"), class_name="select") if element == "select" else shown


def saved_field(label: Child, name: str, value: Any, *choices: Child, error: Any, **props: Any) -> rx.Component:
    """Label, a control that saves itself (arguments of `saved_input`), what is wrong. `error`: a Var of a msgid."""
    said = rx.el.p(icon("alert"), rx.el.span(t(error)), class_name="error")
    described = wired(name, None, error)
    return rx.el.div(
        rx.el.label(*present(label), html_for=name),
        saved_input(name, value, *choices, wrong=error.bool(), aria_describedby=described["aria_describedby"], **props),
        rx.el.div(rx.cond(error.bool(), said), id=f"{name}-error", role="alert"),
        class_name="field",
    )


def jump_link(*text: Child, to: str | rx.Var) -> rx.Component:
    """Leads to the field with this id."""
    return rx.el.button(*present(*text), type="button", class_name="link", **when_given(data_jump=to))
