"""HTML to PDF with WeasyPrint: same input, same bytes, nothing loaded from outside.

Rendering takes 100 to 400 ms and belongs in a worker. Threads do not make it faster, so one page is set at a time
per process; a run of many invoices needs several processes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from threading import Lock
from typing import Any

import pikepdf

_MOST_HTML = 2 * 1024 * 1024
_VARIANT = "pdf/a-3a"  # for archives, and tagged: a screen reader can read it; costs a tenth more time
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # an attachment's own time would change the bytes
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
    variant: str | None = _VARIANT,
) -> bytes:
    """Return the PDF of an HTML body or page; `language` is a BCP 47 tag. Raises NotRendered."""
    if len(html) > _MOST_HTML:
        raise NotRendered(f"more than {_MOST_HTML} characters of HTML")
    with _one_at_a_time:
        try:
            return _write(html, language, title, attachments, variant)
        except RecursionError as problem:
            raise NotRendered("nested too deeply") from problem


def pages(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def warm_up() -> None:
    """Import WeasyPrint and set one page, so that the first real document does not wait a second for it."""
    render("<p>Voordeur</p>", language="nl", title="Voordeur")


def _write(
    html: str, language: str, title: str, attachments: Sequence[PdfAttachment], variant: str | None
) -> bytes:
    from weasyprint import HTML, Attachment  # slow import: 1.8 s and 40 MB, only where PDFs are made

    fetcher, fonts, style = _set_up()
    options = {"pdf_variant": variant}
    page = HTML(string=html, url_fetcher=fetcher, base_url=None)
    document = page.render(font_config=fonts, stylesheets=[style], **options)
    document.metadata.title = title
    document.metadata.lang = language
    document.metadata.generator = "Voordeur"
    document.metadata.attachments = [
        Attachment(
            string=file.data,
            name=file.name,
            description=file.description or None,
            relationship=file.relationship,
            created=_EPOCH,
            modified=_EPOCH,
            url_fetcher=fetcher,
        )
        for file in attachments
    ]
    return document.write_pdf(**options)


@lru_cache(maxsize=1)
def _set_up() -> tuple[Any, Any, Any]:
    """Read our style and fonts once per process."""
    from weasyprint import CSS  # slow import
    from weasyprint.text.fonts import FontConfiguration

    from integrations.pdf.fetching import AssetFetcher

    fetcher, fonts = AssetFetcher(), FontConfiguration()
    return fetcher, fonts, CSS(url="asset:sheet.css", url_fetcher=fetcher, font_config=fonts)
