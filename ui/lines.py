"""The lines of a draft as an editable table: the same for quotes and invoices.

The state has `save_line(id, field, text)`, `add_line(at)`, `add_heading()`, `place_line(id, to)`, `remove_line(id)`,
and the vars of `Drafting`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from domain.lines import Item, LineForm
from models.lines import CostKind, LineKind
from ui.language import N_, Sum, t, ta
from ui.parts import LineTable, button, choose, each, icon, maybe, menu, present, quiet_button, saved_input

KINDS = {LineKind.FIXED: N_("Fixed"), LineKind.OPTIONAL: N_("Option")}
COSTS = {CostKind.LABOUR: N_("Labour"), CostKind.MATERIAL: N_("Material"), CostKind.TRAVEL: N_("Travel")}
FIELDS = {
    "title": N_("description"),
    "detail": N_("detail"),
    "kind": N_("kind"),
    "cost": N_("cost"),
    "quantity": N_("quantity"),
    "unit": N_("unit"),
    "price": N_("price"),
    "tax": N_("VAT"),
}


@dataclass(frozen=True)
class Choice:
    """One of a list: of VAT rates, addresses, terms."""

    value: str = ""
    text: str = ""
    detail: str = ""


@dataclass(frozen=True)
class SaidShape:
    """A message of the talk about a line; `question` is the id an answer goes to, "" when it needs none."""

    id: str = ""
    by: str = ""
    text: str = ""
    at: str = ""
    mine: bool = False
    question: str = ""


@dataclass(frozen=True)
class LineShape:
    """A line as its fields say it. `place` is its number on paper, 0 for a heading; `errors` are by field."""

    id: str = ""
    place: int = 0
    index: int = 0
    kind: str = ""
    cost: str = ""
    title: str = ""
    detail: str = ""
    quantity: str = ""
    unit: str = ""
    price: str = ""
    tax: str = ""
    cents: int = 0
    errors: dict[str, str] = field(default_factory=dict)
    said: list[SaidShape] = field(default_factory=list)


def key_of(line_id: str, name: str) -> str:
    """The name of a line's field: as the domain names what is missing, and the id of its input."""
    return f"line:{line_id}:{name}"


def line_shapes(
    lines: Iterable[tuple[Item, LineForm, int]],
    *,
    typed: dict[str, str],
    errors: dict[str, str],
    said: dict[str, list[SaidShape]] | None = None,
) -> list[LineShape]:
    """`lines`: each with its form and net amount in cents. `typed` (what was not saved) wins from the form."""
    shapes, place = [], 0
    for index, (item, form, cents) in enumerate(lines):
        is_heading = item.kind is LineKind.HEADING
        place += not is_heading
        values = {name: typed.get(key_of(item.id, name), str(getattr(form, name))) for name in FIELDS}
        wrong = {name: errors[key] for name in FIELDS if (key := key_of(item.id, name)) in errors}
        talk = (said or {}).get(item.id, [])
        shapes.append(
            LineShape(item.id, 0 if is_heading else place, index, **values, cents=cents, errors=wrong, said=talk)
        )
    return shapes


def line_table(
    state: Any,
    lines: Any,
    rates: Any,
    *,
    caption: Any,
    locked: Any,
    with_options: bool = True,
    below: Callable[[Any], rx.Component | None] | None = None,
) -> rx.Component:
    """`lines`: a Var of `LineShape`s, `rates`: of `Choice`s. `below(line)` stands under a line: its talk."""
    table = rx.el.table(
        rx.el.caption(caption, class_name="vh"),
        _widths(with_options=with_options),
        rx.el.thead(rx.el.tr(*_heads(with_options=with_options))),
        *each(lines, lambda line: _line(state, line, rates, locked, below, with_options=with_options)),
        class_name="datagrid edit",
    )
    return LineTable.create(
        table, turn=state.turn, focus=state.focus, on_enter=state.add_line, on_place=state.place_line
    )


def line_buttons(state: Any, count: Any) -> rx.Component:
    """New lines, at the end."""
    return rx.el.p(
        quiet_button(t("Line"), icon="plus", size="sm", key="alt+n", id="lines", on_click=state.add_line(count)),
        quiet_button(t("Heading"), icon="plus", size="sm", on_click=state.add_heading),
        class_name="add",
    )


def _widths(*, with_options: bool) -> rx.Component:
    widths = (28, 22, 0, *((80,) if with_options else ()), 100, 68, 62, 80, 64, 84)
    return rx.el.colgroup(*[rx.el.col(custom_attrs={"width": str(width)} if width else {}) for width in widths])


