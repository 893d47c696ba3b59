"""What a clerk types in a line, and what is wrong with it."""

import re
from collections.abc import Collection
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, TypeVar

from domain.lines.items import Item
from domain.problems import Invalid
from domain.texts import _
from models.company import TaxCategory
from models.lines import CostKind, LineKind

K = TypeVar("K", bound=StrEnum)

MOST_QUANTITY = 1_000_000
MOST_PRICE_CENTS = 1_000_000_000
LIMITS = {"title": 200, "detail": 1000, "unit": 20}


@dataclass(frozen=True)
class LineForm:
    """A line as it was typed: `quantity` and `price` as text ("1,5", "1.250,00"), either empty while unfinished.

    `tax` is the category and the rate in basis points: "S:2100". `typed` makes the form of a line that exists.
    """

    title: str = ""
    quantity: str = "1"
    price: str = ""
    tax: str = "S:2100"
    kind: str = LineKind.FIXED
    cost: str = CostKind.MATERIAL
    detail: str = ""
    unit: str = ""


@dataclass(frozen=True)
class LineValues:
    """The columns of a line. A quantity of 0 means: not filled in yet."""

    kind: LineKind
    cost: CostKind
    title: str
    detail: str
    quantity_milli: int
    unit: str
    price_cents: int
    tax_category: TaxCategory
    tax_rate_bp: int

    def columns(self) -> dict[str, Any]:
        return asdict(self)


def check(form: LineForm, *, rates: Collection[tuple[TaxCategory, int]], language: str) -> LineValues:
    """What the form says, or Invalid. `rates` are the firm's; `language` decides what "1.250" means.

    An unfinished line is fine here, since drafts are saved as they are typed; `gaps` finds what is missing.
    """
    errors: dict[str, str] = {}
    values = LineValues(
        kind=_choice(LineKind, form.kind, "kind", errors),
        cost=_choice(CostKind, form.cost, "cost", errors),
        title=_text(form, "title", errors),
        detail=_text(form, "detail", errors),
        unit=_text(form, "unit", errors),
        quantity_milli=_quantity(form.quantity, language, errors),
        price_cents=_price(form.price, language, errors),
        **_tax(form.tax, rates, errors),
    )
    if errors:
        raise Invalid(errors)
    return values


def typed(item: Item, *, language: str) -> LineForm:
    """The form that `check` reads back as this item."""
    sign = "." if language == "en" else ","
    return LineForm(
        title=item.title,
        quantity=f"{Decimal(item.quantity_milli) / 1000:f}".replace(".", sign) if item.quantity_milli else "",
        price=f"{Decimal(item.price_cents) / 100:.2f}".replace(".", sign),
        tax=f"{item.tax_category.value}:{item.tax_rate_bp}",
        kind=item.kind,
        cost=item.cost,
        detail=item.detail,
        unit=item.unit,
    )


def number(text: str, *, language: str) -> Decimal | None:
    """The number a person typed in the way of the language; None when it is none.

    A lone separator before exactly three digits separates thousands if the language uses it so, else decimals:
    "1.250" is 1250 in Dutch and 1.25 in English. Where both signs stand, the last one starts the decimals.
    """
    text = re.sub(r"[\s\u00a0\u202f€']", "", text).replace("\u2212", "-")
    if not re.fullmatch(r"-?\d[\d.,]*|-?[.,]\d+", text):
        return None
    thousands = _thousands_sign(text, "," if language == "en" else ".")
    plain = text.replace(thousands, "") if thousands else text
    plain = plain.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None


def _thousands_sign(text: str, usual: str) -> str:
    if "." in text and "," in text:
        return "." if text.rfind(",") > text.rfind(".") else ","
    if re.fullmatch(rf"-?[1-9]\d{{0,2}}({re.escape(usual)}\d{{3}})+", text):
        return usual
    return ""


def _quantity(text: str, language: str, errors: dict[str, str]) -> int:
    if not text.strip():
        return 0
    value = number(text, language=language)
    if value is None:
        errors["quantity"] = _("This is not a number. Write it like 2 or 1,5.")
    elif abs(value) > MOST_QUANTITY:
        errors["quantity"] = _("This quantity is too large.")
    elif value != value.quantize(Decimal("0.001")):
        errors["quantity"] = _("A quantity has at most three decimals.")
    else:
        return int(value * 1000)
    return 0


def _price(text: str, language: str, errors: dict[str, str]) -> int:
    if not text.strip():
        return 0
    value = number(text, language=language)
    if value is None:
        errors["price"] = _("This is not an amount. Write it like 12,50.")
    elif abs(cents := value * 100) > MOST_PRICE_CENTS:
        errors["price"] = _("This price is too large.")
    elif cents != cents.quantize(Decimal(1), rounding=ROUND_HALF_UP):
        errors["price"] = _("A price has at most two decimals.")
    else:
        return int(cents)
    return 0


def _tax(text: str, rates: Collection[tuple[TaxCategory, int]], errors: dict[str, str]) -> dict[str, Any]:
    category, _sign, rate = text.partition(":")
    for known_category, known_rate in rates:
        if (known_category.value, str(known_rate)) == (category, rate):
            return {"tax_category": known_category, "tax_rate_bp": known_rate}
    errors["tax"] = _("Choose one of your VAT rates.")
    return {"tax_category": TaxCategory.STANDARD, "tax_rate_bp": 0}


def _choice(kind: type[K], text: str, field: str, errors: dict[str, str]) -> K:
    try:
        return kind(text)
    except ValueError:
        errors[field] = _("Choose one of these.")
        return next(iter(kind))


def _text(form: LineForm, field: str, errors: dict[str, str]) -> str:
    text = getattr(form, field).strip()
    if len(text) > LIMITS[field]:
        errors[field] = _("This is too long.")
    return text
