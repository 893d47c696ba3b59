"""What a line costs for who reads it. Pure.

Consumers read prices with VAT in them (Directive 2011/83/EU, art. 6 (1) e; Directive 98/6/EC, art. 2 (a)), businesses
without. An invoice keeps its net lines for everybody: Directive 2006/112/EC, art. 226 (8) asks for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.lines.items import Item
from domain.lines.totals import amount_of, rounded, vat_on
from models.company import TaxCategory
from models.lines import LineKind

Rate = tuple[TaxCategory, int]


@dataclass(frozen=True)
class Price:
    """In cents. `is_exact`: quantity times unit price gives the amount, which rounding can prevent."""

    amount_cents: int
    unit_cents: int
    is_exact: bool = True


def prices(items: Iterable[Item], *, with_vat: bool) -> dict[str, Price]:
    """The price of each line, by its id, as a consumer or a business reads it."""
    found = tuple(items)
    if not with_vat:
        return {item.id: Price(amount_of(item), item.price_cents) for item in found}
    return {item.id: _with_vat(item, amount) for item, amount in _amounts_with_vat(found)}


def _amounts_with_vat(items: tuple[Item, ...]) -> Iterable[tuple[Item, int]]:
    """Fixed lines add up to the total to the cent: each bears what the VAT of the sum grows by when it is added.

    An option costs what it adds to the fixed lines.
    """
    bases: dict[Rate, int] = {}
    for item in items:
        if item.kind is LineKind.FIXED:
            base = bases.get(_rate(item), 0)
            bases[_rate(item)] = base + amount_of(item)
            yield item, _grows(item, base)
    for item in items:
        if item.kind is not LineKind.FIXED:
            yield item, _grows(item, bases.get(_rate(item), 0))


def _grows(item: Item, base: int) -> int:
    amount = amount_of(item)
    return amount + vat_on(base + amount, item.tax_rate_bp) - vat_on(base, item.tax_rate_bp)


def _with_vat(item: Item, amount: int) -> Price:
    unit = item.price_cents + vat_on(item.price_cents, item.tax_rate_bp)
    return Price(amount, unit, is_exact=rounded(item.quantity_milli * unit, 1000) == amount)


def _rate(item: Item) -> Rate:
    return item.tax_category, item.tax_rate_bp
