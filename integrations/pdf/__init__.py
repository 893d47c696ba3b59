"""Documents as PDF: quotes, order confirmations, invoices, credit notes, evidence."""

from integrations.pdf.printing import NotRendered, PdfAttachment, pages, render, warm_up
from integrations.pdf.sheets import card, evidence, invoice, order_confirmation, quote, stickers

__all__ = [
    "NotRendered",
    "PdfAttachment",
    "card",
    "evidence",
    "invoice",
    "order_confirmation",
    "pages",
    "quote",
    "render",
    "stickers",
    "warm_up",
]
