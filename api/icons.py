"""App icons drawn from a firm's colour and logo."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from api.pages import Firm

FONT = Path(__file__).parent.parent / "integrations/pdf/assets/Inter-Bold.woff2"
SAFE = 0.8  # of a maskable icon's width: the circle every system leaves visible (W3C Manifest, 3.3)


def drawn(firm: Firm, size: int, logo: bytes | None, *, is_maskable: bool) -> Image.Image:
    """The logo on white, or the firm's two letters on its colour; full-bleed when it will be masked."""
    background = "#ffffff" if logo else firm.brand
    icon = Image.new("RGBA", (size, size), background if is_maskable else (0, 0, 0, 0))
    if not is_maskable:
        ImageDraw.Draw(icon).rounded_rectangle((0, 0, size - 1, size - 1), size * 0.22, background)
    room = int(size * (SAFE * 0.7 if is_maskable else 0.74))
    if logo:
        _paste(icon, logo, room)
    else:
        _write(icon, firm.mark, room)
    return icon


def _paste(icon: Image.Image, logo: bytes, room: int) -> None:
    with Image.open(BytesIO(logo)) as opened:
        picture = opened.convert("RGBA")
    picture.thumbnail((room, room))
    icon.alpha_composite(picture, ((icon.width - picture.width) // 2, (icon.height - picture.height) // 2))


def _write(icon: Image.Image, mark: str, room: int) -> None:
    font = ImageFont.truetype(BytesIO(FONT.read_bytes()), int(room * 0.72))
    ImageDraw.Draw(icon).text((icon.width / 2, icon.height / 2), mark, font=font, fill="#ffffff", anchor="mm")
