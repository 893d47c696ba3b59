"""The places that do not fit below a phone's screen, and the way out; a desktop shows all of them."""

import reflex as rx

from portal.frame import WORDS, FrameState
from ui import menu as menus
from ui.language import N_, nt, t
from ui.page import portal_page
from ui.parts import choose, icon, intro, row, rows, sign_out_form
from ui.shell_portal import open_place
from ui.visitor import Door


@portal_page(menus.MORE, title=N_("More"))
def more_page() -> rx.Component:
    places = [open_place(place, FrameState.shut, rx.el.li(_row(place))) for place in menus.entries(Door.PORTAL)]
    return rx.fragment(
        intro(t("More"), FrameState.me),
        rows(*places, class_name="card places"),
        rx.el.section(sign_out_form(look="wide"), class_name="leave"),
    )


def _row(place: menus.MenuEntry) -> rx.Component:
    number = FrameState.counts[place.route]
    waiting = choose(number, nt("{n} waits for you", "{n} wait for you", number), rx.fragment())
    return row(t(menus.title_of(place, WORDS)), waiting, lead=icon(place.icon, size="l"), href=place.route)
