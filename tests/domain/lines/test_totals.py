"""What lines cost: rounded once per line, VAT once per rate, in any order."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lines import Item, Totals, VatRow, amount_of, totals
from models.company import TaxCategory
from models.lines import LineKind

RATES = [
    (TaxCategory.STANDARD, 2100),
    (TaxCategory.STANDARD, 900),
    (TaxCategory.STANDARD, 550),
    (TaxCategory.ZERO, 0),
    (TaxCategory.REVERSE_CHARGE, 0),
]


def line(id: str = "a", **values) -> Item:
    return Item(id=id, title="Pipe", **values)


@st.composite
def items(draw) -> list[Item]:
    count = draw(st.integers(0, 12))
    made = []
    for n in range(count):
        category, rate = draw(st.sampled_from(RATES))
        made.append(
            line(
                str(n),
                kind=draw(st.sampled_from(LineKind)),
                quantity_milli=draw(st.integers(-1_000_000, 1_000_000)),
                price_cents=draw(st.integers(-1_000_000, 1_000_000)),
                tax_category=category,
                tax_rate_bp=rate,
            )
        )
    return made


@pytest.mark.parametrize(
    ("quantity_milli", "price_cents", "cents"),
    [
        (1000, 1999, 1999),
        (1500, 333, 500),  # 499.5 goes up
        (-1500, 333, -500),  # and away from zero below it
        (500, 1, 1),
        (499, 1, 0),
        (0, 5000, 0),
        (1, 1_000_000_000, 1_000_000),
        (333, 300, 100),
    ],
)
def test_a_line_is_rounded_half_up_once(quantity_milli, price_cents, cents):
    assert amount_of(line(quantity_milli=quantity_milli, price_cents=price_cents)) == cents


def test_vat_is_taken_over_the_sum_per_rate_and_not_per_line():
    three = [line(str(n), price_cents=33) for n in range(3)]
    assert totals(three) == Totals(
        99, (VatRow(TaxCategory.STANDARD, 2100, 99, 21),), 120
    )  # 20.79; per line it is 3 × 7


def test_rates_stand_from_high_to_low_and_categories_apart():
    rows = totals(
        [
            line("a", price_cents=1000, tax_rate_bp=900),
            line("b", price_cents=1000),
            line("c", price_cents=500, tax_category=TaxCategory.REVERSE_CHARGE, tax_rate_bp=0),
            line("d", price_cents=700, tax_category=TaxCategory.ZERO, tax_rate_bp=0),
        ]
    ).vat
    assert [(row.category.value, row.rate_bp, row.base_cents, row.vat_cents) for row in rows] == [
        ("S", 2100, 1000, 210),
        ("S", 900, 1000, 90),
        ("AE", 0, 500, 0),
        ("Z", 0, 700, 0),
    ]


def test_an_optional_line_counts_when_it_is_chosen():
    offer = [line("a", price_cents=1000), line("b", price_cents=500, kind=LineKind.OPTIONAL)]
    assert totals(offer).total_cents == 1210
    assert totals(offer, frozenset({"b"})).total_cents == 1815


def test_choosing_a_fixed_line_changes_nothing():
    offer = [line("a", price_cents=1000)]
    assert totals(offer, frozenset({"a", "unknown"})) == totals(offer)


def test_headings_cost_nothing():
    heading = line("h", kind=LineKind.HEADING, price_cents=99_999)
    assert (amount_of(heading), totals([heading], frozenset({"h"}))) == (0, Totals())


def test_a_discount_is_a_line_below_zero():
    assert totals([line("a", price_cents=10_000), line("b", price_cents=-1_050)]).total_cents == 10_830  # 8950 + 1879.5


@given(items(), st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(offer, random):
    chosen = frozenset(item.id for item in offer if random.random() < 0.5)
    mixed = list(offer)
    random.shuffle(mixed)
    assert totals(mixed, chosen) == totals(offer, chosen)


@given(items())
def test_the_rows_add_up_to_the_totals(offer):
    chosen = frozenset(item.id for item in offer)
    sums = totals(offer, chosen)
    assert sums.net_cents == sum(amount_of(item) for item in offer) == sum(row.base_cents for row in sums.vat)
    assert sums.total_cents == sums.net_cents + sums.vat_cents


@given(items())
def test_no_rounding_is_off_by_more_than_half_a_cent(offer):
    for item in offer:
        if item.kind is not LineKind.HEADING:
            exact = Fraction(item.quantity_milli * item.price_cents, 1000)
            assert abs(amount_of(item) - exact) <= Fraction(1, 2)
    for row in totals(offer, frozenset(item.id for item in offer)).vat:
        exact = Decimal(row.base_cents) * row.rate_bp / 10_000
        assert row.vat_cents == int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


@given(items())
def test_a_credit_of_everything_is_the_same_amount_below_zero(offer):
    chosen = frozenset(item.id for item in offer)
    credit = [Item(**{**vars(item), "quantity_milli": -item.quantity_milli}) for item in offer]
    assert totals(credit, chosen).total_cents == -totals(offer, chosen).total_cents
