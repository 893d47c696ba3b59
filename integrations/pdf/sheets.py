"""From values to paper: one function per kind of document, each giving the finished PDF."""

from collections.abc import Sequence

from integrations.pdf.documents import EvidenceSheet, InvoiceSheet, OrderSheet, QuoteSheet
from integrations.pdf.printing import PdfAttachment
from integrations.reader import Reader, _


def quote(sheet: QuoteSheet, reader: Reader) -> bytes:
    """Print one version of a quote."""
    return _printed("quote.html", sheet, reader, _("Quote {number}"))


def order_confirmation(sheet: OrderSheet, reader: Reader) -> bytes:
    """Print what was ordered and by whom it was approved."""
    return _printed("order_confirmation.html", sheet, reader, _("Order confirmation {number}"))


def invoice(sheet: InvoiceSheet, reader: Reader, *, attachments: Sequence[PdfAttachment] = ()) -> bytes:
    """Print an invoice, or the credit note that corrects one."""
    name = _("Credit note {number}") if sheet.corrects else _("Invoice {number}")
    return _printed("invoice.html", sheet, reader, name, attachments)


def evidence(sheet: EvidenceSheet, reader: Reader) -> bytes:
    """Print the evidence file of a decision."""
    return _printed("evidence.html", sheet, reader, _("Evidence for {number}"))
