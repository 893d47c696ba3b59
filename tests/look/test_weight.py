"""The look stays light: what a phone must fetch before it shows anything."""

import gzip
from pathlib import Path

import pytest

from ui.build.styles import SHEETS

ASSETS = Path(__file__).parents[2] / "assets"
THEME = sorted((ASSETS / "theme").glob("*.css"))


def test_no_sheet_is_left_out():
    assert {sheet.stem for sheet in THEME} == {name for names in SHEETS.values() for name in names}


@pytest.mark.parametrize(("side", "kilobytes"), [("portal", 10), ("office", 14)])
def test_the_styles_of_a_side_stay_light(side: str, kilobytes: int):
    together = b"".join((ASSETS / f"theme/{name}.css").read_bytes() for name in SHEETS[side])
    assert len(gzip.compress(together)) <= kilobytes * 1024


def test_the_doors_styles_stay_under_10_kilobytes():
    assert (ASSETS / "door.css").stat().st_size <= 10 * 1024


def test_no_part_bears_the_name_of_a_tailwind_utility():
    names = {"grid", "table", "block", "hidden", "flex", "container", "filter", "ring", "truncate", "visible", "static"}
    text = "".join(sheet.read_text() for sheet in THEME)
    assert [name for name in names if any(f".{name}{end}" in text for end in " {:,>.")] == []
