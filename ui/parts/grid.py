"""Dense tables that sort, select and walk with the keyboard; on a phone a list of rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

from ui.language import ta

from .icons import icon
from .markup import Child, choose, classes, each, present

AT_ONCE = 17  # rows: about a screen; the others are drawn right after them


class Later(rx.Component):
    """What is drawn a moment after the rest when a state changes."""

    library = "$/public/parts.js"
    tag = "Later"


@dataclass(frozen=True)
class Column:
    """One column.

    `label`: `ta(...)`. `cell(row)`: what stands in it. `number`: right, tabular. `sort`: the key `on_sort` gets
    ("" = no sorting). `width`: CSS pixels. `wide`: gives way below 1180 px. `look`: "name", "dim", "cut".
    `phone`: "" with its label, "bare" without, "title" as heading of the row, "end" at its right, "off" not at all.
    """

    label: Any
    cell: Callable[[Any], Child]
    number: bool = False
    sort: str = ""
    width: int = 0
    wide: bool = False
    look: str = ""
    phone: str = ""


def grid(
    caption: str | rx.Var,
    columns: Sequence[Column],
    rows: Any,
    *,
    sorted_by: str | rx.Var = "",
    on_sort: Any = None,
    selected: Any = None,
    on_select: Any = None,
    on_select_all: Any = None,
    all_selected: bool | rx.Var = False,
    row_id: Callable[[Any], Any] = lambda row: row.id,
    row_name: Callable[[Any], Any] = lambda row: row.number,
    loading: bool | rx.Var = False,
) -> rx.Component:
    """A table of `rows` (a sequence or Var of shapes).

    `sorted_by`: the sort key, with "-" before it when descending; `on_sort(key)` gets a column's key.
    `selected`: the chosen ids; with it rows get a box and `on_select(id)` toggles. `loading` keeps the old rows
    and draws a thin line under the head. Put an `<a data-open>` (or any first link) in a row: Enter follows it.
    """
    boxes = selected is not None
    return rx.el.div(
        rx.el.table(
            rx.el.caption(caption, class_name="vh"),
            rx.el.colgroup(*_widths(columns, boxes=boxes)),
            rx.el.thead(
                rx.el.tr(
                    *present(_box_all(on_select_all, ticked=all_selected) if boxes else None),
                    *[_head(column, sorted_by, on_sort) for column in columns],
                )
            ),
            rx.el.tbody(*_rows(rows, lambda row: _row(row, columns, selected, on_select, row_id, row_name))),
            class_name="datagrid",
            aria_busy=choose(loading, "true", "false"),
        ),
        class_name="scroll",
    )


def _rows(rows: Any, show: Callable[[Any], rx.Component]) -> list[Any]:
    if not isinstance(rows, rx.vars.ArrayVar):
        return each(rows, show)
    return [*each(rows[:AT_ONCE], show), Later.create(*each(rows[AT_ONCE:], show))]


def _widths(columns: Sequence[Column], *, boxes: bool) -> list[Any]:
    first = [rx.el.col(class_name="box", custom_attrs={"width": "36"})] if boxes else []
    return first + [
        rx.el.col(
            class_name="wide" if column.wide else "", custom_attrs={"width": str(column.width)} if column.width else {}
        )
        for column in columns
    ]


def _box_all(on_select_all: Any, *, ticked: bool | rx.Var) -> rx.Component:
    return rx.el.th(
        rx.el.input(
            type="checkbox",
            class_name="tick",
            aria_label=ta("Select all"),
            checked=ticked,
            on_change=lambda _: on_select_all,
        ),
        class_name="box",
    )


def _head(column: Column, sorted_by: str | rx.Var, on_sort: Any) -> rx.Component:
    names = classes("num" if column.number else "", "wide" if column.wide else "")
    if not column.sort:
        return rx.el.th(column.label, class_name=names, scope="col")
    up, down = sorted_by == column.sort, sorted_by == f"-{column.sort}"
    return rx.el.th(
        rx.el.button(column.label, icon("sort-up", size="s"), type="button", on_click=on_sort(column.sort)),
        class_name=names,
        scope="col",
        aria_sort=choose(up, "ascending", choose(down, "descending", "none")),
    )


def _row(
    row: Any, columns: Sequence[Column], selected: Any, on_select: Any, row_id: Callable, row_name: Callable
) -> rx.Component:
    cells = [_cell(column, row) for column in columns]
    if selected is None:
        return rx.el.tr(*cells, data_row="", tab_index=-1)
    chosen = selected.contains(row_id(row)) if isinstance(selected, rx.Var) else row_id(row) in selected
    box = rx.el.td(
        rx.el.input(
            type="checkbox",
            class_name="tick",
            aria_label=ta("Select {name}", name=row_name(row)),
            checked=chosen,
            on_change=lambda _: on_select(row_id(row)),
        ),
        class_name="box",
    )
    return rx.el.tr(box, *cells, data_row="", tab_index=-1, class_name=choose(chosen, "is-sel", ""))


def _cell(column: Column, row: Any) -> rx.Component:
    names = classes(
        "num" if column.number else "",
        "wide" if column.wide else "",
        column.look,
        f"on-phone-{column.phone}" if column.phone else "",
    )
    return rx.el.td(*present(column.cell(row)), class_name=names, data_label=column.label)
