"""What must be true about a firm's settings. Pure."""

import colorsys
import re
from zoneinfo import available_timezones

from stdnum import bic, iban
from stdnum.eu import vat
from stdnum.exceptions import ValidationError

from domain.problems import Conflict, Invalid
from domain.texts import _

CONTRAST = 4.5  # WCAG 2.2, 1.4.3
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")


class LastAdmin(Conflict):
    text = _("A firm needs at least one administrator. Make somebody else administrator first.")


class ChangedMeanwhile(Conflict):
    text = _("{name} saved this in the meantime. What you typed is still here: look at theirs, then save again.")


class NotAPrefix(Invalid):
    def __init__(self) -> None:
        super().__init__({"prefix": _("Use up to eight letters, digits or hyphens, starting with a letter.")})


class AlreadyStaff(Conflict):
    text = _("This e-mail address already belongs to a colleague.")


def contrast_with_white(colour: str) -> float:
    """Contrast ratio of text in white on this colour (#rrggbb), by WCAG 2.2's relative luminance."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def readable_shade(colour: str) -> str:
    """The nearest shade of this hue on which white text can be read."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    while contrast_with_white(colour) < CONTRAST:
        lightness -= 0.01
        parts = colorsys.hls_to_rgb(hue, max(lightness, 0), saturation)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
    return colour


def assert_prefix(prefix: str) -> None:
    """A prefix starts with a letter, or the number behind it could be read as another year's."""
    if prefix and not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{0,7}", prefix):
        raise NotAPrefix


def is_colour(text: str) -> bool:
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def is_email(text: str) -> bool:
    return len(text) <= 254 and EMAIL.fullmatch(text) is not None


def is_iban(text: str) -> bool:
    return _is_valid(iban, text)


def is_bic(text: str) -> bool:
    return _is_valid(bic, text)


def is_vat_number(text: str) -> bool:
    return _is_valid(vat, text)


def is_timezone(name: str) -> bool:
    return name in available_timezones()


def _is_valid(kind, text: str) -> bool:
    try:
        kind.validate(text)
    except ValidationError:
        return False
    return True
