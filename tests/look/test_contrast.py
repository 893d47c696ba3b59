"""WCAG 2.2 AA of the tokens: text 4.5:1, edges of controls 3:1, on light and on dark paper."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "assets/theme/tokens.css").read_text()
LIGHT, DARK = TOKENS.split("@media (prefers-color-scheme: dark)")
HEX = re.compile(r"--([\w-]+):\s*#([0-9a-f]{3,6})\b")

TEXTS = [(ink, paper) for ink in ("ink", "ink-2", "ink-3") for paper in ("paper", "ground")]
TEXTS += [(ink, "sunken") for ink in ("ink", "ink-2")]
TEXTS += [(tone, paper) for tone in ("ok", "wait", "bad", "info") for paper in ("paper", f"{tone}-soft")]


def colours(block: str) -> dict[str, str]:
    return {
        name: value if len(value) == 6 else "".join(sign * 2 for sign in value) for name, value in HEX.findall(block)
    }


MODES = {"light": colours(LIGHT), "dark": {**colours(LIGHT), **colours(DARK)}}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "paper"), TEXTS)
def test_text_can_be_read(mode: str, ink: str, paper: str):
    assert contrast(MODES[mode][ink], MODES[mode][paper]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("paper", ["paper", "ground"])
def test_the_edge_of_a_field_can_be_seen(mode: str, paper: str):
    assert contrast(MODES[mode]["edge"], MODES[mode][paper]) >= 3


def test_the_brand_can_be_read_on_paper_and_under_its_ink():
    light = MODES["light"]
    assert contrast(light["brand"], light["paper"]) >= 4.5
    assert contrast(light["brand"], light["brand-ink"]) >= 4.5
