"""The frame of the office: firm and navigation at the left, search and the live dot above, the page, the keys."""

from collections.abc import Mapping, Sequence
from typing import Any

import reflex as rx

from ui import menu as menus
from ui.language import t, ta
from ui.parts.badges import avatar, count
from ui.parts.buttons import button
from ui.parts.dialogs import menu
from ui.parts.firm import NO_FIRM, NOBODY, FirmShape, PersonShape, brand, firm_mark, go_over
from ui.parts.icons import icon
from ui.parts.keys import key_bar, keys
from ui.parts.markup import Child, choose, classes, each, present, when_given
from ui.parts.notices import connection_banner
from ui.shell_portal import open_place
from ui.visitor import Door


def office_shell(
    content: rx.Component,
    *,
    title: str | rx.Var = "",
    current: str = "",
    firm: FirmShape | rx.Var = NO_FIRM,
    firms: Any = (),
    me: PersonShape | rx.Var = NOBODY,
    counts: Any = None,
    hot: str = "",
    shut: Any = (),
    words: Mapping[str, Any] | None = None,
    live: Child = None,
    search: Child = None,
    notices: Child = None,
    hints: Sequence[rx.Component] = (),
    places: Sequence[menus.MenuEntry] | None = None,
) -> rx.Component:
    """An office page in its frame.

    `current`: the route of the page, for the navigation. `firm`, `me`: shapes or Vars of them; `firms`: the others
    this person works for (`FirmChoice`s). `counts`: a dict or
    Var, route -> number; `hot`: the route whose number asks for work. `shut`: routes this person has no use for.
    `words`: what the firm calls a place,
    route -> msgid. `live`: see `live_dot`. `search`: the
    search field (`seek`). `notices`: the toasts. `hints`: `key_hint`s of the page. `places`: the navigation; else all
    registered pages. The title is in the page's own heading (`page_head`), not here.
    """
    shown = menus.entries(Door.OFFICE) if places is None else places
    return rx.el.div(
        rx.el.a(t("Skip to the content"), href="#main", class_name="skip", reload_document=True),
        brand(firm),
        _side(shown, current, firm, firms, me, counts, hot, shut, words),
        _top(live, search, firms, current),
        rx.el.main(connection_banner(firm.name), content, id="main", class_name="page", tab_index=-1),
        key_bar(*hints),
        keys(),
        *present(notices),
        class_name="office shell",
    )


def live_dot(*what: Child, connected: bool | rx.Var = True) -> rx.Component:
    """That the page is live, and the last thing a customer did; amber when the link is lost."""
    return rx.el.p(
        rx.el.span(class_name=classes("dot", choose(connected, "", "off"))),
        rx.el.b(choose(connected, t("Live"), t("Not live"))),
        rx.el.span(*present(*what), class_name="what cut"),
        class_name="live",
        role="status",
    )


def _side(
    places: Sequence[menus.MenuEntry], current: str, firm: Any, firms: Any, me: Any, counts: Any, hot: str, shut: Any,
    words: Any,
) -> rx.Component:  # fmt: skip
    return rx.el.aside(
        _firm(firm, firms, current),
        rx.el.nav(rx.el.ul(*_places(places, current, counts, hot, shut, words)), aria_label=ta("Main menu")),
        rx.el.a(
            avatar(me.initials, mine=True),
            rx.el.span(rx.el.b(me.name), rx.el.small(t(me.role))),
            href="/office/me",
            class_name="me",
            title=ta("My account"),
        ),
        class_name="side",
    )


def _firm(firm: Any, firms: Any, current: str) -> rx.Component:
    """The firm; whoever works for others too goes over to one of them here."""
    head = [firm_mark(firm), rx.el.span(firm.name, class_name="two-lines", title=firm.name)]
    over = menu(rx.fragment(*head), *_others(firms, current), look="quiet firm")
    return choose(_any(firms), over, rx.el.div(*head, class_name="firm"))


def _others(firms: Any, current: str) -> list[Any]:
    path = current if "[" not in current else "/office"  # the same list there; a row of this firm is not there
    return each(
        firms, lambda firm: go_over(firm, button(firm.name, type="submit", look="quiet"), path=path or "/office")
    )


def _any(firms: Any) -> Any:
    return firms.length() > 0 if isinstance(firms, rx.Var) else bool(firms)


def _places(
    places: Sequence[menus.MenuEntry], current: str, counts: Any, hot: str, shut: Any, words: Any
) -> list[rx.Component]:
    items, section = [], places[0].section if places else ""
    for place in places:
        if place.section != section:
            section = place.section
            part = rx.el.li(rx.el.hr(), *present(t(section) if section else None), class_name="part")
            items.append(open_place(place, shut, part))
        items.append(open_place(place, shut, rx.el.li(_place(place, current, counts, hot, words))))
    return items


def _place(place: menus.MenuEntry, current: str, counts: Any, hot: str, words: Any) -> rx.Component:
    below = place.route.count("/") > 1 and current.startswith(f"{place.route}/")  # /office itself is over all of them
    here = below or place.route == current
    return rx.el.a(
        icon(place.icon),
        rx.el.span(t(menus.title_of(place, words))),
        *present(_number(counts, place.route, is_hot=place.route == hot)),
        href=place.route,
        title=ta(menus.title_of(place, words)),
        **when_given(aria_current="page" if here else None),
    )


def _number(counts: Any, route: str, *, is_hot: bool) -> rx.Component | None:
    if counts is None or (not isinstance(counts, rx.Var) and not counts.get(route)):
        return None
    numbers: Any = counts
    number = numbers[route]
    return choose(number, count(number, hot=is_hot), rx.fragment())


def _top(live: Child, search: Child, firms: Any, current: str) -> rx.Component:
    """On a phone the side is at the foot and has no room for the firm: there one goes over to another here."""
    over = menu(None, *_others(firms, current), label=ta("Other firms"), icon="swap", look="quiet")
    return rx.el.header(
        *present(search, live, choose(_any(firms), rx.el.div(over, class_name="on-phone"))), class_name="top"
    )
