"""What stands in the navigation of each door. Pages register themselves here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui.visitor import Door

MORE = "/more"  # the places of the portal that do not fit on a phone


@dataclass(frozen=True)
class Menu:
    """Where a page stands in the navigation: `menu=Menu("file-text", place=20, section=N_("Sales"))`."""

    icon: str
    place: int = 100
    section: str = ""
    title: str = ""


@dataclass(frozen=True)
class MenuEntry:
    """One navigation link; the title and the section are msgids."""

    title: str
    route: str
    icon: str
    place: int
    section: str


_entries: dict[Door, dict[str, MenuEntry]] = {Door.PORTAL: {}, Door.OFFICE: {}}


def put(door: Door, route: str, title: str, menu: Menu) -> None:
    """Register a page in its door's navigation."""
    _entries[door][route] = MenuEntry(menu.title or title, route, menu.icon, menu.place, menu.section)


def title_of(entry: MenuEntry, words: Mapping[str, Any] | None) -> Any:
    """The msgid of an entry, or what the firm calls the place: `words` is route -> msgid or a Var of one."""
    return (words or {}).get(entry.route, entry.title)


def entries(door: Door) -> list[MenuEntry]:
    """The navigation of a door in order. Complete once all pages are imported (inside page functions)."""
    return sorted(_entries[door].values(), key=lambda entry: (entry.place, entry.title))
