"""Minor units <-> Mollie's amount object `{"currency": "EUR", "value": "10.00"}`; exact, never through a float."""

import re
from decimal import Decimal
from typing import Any

from integrations.mollie.problems import ProviderDown, ProviderRefused

_WITHOUT_DECIMALS = frozenset({"JPY", "ISK"})  # docs.mollie.com, "Multicurrency"
_CURRENCY = re.compile(r"[A-Z]{3}")
_VALUE = re.compile(r"-?\d{1,12}(\.\d{2})?", re.ASCII)


def amount_of(cents: int, currency: str) -> dict[str, str]:
    """1000, "EUR" -> {"currency": "EUR", "value": "10.00"}."""
    if not _CURRENCY.fullmatch(currency):
        raise ProviderRefused("A currency has three capital letters.", field="amount.currency")
    return {"currency": currency, "value": str(Decimal(cents).scaleb(-_decimals(currency)))}


def cents_of(amount: Any) -> int:
    """{"currency": "EUR", "value": "10.00"} -> 1000; None -> 0. ProviderDown if it is not an amount."""
    if amount is None:
        return 0
    value, currency = str(amount["value"]), str(amount["currency"])
    exact = Decimal(value).scaleb(_decimals(currency)) if _VALUE.fullmatch(value) else None
    if exact is None or exact != exact.to_integral_value():
        raise ProviderDown("The payment provider sent an amount that cannot be read.")
    return int(exact)


def _decimals(currency: str) -> int:
    return 0 if currency in _WITHOUT_DECIMALS else 2
