"""From values to paper: one function per kind of document, each giving the finished PDF."""

import base64
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from integrations import sepa
from integrations.monogram import monogram
from integrations.pdf import notes
from integrations.pdf.documents import (
    CardSheet,
    EvidenceSheet,
    InvoiceSheet,
    OrderSheet,
    QuoteSheet,
    StickerSheet,
    Totals,
)
from integrations.pdf.printing import PdfAttachment, render
from integrations.reader import Reader, _

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def quote(sheet: QuoteSheet, reader: Reader) -> bytes:
    """Print one version of a quote."""
    code = _svg(segno.make(sheet.url, error="m", micro=False)) if sheet.url else ""
    return _printed(
        "quote.html",
        sheet,
        reader,
        title=reader.say(_("Quote {number}"), number=sheet.number),
        code=code,
        address=_address(sheet.url),
        notes=notes.of_quote(sheet, reader),
    )


def order_confirmation(sheet: OrderSheet, reader: Reader) -> bytes:
    """Print what was ordered and by whom it was approved."""
    return _printed(
        "order_confirmation.html",
        sheet,
        reader,
        title=reader.say(_("Order confirmation {number}"), number=sheet.number),
        notes=notes.of_taxes(sheet.lines, reader),
    )


def card(sheet: CardSheet, reader: Reader) -> bytes:
    """Print what leads somebody into a project."""
    code = _svg(segno.make(sheet.url, error="m", micro=False))
    return _printed("card.html", sheet, reader, title=reader.say(_("Access to {title}"), title=sheet.title), code=code)


def invoice(sheet: InvoiceSheet, reader: Reader, *, attachments: Sequence[PdfAttachment] = ()) -> bytes:
    """Print an invoice, or the credit note that corrects one."""
    name = _("Credit note {number}") if sheet.corrects else _("Invoice {number}")
    return _printed(
        "invoice.html",
        sheet,
        reader,
        title=reader.say(name, number=sheet.number),
        attachments=attachments,
        supplied=_supplied(sheet, reader),
        pay=_payment(sheet, reader),
        notes=notes.of_invoice(sheet, reader),
    )


def evidence(sheet: EvidenceSheet, reader: Reader, *, attachments: Sequence[PdfAttachment] = ()) -> bytes:
    """Print the evidence file of a decision; `attachments` are what the fingerprints were taken of."""
    title = reader.say(_("Evidence for {number}"), number=sheet.number)
    return _printed("evidence.html", sheet, reader, title=title, attachments=attachments)


def stickers(sheet: StickerSheet, reader: Reader) -> bytes:
    """Print stickers to cut out: firm, code, and what it is stuck on."""
    labels = [(label, _svg(segno.make(label.url, error="m", micro=False))) for label in sheet.labels]
    return _printed("stickers.html", sheet, reader, title=reader.say(_("Stickers")), labels=labels)


def _printed(
    template: str, sheet: Any, reader: Reader, *, title: str, attachments: Sequence[PdfAttachment] = (), **values: Any
) -> bytes:
    head = sheet.letterhead
    html = (
        _templates()
        .get_template(template)
        .render(
            sheet=sheet,
            reader=reader,
            _=reader.say,
            title=title,
            brand=head.brand if _COLOUR.fullmatch(head.brand) else "#1b1d1c",
            logo=_picture_url(head.logo) if head.logo else "",
            initials=monogram(head.name),
            vat_label=lambda row: notes.vat_label(row, reader, _currency(sheet)),
            **values,
        )
    )
    return render(html, language=reader.tag, title=title, attachments=attachments)


def _currency(sheet: Any) -> str:
    totals: Totals | None = getattr(sheet, "totals", None)
    return totals.currency if totals else "EUR"


def _supplied(sheet: InvoiceSheet, reader: Reader) -> str:
    """Return the day or the days of supply, which an invoice must name."""
    if not sheet.supplied_until or sheet.supplied_until == sheet.supplied_from:
        return reader.day(sheet.supplied_from)
    return reader.period(sheet.supplied_from, sheet.supplied_until)


def _payment(sheet: InvoiceSheet, reader: Reader) -> dict[str, Any] | None:
    """Return what the pay box says; no box when nothing is left to pay."""
    pay, totals = sheet.pay, sheet.totals
    if pay is None or sheet.corrects or totals.open <= 0:
        return None
    transfer = sepa.Transfer(pay.name, pay.iban, totals.open, pay.reference, pay.text, pay.bic)
    return {
        "due": pay.due,
        "name": pay.name,
        "iban": sepa.written_iban(pay.iban),
        "amount": reader.money(totals.open, totals.currency),
        "reference": sepa.written_reference(pay.reference) or pay.text,
        "qr": _drawn(sepa.qr_svg(transfer)) if totals.currency == "EUR" else "",
        "url": pay.url,
        "address": _address(pay.url),
    }


def _picture_url(data: bytes) -> str:
    """Return PNG or JPEG bytes as the `data:` URL a PDF may load."""
    media_type = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def _address(url: str) -> str:
    return url.rpartition("://")[2]


def _svg(code: segno.QRCode) -> Markup:
    return _drawn(code.svg_inline(border=0, omitsize=True, lineclass=None, svgclass=None))


def _drawn(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704  segno's own drawing: nothing but the numbers of a path


@lru_cache(maxsize=1)
def _templates() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
