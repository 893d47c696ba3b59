"""What every part is made with: class names, choices and lists that may hang on a Var."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import reflex as rx

Child = rx.Component | rx.Var | str | None


def classes(*names: str | rx.Var | None) -> str | rx.Var:
    """One class attribute out of names, of which some may be Vars or missing."""
    given = [name for name in names if name is not None and not (isinstance(name, str) and not name)]
    if not any(isinstance(name, rx.Var) for name in given):
        return " ".join(str(name) for name in given)
    return rx.Var.create([rx.Var.create(name) for name in given]).join(" ")


def choose(condition: Any, yes: Any, no: Any = None) -> Any:
    """`yes` or `no`: decided now for a plain condition, in the browser for a Var."""
    if not isinstance(condition, rx.Var):
        return yes if condition else no
    if no is None:
        no = rx.fragment() if isinstance(yes, rx.Component) else rx.Var.create(None)
    return rx.cond(condition, yes, no)


def each(items: Iterable | rx.Var, show: Callable[[Any], Any]) -> list:
    """One component per item, of a plain sequence or of a Var."""
    if isinstance(items, rx.Var):
        return [rx.foreach(items, show)]
    return [show(item) for item in items]


def present(*children: Any) -> list:
    """The children that are there; lists among them laid flat."""
    laid: list = []
    for child in children:
        if isinstance(child, (list, tuple)):
            laid.extend(present(*child))
        elif child is not None and not (isinstance(child, str) and not child):
            laid.append(child)
    return laid


def maybe(tag: Callable[..., rx.Component], content: Any, **props: Any) -> rx.Component | None:
    """`tag` round the content; nothing where there is no content."""
    return None if content is None else tag(*present(content), **props)


def when_given(**props: Any) -> dict[str, Any]:
    """Only the props that have a value."""
    return {name: value for name, value in props.items() if isinstance(value, rx.Var) or value}


def css(values: Mapping[str, Any]) -> dict[str, Any]:
    """Custom properties as an inline style, e.g. `custom_attrs=css({"--n": row.share})`."""
    return {"style": rx.Var.create(dict(values))}  # a Var, so that states inside it are found
