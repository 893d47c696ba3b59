"""Small charts of CSS; each is one picture with one sentence for who cannot see it."""

from typing import Any

import reflex as rx

from .markup import Child, css, each, maybe, present


def figure(name: Child, *content: Child, number: Child = None, caption: Child = None) -> rx.Component:
    """Name left, number right, then the chart, then a caption."""
    return rx.el.figure(
        rx.el.header(rx.el.h3(*present(name)), *present(maybe(rx.el.strong, number))),
        *present(*content, maybe(rx.el.figcaption, caption)),
        class_name="fig",
    )


def stack(parts: Any, *, sentence: str | rx.Var) -> rx.Component:
    """A stacked bar. `parts`: shapes with `.share` (any unit), `.shade` ("1", "2", "3" light to dark, "wait", "bad",
    "ok", "rest"). `sentence` (`ta(...)`) tells the whole."""
    return rx.el.div(
        *each(parts, lambda part: rx.el.i(class_name="shade-" + part.shade, custom_attrs=css({"--n": part.share}))),
        class_name="stack",
        role="img",
        aria_label=sentence,
    )


def legend(parts: Any) -> rx.Component:
    """Names and values under a `stack`. `parts`: shapes with `.shade`, `.name` and `.value` (components, or text)."""
    return rx.el.dl(
        *each(
            parts, lambda part: rx.el.div(rx.el.dt(part.name, class_name="shade-" + part.shade), rx.el.dd(part.value))
        ),
        class_name="legend",
    )


def bars(
    columns: Any, *, sentence: str | rx.Var, goal: float | rx.Var | None = None, labels: bool = False
) -> rx.Component:
    """A bar chart. `columns`: shapes with `.share` (0 to 1 of the height), `.label`, `.now` (the current one).

    `goal`: a dotted line at that share. `labels`: write each label under its bar.
    """
    line = {"--goal": goal} if goal is not None else {}
    return rx.el.div(
        *each(columns, lambda column: _bar(column, labels=labels)),
        class_name="bars goal" if goal is not None else "bars",
        role="img",
        aria_label=sentence,
        custom_attrs=css(line),
    )


def meter(share: float | rx.Var, *, sentence: str | rx.Var) -> rx.Component:
    """How much of a whole (0 to 1) is done."""
    return rx.el.div(rx.el.i(custom_attrs=css({"--n": share})), class_name="meter", role="img", aria_label=sentence)


def _bar(column: Any, *, labels: bool) -> rx.Component:
    word = [rx.el.small(column.label)] if labels else []
    now = rx.cond(column.now, "now", "") if isinstance(column.now, rx.Var) else ("now" if column.now else "")
    return rx.el.span(rx.el.i(custom_attrs=css({"--n": column.share})), *word, class_name=now)
