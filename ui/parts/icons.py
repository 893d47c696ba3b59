"""Icons: one sprite (`/icons/sprite.svg`), drawn in the colour of the text around them."""

import reflex as rx


class Icon(rx.Component):
    """An icon of the sprite; in the page it costs its name and nothing else."""

    library = "$/public/parts.js"
    tag = "Icon"

    name: rx.Var[str]
    size: rx.Var[str]
    label: rx.Var[str]


def icon(name: str | rx.Var, *, size: str = "", label: str | rx.Var | None = None) -> rx.Component:
    """`name` of the sprite. `size`: "" as the text around it asks, "s" small, "l" large.

    Give `label` (`ta(...)`) only when no word stands beside it; else it is hidden from screen readers.
    """
    given = {"name": name}
    if size:
        given["size"] = size
    if label is not None:
        given["label"] = label
    return Icon.create(**given)
