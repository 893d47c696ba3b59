"""One sheet of styles for each side, so that a phone never fetches what only the office looks like."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import reflex as rx

_BOTH = ("tokens", "parts")
_PORTAL = ("portal", "portal-pages")
#: The sheets of each side in their order, names in assets/theme. The office shows what customers see, so it has theirs.
SHEETS = {"portal": (*_BOTH, *_PORTAL, "portal-person"), "office": (*_BOTH, "desk", "office", *_PORTAL)}

#: Whichever sheet a page links first, the layers keep this order.
LAYERS = "@layer theme, base, components, utilities;\n"
#: Words of our scripts that Tailwind takes for utilities; with `ring` and `filter` come three dozen custom properties.
NO_UTILITIES = "blur contents filter ring transform visible container table static"


class StylesPlugin(rx.plugins.Plugin):
    """Writes styles/<side>.css, which `ui.theme.styles` imports, and leaves out of Tailwind what nobody uses."""

    def get_static_assets(self, **_: Any) -> Sequence[tuple[Path, str]]:
        return [(Path(f"styles/{side}.css"), _sheet(names)) for side, names in SHEETS.items()]

    def pre_compile(self, **context: Any) -> None:
        context["add_modify_task"]("styles/__reflex_global_styles.css", _without_second_reset)
        context["add_modify_task"]("styles/tailwind.css", _without_noise)


def _sheet(names: Sequence[str]) -> str:
    return LAYERS + "".join(f'@import "../public/theme/{name}.css";\n' for name in names)


def _without_second_reset(styles: str) -> str:
    """Reflex's own reset says what Tailwind's says."""
    return re.sub(r"@import url\('\./__reflex_style_reset\.css'\);\n?", "", styles)


def _without_noise(styles: str) -> str:
    unused = f'@source not inline("{{{NO_UTILITIES.replace(" ", ",")}}}");\n'
    return styles if unused in styles else styles.rstrip() + "\n" + unused
