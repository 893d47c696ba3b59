"""Styles that only some pages need: React loads them with the first page that shows them."""

import reflex as rx


def sheet(name: str) -> rx.Component:
    """The styles in assets/theme/pages; the page waits for them, so nothing jumps."""
    return rx.el.link(
        rel="stylesheet", href=f"/theme/pages/{name}.css", custom_attrs={"precedence": "pages"}
    )  # fmt: skip
