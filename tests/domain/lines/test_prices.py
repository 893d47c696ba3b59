"""What a line costs: with VAT for consumers, without for businesses; what one reads adds up to the total."""

from hypothesis import given
from hypothesis import strategies as st

from domain.lines import Item, amount_of, prices, totals
from models.company import TaxCategory
from models.lines import LineKind

RATES = ((TaxCategory.STANDARD, 2100), (TaxCategory.STANDARD, 900), (TaxCategory.EXEMPT, 0))


@st.composite
def many_items(draw: st.DrawFn) -> tuple[Item, ...]:
    made = []
    for place in range(draw(st.integers(1, 12))):
        category, rate = draw(st.sampled_from(RATES))
        kind = draw(st.sampled_from(list(LineKind)))
        quantity, price = draw(st.integers(1, 50_000)), draw(st.integers(-90_000, 900_000))
        made.append(Item(str(place), kind, quantity_milli=quantity, price_cents=price, tax_category=category,
                         tax_rate_bp=rate))  # fmt: skip
    return tuple(made)


def test_a_business_reads_prices_without_vat():
    item = Item("a", quantity_milli=1500, price_cents=11_500)
    price = prices([item], with_vat=False)["a"]
    assert (price.amount_cents, price.unit_cents, price.is_exact) == (17_250, 11_500, True)


def test_a_consumer_reads_prices_with_vat():
    item = Item("a", quantity_milli=2000, price_cents=5000)
    price = prices([item], with_vat=True)["a"]
    assert (price.amount_cents, price.unit_cents, price.is_exact) == (12_100, 6050, True)


def test_a_unit_price_that_does_not_give_the_amount_says_so():
    item = Item("a", quantity_milli=100_000, price_cents=1111)
    price = prices([item], with_vat=True)["a"]
    assert (price.amount_cents, price.unit_cents, price.is_exact) == (134_431, 1344, False)


@given(many_items())
def test_the_fixed_lines_a_consumer_reads_add_up_to_the_total(items):
    read = prices(items, with_vat=True)
    assert sum(read[item.id].amount_cents for item in items if item.kind is LineKind.FIXED) == totals(items).total_cents


@given(many_items())
def test_an_option_costs_what_it_adds_to_the_total(items):
    read, without = prices(items, with_vat=True), totals(items).total_cents
    for item in items:
        if item.kind is LineKind.OPTIONAL:
            assert read[item.id].amount_cents == totals(items, frozenset({item.id})).total_cents - without


@given(many_items())
def test_without_vat_a_line_costs_its_net_amount(items):
    read = prices(items, with_vat=False)
    assert all(read[item.id].amount_cents == amount_of(item) for item in items)
