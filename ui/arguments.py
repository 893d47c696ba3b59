"""Event arguments come from the browser: only what fits the handler's type hints gets in."""

import inspect
from functools import lru_cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError
from reflex_base.event import EventHandler
from reflex_base.utils.form import FormData, transform_form_data

LONGEST_TEXT = 20_000
MOST_VALUES = 2_000


class BadArguments(ValueError):
    """Missing, unknown, oversized or wrongly typed arguments."""


def checked(handler: EventHandler, payload: dict[str, Any]) -> dict[str, Any]:
    """The payload as the handler's types. Raises BadArguments."""
    adapters, required = _signature(handler.fn)
    if unknown := payload.keys() - adapters.keys():
        raise BadArguments(f"unknown {sorted(unknown)[:3]}")
    if missing := required - payload.keys():
        raise BadArguments(f"missing {sorted(missing)}")
    _measure(payload)
    return {name: _converted(name, value, *adapters[name]) for name, value in payload.items()}


def _converted(name: str, value: Any, hint: Any, adapter: TypeAdapter | None) -> Any:
    value = transform_form_data(value, hint)
    if adapter is None or isinstance(value, FormData):
        return value
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        raise BadArguments(f"{name}: {error.errors()[0]['type']}") from None


def _measure(payload: Any) -> None:
    """Refuse what no screen of ours would send: very long texts, very many values."""
    waiting, values = [payload], 0
    while waiting:
        value = waiting.pop()
        values += 1
        if values > MOST_VALUES or (isinstance(value, str) and len(value) > LONGEST_TEXT):
            raise BadArguments("too large")
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list | tuple):
            waiting += value


def unhinted(handler: EventHandler) -> list[str]:
    """Arguments without a type hint: nothing would be checked."""
    hints = get_type_hints(handler.fn)
    return [name for name in _parameters(handler.fn) if name not in hints]


@lru_cache(maxsize=2048)
def _signature(function: Any) -> tuple[dict[str, tuple[Any, TypeAdapter | None]], frozenset[str]]:
    hints = get_type_hints(function, include_extras=True)
    parameters = _parameters(function)
    adapters = {name: (hints.get(name, Any), _adapter(hints.get(name, Any))) for name in parameters}
    required = frozenset(name for name, parameter in parameters.items() if parameter.default is parameter.empty)
    return adapters, required


def _adapter(hint: Any) -> TypeAdapter | None:
    if hint is Any or (isinstance(hint, type) and issubclass(hint, FormData)):
        return None
    return TypeAdapter(hint)


def _parameters(function: Any) -> dict[str, inspect.Parameter]:
    parameters = list(inspect.signature(function).parameters.items())
    return dict(parameters[1:])  # without self
