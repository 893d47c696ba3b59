"""docs/screens.md keeps its promise: the file it shows is a guarded screen with a menu entry, in under 30 lines."""

import re
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from reflex_base.registry import RegistrationContext

from app import app
from tests.people import People
from tests.tab import Tab
from ui import menu, page
from ui.policies import check_policies
from ui.visitor import Door

SHOWN = Path(__file__).parents[2] / "docs/screens.md"


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The screen of the document, added to the running app and taken away again."""
    file = tmp_path_factory.mktemp("screens") / "letter.py"
    file.write_text(_code())
    handlers = dict(RegistrationContext.get().event_handlers)
    spec = spec_from_file_location("backoffice.letter", file)
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    registered = page._pages.pop()
    app.add_page(
        registered["component"], route=registered["route"], title=registered["title"], on_load=registered["load"]
    )
    check_policies()
    yield module
    menu._entries[Door.OFFICE].pop("/office/letter")
    app._unevaluated_pages.pop("office/letter")
    for name in set(RegistrationContext.get().event_handlers) - set(handlers):
        RegistrationContext.get().event_handlers.pop(name)
    del sys.modules[module.__name__]


def test_the_screen_is_under_thirty_lines(letter: ModuleType):
    assert len([line for line in _code().splitlines() if line.strip()]) < 30


def test_it_stands_in_the_menu(letter: ModuleType):
    assert ("Letter of the day", "/office/letter") in {(e.title, e.route) for e in menu.entries(Door.OFFICE)}


def test_staff_see_their_own_customers_on_it(letter: ModuleType, people: People):
    tab = Tab(people.sanne).fire(letter.LetterState.load, letter="alice")
    assert tab.shows(letter.LetterState, "names") == ["Alice de Graaf"]


def test_customers_and_strangers_reach_nothing_of_it(letter: ModuleType, people: People):
    for tab in (Tab(people.alice), Tab()):
        tab.fire(letter.LetterState.load, letter="alice")
        assert not tab.knows(letter.LetterState)


def _code() -> str:
    found = re.search(r"```python\n(.*?)```", SHOWN.read_text(), re.S)
    assert found
    return found[1]
