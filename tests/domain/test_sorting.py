"""Lists sorted by a column: both ways round, page by page, and only by what an index keeps in order."""

from typing import Any

import pytest

from domain import customers, documents, invoices, orders, payments, quotes
from domain.problems import Invalid
from domain.work import work_as
from models.customer import Customer
from models.document import Document
from models.invoice import Invoice, Payment
from models.order import Order
from models.quote import Quote, QuoteStatus
from tests.makers import a_draft, a_sent_quote
from tests.people import People, do

ROOMS = {
    Customer: customers, Quote: quotes, Order: orders, Invoice: invoices, Payment: payments, Document: documents,
}  # fmt: skip
OFFERED = [(kind, key) for kind, room in ROOMS.items() for key in room.queries.SORTS]


@pytest.mark.parametrize(("kind", "key"), OFFERED)
def test_every_order_that_is_offered_has_an_index(kind: Any, key: str):
    """The company first, then the columns, then the id: page 1000 costs what page 1 costs. A unique key needs no id.

    What stands in an index after the id changes no order.
    """
    wanted = ["company_id", *(column.key for column in ROOMS[kind].queries.SORTS[key])]
    table = kind.__table__
    indexes = [[column.name for column in index.columns] for index in table.indexes]
    unique = [[column.name for column in key.columns] for key in table.constraints if hasattr(key, "columns")]
    assert any(index[: len(wanted) + 1] == [*wanted, "id"] for index in indexes) or wanted in unique


@pytest.fixture
def several(people: People) -> People:
    """Quotes of four amounts, two of them the same, in two states."""
    for price in ("300", "100", "200", "200"):
        draft = a_draft(people, title=price)
        line = do(people.sanne, quotes.draft, draft.id).lines
        assert line
        with work_as(people.sanne) as work:
            work.get(Quote, draft.id).total_cents = int(price) * 100
    a_sent_quote(people)
    return people


def _walked(people: People, sort: str, **how: Any) -> list[Any]:
    """All rows of the list, two at a time; and walking back gives the same pages."""
    pages, after = [], None
    while not pages or after:
        pages.append(do(people.sanne, quotes.page, sort=sort, size=2, after=after, **how))
        after = pages[-1].older
    before = pages[-1].newer
    for page in reversed(pages[:-1]):
        back = do(people.sanne, quotes.page, sort=sort, size=2, before=before, **how)
        assert back.rows == page.rows
        before = back.newer
    return [row for page in pages for row in page.rows]


@pytest.mark.parametrize("sort", ["total", "-total", "date", "-date", "status", "-status"])
def test_pages_of_a_sorted_list_follow_each_other_both_ways(several: People, sort: str):
    keys = {
        "total": lambda row: row.total_cents,
        "date": lambda row: row.created_at,
        "status": lambda row: (row.status.value, row.created_at),
    }
    rows = _walked(several, sort)
    assert len({row.id for row in rows}) == len(rows) == 5
    key = keys[sort.removeprefix("-")]
    assert [key(row) for row in rows] == sorted(map(key, rows), reverse=sort.startswith("-"))


def test_a_filter_and_a_search_keep_the_order(several: People):
    drafts = _walked(several, "-total", status=QuoteStatus.DRAFT)
    assert [row.total_cents for row in drafts] == [30_000, 20_000, 20_000, 10_000]
    assert [row.title for row in _walked(several, "total", search="alice 200")] == ["200", "200"]


def test_what_is_not_offered_is_the_usual_order(several: People):
    usual = [row.id for row in _walked(several, "")]
    assert [row.id for row in _walked(several, "customer")] == usual
    assert [row.id for row in _walked(several, "; drop table quote")] == usual


def test_a_place_in_another_order_is_no_place(several: People):
    by_total = do(several.sanne, quotes.page, sort="total", size=2).older
    by_status = do(several.sanne, quotes.page, sort="status", size=2).older
    for sort, place in (("date", by_total), ("total", by_status), ("status", by_total)):
        with pytest.raises(Invalid):
            do(several.sanne, quotes.page, sort=sort, after=place)


def test_customers_by_number_and_by_name(people: People):
    def names(sort: str) -> list[str]:
        return [row.name for row in do(people.sanne, customers.page, sort=sort).rows]

    assert names("") == names("name") == ["Alice de Graaf", "Niels Buurman"]
    assert names("-name") == names("-number") == ["Niels Buurman", "Alice de Graaf"]
