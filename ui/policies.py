"""The start-up check: no handler without a policy, no public method that became a handler by accident."""

import ast
import inspect
from functools import cache
from types import ModuleType

from reflex.state import BaseState
from reflex_base.registry import RegistrationContext

from ui.arguments import unhinted
from ui.gate import is_framework, policy_of
from ui.gated import ForCustomer, ForStaff
from ui.visitor import Door, door_of

GATED = {Door.PORTAL: ForCustomer, Door.OFFICE: ForStaff}


class Unguarded(RuntimeError):
    """A handler or a state would be open to the wrong people."""


def check_policies() -> None:
    """Raise Unguarded with everything that is wrong. Called when the app is put together."""
    if wrong := [*_wrong_handlers(), *_wrong_states()]:
        raise Unguarded("\n".join(wrong))


def _wrong_handlers() -> list[str]:
    wrong = []
    for name, registered in RegistrationContext.get().event_handlers.items():
        state = registered.states[0] if registered.states else None
        function = registered.handler.fn
        if state is None or is_framework(state) or function.__name__ == "setvar":
            continue
        if policy_of(registered) is None:
            wrong.append(f"{name}: no policy; put the state in portal/ or backoffice/, or mark it @public")
        if missing := unhinted(registered.handler):
            wrong.append(f"{name}: no type hint for {', '.join(missing)}")
        if function.__code__.co_firstlineno not in _decorated(inspect.getmodule(function)):
            wrong.append(f"{name}: a public method is callable by anybody's socket; decorate it or start it with _")
    return wrong


def _wrong_states() -> list[str]:
    states = RegistrationContext.get().base_states.values()
    return [
        f"{state.__module__}.{state.__name__}: inherit {GATED[door].__name__}"
        for state in states
        if (door := door_of(state)) and not _is_gated(state, door)
    ]


def _is_gated(state: type[BaseState], door: Door) -> bool:
    return GATED[door] in state.__mro__


@cache
def _decorated(module: ModuleType | None) -> frozenset[int]:
    """First lines of all functions in a module that carry the event decorator."""
    tree = ast.parse(inspect.getsource(module)) if module else ast.Module([], [])
    return frozenset(
        node.decorator_list[0].lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any("event" in ast.unparse(decorator) for decorator in node.decorator_list)
    )
