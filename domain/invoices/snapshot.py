"""Exactly what was issued: plain values that paper, portal and auditors read, and the hash that proves them."""

import hashlib
import json
from dataclasses import asdict
from typing import Any

from sqlmodel import col, select

from domain.lines import Item, Totals, VatRow, amount_of
from domain.work import Work
from models.company import Company, TaxCategory
from models.customer import Address, AddressUse, Customer
from models.invoice import Invoice
from models.order import Order

SELLER = (
    "name", "legal_name", "street", "postcode", "city", "country", "phone", "email", "website", "vat_number",
    "registration_number", "iban", "bic",
)  # fmt: skip


def content_of(
    work: Work, invoice: Invoice, company: Company, items: tuple[Item, ...], sums: Totals, *, reason: str = ""
) -> dict[str, Any]:
    """The canonical content of a numbered invoice or credit note: JSON values only, money in cents."""
    site = work.get(Address, invoice.address_id) if invoice.address_id else None
    return {
        "kind": invoice.kind.value,
        "number": invoice.number,
        "title": invoice.title,
        "issued_on": _written(invoice.issued_on),
        "due_on": _written(invoice.due_on),
        "currency": invoice.currency,
        "reference": invoice.reference,
        "order_number": work.get(Order, invoice.order_id).number if invoice.order_id else "",
        "corrects": _corrects(work, invoice),
        "reason": reason,
        "seller": {name: getattr(company, name) for name in SELLER},
        "buyer": _buyer(work, invoice, site),
        "site": site.one_line() if site else "",
        "lines": [asdict(item) | {"amount_cents": amount_of(item)} for item in items],
        "vat": [asdict(row) for row in sums.vat],
        "net_cents": sums.net_cents,
        "total_cents": sums.total_cents,
    }


def sha256_of(content: dict[str, Any]) -> str:
    """The hash of the content in canonical form: sorted names, no spaces, UTF-8."""
    written = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def vat_rows(invoice: Invoice) -> tuple[VatRow, ...]:
    """The VAT of an issued invoice as it was written down."""
    return tuple(
        VatRow(TaxCategory(row["category"]), row["rate_bp"], row["base_cents"], row["vat_cents"]) for row in invoice.vat
    )


def _buyer(work: Work, invoice: Invoice, site: Address | None) -> dict[str, Any]:
    customer = work.get(Customer, invoice.customer_id)
    address = _address_for_invoices(work, customer) or site
    return {
        "name": customer.name,
        "number": customer.number,
        "kind": customer.kind.value,
        "vat_number": customer.vat_number,
        "street": address.street if address else "",
        "postcode": address.postcode if address else "",
        "city": address.city if address else "",
        "country": address.country if address else "",
    }


def _address_for_invoices(work: Work, customer: Customer) -> Address | None:
    query = select(Address).where(Address.customer_id == customer.id).order_by(col(Address.id))
    found = list(work.session.exec(query))
    return next((address for address in found if address.use is AddressUse.INVOICE), found[0] if found else None)


def _corrects(work: Work, invoice: Invoice) -> dict[str, Any] | None:
    if invoice.credits_id is None:
        return None
    original = work.get(Invoice, invoice.credits_id)
    return {"number": original.number, "issued_on": _written(original.issued_on)}


def _written(day: Any) -> str | None:
    return day.isoformat() if day else None
