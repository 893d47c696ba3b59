"""WeasyPrint itself. Importing this takes a second: `printing` does it when the first PDF is wanted."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache

from PIL import ImageFile
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

from integrations.pdf.fetching import AssetFetcher
from integrations.pdf.printing import PdfAttachment

ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint switches it on for the whole process: half photos would pass
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # the time of making would change the bytes
_NOWHERE = "nowhere://page/"  # so that a relative address becomes one the fetcher refuses


def print_page(
    html: str, language: str, title: str, attachments: Sequence[PdfAttachment], variant: str | None
) -> bytes:
    """Set the page and write it; only our own attachments get in, whatever the HTML asks for."""
    fetcher, fonts, style = _set_up()
    options: dict = {"pdf_variant": variant}
    document = HTML(string=html, base_url=_NOWHERE, url_fetcher=fetcher).render(
        font_config=fonts, stylesheets=[style], **options
    )
    document.metadata.title = title
    document.metadata.lang = language
    document.metadata.generator = "Voordeur"
    document.metadata.attachments = [_attachment(file, fetcher) for file in attachments]
    pdf = document.write_pdf(**options)
    assert pdf is not None  # it is None only when a target file was given
    return pdf


def _attachment(file: PdfAttachment, fetcher: AssetFetcher) -> Attachment:
    return Attachment(
        string=file.data,
        name=file.name,
        description=file.description or None,
        relationship=file.relationship,
        created=_EPOCH,
        modified=_EPOCH,
        url_fetcher=fetcher,
    )


@lru_cache(maxsize=1)
def _set_up() -> tuple[AssetFetcher, FontConfiguration, CSS]:
    """Read our style and fonts once per process."""
    fetcher, fonts = AssetFetcher(), FontConfiguration()
    return fetcher, fonts, CSS(url="asset:sheet.css", url_fetcher=fetcher, font_config=fonts)
