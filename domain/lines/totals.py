"""What lines cost. Pure; every rounding is half-up, away from zero for negative amounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from domain.lines.items import Item
from models.company import TaxCategory
from models.lines import LineKind

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class VatRow:
    """VAT of one category and rate over the sum of its lines, in cents (EN 16931 BT-116, BT-117)."""

    category: TaxCategory
    rate_bp: int
    base_cents: int
    vat_cents: int


@dataclass(frozen=True)
class Totals:
    """All in cents; `vat` has the highest rate first."""

    net_cents: int = 0
    vat: tuple[VatRow, ...] = ()
    total_cents: int = 0

    @property
    def vat_cents(self) -> int:
        return sum(row.vat_cents for row in self.vat)


def amount_of(item: Item) -> int:
    """The line's net amount in cents (EN 16931 BT-131): quantity times price, rounded once."""
    if item.kind is LineKind.HEADING:
        return 0
    return rounded(item.quantity_milli * item.price_cents, 1000)


def totals(items: Iterable[Item], chosen: frozenset[str] = NOTHING) -> Totals:
    """The sum of the fixed lines and the chosen optional ones.

    VAT is computed once per category and rate over the sum of its lines, never per line, as EN 16931 does
    (BR-S-8, BR-S-9, BR-CO-17).
    """
    bases: dict[tuple[TaxCategory, int], int] = {}
    for item in items:
        if is_counted(item, chosen):
            key = item.tax_category, item.tax_rate_bp
            bases[key] = bases.get(key, 0) + amount_of(item)
    rows = tuple(_vat_row(category, rate, base) for (category, rate), base in sorted(bases.items(), key=_high_first))
    net = sum(row.base_cents for row in rows)
    return Totals(net, rows, net + sum(row.vat_cents for row in rows))


def is_counted(item: Item, chosen: frozenset[str]) -> bool:
    return item.kind is LineKind.FIXED or (item.kind is LineKind.OPTIONAL and item.id in chosen)


def options_of(items: Iterable[Item]) -> frozenset[str]:
    """The ids of the lines a customer may choose."""
    return frozenset(item.id for item in items if item.kind is LineKind.OPTIONAL)


def vat_on(base_cents: int, rate_bp: int) -> int:
    """VAT in cents over a sum, rounded once."""
    return rounded(base_cents * rate_bp, 10_000)


def rounded(value: int, parts: int) -> int:
    """`value` / `parts`, half-up."""
    return int((Decimal(value) / parts).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _vat_row(category: TaxCategory, rate_bp: int, base_cents: int) -> VatRow:
    return VatRow(category, rate_bp, base_cents, vat_on(base_cents, rate_bp))


def _high_first(entry: tuple[tuple[TaxCategory, int], int]) -> tuple[int, str]:
    (category, rate), _base = entry
    return -rate, category.value
