"""Pictures people send: looked at before they are decoded, then made anew.

A new picture holds nothing but its pixels: no EXIF, no place where it was taken, no second file behind the first.
"""

from dataclasses import dataclass
from io import BytesIO

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.Image import Resampling

MOST_PIXELS = 25_000_000
MOST_SIDE = 20_000
_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
Image.MAX_IMAGE_PIXELS = MOST_PIXELS * 2  # Pillow's own alarm, behind ours
pillow_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True)
class Picture:
    """A picture made anew; size in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


class NotAPicture(ValueError):
    """No picture we know, or a broken one."""


class TooManyPixels(ValueError):
    """Decoded, it would fill the memory."""


def made_anew(data: bytes, *, longest: int = 3000) -> Picture:
    """Return the picture upright and without metadata, its longer side at most `longest` pixels.

    Pictures with transparency become PNG, all others JPEG. Raises NotAPicture or TooManyPixels.
    """
    return _write(_upright(data, longest), quality=86)


def thumbnail(data: bytes, *, longest: int = 480) -> Picture:
    """Return a small picture for lists."""
    return _write(_upright(data, longest), quality=78)


def logo(data: bytes) -> Picture:
    """Return a company's logo as PNG, at most 512 pixels, for pages, mails and PDFs."""
    return _write(_upright(data, 512), quality=90, as_png=True)


def _upright(data: bytes, longest: int) -> Image.Image:
    try:
        picture = Image.open(BytesIO(data), formats=_FORMATS)
        _assert_small_enough(picture)
        picture.draft("RGB", (longest, longest))
        picture.load()
        picture = ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError as problem:
        raise TooManyPixels from problem
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, IndexError) as problem:
        if isinstance(problem, TooManyPixels):
            raise
        raise NotAPicture(type(problem).__name__) from problem
    picture.thumbnail((longest, longest), Resampling.LANCZOS)
    return picture


def _assert_small_enough(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > MOST_SIDE:
        raise TooManyPixels(f"{width} × {height}")


def _write(picture: Image.Image, *, quality: int, as_png: bool = False) -> Picture:
    clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    mode, form = ("RGBA", "PNG") if clear or as_png else ("RGB", "JPEG")
    fresh = Image.new(mode, picture.size)
    fresh.paste(picture.convert(mode))
    out = BytesIO()
    fresh.save(out, form, quality=quality, optimize=True)
    return Picture(out.getvalue(), f"image/{form.lower()}", fresh.width, fresh.height)
