"""A line as plain values: the same in a working copy, in a frozen snapshot and in an order."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from models.company import TaxCategory
from models.lines import CostKind, LineColumns, LineKind


@dataclass(frozen=True)
class Item:
    """Quantities are thousandths, money is cents without VAT, rates are basis points (2100 is 21 %)."""

    id: str
    kind: LineKind = LineKind.FIXED
    cost: CostKind = CostKind.MATERIAL
    title: str = ""
    detail: str = ""
    quantity_milli: int = 1000
    unit: str = ""
    price_cents: int = 0
    tax_category: TaxCategory = TaxCategory.STANDARD
    tax_rate_bp: int = 2100

    def columns(self) -> dict[str, Any]:
        """The values of a line's columns, without id and position."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "id"}


def of_rows(rows: Iterable[LineColumns]) -> tuple[Item, ...]:
    """The items of these lines, in their order on paper."""
    return tuple(_of(row) for row in sorted(rows, key=lambda row: row.position))


def items_in(content: dict[str, Any]) -> tuple[Item, ...]:
    """The items of a frozen snapshot (`QuoteVersion.content`, `Invoice.content`)."""
    return tuple(_from_json(line) for line in content["lines"])


def _of(row: LineColumns) -> Item:
    names = [field.name for field in fields(Item) if field.name != "id"]
    return Item(id=str(row.id), **{name: getattr(row, name) for name in names})  # type: ignore[attr-defined]


def _from_json(line: dict[str, Any]) -> Item:
    values = {field.name: line[field.name] for field in fields(Item)}
    kinds = {"kind": LineKind, "cost": CostKind, "tax_category": TaxCategory}
    return Item(**values | {name: kind(line[name]) for name, kind in kinds.items()})
