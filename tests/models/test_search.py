"""Words follow the rows they stand in, and lead back to them."""

import pytest
from sqlmodel import select

from domain import invoices, paging, quotes
from domain.access import HOUSE
from domain.work import work_as
from models.customer import Customer
from models.quote import Quote
from models.search import SearchWord, begins_with, words_of
from tests.bills import an_invoice
from tests.makers import a_draft
from tests.people import People, do


def words_of_row(id) -> set[str]:
    with work_as(HOUSE, writes=False) as work:
        return set(work.session.exec(select(SearchWord.word).where(SearchWord.subject_id == id)))


def found(people: People, start: str) -> set:
    with work_as(people.sanne, writes=False) as work:
        return set(work.session.exec(select(SearchWord.subject_id).where(begins_with(Customer, start))))


def test_a_new_row_is_found_by_the_start_of_its_words(people: People):
    assert words_of_row(people.alice_customer) == {"alice", "de", "graaf", "alice@home.example"}
    assert found(people, "gra") == {people.alice_customer}
    assert found(people, "raaf") == set()
    assert found(people, "bo") == set(), "a customer of the other firm"


def test_a_changed_row_is_found_by_its_new_words_only(people: People):
    with work_as(people.sanne) as work:
        work.get(Customer, people.alice_customer).search = "alice jansen"
    assert words_of_row(people.alice_customer) == {"alice", "jansen"}
    assert found(people, "graaf") == set()


def test_a_removed_row_leaves_no_words(people: People):
    draft = a_draft(people)
    assert words_of_row(draft.id)
    do(people.sanne, quotes.discard, draft.id, draft.revision)
    assert words_of_row(draft.id) == set()


def test_what_is_not_committed_leaves_no_words(people: People):
    with pytest.raises(KeyboardInterrupt), work_as(people.sanne) as work:
        work.get(Customer, people.alice_customer).search = "gone"
        work.session.flush()
        raise KeyboardInterrupt
    assert "graaf" in words_of_row(people.alice_customer)


def test_long_words_are_cut():
    assert words_of("a " + "é" * 90) == {"a", "é" * 40}


@pytest.mark.parametrize("few", [0, 1, 2, 2000])
def test_rare_and_frequent_words_find_the_same(people: People, monkeypatch, few: int):
    """Whether the words lead to the rows or the list is walked along."""
    monkeypatch.setattr(paging, "FEW", few)
    kitchen, shed = a_draft(people, title="Kitchen Nord"), a_draft(people, title="Shed")
    a_draft(people, title="Kitchen", customer=people.niels_customer)

    def titles(search: str) -> list[str]:
        return [row.title for row in do(people.sanne, quotes.page, search=search).rows]

    assert titles("kitch") == ["Kitchen", "Kitchen Nord"]
    assert titles("alice") == [shed.title, kitchen.title]
    assert titles("alice kit") == titles("nor kitchen ALICE") == ["Kitchen Nord"]
    assert titles("alice 100%") == titles("_") == titles("\0x") == []


def test_numbers_come_newest_first_page_by_page(people: People):
    numbers = [an_invoice(people).number for _ in range(5)]
    year = str(numbers[0])[:5]
    first = do(people.sanne, invoices.page, search=year, size=2)
    second = do(people.sanne, invoices.page, search=year, size=2, after=first.older)
    assert [row.number for row in (*first.rows, *second.rows)] == numbers[:0:-1]
    assert do(people.sanne, invoices.page, search=year, size=2, before=second.newer).rows == first.rows


def test_a_place_in_another_order_is_refused(people: People):
    numbers = [an_invoice(people).number for _ in range(2)]
    by_age = do(people.sanne, invoices.page, size=1).older
    with pytest.raises(paging.Invalid):
        do(people.sanne, invoices.page, search=str(numbers[0])[:5], after=by_age)


def test_amounts_above_32_bits_are_kept(people: People):
    draft = a_draft(people)
    with work_as(people.sanne) as work:
        work.get(Quote, draft.id).total_cents = 5_000_000_000
    with work_as(people.sanne, writes=False) as work:
        assert work.get(Quote, draft.id).total_cents == 5_000_000_000
