"""From a screen to the domain and back."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from inspect import signature
from typing import Any, TypeVar, overload

import reflex as rx

from domain.access import Actor
from domain.work import work_as
from ui.visitor import actor_for, door_of

S = TypeVar("S")
F = TypeVar("F", bound=Callable)


@overload
async def ask(screen: rx.State, function: Callable, *args: Any, shape: Callable[..., S], **kwargs: Any) -> S: ...
@overload
async def ask(screen: rx.State, function: Callable, *args: Any, **kwargs: Any) -> None: ...
async def ask(
    screen: rx.State, function: Callable, *args: Any, shape: Callable[..., Any] = lambda _: None, **kwargs: Any
) -> Any:
    """Do a piece of domain work as the visitor: one transaction, off the event loop.

    The actor is the one of the screen's door (portal: the customer, backoffice: the
    staff member). `shape` runs inside the transaction, as shape(result, actor) or
    shape(result), and makes what the screen keeps: never hand out a row itself. Without it
    nothing comes back.
    """
    actor = _witnessed(screen, await actor_for(screen, door_of(type(screen))))
    return await asyncio.to_thread(_work, actor, function, args, kwargs, shape)


def reading(questions: F) -> F:
    """Mark a function of a screen that asks the domain several things in one transaction, and changes nothing."""
    questions.writes = False  # type: ignore[attr-defined]
    return questions


def _witnessed(screen: rx.State, actor: Actor) -> Actor:
    """The actor with where this click came from: evidence for approvals."""
    session, headers = screen.router.session, screen.router.headers
    return replace(actor, proof={**actor.proof, "ip": session.client_ip, "agent": headers.user_agent[:300]})


def _work(actor: Actor, function: Callable, args: tuple, kwargs: dict, shape: Callable) -> Any:
    with work_as(actor, writes=getattr(function, "writes", True)) as work:
        result = function(work, *args, **kwargs)
        return shape(result, actor) if _takes_actor(shape) else shape(result)


def _takes_actor(shape: Callable) -> bool:
    required = [
        p
        for p in signature(shape).parameters.values()
        if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) and p.default is p.empty
    ]
    return len(required) >= 2
