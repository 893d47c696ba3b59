"""Which texts the sources mark for translation."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file

ROOT = Path(__file__).parent.parent
ROOMS = ("app.py", "portal", "backoffice", "ui", "domain", "api", "tasks", "integrations")
#: Which functions mark a text; the numbers say which arguments are the forms of a plural.
KEYWORDS = {"_": None, "N_": None, "t": None, "ta": None, "tell": None, "nt": (1, 2), "say_number": (2, 3)}
PYTHON = f"{__name__}:marked"
METHODS = [("**.py", PYTHON), ("**.html", "jinja2"), ("**.txt", "jinja2")]

Found = tuple[int, str, tuple[str | None, ...], list[str]]


def collected() -> Catalog:
    """Every text that a source marks."""
    said = Catalog()
    for room in ROOMS:
        path = ROOT / room
        found = extract_from_dir(path, METHODS, keywords=KEYWORDS) if path.is_dir() else _of_file(path)
        for name, line, message, _comments, context in found:
            where = f"{room}/{name}" if name else room
            said.add(message, locations=[(where, line)], context=context)
    return said


def marked(file: Any, keywords: Any, comment_tags: Any, options: Any) -> list[Found]:
    """Find the marked texts of a Python source; unlike Babel's own way it passes over `t(errors["title"])`."""
    calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
    found = [(call.lineno, _name(call), tuple(_written_out(argument) for argument in call.args), []) for call in calls]
    return sorted((one for one in found if one[1] in keywords), key=lambda one: one[0])


def _of_file(path: Path) -> Iterator[tuple]:
    yield from (("", *found) for found in extract_from_file(PYTHON, path, keywords=KEYWORDS))


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _written_out(argument: ast.expr) -> str | None:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None
