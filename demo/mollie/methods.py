"""The ways to pay that the simulated provider offers, as a Dutch or Belgian shop usually has them."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Method:
    id: str
    names: dict[str, str]  # language -> name; "en" is always there
    lowest: str
    highest: str
    colour: str
    euro_only: bool = True

    def name(self, language: str) -> str:
        return self.names.get(language, self.names["en"])

    def takes(self, value: str, currency: str) -> bool:
        fits = Decimal(self.lowest) <= Decimal(value) <= Decimal(self.highest)
        return fits and (currency == "EUR" or not self.euro_only)


_ALL = (
    Method("ideal", {"en": "iDEAL | Wero"}, "0.01", "50000.00", "#cc0066"),
    Method("bancontact", {"en": "Bancontact"}, "0.02", "50000.00", "#005498"),
    Method(
        "creditcard",
        {"en": "Card", "nl": "Kaart", "de": "Karte", "fr": "Carte"},
        "0.01", "10000.00", "#3c4257", euro_only=False,
    ),
    Method(
        "banktransfer",
        {"en": "Bank transfer", "nl": "Overboeking", "de": "Überweisung", "fr": "Virement bancaire"},
        "0.01", "1000000.00", "#2f6b4f",
    ),
)  # fmt: skip
METHODS = {method.id: method for method in _ALL}
