"""What the pages of the settings share: their head, the way between them, and who may change them."""

from typing import Any

import reflex as rx

from backoffice.arriving import Arriving
from domain.access import Right
from domain.work import Work
from ui.ask import ask, reading
from ui.language import N_, t, ta
from ui.parts import Child, body, bones, empty, link_button, note, page_head, present, tab, tabs

SECTIONS = {
    "": N_("Company"),
    "/look": N_("Colour and logo"),
    "/sending": N_("Sending and paying"),
    "/projects": N_("Projects"),
    "/numbers": N_("Numbers"),
    "/vat": N_("VAT"),
    "/terms": N_("Terms"),
    "/requests": N_("Requests"),
    "/folders": N_("Folders"),
    "/people": N_("Users and roles"),
    "/online": N_("Online payments"),
    "/import": N_("Import"),
    "/jobs": N_("Stuck tasks"),
}


class Setting(Arriving, mixin=True):
    """What a page of the settings has. Everybody at the office reads most of them; administrators change them."""

    may_manage: bool = False

    async def _look_who(self) -> None:
        self.may_manage = await ask(self, may_manage, shape=lambda may: may)


@reading
def may_manage(work: Work) -> bool:
    return work.actor.may(Right.MANAGE_COMPANY)


def setting(state: Any, current: str, *content: Child) -> rx.Component:
    """A page of the settings round its content."""
    lost = empty(t("This cannot be shown"), t(state.problem), action=link_button(t("Today"), href="/office"))
    only = rx.cond(state.may_manage, rx.fragment(), note(t("Only administrators change these settings.")))
    return rx.fragment(
        page_head(t("Settings")),
        body(
            tabs(*[_tab(path, name, current) for path, name in SECTIONS.items()], label=ta("Settings")),
            rx.cond(
                state.is_there,
                rx.el.div(only, *present(*content), class_name="setting"),
                rx.cond(state.problem != "", lost, bones(5)),
            ),
        ),
    )


def _tab(path: str, name: str, current: str) -> rx.Component:
    return tab(t(name), href=f"/office/settings{path}", current=path == current)
