"""Rules that matter have a checker: every action and query asks for a right, rooms carry the same names."""

import importlib
import inspect
import pkgutil
from pathlib import Path

import domain

ROOT = Path(domain.__file__).parent.parent
ROOMS = sorted(path.name for path in (ROOT / "domain").iterdir() if (path / "__init__.py").exists())


def _verbs():
    for module in pkgutil.walk_packages(domain.__path__, "domain."):
        if module.name.endswith((".actions", ".queries")):
            loaded = importlib.import_module(module.name)
            for name, function in inspect.getmembers(loaded, inspect.isfunction):
                if function.__module__ == module.name and not name.startswith("_"):
                    yield f"{module.name}.{name}", function


def test_every_action_and_query_asks_for_a_right():
    found = dict(_verbs())
    assert len(found) > 50
    assert [name for name, function in found.items() if not hasattr(function, "needs")] == []


def test_whatever_a_room_offers_to_do_asks_for_a_right():
    """Wherever in the room it is written: what takes a work and comes through the front door."""
    offered = {
        f"domain.{room}.{name}": function
        for room in ROOMS
        if (ROOT / "domain" / room / "queries.py").exists()  # not those that only serve other rooms
        for name, function in inspect.getmembers(importlib.import_module(f"domain.{room}"), inspect.isfunction)
        if next(iter(inspect.signature(function).parameters), "") == "work"
    }
    assert len(offered) > 100
    assert [name for name, function in offered.items() if not hasattr(function, "needs")] == []


def test_queries_only_read():
    assert [name for name, function in _verbs() if ".queries." in name and function.writes] == []


def test_rooms_of_the_screens_carry_the_names_of_the_domain():
    own = {"home", "more", "settings", "profile", "orders", "worklist", "me", "day"}
    for door in ("portal", "backoffice"):
        rooms = {path.name for path in (ROOT / door).iterdir() if (path / "__init__.py").exists()}
        assert rooms - set(ROOMS) - own == set(), door


def test_only_the_ground_floor_speaks_sql():
    """No textual SQL outside models, migrations and tests: the wall cannot stand around it."""
    texts = {
        path: path.read_text()
        for folder in ("domain", "portal", "backoffice", "api", "tasks", "ui")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert len(texts) > 100
    assert [str(path) for path, source in texts.items() if "import text" in source or "exec_driver_sql" in source] == []
