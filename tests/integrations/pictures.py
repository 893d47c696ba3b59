"""Pictures and PDFs as people, and attackers, send them."""

import struct
import zlib
from io import BytesIO

import pikepdf
import pillow_heif
from PIL import Image

UTRECHT = {1: "N", 2: (52.0, 5.0, 26.5), 3: "E", 4: (5.0, 7.0, 17.0)}


def a_photo(form: str = "JPEG", size: tuple[int, int] = (60, 40), *, orientation: int = 1) -> bytes:
    """Return a photo, left half red and right half blue, that tells where and with what it was taken."""
    picture = Image.new("RGB", size, "red")
    picture.paste(Image.new("RGB", (size[0] // 2, size[1]), "blue"), (size[0] - size[0] // 2, 0))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretCam"
    exif.get_ifd(0x8825).update(UTRECHT)
    out = BytesIO()
    if form == "HEIF":
        pillow_heif.from_pillow(picture).save(out, exif=exif.tobytes(), quality=95)
    else:
        picture.save(out, form, exif=exif, quality=95)
    return out.getvalue()


def a_png_of(width: int, height: int) -> bytes:
    """Return a real, small PNG whose header promises very many pixels."""
    rows = zlib.compress(b"\x00" * 2_000_000, 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def a_pdf(change=None, **save) -> bytes:
    """Return a PDF of two pages; `change` gets it before it is saved."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page(page_size=(595, 842))
    if change:
        change(pdf)
    out = BytesIO()
    pdf.save(out, **save)
    return out.getvalue()
