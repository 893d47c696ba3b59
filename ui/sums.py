"""What something costs: without VAT, VAT per rate with its base, the total."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from domain.lines import Totals, VatRow
from models.company import TaxCategory
from ui.language import N_, Money, say, t
from ui.parts import Child, choose, each, present, total_row, totals

TAXED = N_("VAT {rate}% over {base}")
UNTAXED = {
    TaxCategory.ZERO: N_("VAT 0% over {base}"),
    TaxCategory.EXEMPT: N_("Exempt from VAT: {base}"),
    TaxCategory.REVERSE_CHARGE: N_("VAT reverse-charged over {base}"),
    TaxCategory.INTRA_COMMUNITY: N_("Intra-Community supply, no VAT over {base}"),
    TaxCategory.OUTSIDE_SCOPE: N_("Outside the scope of VAT: {base}"),
}


@dataclass(frozen=True)
class VatShape:
    text: str
    values: dict[str, Any]
    cents: int


@dataclass(frozen=True)
class SumsShape:
    """Cents of `currency`."""

    net_cents: int = 0
    total_cents: int = 0
    currency: str = "EUR"
    vat: list[VatShape] = field(default_factory=list)


def sums_shape(net_cents: int, vat: tuple[VatRow, ...], total_cents: int, currency: str) -> SumsShape:
    return SumsShape(net_cents, total_cents, currency, [_vat_shape(row, currency) for row in vat])


def sums_of(sums: Totals, currency: str) -> SumsShape:
    return sums_shape(sums.net_cents, sums.vat, sums.total_cents, currency)


def prices_are(with_vat: Any) -> rx.Component:
    """Beside a list of prices: whether VAT is in them."""
    return choose(with_vat, t("prices incl. VAT"), t("prices without VAT"))


def sums_table(sums: Any, *more: Child) -> rx.Component:
    """`sums`: a Var of SumsShape; `more`: rows below the total."""
    return totals(
        total_row(t("Without VAT"), Money(sums.net_cents, sums.currency)),
        *each(sums.vat, lambda row: total_row(say(row.text, row["values"]), Money(row.cents, sums.currency))),
        total_row(t("Total incl. VAT"), Money(sums.total_cents, sums.currency), total=True),
        *present(*more),
    )


def _vat_shape(row: VatRow, currency: str) -> VatShape:
    values = {"rate": f"{row.rate_bp / 100:g}", "base": {"cents": row.base_cents, "currency": currency}}
    return VatShape(UNTAXED.get(row.category, TAXED), values, row.vat_cents)
