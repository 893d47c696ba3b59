"""Exactly what was issued: frozen in `Invoice.content`, read back by paper, portal and auditors. Never made twice."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from domain import papers
from domain.lines import Item, Totals, VatRow, amount_of
from domain.work import Work
from models.company import Company
from models.customer import Address, Customer
from models.invoice import Invoice, InvoiceKind
from models.order import Order


@dataclass(frozen=True)
class BillLine(Item):
    """A line with its net amount in cents, as it was issued."""

    amount_cents: int = 0


@dataclass(frozen=True)
class Corrected:
    """The invoice a credit note is about."""

    id: UUID
    number: str
    issued_on: date


@dataclass(frozen=True)
class Bill:
    """An issued invoice, or a credit note: then all amounts are negative, and it has no due date and no reference."""

    kind: InvoiceKind
    number: str
    title: str
    language: str
    currency: str
    issued_on: date
    due_on: date | None
    reference: str
    order_number: str
    sender: papers.Sender
    receiver: papers.Receiver
    site: str
    lines: tuple[BillLine, ...]
    totals: Totals
    corrects: Corrected | None = None
    reason: str = ""
    schema: int = 1

    def turned(self) -> "Bill":
        """The same with the opposite sign: a credit note as it is printed."""
        lines = tuple(_turned_line(line) for line in self.lines)
        return replace(self, lines=lines, totals=turned_totals(self.totals))


def bill_in(invoice: Invoice) -> Bill:
    """What an issued invoice says."""
    return papers.thawed(Bill, invoice.content)


def bill_of(
    work: Work, invoice: Invoice, company: Company, items: tuple[Item, ...], sums: Totals, *, reason: str = ""
) -> Bill:
    """What is issued with this number on this day."""
    assert invoice.number is not None
    assert invoice.issued_on is not None
    customer = work.get(Customer, invoice.customer_id)
    return Bill(
        kind=invoice.kind,
        number=invoice.number,
        title=invoice.title,
        language=customer.language,
        currency=invoice.currency,
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        reference=invoice.reference,
        order_number=work.get(Order, invoice.order_id).number if invoice.order_id else "",
        sender=papers.sender_of(work, company),
        receiver=papers.receiver_of(work, customer),
        site=work.get(Address, invoice.address_id).one_line() if invoice.address_id else "",
        lines=tuple(BillLine(item.id, **item.columns(), amount_cents=amount_of(item)) for item in items),
        totals=sums,
        corrects=_corrected(work, invoice),
        reason=reason,
    )


def written(bill: Bill) -> tuple[dict[str, Any], str]:
    """The canonical content and its SHA-256."""
    content = papers.frozen(bill)
    return content, papers.fingerprint(content)


def turned_item(item: Item) -> Item:
    """The same line the other way round; prices stay, so that it can be recognised."""
    values: dict[str, Any] = {field.name: getattr(item, field.name) for field in fields(Item)}
    values["quantity_milli"] = -item.quantity_milli
    return Item(**values)


def turned_totals(sums: Totals) -> Totals:
    rows = tuple(VatRow(row.category, row.rate_bp, -row.base_cents, -row.vat_cents) for row in sums.vat)
    return Totals(-sums.net_cents, rows, -sums.total_cents)


def _turned_line(line: BillLine) -> BillLine:
    return replace(line, quantity_milli=-line.quantity_milli, amount_cents=-line.amount_cents)


def _corrected(work: Work, invoice: Invoice) -> Corrected | None:
    if invoice.credits_id is None:
        return None
    original = work.get(Invoice, invoice.credits_id)
    assert original.number is not None
    assert original.issued_on is not None
    return Corrected(original.id, original.number, original.issued_on)
