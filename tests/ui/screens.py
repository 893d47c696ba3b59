"""Screens that exist only in tests. Their module names put them behind the doors."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import reflex as rx
from reflex_base.registry import RegistrationContext

from domain.problems import Conflict, Invalid
from ui.form import Form, filling
from ui.gated import ForCustomer, ForStaff


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Choice:
    colour: Colour
    size: int


class HomeState(ForCustomer, Form, rx.State):
    __module__ = "portal.test_screens"

    total: int = 0
    chosen: str = ""
    filled: str = ""

    @rx.event
    async def add(self, by: int):
        self.total += by

    @rx.event
    async def choose(self, choice: Choice, day: date):
        self.chosen = f"{choice.colour.value} {choice.size} {day.year}"

    @rx.event
    async def fill(self, form: dict[str, Any]):
        self.filled = form["text"]

    @rx.event
    async def collide(self):
        raise Conflict

    @rx.event
    async def crash(self):
        raise ZeroDivisionError

    @rx.event
    async def save(self):
        with filling(self):
            raise Invalid({"email": "This is not an e-mail address."})


class DeskState(ForStaff, rx.State):
    __module__ = "backoffice.test_screens"

    revenue: int = 0

    @rx.var
    def doubled(self) -> int:
        return self.revenue * 2

    @rx.event
    async def load(self):
        self.revenue = 424_242

    @rx.event(background=True)
    async def count_slowly(self):
        async with self:
            self.revenue += 1
        await asyncio.sleep(0)


@contextmanager
def registered(make: Callable[[], type[rx.State]]) -> Iterator[None]:
    """Define a state for the length of a test, and forget it again."""
    registry = RegistrationContext.get()
    handlers, states = dict(registry.event_handlers), dict(registry.base_states)
    try:
        make()
        yield
    finally:
        registry.event_handlers.clear()
        registry.event_handlers.update(handlers)
        registry.base_states.clear()
        registry.base_states.update(states)


def careless_state() -> type[rx.State]:
    class CarelessState(ForCustomer, rx.State):
        __qualname__ = "CarelessState"
        __module__ = "portal.test_careless"

        def helper(self, text: str):
            """Public and undecorated: Reflex makes it a handler."""

    return CarelessState


def open_state() -> type[rx.State]:
    class OpenState(rx.State):
        __qualname__ = "OpenState"
        __module__ = "backoffice.test_open"

        revenue: int = 1

    return OpenState


def homeless_state() -> type[rx.State]:
    class HomelessState(rx.State):
        __qualname__ = "HomelessState"
        __module__ = "elsewhere.test_homeless"

        @rx.event
        def act(self):
            """No door, no policy."""

    return HomelessState


def untyped_state() -> type[rx.State]:
    class UntypedState(ForCustomer, rx.State):
        __qualname__ = "UntypedState"
        __module__ = "portal.test_untyped"

        @rx.event
        def act(self, anything):
            """Nothing could be checked."""

    return UntypedState