def _heads(*, with_options: bool) -> list[rx.Component]:
    names = [
        (t("Description"), ""), *([(t("Kind"), "")] if with_options else []), (t("Cost"), ""), (t("Quantity"), "num"),
        (t("Unit"), ""), (t("Price excl."), "num"), (t("VAT"), ""), (t("Amount"), "num"),
    ]  # fmt: skip
    return [rx.el.td(), rx.el.td(), *[rx.el.th(name, class_name=look, scope="col") for name, look in names]]


def _line(
    state: Any, line: Any, rates: Any, locked: Any, below: Callable | None, *, with_options: bool
) -> rx.Component:
    wide = 10 if with_options else 9
    extra = below(line) if below else None
    grip = rx.el.td(_grip(state, line, locked), class_name="grip")
    cells = rx.el.tr(grip, *_cells(state, line, rates, locked, with_options=with_options))
    heading = rx.el.tr(grip, rx.el.td(), rx.el.td(_title(state, line, locked), col_span=wide - 2, class_name="heading"))
    wrong = rx.el.tr(
        rx.el.td(col_span=2),
        rx.el.td(*each(line.errors.values(), _wrong), col_span=wide - 2, id=f"line:{line.id}-error"),
        class_name="wrong",
    )
    return rx.el.tbody(
        rx.cond(line.place == 0, heading, cells),
        *present(maybe(rx.el.tr, [rx.el.td(col_span=2), rx.el.td(extra, col_span=wide - 2)]) if extra else None),
        rx.cond(line.errors.length() > 0, wrong),
        data_line=line.id,
        key=line.id,
    )


def _wrong(text: Any) -> rx.Component:
    return rx.el.p(icon("alert", size="s"), t(text), class_name="error", role="alert")


def _cells(state: Any, line: Any, rates: Any, locked: Any, *, with_options: bool) -> list[rx.Component]:
    def cell(name: str, label: Any, *choices: Any, look: str = "", **props: Any) -> rx.Component:
        if choices:
            props["element"] = "select"
        control = _input(state, line, name, label, locked, *choices, class_name=look, **props)
        return rx.el.td(control, class_name=f"c-{name}", data_label=label)

    kinds = [rx.el.option(ta(text), value=kind.value) for kind, text in KINDS.items()]
    costs = [rx.el.option(ta(text), value=cost.value) for cost, text in COSTS.items()]
    taxes = each(rates, lambda rate: rx.el.option(rate.text, value=rate.value))
    return [
        rx.el.td(line.place, class_name="num dim"),
        rx.el.td(_title(state, line, locked), _detail(state, line, locked)),
        *([cell("kind", ta("Kind"), *kinds, look=choose(line.kind == "optional", "opt", ""))] if with_options else []),
        cell("cost", ta("Cost"), *costs),
        cell("quantity", ta("Quantity"), look="num", input_mode="decimal"),
        cell("unit", ta("Unit"), max_length=20),
        cell("price", ta("Price excl."), look="num", input_mode="decimal"),
        cell("tax", ta("VAT"), *taxes),
        rx.el.td(rx.cond(line.quantity == "", "–", Sum(line.cents)), class_name="num amount", data_label=ta("Amount")),
    ]


def _title(state: Any, line: Any, locked: Any) -> rx.Component:
    return _input(
        state, line, "title", ta("Description"), locked, element="textarea", rows="1", max_length=200, class_name="grow"
    )


def _detail(state: Any, line: Any, locked: Any) -> rx.Component:
    """A second, smaller line; out of the way while it is empty, in it once somebody tabs there."""
    shown = choose(line.detail == "", "detail grow none", "detail grow")
    return _input(
        state, line, "detail", ta("Detail"), locked, element="textarea", rows="1", max_length=1000, class_name=shown
    )


def _input(state: Any, line: Any, name: str, label: Any, locked: Any, *choices: Any, **props: Any) -> rx.Component:
    return saved_input(
        f"line:{line.id}:{name}",
        getattr(line, name),
        *choices,
        on_save=state.save_line(line.id, name),
        turn=state.turn,
        wrong=line.errors.contains(name),
        disabled=locked,
        aria_label=label,
        aria_describedby=f"line:{line.id}-error",
        **props,
    )


def _grip(state: Any, line: Any, locked: Any) -> rx.Component:
    """What one can do with a line; also the handle to draw it by."""
    deeds = menu(
        None,
        button(t("Move up"), icon="up", on_click=state.place_line(line.id, line.index - 1), disabled=line.index == 0),
        button(t("Move down"), icon="down", on_click=state.place_line(line.id, line.index + 1)),
        button(t("Detail"), icon="pen", data_jump=f"line:{line.id}:detail"),
        button(t("Remove"), icon="trash", look="danger", on_click=state.remove_line(line.id)),
        label=ta("This line"),
        icon="grip",
        look="quiet",
    )
    return choose(locked, rx.fragment(), rx.el.span(deeds, data_grip="", draggable=True))
