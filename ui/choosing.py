"""Rows chosen in a list, to act on all of them at once."""

from typing import Any

import reflex as rx

from ui.parts import bulk_bar, grid


class Choosing(rx.State, mixin=True):
    """`class QuotesState(ForStaff, Listing, Choosing, rx.State)`; its `rows` have `.id`, and perhaps `.cents`."""

    chosen: list[str] = []
    chosen_cents: int = 0

    @rx.event
    def choose(self, id: str):
        known = {row.id for row in self.rows} | set(self.chosen)  # type: ignore[attr-defined]  the screen's own
        kept = [one for one in self.chosen if one != id]
        self._choose(kept if id in self.chosen else [*kept, id] if id in known else kept)

    @rx.event
    def choose_all(self):
        """All rows of the page, or none when they are chosen already."""
        all_here = [row.id for row in self.rows]  # type: ignore[attr-defined]
        self._choose([] if set(all_here) <= set(self.chosen) else all_here)

    @rx.event
    def choose_none(self):
        self._choose([])

    def _choose(self, ids: list[str]) -> None:
        """What scrolled out of the page is chosen no more: nobody acts on what they do not see."""
        here = {row.id: row for row in self.rows} if ids else {}  # type: ignore[attr-defined]
        self.chosen = [id for id in ids if id in here]
        self.chosen_cents = sum(getattr(here[id], "cents", 0) for id in self.chosen)


def choosing_grid(state: Any, caption: Any, columns: Any, **props: Any) -> rx.Component:
    """A `grid` of the state's rows with a box before each."""
    return grid(
        caption,
        columns,
        state.rows,
        selected=state.chosen,
        on_select=state.choose,
        on_select_all=state.choose_all,
        all_selected=state.chosen.length() == state.rows.length(),
        **props,
    )


def chosen_bar(state: Any, chosen: Any, *verbs: Any, total: Any = None) -> rx.Component:
    """The bar over chosen rows; nothing while none is chosen."""
    return rx.cond(
        state.chosen.length() > 0,
        bulk_bar(chosen, *verbs, total=total, on_clear=state.choose_none),
    )
