"""What stands under a list: acting on the chosen rows, and walking on."""

from typing import Any

import reflex as rx

from ui.language import t, ta

from .buttons import button, icon_button
from .markup import Child, choose, present


def bulk_bar(chosen: Child, *verbs: Child, total: Child = None, on_clear: Any) -> rx.Component:
    """The dark bar over chosen rows: how many, how much, verbs with their key, a cross. Show it with `rx.cond`."""
    return rx.el.div(
        rx.el.b(*present(chosen)),
        rx.el.span(*present(total), class_name="sum"),
        *present(*verbs),
        icon_button("x", ta("Clear selection"), key="escape", on_click=on_clear),
        class_name="bulk",
        role="toolbar",
        aria_label=ta("With the selected rows"),
    )


def pager(
    where: Child,
    *,
    newer: bool | rx.Var,
    older: bool | rx.Var,
    on_newer: Any,
    on_older: Any,
    by_name: bool | rx.Var = False,
) -> rx.Component:
    """Keyset paging: `where` in words, then Newer `[` and Older `]`; Previous and Next in a list `by_name`."""
    return rx.el.nav(
        rx.el.span(*present(where)),
        button(
            choose(by_name, t("Previous"), t("Newer")),
            icon="left",
            size="sm",
            key="[",
            on_click=on_newer,
            disabled=choose(newer, False, True),
        ),
        button(
            choose(by_name, t("Next"), t("Older")),
            icon="right",
            size="sm",
            key="]",
            on_click=on_older,
            disabled=choose(older, False, True),
            class_name="after",
        ),
        class_name="pager",
        aria_label=ta("Pages"),
    )
