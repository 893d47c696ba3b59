"""Looking into a PDF somebody else made: what may not be in it, and what is taken out.

A PDF without programs is kept byte for byte, so that signatures in it stay valid. Programs (JavaScript, launching,
sending forms, XFA) are taken out. Files inside are refused, except XML: electronic invoices carry theirs that way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf

_PROGRAMS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/Rendition",
    "/RichMediaExecute",
    "/Movie",
    "/Sound",
}
_FOREIGN = {"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/3D"}
_Holder = pikepdf.Dictionary | pikepdf.Stream


@dataclass(frozen=True)
class Inspected:
    """The PDF as it may be kept, and how many pages it has."""

    data: bytes
    pages: int


class Broken(ValueError):
    """Not a PDF that opens."""


class Encrypted(ValueError):
    """It has a password, or restrictions that need one."""


class CarriesFiles(ValueError):
    """There are files or films inside."""


def inspect(data: bytes) -> Inspected:
    """Return what may be kept of a PDF; raises Broken, Encrypted or CarriesFiles."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise Encrypted
            pages = len(pdf.pages)
            kept = _disarmed(pdf) or data
    except pikepdf.PasswordError as problem:
        raise Encrypted from problem
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, TypeError, RuntimeError, RecursionError) as problem:
        raise Broken(type(problem).__name__) from problem
    if not pages:
        raise Broken("no pages")
    return Inspected(kept, pages)


def _disarmed(pdf: pikepdf.Pdf) -> bytes | None:
    """Return the PDF without programs; None when there was nothing to take out."""
    if "/Collection" in pdf.Root or any(not name.lower().endswith(".xml") for name in pdf.attachments):
        raise CarriesFiles
    removed = [_drop(pdf.Root, "/OpenAction"), _drop(pdf.Root.get("/Names"), "/JavaScript")]
    removed.append(_drop(pdf.Root.get("/AcroForm"), "/XFA"))
    for thing in pdf.objects:
        removed += [removal for holder in _holders(thing) for removal in _without_programs(holder)]
    if not any(removed):
        return None
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _holders(thing: object) -> Iterator[pikepdf.Object]:
    """Yield this object and every one that lies directly in it; indirect ones come by themselves."""
    if isinstance(thing, _Holder):
        yield thing
        children = [value for _, value in thing.items()]
    elif isinstance(thing, pikepdf.Array):
        children = list(thing)
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            yield from _holders(child)


def _without_programs(holder: pikepdf.Object) -> list[bool]:
    """Take the programs out of one object; tell for each whether it was there."""
    if "/Subtype" in holder and str(holder["/Subtype"]) in _FOREIGN:
        raise CarriesFiles
    removed = [_drop(holder, "/AA")]
    if "/S" in holder and str(holder["/S"]) in _PROGRAMS:
        removed += [_drop(holder, key) for key in ("/S", "/JS", "/F", "/Win", "/Unix", "/Mac", "/Next", "/URI")]
    return removed


def _drop(holder: object, key: str) -> bool:
    if not isinstance(holder, _Holder) or key not in holder:
        return False
    del holder[key]
    return True
