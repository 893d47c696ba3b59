"""Nothing there yet: empty, loading, busy."""

import reflex as rx

from ui.language import ta

from .markup import Child, maybe, present

DOOR = (
    ("M8 88h116", "line"),
    ("M34 88V16h64v72", "soft"),
    ("M42 88V24h48v64M50 34h32v18H50zM66 34v18M54 62h24v7H54zM46 88h40v4H46z", "ink"),
)


def empty(
    title: Child, why: Child = None, *, action: Child = None, door: bool = False, is_page: bool = False
) -> rx.Component:
    """Nothing here: one sentence why, one way on. `door`: the drawing, for the first time only.

    `is_page`: nothing else is on the page, so that the title is the page's.
    """
    return rx.el.section(
        *present(
            door_drawing() if door else None,
            (rx.el.h1 if is_page else rx.el.h2)(*present(title)),
            maybe(rx.el.p, why),
            action,
        ),
        class_name="empty",
    )


def bones(rows: int = 3) -> rx.Component:
    """The shape of rows to come; shows itself only after 300 ms."""
    row = rx.el.div(
        rx.el.i(class_name="bone tile"),
        rx.el.div(rx.el.i(class_name="bone"), rx.el.i(class_name="bone")),
        rx.el.i(class_name="bone"),
    )
    return rx.el.div(*[row] * rows, class_name="bones", role="status", aria_busy="true", aria_label=ta("Loading"))


def busy(title: Child, *text: Child) -> rx.Component:
    """Someone else (the bank) is at work; the text says what is known and until when."""
    return rx.el.div(
        rx.el.span(class_name="spin", aria_hidden="true"),
        rx.el.h2(*present(title)),
        rx.el.p(*present(*text)),
        class_name="busy",
        role="status",
    )


def door_drawing() -> rx.Component:
    return rx.el.svg(
        *[rx.el.path(d=shape, class_name=name) for shape, name in DOOR],
        view_box="0 0 132 96",
        class_name="art",
        aria_hidden="true",
    )
