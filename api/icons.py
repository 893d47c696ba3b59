"""App icons drawn from a firm's colour and logo: once for each look and size, off the event loop."""

import hashlib
from dataclasses import astuple, dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock

from PIL import Image, ImageDraw, ImageFont

from integrations import storage

FONT = Path(__file__).parent.parent / "integrations/pdf/assets/Inter-Bold.woff2"
SAFE = 0.8  # of a maskable icon's width: the circle every system leaves visible (W3C Manifest, 3.3)
HAND = "1"  # raise it when icons are drawn differently: their addresses change with it
_drawing = Lock()


@dataclass(frozen=True)
class Look:
    """What an icon shows: two letters on the colour, or the logo of this hash."""

    mark: str
    brand: str
    logo_sha256: str = ""

    @property
    def version(self) -> str:
        """Changes when the icon would look different, so that browsers may keep it for ever."""
        return hashlib.sha256("|".join((HAND, *astuple(self))).encode()).hexdigest()[:12]


def png(look: Look, size: int, *, is_maskable: bool) -> bytes:
    """Blocks while it draws: call it in a thread. Twenty phones at once make it draw once."""
    with _drawing:
        return _png(look, size, is_maskable)


@lru_cache(maxsize=512)
def _png(look: Look, size: int, is_maskable: bool) -> bytes:  # noqa: FBT001  a cache wants its key by place
    logo = storage.read(look.logo_sha256) if look.logo_sha256 else None
    kept = BytesIO()
    drawn(look, size, logo, is_maskable=is_maskable).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def drawn(look: Look, size: int, logo: bytes | None, *, is_maskable: bool) -> Image.Image:
    """The logo on white, or the firm's two letters on its colour; full-bleed when it will be masked."""
    background = "#ffffff" if logo else look.brand
    icon = Image.new("RGBA", (size, size), background if is_maskable else (0, 0, 0, 0))
    if not is_maskable:
        ImageDraw.Draw(icon).rounded_rectangle((0, 0, size - 1, size - 1), size * 0.22, background)
    room = int(size * (SAFE * 0.7 if is_maskable else 0.74))
    if logo:
        _paste(icon, logo, room)
    else:
        _write(icon, look.mark, room)
    return icon


def _paste(icon: Image.Image, logo: bytes, room: int) -> None:
    with Image.open(BytesIO(logo)) as opened:
        picture = opened.convert("RGBA")
    picture.thumbnail((room, room))
    icon.alpha_composite(picture, ((icon.width - picture.width) // 2, (icon.height - picture.height) // 2))


def _write(icon: Image.Image, mark: str, room: int) -> None:
    font = ImageFont.truetype(BytesIO(_font()), int(room * 0.72))
    ImageDraw.Draw(icon).text((icon.width / 2, icon.height / 2), mark, font=font, fill="#ffffff", anchor="mm")


@cache
def _font() -> bytes:
    return FONT.read_bytes()
