"""Lists: newest first, page by page, found by number or word, each with their own."""

import pytest

from domain import approvals, quotes
from domain.problems import Invalid, NotAllowed
from models.quote import QuoteStatus
from tests.makers import a_draft, a_new_version, a_sent_quote, approved, just_proved, seen_by
from tests.people import People, do


@pytest.fixture
def five(people: People) -> list[str]:
    """The numbers of five drafts, newest first."""
    return [a_draft(people, title=f"Job {n}").number for n in range(5)][::-1]


def test_pages_follow_each_other_both_ways(people: People, five: list[str]):
    first = do(people.sanne, quotes.page, size=2)
    second = do(people.sanne, quotes.page, size=2, after=first.older)
    third = do(people.sanne, quotes.page, size=2, after=second.older)
    assert [[row.number for row in page.rows] for page in (first, second, third)] == [five[:2], five[2:4], five[4:]]
    assert (first.newer, third.older) == (None, None)
    back = do(people.sanne, quotes.page, size=2, before=third.newer)
    assert back.rows == second.rows
    start = do(people.sanne, quotes.page, size=2, before=back.newer)
    assert (start.rows, start.newer) == (first.rows, None)
    assert start.older == first.older


def test_a_page_is_not_disturbed_by_what_comes_in_meanwhile(people: People, five: list[str]):
    first = do(people.sanne, quotes.page, size=2)
    a_draft(people)
    assert [row.number for row in do(people.sanne, quotes.page, size=2, after=first.older).rows] == five[2:4]


@pytest.mark.parametrize("cursor", ["nonsense", "bnVsbA", "WyJ0IiwieCIsInkiXQ", "é"])
def test_a_made_up_page_is_refused(people: People, cursor):
    with pytest.raises(Invalid):
        do(people.sanne, quotes.page, after=cursor)


def test_quotes_are_found_by_number_name_and_title(people: People, five: list[str]):
    def found(search: str) -> list[str]:
        return [row.number for row in do(people.sanne, quotes.page, search=search).rows]

    a_draft(people, title="Kitchen", customer=people.niels_customer)
    assert found(five[0]) == five[:1]
    assert found(five[0][:7]) == found("")[:]
    assert found(five[0][-4:]) == five[:1]
    assert len(found("niels")) == 1
    assert found("alice job") == five
    assert found("JOB 3") == [five[1]]
    assert found("kitch niels") == found("kitchen")
    assert found("itchen") == found("100%") == found("_ob") == []


def test_lists_are_narrowed_by_status_and_customer(people: People):
    a_draft(people)
    sent = a_sent_quote(people, customer=people.niels_customer)
    assert [row.id for row in do(people.sanne, quotes.page, status=QuoteStatus.SENT).rows] == [sent.id]
    assert [row.id for row in do(people.sanne, quotes.page, customer_id=people.niels_customer).rows] == [sent.id]


def test_each_firm_lists_its_own(people: People, five: list[str]):
    assert do(people.stranger, quotes.page).rows == ()
    with pytest.raises(NotAllowed):
        do(people.technician, quotes.page)


def test_the_customer_lists_what_was_sent_in_its_newest_version(people: People):
    a_draft(people)
    sent = a_new_version(people, a_sent_quote(people))
    do(people.sanne, quotes.remove_line, sent.id, sent.revision, sent.lines[0].item.id)
    rows = do(people.alice, quotes.offers).rows
    consent = seen_by(people.alice, sent.id).approval
    assert [(row.id, row.version, row.total_cents, row.approval_id, row.company) for row in rows] == [
        (sent.id, 2, consent.amount_cents, consent.id, "Van Houten Installatie")
    ]
    assert do(people.niels, quotes.offers).rows == ()


def test_staff_see_versions_with_their_approvals(people: People):
    sent = a_new_version(people, a_sent_quote(people))
    full = do(people.sanne, quotes.by_id, sent.id)
    assert [(row.version, row.approval.version, row.approval.status.value) for row in full.versions] == [
        (2, 2, "waiting"),
        (1, 1, "superseded"),
    ]
    assert (full.order_id, full.draft.can_withdraw) == (None, True)


def test_a_customers_list_says_what_was_agreed_with_what_was_chosen(people: People):
    quote = a_sent_quote(people)
    asked = do(people.alice, quotes.offers).rows[0]
    view = do(people.alice, approvals.by_id, asked.approval_id)
    decided = approved(just_proved(people.alice), view, choices=[quote.lines[2].item.id])
    agreed = do(people.alice, quotes.offers).rows[0]
    assert decided.decided_cents == agreed.total_cents
    assert agreed.total_cents == (asked.total_cents or 0) + 30_129
    assert [row.total_cents for row in do(people.sanne, quotes.page).rows] == [agreed.total_cents]
