"""Files as people send them."""

from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from domain import documents
from domain.access import Actor
from models.document import StoredFile
from tests.people import do


def a_pdf(text: str = "Contract") -> bytes:
    """A PDF of one page; other texts make other bytes."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        pdf.docinfo["/Title"] = text
        out = BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue()


def a_locked_pdf() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return out.getvalue()


def a_photo(*, width: int = 60, height: int = 40) -> bytes:
    """A JPEG that tells where it was taken."""
    picture = Image.new("RGB", (width, height), "#884422")
    where = picture.getexif()
    where.get_ifd(0x8825)[1] = "N"
    where[0x010E] = "Lindenlaan 12"
    out = BytesIO()
    picture.save(out, "JPEG", exif=where)
    return out.getvalue()


def upload(person: Actor, folder: Path, data: bytes, *, name: str = "file.pdf", **how: object) -> StoredFile:
    path = folder / "upload"
    path.write_bytes(data)
    return do(person, documents.receive, name=name, path=path, **how)
