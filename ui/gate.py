"""Which visitors are let in at which door. Runs before every event; denies by default.

Handlers are public: any socket can name any of them with any arguments. So the policy
comes from where the state lives, not from what a page showed: `portal.*` needs a
customer, `backoffice.*` needs staff, anything else must say `@public` by itself.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

import reflex as rx
import structlog
from reflex.middleware.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_base.event import Event
from reflex_base.registry import RegisteredEventHandler, RegistrationContext

from domain.accounts import Visitor
from ui.arguments import BadArguments, checked
from ui.visitor import Door, arrive, door_of, who_at

log = structlog.get_logger(__name__)
F = TypeVar("F", bound=Callable)

FRAMEWORK = frozenset({
    "hydrate_and_load", "hydrate", "set_is_hydrated", "on_load_internal",
    "update_vars_internal", "handle_frontend_exception",
})  # fmt: skip


class Policy(StrEnum):
    """Who may call a handler."""

    PUBLIC = "public"
    CUSTOMER = "customer"
    STAFF = "staff"


BY_DOOR = {Door.PORTAL: Policy.CUSTOMER, Door.OFFICE: Policy.STAFF}


def public(handler: F) -> F:
    """Let anybody call this handler; it must concern nothing but the caller's own tab."""
    handler.__policy__ = Policy.PUBLIC  # type: ignore[attr-defined]
    return handler


def policy_of(registered: RegisteredEventHandler) -> Policy | None:
    """Who may call a registered handler; None is nobody."""
    if not registered.states:
        return None
    state, name = registered.states[0], registered.handler.fn.__name__
    if is_framework(state):
        return Policy.PUBLIC if name in FRAMEWORK else None
    if name == "setvar":
        return None
    if getattr(registered.handler.fn, "__policy__", None) is Policy.PUBLIC:
        return Policy.PUBLIC
    door = door_of(state)
    return BY_DOOR[door] if door else None


def is_framework(state: type[BaseState]) -> bool:
    """Whether Reflex brought this state. It also adopts states defined inside functions: those are ours."""
    return state.__module__.startswith("reflex.") and state.__module__ != "reflex.istate.dynamic"


class Gate(Middleware):
    """Looks the visitor up in the database, then lets the event in or sends the visitor to sign in."""

    async def preprocess(self, app: Any, state: BaseState, event: Event) -> StateUpdate | None:
        registered = RegistrationContext.get().event_handlers[event.name]
        visitor = await arrive(state)
        if not is_let_in(policy_of(registered), visitor):
            log.info("event refused", event_name=event.name)
            return _send_to(sign_in_of(_door_of(registered), visitor))
        try:
            event.payload.update(checked(registered.handler, event.payload))
        except BadArguments as error:
            log.warning("event arguments refused", event_name=event.name, reason=str(error))
            return StateUpdate()
        return None


def is_let_in(policy: Policy | None, visitor: Visitor) -> bool:
    """Whether this policy lets this visitor in."""
    match policy:
        case Policy.PUBLIC:
            return True
        case Policy.CUSTOMER:
            return who_at(Door.PORTAL, visitor) is not None
        case Policy.STAFF:
            return who_at(Door.OFFICE, visitor) is not None
    return False


def sign_in_of(door: Door, visitor: Visitor) -> str:
    """Where somebody who is not let in goes."""
    return "/office/sign-in" if door is Door.OFFICE else visitor.sign_in


def _door_of(registered: RegisteredEventHandler) -> Door:
    return (door_of(registered.states[0]) if registered.states else None) or Door.PORTAL


def _send_to(path: str) -> StateUpdate:
    """A document load, so that the socket is made anew with the cookie of then."""
    return StateUpdate(events=Event.from_event_type(rx.redirect(path, replace=True)))
