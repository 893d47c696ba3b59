"""What a clerk types in a line: read in the way of the language, refused with a way out, saved while unfinished."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lines import Item, LineForm, check, gaps, typed
from domain.lines.forms import number
from domain.lines.rules import MOST_LINES, assert_payable
from domain.problems import Invalid
from models.company import TaxCategory
from models.lines import CostKind, LineKind

RATES = {(TaxCategory.STANDARD, 2100), (TaxCategory.REVERSE_CHARGE, 0)}


def checked(language: str = "nl", **typed_values):
    return check(LineForm(title="Pipe", **typed_values), rates=RATES, language=language)


def errors_of(language: str = "nl", **typed_values) -> dict[str, str]:
    with pytest.raises(Invalid) as raised:
        checked(language, **typed_values)
    return raised.value.errors


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("1,5", "1.5", "1.5"),
        ("1.5", "1.5", "1.5"),
        ("1.250", "1250", "1.250"),
        ("1,250", "1.250", "1250"),
        ("1.250,75", "1250.75", "1250.75"),
        ("1,250.75", "1250.75", "1250.75"),
        ("0,125", "0.125", "0.125"),
        ("0.125", "0.125", "0.125"),
        ("1.250.000", "1250000", None),
        ("€ 12,50", "12.50", "12.50"),
        ("−3", "-3", "-3"),
        (",5", "0.5", "0.5"),
        ("two", None, None),
        ("1.2.3", None, None),
        ("1e9", None, None),
        ("NaN", None, None),
    ],
)
def test_numbers_are_read_in_the_way_of_the_language(text, dutch, english):
    for language, value in (("nl", dutch), ("de", dutch), ("en", english)):
        assert number(text, language=language) == (None if value is None else Decimal(value))


def test_a_line_is_read():
    values = checked(quantity="1,5", price="1.250,00", unit=" uur ", cost="labour")
    assert (values.quantity_milli, values.price_cents, values.unit, values.cost) == (
        1500,
        125_000,
        "uur",
        CostKind.LABOUR,
    )


def test_an_unfinished_line_is_saved():
    values = check(LineForm(quantity="", price=""), rates=RATES, language="nl")
    assert (values.title, values.quantity_milli, values.price_cents) == ("", 0, 0)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("quantity", "many"),
        ("quantity", "1,2345"),
        ("quantity", "2000000"),
        ("price", "cheap"),
        ("price", "12,3456"),
        ("price", "99999999999"),
        ("tax", "S:1900"),
        ("tax", "2100"),
        ("kind", "gift"),
        ("cost", "magic"),
        ("unit", "x" * 21),
        ("detail", "x" * 1001),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(field, text):
    assert list(errors_of(**{field: text})) == [field]


def test_everything_that_is_wrong_is_said_at_once():
    assert set(errors_of(quantity="x", price="y", tax="z")) == {"quantity", "price", "tax"}


def test_a_rate_goes_with_its_category():
    assert set(errors_of(tax="AE:2100")) == {"tax"}
    assert checked(tax="AE:0").tax_category is TaxCategory.REVERSE_CHARGE


@given(
    st.integers(-10_000_000, 10_000_000), st.integers(-100_000_000, 100_000_000), st.sampled_from(["nl", "en", "fr"])
)
def test_what_is_shown_in_the_fields_is_read_back(quantity_milli, price_cents, language):
    item = Item("a", title="Pipe", quantity_milli=quantity_milli, price_cents=price_cents)
    values = check(typed(item, language=language), rates=RATES, language=language)
    assert values.columns() == item.columns()


def test_a_line_without_quantity_or_title_is_a_gap():
    found = gaps(
        [Item("a", title="Pipe", quantity_milli=0), Item("b"), Item("h", kind=LineKind.HEADING, quantity_milli=0)]
    )
    assert set(found) == {"line:a:quantity", "line:b:title", "line:h:title"}
    assert found["line:a:quantity"] == "Fill in a quantity."


def test_nothing_but_headings_is_a_gap():
    assert set(gaps([Item("h", kind=LineKind.HEADING, title="Bathroom")])) == {"lines"}
    assert set(gaps([])) == {"lines"}


def test_a_total_below_zero_is_a_gap():
    assert set(gaps([Item("a", title="Discount", price_cents=-100)])) == {"lines"}


def test_more_than_the_columns_hold_is_refused():
    with pytest.raises(Invalid):
        assert_payable([Item("a", quantity_milli=1_000_000, price_cents=1_000_000_000)])
    with pytest.raises(Invalid):
        assert_payable([Item(str(n)) for n in range(MOST_LINES + 1)])
    assert_payable([Item("a", quantity_milli=1000, price_cents=1_000_000_000)])
