"""A loop within a loop: what each goes over is called as its function calls it; the inner must not hide the outer."""

from collections.abc import Iterator
from typing import Any

from app import app


def test_no_loop_hides_what_the_loop_around_it_goes_over():
    drawn = {route: page.component().render() for route, page in app._unevaluated_pages.items()}
    assert len(drawn) > 50
    assert {f"{route}: {name}" for route, page in drawn.items() for name in _hidden(page, frozenset())} == set()


def _hidden(node: Any, around: frozenset[str]) -> Iterator[str]:
    if isinstance(node, dict):
        if (name := node.get("arg_name", "")) in around:
            yield name
        inside = around | {name} if name else around
        for part in node.values():
            yield from _hidden(part, inside)
    elif isinstance(node, list | tuple):
        for part in node:
            yield from _hidden(part, around)
