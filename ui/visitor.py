"""Who sits behind this browser tab: looked up in the database on every event."""

from contextvars import ContextVar
from enum import StrEnum

from reflex.state import BaseState

from domain.access import Actor
from domain.accounts import Visitor, cookies
from domain.problems import NotAllowed
from ui.recheck import visitors


class Door(StrEnum):
    """The two user interfaces; the value is the name of their package."""

    PORTAL = "portal"
    OFFICE = "backoffice"


_known: ContextVar[tuple[tuple[str, str, str], Visitor] | None] = ContextVar("visitor", default=None)


def door_of(owner: type) -> Door | None:
    """The door a state class belongs to, by its package."""
    package = owner.__module__.partition(".")[0]
    return Door(package) if package in set(Door) else None


async def arrive(state: BaseState) -> Visitor:
    """Look the visitor up anew and remember it for the rest of this event."""
    tokens = _tokens(state)
    visitor = await visitors.now(tokens)
    _known.set((tokens, visitor))
    return visitor


def known_visitor(state: BaseState) -> Visitor | None:
    """The visitor this event was let in for; None outside an event."""
    known = _known.get()
    return known[1] if known and known[0] == _tokens(state) else None


async def actor_for(screen: BaseState, door: Door | None) -> Actor:
    """The actor of this door's session. Raises NotAllowed."""
    visitor = known_visitor(screen) or await arrive(screen)
    actor = who_at(door, visitor)
    if actor is None:
        raise NotAllowed
    return actor


def who_at(door: Door | None, visitor: Visitor) -> Actor | None:
    """The actor a visitor is at this door, if any."""
    return {Door.PORTAL: visitor.customer, Door.OFFICE: visitor.staff}.get(door) if door else None


def _tokens(state: BaseState) -> tuple[str, str, str]:
    return cookies.session_tokens(state._get_root_state().rx_router_headers.cookie)
