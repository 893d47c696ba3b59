"""The look stays light: what a phone must fetch before it shows anything."""

import gzip
from pathlib import Path

from ui.theme import STYLESHEETS

ASSETS = Path(__file__).parents[2] / "assets"
THEME = sorted((ASSETS / "theme").glob("*.css"))


def test_styles_of_both_sides_stay_under_14_kilobytes():
    together = b"".join(sheet.read_bytes() for sheet in THEME)
    assert {f"/theme/{sheet.name}" for sheet in THEME} == set(STYLESHEETS)
    assert len(gzip.compress(together)) <= 14 * 1024


def test_the_doors_styles_stay_under_10_kilobytes():
    assert (ASSETS / "door.css").stat().st_size <= 10 * 1024


def test_no_part_bears_the_name_of_a_tailwind_utility():
    names = {"grid", "table", "block", "hidden", "flex", "container", "filter", "ring", "truncate", "visible", "static"}
    text = "".join(sheet.read_text() for sheet in THEME)
    assert [name for name in names if any(f".{name}{end}" in text for end in " {:,>.")] == []
