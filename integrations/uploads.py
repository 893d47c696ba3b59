"""What people may upload, judged by content: PDF and pictures. A name or a browser's word counts for nothing."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from integrations import images
from integrations.pdf import inspecting
from integrations.reader import _

MOST_BYTES = 25 * 1024 * 1024


class Kind(StrEnum):
    """The kinds of file accepted; the value is the media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIC = "image/heic"


class Reason(StrEnum):
    """Why an upload is refused; the value is the text for people."""

    EMPTY = _("This file is empty.")
    TOO_LARGE = _("This file is too large.")
    KIND = _("Only PDF, JPEG, PNG, WebP and HEIC files are accepted.")
    BROKEN = _("This file is damaged and cannot be opened.")
    PIXELS = _("This picture has too many pixels.")
    ENCRYPTED = _("This PDF is protected with a password. Remove the protection and upload it again.")
    ACTIVE = _(
        "This PDF contains other files, which are not accepted. Save it without attachments and upload it again."
    )


@dataclass(frozen=True)
class Accepted:
    """The file as it may be kept; `data` differs from what was sent. `pages` is 0 for a picture."""

    name: str
    media_type: str
    data: bytes
    pages: int = 0
    width: int = 0
    height: int = 0


class NotAccepted(ValueError):
    """This upload is refused; `reason` says why, to people."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def accept(data: bytes, *, name: str, most_bytes: int = MOST_BYTES) -> Accepted:
    """Look at an upload and return what may be kept of it; raises NotAccepted."""
    if not data:
        raise NotAccepted(Reason.EMPTY)
    if len(data) > most_bytes:
        raise NotAccepted(Reason.TOO_LARGE)
    found = kind(data)
    if found is None:
        raise NotAccepted(Reason.KIND)
    return _pdf(data, name) if found is Kind.PDF else _picture(data, name)


def kind(data: bytes) -> Kind | None:
    """Tell the kind by the first bytes."""
    if data.startswith(b"%PDF-"):
        return Kind.PDF
    if data.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"):
        return Kind.HEIC
    return None


def safe_name(name: str, *, ending: str) -> str:
    """Return a file name that is only a name: no folders, no control or direction signs, at most 100 long."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(sign for sign in last if unicodedata.category(sign)[0] not in "CZ" or sign == " ")
    stem = re.sub(r"\.[^.]*$", "", re.sub(r'[<>:"|?*]', "", plain).strip())
    return f"{stem[:90].strip(' .') or 'document'}.{ending}"


def _picture(data: bytes, name: str) -> Accepted:
    try:
        picture = images.made_anew(data)
    except images.TooManyPixels as problem:
        raise NotAccepted(Reason.PIXELS) from problem
    except images.NotAPicture as problem:
        raise NotAccepted(Reason.BROKEN) from problem
    ending = "png" if picture.media_type == Kind.PNG else "jpg"
    return Accepted(
        safe_name(name, ending=ending), picture.media_type, picture.data, width=picture.width, height=picture.height
    )


def _pdf(data: bytes, name: str) -> Accepted:
    try:
        seen = inspecting.inspect(data)
    except inspecting.Encrypted as problem:
        raise NotAccepted(Reason.ENCRYPTED) from problem
    except inspecting.CarriesFiles as problem:
        raise NotAccepted(Reason.ACTIVE) from problem
    except inspecting.Broken as problem:
        raise NotAccepted(Reason.BROKEN) from problem
    return Accepted(safe_name(name, ending="pdf"), Kind.PDF.value, seen.data, pages=seen.pages)
