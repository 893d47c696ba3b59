"""The frame of the customer's side: the firm's band, the page, its places; made for a thumb, at home on a desktop."""

from collections.abc import Mapping, Sequence
from typing import Any

import reflex as rx

from ui import menu as menus
from ui.language import nt, t, ta
from ui.parts.buttons import submit_button
from ui.parts.firm import NO_FIRM, FirmShape, brand, firm_mark
from ui.parts.forms import native_form
from ui.parts.icons import icon
from ui.parts.markup import Child, choose, each, present, when_given
from ui.parts.notices import connection_banner
from ui.sheets import sheet
from ui.visitor import Door


def portal_shell(
    *content: Child,
    title: str | rx.Var = "",
    current: str = "",
    firm: FirmShape | rx.Var = NO_FIRM,
    firms: Any = (),
    firm_count: int | rx.Var = 1,
    on_firm: Any = None,
    me: Child = None,
    counts: Any = None,
    shut: Any = (),
    words: Mapping[str, Any] | None = None,
    notices: Child = None,
    looks_as: str | rx.Var = "",
    places: Sequence[menus.MenuEntry] | None = None,
) -> rx.Component:
    """A customer's page in its frame.

    Content begins with `intro(...)` (a place of the navigation) or `detail_bar(...)` (a page below one); with the
    latter the navigation stays away on a phone. `current`: the route, for the navigation. `firms`: the customer's other
    firms (shapes; one without an id stands for all of them); `firm_count`: all together; `on_firm(id)` shows only that
    firm, without it choosing one is a page of the server. `me`: who is signed in, at the right of a desktop's band.
    `counts`: a dict or Var, route -> number. `notices`: the toasts. `looks_as`: with whose eyes a colleague looks.
    `places`: the navigation; else the registered pages. `shut`: routes that this visitor has no use for.
    `words`: what the firm calls a place, route -> msgid.
    The title is in the page's own heading, not here.
    """
    shown = menus.entries(Door.PORTAL) if places is None else places
    return rx.el.div(
        rx.el.a(t("Skip to the content"), href="#main", class_name="skip", reload_document=True),
        brand(firm),
        _looking_band(looks_as),
        rx.el.header(
            rx.el.div(
                _switch(firm, firms, firm_count, on_firm),
                _nav(shown, current, counts, shut, words),
                _call(firm),
                *present(me),
                class_name="who",
            ),
            class_name="band",
        ),
        rx.el.main(
            connection_banner(firm.name, plain="/plain"), *present(*content), id="main", tab_index=-1, class_name="page"
        ),
        *present(notices),
        class_name="portal",
    )


def _looking_band(name: str | rx.Var) -> Any:
    """On every page while a colleague looks: whose eyes these are, that nothing counts, and the way back."""
    words = rx.el.p(icon("eye"), t("You are looking as {name}. Nothing you do here counts.", name=name))
    back = native_form(submit_button(t("Back to the office"), look=""), action="/office/look/end")
    shown = rx.fragment(sheet("looking"), rx.el.div(words, back, class_name="looking", role="status"))
    return choose(name.bool() if isinstance(name, rx.Var) else bool(name), shown, rx.fragment())


def _switch(firm: Any, firms: Any, firm_count: Any, on_firm: Any) -> rx.Component:
    plain = rx.el.a(firm_mark(firm), rx.el.span(firm.name), href=firm.href, class_name="switch")
    if not isinstance(firms, rx.Var) and not firms:
        return plain
    which = choose(
        _is_one(firm),
        nt("your only firm", "one of your {n} firms", firm_count),
        t("{n} in all", n=firm_count),
    )
    chooser = rx.el.details(
        rx.el.summary(firm_mark(firm), rx.el.span(_name(firm), rx.el.small(which)), icon("down", size="s")),
        rx.el.ul(*each(firms, lambda other: rx.el.li(_other_firm(other, on_firm)))),
        class_name="switch",
    )
    return choose(firm_count > 1, chooser, plain)


def _other_firm(other: Any, on_firm: Any) -> rx.Component:
    if on_firm is None:
        return rx.el.a(firm_mark(other), rx.el.span(other.name), href=other.href, reload_document=True)
    return rx.el.button(firm_mark(other), rx.el.span(_name(other)), type="button", on_click=on_firm(other.id))


def _name(firm: Any) -> Any:
    return choose(_is_one(firm), rx.fragment(firm.name), t("All your firms"))


def _is_one(firm: Any) -> Any:
    return firm.id.bool() if isinstance(firm.id, rx.Var) else bool(firm.id)


def _call(firm: Any) -> rx.Component:
    number = firm.phone
    link = rx.el.a(
        icon("phone", size="l"),
        href="tel:" + number,
        aria_label=ta("Call {firm}", firm=firm.name),
        class_name="btn icon quiet call",
    )
    return choose(number.bool() if isinstance(number, rx.Var) else bool(number), link, rx.fragment())


def _nav(places: Sequence[menus.MenuEntry], current: str, counts: Any, shut: Any, words: Any) -> rx.Component:
    """All places, and the way to those that do not fit: how many do is a matter of the screen, so of the styles."""
    links = [open_place(place, shut, rx.el.li(_place(place, current, counts, words))) for place in places]
    rest = rx.el.li(_more(current), class_name="rest")
    return rx.el.nav(rx.el.ul(*links, rest), class_name="nav", aria_label=ta("Main menu"))


def open_place(place: menus.MenuEntry, shut: Any, shown: rx.Component) -> rx.Component:
    """A place that is not shut for this visitor; of one that is, nothing stands on the page."""
    is_shut = shut.contains(place.route) if isinstance(shut, rx.Var) else place.route in shut
    return choose(is_shut, rx.fragment(), shown)


def _more(current: str) -> rx.Component:
    here = when_given(aria_current="page" if current == menus.MORE else None)
    return rx.el.a(icon("list", size="l"), t("More"), href=menus.MORE, **here)


def _place(place: menus.MenuEntry, current: str, counts: Any, words: Any) -> rx.Component:
    return rx.el.a(
        icon(place.icon, size="l"),
        t(menus.title_of(place, words)),
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
