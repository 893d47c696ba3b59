"""Form fields: label above, hint, control, and below it what is wrong and how to solve it.

Every field takes `name` (also its id), `hint`, `error`, `required`. `error` is a Var or text holding a msgid
("" when all is well), or a component that renders nothing when all is well.
"""

from typing import Any

import reflex as rx

from ui.language import t

from .icons import icon
from .markup import Child, choose, classes, each, maybe, present

Error = str | rx.Var | rx.Component | None


class MoneyInput(rx.Component):
    """Amount as people type it ("4.180,00", "4180"); the form gets integer cents under `name`."""

    library = "$/public/parts.js"
    tag = "MoneyInput"

    name: rx.Var[str]
    cents: rx.Var[int]
    required: rx.Var[bool]
    disabled: rx.Var[bool]

    on_change: rx.EventHandler[lambda cents: [cents]]


def field(
    label: Child, control: rx.Component, *, name: str, hint: Child = None, error: Error = None, required: bool = False
) -> rx.Component:
    """Label, hint, any control, error. The control should carry `**wired(name, …)`."""
    return rx.el.div(
        rx.el.label(*present(label), _must() if required else "", html_for=name),
        *present(_hint(name, hint)),
        control,
        *present(_error(name, error)),
        class_name="field",
    )


def text_field(
    label: Child,
    name: str,
    *,
    kind: Any = "text",
    hint: Child = None,
    error: Error = None,
    required: bool = False,
    class_name: str | rx.Var = "",
    **props: Any,
) -> rx.Component:
    """One line of text. `kind`: text, email, tel, url, password, search, number. Props go to the input."""
    control = rx.el.input(
        type=kind,
        class_name=classes("input", class_name),
        **wired(name, hint, error, required=required),
        **props,
    )
    return field(label, control, name=name, hint=hint, error=error, required=required)


def text_area(
    label: Child,
    name: str,
    *,
    rows: int = 4,
    hint: Child = None,
    error: Error = None,
    required: bool = False,
    **props: Any,
) -> rx.Component:
    """Several lines of text."""
    control = rx.el.textarea(rows=str(rows), class_name="input", **wired(name, hint, error, required=required), **props)
    return field(label, control, name=name, hint=hint, error=error, required=required)


def select_field(
    label: Child,
    name: str,
    choices: Any,
    *,
    hint: Child = None,
    error: Error = None,
    required: bool = False,
    **props: Any,
) -> rx.Component:
    """One of a list. `choices`: pairs (value, `ta(...)`), or a Var of shapes with `.value` and `.text`."""
    control = rx.el.span(
        rx.el.select(
            *each(choices, _choice), class_name="input", **wired(name, hint, error, required=required), **props
        ),
        icon("down"),
        class_name="select",
    )
    return field(label, control, name=name, hint=hint, error=error, required=required)


def date_field(
    label: Child,
    name: str,
    *,
    kind: Any = "date",
    hint: Child = None,
    error: Error = None,
    required: bool = False,
    **props: Any,
) -> rx.Component:
    """A day (ISO date). `kind`: date, time, datetime-local, month."""
    return text_field(label, name, kind=kind, hint=hint, error=error, required=required, **props)


def money_field(
    label: Child,
    name: str,
    *,
    cents: int | rx.Var | None = None,
    hint: Child = None,
    error: Error = None,
    required: bool = False,
    **props: Any,
) -> rx.Component:
    """An amount; the form and `on_change` get integer cents (null while it cannot be read as an amount)."""
    given = {} if cents is None else {"cents": cents}
    control = MoneyInput.create(**given, **wired(name, hint, error, required=required), **props)
    return field(label, control, name=name, hint=hint, error=error, required=required)


def checkbox(label: Child, name: str, *, error: Error = None, required: bool = False, **props: Any) -> rx.Component:
    """A box with its sentence beside it. Never ticked beforehand for consent."""
    return rx.el.div(
        rx.el.label(
            rx.el.input(type="checkbox", **wired(name, None, error, required=required), **props),
            rx.el.span(*present(label)),
            class_name="check",
        ),
        *present(_error(name, error)),
        class_name="field",
    )


def tick(label: str | rx.Var, **props: Any) -> rx.Component:
    """A bare box, for a table; `label` (`ta(...)`) names it."""
    return rx.el.input(type="checkbox", aria_label=label, class_name="tick", **props)


def switch(label: Child, name: str, *, hint: Child = None, **props: Any) -> rx.Component:
    """On or off, at once. Props (`checked`, `on_change`, `default_checked`) go to the input."""
    return rx.el.label(
        rx.el.input(type="checkbox", role="switch", id=name, name=name, **props),
        rx.el.span(*present(label, maybe(rx.el.small, hint, class_name="hint"))),
        class_name="switch",
    )


def radio(label: Child, name: str, value: str | rx.Var, *, hint: Child = None, **props: Any) -> rx.Component:
    """One of a few; all with the same `name`. Put them in a `rx.el.fieldset` with a legend."""
    return rx.el.label(
        rx.el.input(type="radio", name=name, value=value, **props),
        rx.el.span(*present(label, maybe(rx.el.small, hint, class_name="hint"))),
        class_name="check",
    )


def wired(name: str, hint: Child = None, error: Error = None, *, required: bool = False) -> dict[str, Any]:
    """What ties a control to its label, hint and error."""
    props: dict[str, Any] = {"id": name, "name": name}
    if required:
        props["required"] = True
    described = [f"{name}-hint"] if hint is not None else []
    if error is not None:
        described.append(f"{name}-error")
    if described:
        props["aria_describedby"] = " ".join(described)
    if isinstance(error, (str, rx.Var)):
        props["aria_invalid"] = choose(_wrong(error), "true", "false")
    return props


def _wrong(error: str | rx.Var) -> bool | rx.Var:
    return (error.bool()) if isinstance(error, rx.Var) else bool(error)


def _must() -> rx.Component:
    return rx.el.span("*", aria_hidden="true", class_name="must")  # `required` says it to screen readers


def _hint(name: str, hint: Child) -> rx.Component | None:
    return rx.el.p(*present(hint), id=f"{name}-hint", class_name="hint") if hint is not None else None


def _error(name: str, error: Error) -> rx.Component | None:
    if error is None:
        return None
    if isinstance(error, rx.Component):
        return rx.el.p(error, id=f"{name}-error", class_name="error", role="alert")
    shown = rx.el.p(icon("alert"), rx.el.span(t(error)), class_name="error")
    return rx.el.div(choose(_wrong(error), shown, rx.fragment()), id=f"{name}-error", role="alert")


def _choice(choice: Any) -> rx.Component:
    value, text = (choice.value, choice.text) if isinstance(choice, rx.Var) else choice
    return rx.el.option(text, value=value)
