"""The list of quotes, and the way to a new one."""

from backoffice.quotes.state import NewQuoteState, QuotesState
from domain import approvals, quotes
from domain.access import Right
from models.quote import QuoteStatus
from tests.makers import a_draft, a_sent_quote, line_of, seen_by
from tests.people import People, do
from tests.tab import Tab

LIST = "/office/quotes"


def _rows(tab: Tab):
    return tab.shows(QuotesState, "rows")


def test_the_newest_stands_first_with_how_far_it_is(people: People):
    sent = a_sent_quote(people)
    do(people.alice, approvals.open, seen_by(people.alice, sent.id).approval.id)
    a_draft(people, title="Bathroom")
    draft, seen = _rows(Tab(people.sanne).open(LIST))
    assert (draft.title, draft.status, draft.sent_at) == ("Bathroom", "draft", "")
    assert (seen.status, seen.cents) == ("sent", 236_000)
    assert seen.opened_at >= seen.sent_at > ""


def test_a_question_shows_until_it_is_answered(people: People):
    sent = a_sent_quote(people)
    question = do(people.alice, quotes.ask, sent.id, line_of(sent), "When?")
    assert [row.status for row in _rows(Tab(people.sanne).open(LIST))] == ["question"]
    do(people.sanne, quotes.answer, question.id, "Monday.")
    assert [row.status for row in _rows(Tab(people.sanne).open(LIST))] == ["sent"]


def test_a_tab_shows_one_status_and_says_how_many_wait(people: People):
    a_sent_quote(people)
    a_draft(people)
    tab = Tab(people.sanne).open(LIST)
    assert tab.shows(QuotesState, "counts") == {"draft": "1", "sent": "1", "change_asked": "0"}
    tab.fire(QuotesState.filter, status="draft")
    assert [row.status for row in _rows(tab)] == ["draft"]
    assert tab.shows(QuotesState, "query") == "status=draft"


def test_a_name_or_number_finds_it(people: People):
    a_draft(people, title="Bathroom", customer=people.niels_customer)
    number = a_draft(people).number
    tab = Tab(people.sanne).open(LIST)
    assert [row.customer for row in _rows(tab.fire(QuotesState.find, text="niels"))] == ["Niels Buurman"]
    assert [row.number for row in _rows(tab.fire(QuotesState.find, text=number))] == [number]


def test_chosen_quotes_are_withdrawn_as_far_as_they_wait(people: People):
    sent, draft = a_sent_quote(people), a_draft(people)
    tab = Tab(people.sanne).open(LIST).fire(QuotesState.choose_all)
    assert tab.shows(QuotesState, "chosen_cents") == 2 * 236_000
    tab.fire(QuotesState.withdraw_chosen)
    assert tab.told == ["{count} quotes withdrawn."]
    assert do(people.sanne, quotes.draft, sent.id).status is QuoteStatus.WITHDRAWN
    assert do(people.sanne, quotes.draft, draft.id).status is QuoteStatus.DRAFT


def test_only_rows_on_the_page_can_be_chosen(people: People):
    a_draft(people)
    tab = Tab(people.sanne).open(LIST).fire(QuotesState.choose, id="7d6c5b4a-0000-4000-8000-000000000000")
    assert not tab.shows(QuotesState, "chosen")


def test_another_firm_sees_and_counts_none_of_them(people: People):
    a_sent_quote(people)
    tab = Tab(people.stranger).open(LIST)
    assert not _rows(tab)
    assert set(tab.shows(QuotesState, "counts").values()) == {"0"}


def test_who_may_not_see_quotes_sees_none(people: People):
    a_sent_quote(people)
    assert Right.SEE_QUOTES not in people.technician.rights
    tab = Tab(people.technician).open(LIST)
    assert not _rows(tab)
    assert tab.told == ["Your role does not include this."]


def test_a_customer_gets_nothing_of_it(people: People):
    a_sent_quote(people)
    assert not Tab(people.alice).open(LIST).knows(QuotesState)


def test_a_new_quote_starts_with_its_customer(people: People):
    tab = Tab(people.sanne).open("/office/quotes/new").fire(NewQuoteState.look, text="ali")
    (found,) = tab.shows(NewQuoteState, "found")
    tab.fire(NewQuoteState.take, id=found.value)
    (home, none) = tab.shows(NewQuoteState, "addresses")
    assert (home.text, none.value) == ("Lindenlaan 12, 5611 AA Best", "")
    tab.fire(NewQuoteState.write, form={"title": "New boiler", "address_id": home.value})
    made = do(people.sanne, quotes.draft, tab.went[-1].rpartition("/")[2])
    assert (made.customer, made.title, str(made.address_id)) == ("Alice de Graaf", "New boiler", home.value)


def test_coming_from_a_customer_makes_no_quote_yet(people: People):
    tab = Tab(people.sanne).open(f"/office/quotes/new?customer={people.alice_customer}")
    assert tab.shows(NewQuoteState, "customer").text == "Alice de Graaf"
    assert not do(people.sanne, quotes.page).rows


def test_another_firms_customer_cannot_be_taken(people: People):
    tab = Tab(people.sanne).open("/office/quotes/new").fire(NewQuoteState.take, id=str(people.bo_customer))
    assert tab.told == ["This does not exist, or it is not yours."]
