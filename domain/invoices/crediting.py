"""For the actions: a credit note, its lines and its sums. Everything in it is negative."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from domain.invoices import issuing
from domain.invoices.bill import Bill, bill_in, turned_item, turned_totals
from domain.invoices.settlement import settle
from domain.lines import Item, Totals, VatRow
from domain.work import Work
from models.invoice import Invoice, InvoiceKind


def issue_note(work: Work, original: Invoice, amount_cents: int, reason: str) -> Invoice:
    """Make, number and freeze the note, and settle the invoice it corrects, which is locked."""
    note = _note(work, original)
    bill = bill_in(original)
    items, sums = whole(bill) if amount_cents == original.total_cents else part(bill.totals, amount_cents, reason)
    issuing.freeze(work, note, items, sums, reason=reason)
    settle(work, original)
    data = {"number": note.number, "invoice": str(original.id), "invoice_number": original.number, "reason": reason}
    work.record("credit_note.issued", note, total_cents=note.total_cents, **data)
    work.record("invoice.credited", original, number=original.number, amount_cents=amount_cents, note=str(note.id))
    return note


def _note(work: Work, original: Invoice) -> Invoice:
    note = Invoice(
        company_id=original.company_id,
        customer_id=original.customer_id,
        kind=InvoiceKind.CREDIT_NOTE,
        title=original.title,
        order_id=original.order_id,
        address_id=original.address_id,
        credits_id=original.id,
        currency=original.currency,
        created_at=work.now,
    )
    return work.add(note)


def whole(bill: Bill) -> tuple[tuple[Item, ...], Totals]:
    """The invoice itself, turned round to the cent."""
    return tuple(turned_item(item) for item in bill.lines), turned_totals(bill.totals)


def part(invoiced: Totals, amount_cents: int, title: str) -> tuple[tuple[Item, ...], Totals]:
    """An amount including VAT, spread over the rates as the invoice was.

    Some amounts cannot be reached by adding VAT to whole cents; then the tax differs from the rate by one cent,
    so that the total is exactly what was agreed.
    """
    rows = tuple(_row(row, share) for row, share in _shares(invoiced, amount_cents) if share)
    items = tuple(_item(row, f"credit-{number}", title) for number, row in enumerate(rows, start=1))
    return items, turned_totals(Totals(sum(row.base_cents for row in rows), rows, amount_cents))


def _shares(invoiced: Totals, amount_cents: int) -> list[tuple[VatRow, int]]:
    """The amount over the rows in proportion to what each is of the total; the last takes what rounding left."""
    rows, left = invoiced.vat, amount_cents
    shares: list[tuple[VatRow, int]] = []
    for row in rows[:-1]:
        share = _rounded(Decimal(amount_cents) * (row.base_cents + row.vat_cents) / invoiced.total_cents)
        shares.append((row, share))
        left -= share
    return [*shares, (rows[-1], left)]


def _row(row: VatRow, gross_cents: int) -> VatRow:
    base = _rounded(Decimal(gross_cents) * 10_000 / (10_000 + row.rate_bp))
    return replace(row, base_cents=base, vat_cents=gross_cents - base)


def _item(row: VatRow, id: str, title: str) -> Item:
    return Item(
        id=id,
        title=title,
        quantity_milli=-1000,
        price_cents=row.base_cents,
        tax_category=row.category,
        tax_rate_bp=row.rate_bp,
    )


def _rounded(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
