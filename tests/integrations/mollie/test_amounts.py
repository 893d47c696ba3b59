"""Cents and Mollie's amounts are the same money, to the cent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.mollie import ProviderDown, ProviderRefused
from integrations.mollie.amounts import amount_of, cents_of

_CENTS = st.integers(min_value=-(10**13), max_value=10**13)


@given(_CENTS)
def test_cents_come_back_exactly(cents: int):
    assert cents_of(amount_of(cents, "EUR")) == cents


@given(_CENTS)
def test_a_value_always_has_two_decimals(cents: int):
    whole, _, decimals = amount_of(cents, "EUR")["value"].partition(".")
    assert len(decimals) == 2
    assert int(whole + decimals) == cents


@pytest.mark.parametrize(("cents", "value"), [(1000, "10.00"), (1, "0.01"), (0, "0.00"), (-5, "-0.05"), (29, "0.29")])
def test_known_amounts(cents: int, value: str):
    assert amount_of(cents, "EUR") == {"currency": "EUR", "value": value}


def test_a_currency_without_decimals_has_none():
    assert amount_of(500, "JPY") == {"currency": "JPY", "value": "500"}
    assert cents_of({"currency": "JPY", "value": "500"}) == 500


@pytest.mark.parametrize("value", ["", "ten", "1e3", "NaN", "Infinity", "10.001", "10.0", " 10.00", "１0.00"])
def test_what_is_no_amount_is_never_guessed(value: str):
    with pytest.raises(ProviderDown):
        cents_of({"currency": "EUR", "value": value})


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "€", "E\nR"])
def test_a_currency_is_three_capitals(currency: str):
    with pytest.raises(ProviderRefused) as refused:
        amount_of(100, currency)
    assert refused.value.field == "amount.currency"


def test_whole_euros_are_exact_too():
    assert cents_of({"currency": "EUR", "value": "10"}) == 1000


def test_no_amount_is_nothing():
    assert cents_of(None) == 0
