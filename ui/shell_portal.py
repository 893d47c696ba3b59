"""The frame of the customer's side: the firm's band, the page, five places; made for a thumb, at home on a desktop."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from ui import menu as menus
from ui.language import nt, t, ta
from ui.parts.firm import NO_FIRM, FirmShape, brand, firm_mark
from ui.parts.icons import icon
from ui.parts.markup import Child, choose, each, present, when_given
from ui.parts.notices import connection_banner
from ui.visitor import Door

PLACES = 5


def portal_shell(
    *content: Child,
    title: str | rx.Var = "",
    current: str = "",
    firm: FirmShape | rx.Var = NO_FIRM,
    firms: Any = (),
    firm_count: int | rx.Var = 1,
    counts: Any = None,
    notices: Child = None,
    places: Sequence[menus.MenuEntry] | None = None,
) -> rx.Component:
    """A customer's page in its frame.

    Content begins with `intro(...)` (a place of the navigation) or `detail_bar(...)` (a page below one); with the
    latter the navigation stays away on a phone. `current`: the route, for the navigation. `firms`: the customer's other
    firms (shapes with `.name`, `.mark`, `.brand`, `.brand_ink`, `.logo_url`, `.href`; choosing one is a page of the
    server); `firm_count`: all together. `counts`: a dict or Var, route -> number. `notices`: the toasts.
    `places`: the navigation; else the registered pages. The title is in the page's own heading, not here.
    """
    shown = menus.entries(Door.PORTAL) if places is None else places
    return rx.el.div(
        rx.el.a(t("Skip to the content"), href="#main", class_name="skip", reload_document=True),
        brand(firm),
        rx.el.header(
            rx.el.div(_switch(firm, firms, firm_count), _nav(shown, current, counts), _call(firm), class_name="who"),
            class_name="band",
        ),
        rx.el.main(connection_banner(firm.name), *present(*content), id="main", tab_index=-1, class_name="page"),
        *present(notices),
        class_name="portal",
    )


def _switch(firm: Any, firms: Any, firm_count: Any) -> rx.Component:
    plain = rx.el.a(firm_mark(firm), rx.el.span(firm.name), href=firm.href, class_name="switch")
    if not isinstance(firms, rx.Var) and not firms:
        return plain
    words = rx.el.span(firm.name, rx.el.small(nt("your only firm", "one of your {n} firms", firm_count)))
    chooser = rx.el.details(
        rx.el.summary(firm_mark(firm), words, icon("down", size="s")),
        rx.el.ul(*each(firms, _other_firm)),
        class_name="switch",
    )
    return choose(firm_count > 1, chooser, plain)


def _other_firm(other: Any) -> rx.Component:
    return rx.el.li(rx.el.a(firm_mark(other), rx.el.span(other.name), href=other.href, reload_document=True))


def _call(firm: Any) -> rx.Component:
    number = firm.phone
    link = rx.el.a(
        icon("phone", size="l"),
        href="tel:" + number,
        aria_label=ta("Call {firm}", firm=firm.name),
        class_name="btn icon quiet call",
    )
    return choose(number.bool() if isinstance(number, rx.Var) else bool(number), link, rx.fragment())


def _nav(places: Sequence[menus.MenuEntry], current: str, counts: Any) -> rx.Component:
    links = [rx.el.li(_place(place, current, counts)) for place in places[:PLACES]]
    return rx.el.nav(rx.el.ul(*links), class_name="nav", aria_label=ta("Main menu"))


def _place(place: menus.MenuEntry, current: str, counts: Any) -> rx.Component:
    return rx.el.a(
        icon(place.icon, size="l"),
        t(place.title),
        *present(_unread(counts, place.route)),
        href=place.route,
        **when_given(aria_current="page" if place.route == current else None),
    )


def _unread(counts: Any, route: str) -> rx.Component | None:
    if counts is None or (not isinstance(counts, rx.Var) and not counts.get(route)):
        return None
    numbers: Any = counts
    number = numbers[route]
    return choose(number, rx.el.b(number, rx.el.span(" ", t("new"), class_name="vh")), rx.fragment())
