"""From what was issued to the sheet that is printed."""

from domain import papers
from domain.invoices.bill import Bill
from integrations.pdf.documents import InvoiceSheet, PayBlock
from integrations.reader import Reader
from models.invoice import InvoiceKind
from settings import settings


def sheet_of(bill: Bill, *, invoice_id: object) -> tuple[InvoiceSheet, Reader]:
    """The sheet and its reader: language of the customer, country and clock of the firm. Notes are printed positive."""
    shown = bill.turned() if bill.kind is InvoiceKind.CREDIT_NOTE else bill
    sheet = InvoiceSheet(
        letterhead=papers.letterhead(bill.sender),
        party=papers.party(bill.receiver),
        number=bill.number,
        date=bill.issued_on,
        title=bill.title,
        lines=papers.printed_lines(shown.lines),
        totals=papers.printed_totals(shown.totals, currency=bill.currency),
        supplied_from=bill.issued_on,
        due=bill.due_on,
        pay=_pay(bill, invoice_id),
        corrects=(bill.corrects.number, bill.corrects.issued_on) if bill.corrects else None,
        order_number=bill.order_number,
        site=bill.site,
        note=bill.reason,
        for_household=bill.receiver.is_household,
        country=bill.sender.country,
    )
    return sheet, papers.reader_of(bill.language, bill.sender)


def _pay(bill: Bill, invoice_id: object) -> PayBlock | None:
    """How to pay it; nothing on a credit note, on an invoice of nothing, or for a firm without an account."""
    if bill.due_on is None or bill.totals.total_cents <= 0 or not bill.sender.iban:
        return None
    return PayBlock(
        name=bill.sender.legal_name or bill.sender.name,
        iban=bill.sender.iban,
        due=bill.due_on,
        reference=bill.reference,
        text="" if bill.reference else bill.number,
        bic=bill.sender.bic,
        url=f"{settings.address}/pay/{invoice_id}",
    )
