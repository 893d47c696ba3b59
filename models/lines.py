"""The columns a line has in every document. Quantities are thousandths, money is cents, rates are basis points."""

from enum import StrEnum

from sqlmodel import Field, SQLModel

from models.base import cents, choice
from models.company import TaxCategory


class LineKind(StrEnum):
    FIXED = "fixed"
    OPTIONAL = "optional"
    HEADING = "heading"


class CostKind(StrEnum):
    LABOUR = "labour"
    MATERIAL = "material"
    TRAVEL = "travel"


class LineColumns(SQLModel):
    position: int = 0
    kind: LineKind = choice(LineKind, LineKind.FIXED)
    cost: CostKind = choice(CostKind, CostKind.MATERIAL)
    title: str = Field(default="", max_length=200)
    detail: str = Field(default="", max_length=1000)
    quantity_milli: int = 1000
    unit: str = Field(default="", max_length=20)
    price_cents: int = cents(0)
    tax_category: TaxCategory = choice(TaxCategory, TaxCategory.STANDARD)
    tax_rate_bp: int = 2100
