"""Every icon someone asks for is in the sprite, and the doors draw the same ones."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SPRITE = dict(re.findall(r'<symbol id="([\w-]+)"[^>]*>(.*?)</symbol>', (ROOT / "assets/icons/sprite.svg").read_text()))
ASKING = {"icon", "draw", "icon_button", "tile", "Badge", "Menu"}
MARKED = {"note", "banner", "method", "file_row"}  # those whose `mark=` is an icon


def asked_for(path: Path) -> Iterator[str]:
    """The names given to parts that draw an icon: their first argument, or `icon=` and `mark=`."""
    for call in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        words = {"icon", "mark"} if name in MARKED else {"icon"}
        given = [
            *(call.args[:1] if name in ASKING else []),
            *(word.value for word in call.keywords if word.arg in words),
        ]
        yield from (value.value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str))


def test_every_icon_on_a_screen_is_in_the_sprite():
    sources = [path for room in ("ui", "portal", "backoffice") for path in (ROOT / room).rglob("*.py")]
    wanted = {(name, str(path.relative_to(ROOT))) for path in sources for name in asked_for(path) if name}
    assert len(wanted) > 20
    assert {(name, path) for name, path in wanted if name not in SPRITE} == set()


def test_the_doors_draw_the_same_icons():
    parts = (ROOT / "api/templates/_parts.html").read_text()
    drawings = dict(re.findall(r'^  "([\w-]+)": "([^"]+)",$', parts, re.MULTILINE))
    assert len(drawings) > 10
    for name, shape in drawings.items():
        first = re.search(r' d="([^"]+)"', SPRITE[name])
        assert first, name
        assert first[1] in shape or "<circle" in SPRITE[name], name
