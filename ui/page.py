"""A screen is one decorated function: route, title, load, menu, guard, live, shell.

@office_page("/quotes", title=N_("Quotes"), load=QuotesState.load, menu=Menu("file-text", place=20), live=True)
def quotes_page() -> rx.Component:
    return rx.el.main(...)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from ui import live as hub
from ui import menu as menus
from ui.gate import Policy
from ui.language import Region, t, ta
from ui.menu import Menu
from ui.parts.keys import key_hint
from ui.parts.notices import toasts
from ui.problems import NoticeState
from ui.shell_office import office_shell
from ui.shell_portal import portal_shell
from ui.theme import styles
from ui.visitor import Door

Page = Callable[[], rx.Component]
OFFICE_ROOT = "/office"


@dataclass
class Frame:
    """What stands round every page of a door: props of its shell (firm, counts …) and what loads them."""

    props: Callable[[], dict[str, Any]] = dict
    load: list[Any] = field(default_factory=list)


_frames = {Door.PORTAL: Frame(), Door.OFFICE: Frame()}
_open_routes: set[str] = set()
_pages: list[dict[str, Any]] = []


def frame(door: Door, props: Callable[[], dict[str, Any]], *, load: Any) -> None:
    """Fill the shell of a door: `props` is called while a page is made, `load` runs at every arrival, first.

    Besides the shell's own props it may give `country` and `zone`: the company's, for money and dates.
    """
    _frames[door] = Frame(props, [load])


def add_pages(app: rx.App) -> None:
    """Give all registered screens to the app. Call it once all doors are imported."""
    for page in _pages:
        loads = [*_frames[page["door"]].load, *_as_list(page["load"])]
        app.add_page(page["component"], route=page["route"], title=page["title"], on_load=loads or None)


def policy_of_route(route: str) -> Policy:
    """Who may see the HTML of a route; a route nobody registered belongs to the door of its path."""
    if route in _open_routes:
        return Policy.PUBLIC
    return Policy.STAFF if (route + "/").startswith(OFFICE_ROOT + "/") else Policy.CUSTOMER


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
        _open_routes.add(route)
    return _page(Door.PORTAL, route, title, load, menu, live, portal_shell if shell else _bare)


def office_page(
    route: str,
    *,
    title: str | rx.Var,
    load: Any = None,
    menu: Menu | None = None,
    live: Any = False,
    shell: bool = True,
    hints: Sequence[tuple[str, str]] = (),
) -> Callable[[Page], Page]:
    """Register a staff screen; `route` is under /office ("/quotes" is /office/quotes).

    `live=True` runs `load` again when something happened in this company. `hints`: keys and what they do (a msgid),
    for the strip at the foot.
    """
    route = OFFICE_ROOT + route.rstrip("/")
    return _page(Door.OFFICE, route, title, load, menu, live, _office_with(hints) if shell else _bare)


def _office_with(hints: Sequence[tuple[str, str]]) -> Callable[..., rx.Component]:
    def shell(content: rx.Component, **props: Any) -> rx.Component:
        return office_shell(content, hints=[key_hint(keys, t(what)) for keys, what in hints], **props)

    return shell


def _page(
    door: Door, route: str, title: str | rx.Var, load: Any, entry: Menu | None, refresh: Any, shell: Callable
) -> Callable[[Page], Page]:
    if entry:
        menus.put(door, route, str(title), entry)
    if refresh:
        hub.watch(route, load if refresh is True else refresh)

    def register(content: Page) -> Page:
        def page() -> rx.Component:
            notices = toasts(rx.Var.create(NoticeState.notices), on_close=NoticeState.close)
            props = _frames[door].props()
            region = Region.create(country=props.pop("country", ""), zone=props.pop("zone", ""))
            shown = rx.fragment(styles(door), region, content())
            return shell(shown, title=title, current=route, notices=notices, **props)

        page.__module__ = content.__module__  # Reflex writes a file per module: else all screens' parts are in one
        page.__name__ = f"{content.__module__}.{content.__qualname__}".replace(".", "_")
        _pages.append({"component": page, "route": route, "title": ta(title), "door": door, "load": load})
        return content

    return register


def _as_list(load: Any) -> list[Any]:
    return [] if load is None else list(load) if isinstance(load, list | tuple) else [load]


def _bare(content: rx.Component, **_: Any) -> rx.Component:
    return content
