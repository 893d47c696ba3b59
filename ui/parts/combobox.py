"""Choosing one of very many: type, and take what was found."""

from typing import Any

import reflex as rx

from .buttons import kbd
from .fields import field, wired
from .icons import icon
from .markup import Child


class Combobox(rx.Component):
    """See assets/combobox.js. `options`: shapes with `.value`, `.text` and `.detail`."""

    library = "$/public/combobox.js"
    tag = "Combobox"

    name: rx.Var[str]
    label: rx.Var[str]
    nothing: rx.Var[str]
    options: rx.Var[list]

    on_search: rx.EventHandler[lambda text: [text]]
    on_pick: rx.EventHandler[lambda value: [value]]


def combobox(
    label: Child,
    name: str,
    options: Any,
    *,
    list_label: str | rx.Var,
    nothing: str | rx.Var,
    on_search: Any,
    on_pick: Any,
    hint: Child = None,
    error: Any = None,
    auto_focus: bool = False,
) -> rx.Component:
    """A field that asks `on_search(text)` while somebody types and gives the choice to `on_pick(value)`.

    `options`: a Var of shapes with `.value`, `.text`, `.detail`. `list_label` and `nothing` (`ta(...)`) name the list
    and say that nothing was found.
    """
    control = Combobox.create(
        options=options,
        label=list_label,
        nothing=nothing,
        on_search=on_search,
        on_pick=on_pick,
        custom_attrs={"autoFocus": auto_focus},
        **wired(name, hint, error),
    )
    return field(label, control, name=name, hint=hint, error=error)


def seek(
    label: str | rx.Var,
    options: Any,
    *,
    list_label: str | rx.Var,
    nothing: str | rx.Var,
    on_search: Any,
    on_pick: Any,
    name: str = "everywhere",
    key: str = "/",
) -> rx.Component:
    """A search field that leads straight to what it finds. `label` (`ta(...)`) is its name and placeholder."""
    control = Combobox.create(
        options=options,
        label=list_label,
        nothing=nothing,
        on_search=on_search,
        on_pick=on_pick,
        aria_label=label,
        data_key=key,
        custom_attrs={"placeholder": label},  # a prop of its own would become a style
        **wired(name, None, None),
    )
    return rx.el.div(icon("find"), control, kbd(key), class_name="find", role="search")
