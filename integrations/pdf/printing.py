"""HTML to PDF with WeasyPrint: same input, same bytes, nothing loaded from outside.

Rendering takes 100 to 400 ms and belongs in a worker. Threads do not make it faster, so one page is set at a time
per process; a run of many invoices needs several processes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

import pikepdf

_MOST_HTML = 2 * 1024 * 1024
VARIANT = "pdf/a-3a"  # for archives, and tagged: a screen reader can read it; costs a tenth more time
_one_at_a_time = Lock()


@dataclass(frozen=True)
class PdfAttachment:
    """A file inside the PDF; `relationship` as PDF/A-3 names it (Source, Data, Alternative, Supplement)."""

    name: str
    data: bytes
    description: str = ""
    relationship: str = "Alternative"


class NotRendered(ValueError):
    """This HTML cannot be set: too large or too deeply nested."""


def render(
    html: str,
    *,
    language: str,
    title: str,
    attachments: Sequence[PdfAttachment] = (),
    variant: str | None = VARIANT,
) -> bytes:
    """Return the PDF of an HTML body or page; `language` is a BCP 47 tag. Raises NotRendered."""
    if len(html) > _MOST_HTML:
        raise NotRendered(f"more than {_MOST_HTML} characters of HTML")
    from integrations.pdf import press  # noqa: PLC0415  slow import: 1.8 s and 40 MB, only where PDFs are made

    with _one_at_a_time:
        try:
            return press.print_page(html, language, title, attachments, variant)
        except RecursionError as problem:
            raise NotRendered("nested too deeply") from problem


def pages(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def warm_up() -> None:
    """Import WeasyPrint and set one page, so that the first real document does not wait a second for it."""
    render("<p>Voordeur</p>", language="nl", title="Voordeur")
