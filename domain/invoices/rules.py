"""What must be true about an invoice. Pure: no session, no clock."""

from datetime import date, timedelta

from domain.problems import Conflict, Invalid
from domain.texts import _
from integrations import sepa
from models.invoice import Invoice, InvoiceKind, InvoiceStatus

MOST_CENTS = 99_999_999_999  # what a SEPA transfer can carry


class Issued(Conflict):
    text = _("This invoice has been issued and can no longer change. Make a credit note to correct it.")


class NotIssued(Conflict):
    text = _("This invoice has not been issued yet.")


class NotAnInvoice(Conflict):
    text = _("This is a credit note. Only an invoice can be paid or credited.")


class NothingLeft(Conflict):
    text = _("Everything in this order has already been invoiced.")


class Empty(Conflict):
    text = _("This invoice has no lines yet.")


class BelowZero(Conflict):
    text = _("An invoice cannot be below zero. Make a credit note instead.")


class BuyerIncomplete(Conflict):
    text = _("VAT can only be reverse-charged to a customer with a VAT number. Add it to the customer first.")


def assert_draft(invoice: Invoice) -> None:
    if invoice.status is not InvoiceStatus.DRAFT:
        raise Issued


def assert_current(invoice: Invoice, revision: int) -> None:
    """The draft is still what the clerk saw."""
    assert_draft(invoice)
    if invoice.revision != revision:
        raise Conflict


def assert_issued(invoice: Invoice) -> None:
    if invoice.status is InvoiceStatus.DRAFT:
        raise NotIssued


def assert_payable(invoice: Invoice) -> None:
    """Issued, and an invoice: money can be booked on it, also when it was paid or credited before."""
    if invoice.kind is not InvoiceKind.INVOICE:
        raise NotAnInvoice
    assert_issued(invoice)


def assert_amount(cents: int, *, most: int, field: str = "amount") -> None:
    if cents <= 0:
        raise Invalid({field: _("Enter an amount above zero.")})
    if cents > most:
        raise Invalid({field: _("This is more than is possible here.")})


def status_of(total_cents: int, *, paid_cents: int, credited_cents: int) -> InvoiceStatus:
    """The status of what was issued, from booked money and credit notes only. A credit note (below zero) is settled."""
    if total_cents and credited_cents >= total_cents:
        return InvoiceStatus.CREDITED
    return InvoiceStatus.PAID if paid_cents + credited_cents >= total_cents else InvoiceStatus.OPEN


def reference_of(number: str, country: str) -> str:
    """The structured reference of a payment: Belgian (OGM) in Belgium, ISO 11649 elsewhere; none if it cannot be."""
    try:
        if country == "BE" and len(digits := "".join(filter(str.isdigit, number))) <= 10:
            return sepa.belgian_reference(digits)
        return sepa.creditor_reference(number)
    except sepa.NotPayable:
        return ""


def due_on(issued_on: date, payment_days: int) -> date:
    return issued_on + timedelta(days=payment_days)


def is_overdue(invoice: Invoice, today: date) -> bool:
    return invoice.status is InvoiceStatus.OPEN and invoice.due_on is not None and invoice.due_on < today
