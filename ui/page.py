"""A screen is one decorated function: route, title, load, menu, guard, live, shell.

    @office_page("/quotes", title=N_("Quotes"), load=QuotesState.load, menu=Menu("file-text", place=20), live=True)
    def quotes_page() -> rx.Component:
        return rx.el.main(...)
"""

from collections.abc import Callable
from typing import Any

import reflex as rx

from ui import live as hub
from ui import menu as menus
from ui.language import ta
from ui.menu import Menu
from ui.shell_office import office_shell
from ui.shell_portal import portal_shell
from ui.visitor import Door

Page = Callable[[], rx.Component]
OFFICE_ROOT = "/office"

#: Portal routes that need no session (the edge lets their HTML through).
OPEN_ROUTES: set[str] = set()


def portal_page(
    route: str,
    *,
    title: str | rx.Var,
    load: Any = None,
    menu: Menu | None = None,
    live: Any = False,
    shell: bool = True,
    open_to_all: bool = False,
) -> Callable[[Page], Page]:
    """Register a customer's screen at `route` ("/quotes/[quote_id]").

    `title` is a msgid or a Var. `load` runs on every arrival. `live=True` runs `load`
    again when something happened for this customer; a handler given instead runs then.
    """
    if open_to_all:
        OPEN_ROUTES.add(route)
    return _page(Door.PORTAL, route, title, load, menu, live, portal_shell if shell else _bare)


def office_page(
    route: str,
    *,
    title: str | rx.Var,
    load: Any = None,
    menu: Menu | None = None,
    live: Any = False,
    shell: bool = True,
) -> Callable[[Page], Page]:
    """Register a staff screen; `route` is under /office ("/quotes" is /office/quotes).

    `live=True` runs `load` again when something happened in this company.
    """
    route = OFFICE_ROOT + route.rstrip("/")
    return _page(Door.OFFICE, route, title, load, menu, live, office_shell if shell else _bare)


def _page(
    door: Door, route: str, title: str | rx.Var, load: Any, entry: Menu | None, refresh: Any, shell: Callable
) -> Callable[[Page], Page]:
    if entry:
        menus.put(door, route, str(title), entry)
    if refresh:
        hub.watch(route, load if refresh is True else refresh)

    def register(content: Page) -> Page:
        def page() -> rx.Component:
            shown = {"title": title, **({"current": route} if door is Door.OFFICE else {})}
            return shell(content(), **shown)

        page.__name__ = f"{content.__module__}.{content.__qualname__}".replace(".", "_")
        rx.page(route, title=ta(title), on_load=load)(page)
        return content

    return register


def _bare(content: rx.Component, **_: Any) -> rx.Component:
    return content
