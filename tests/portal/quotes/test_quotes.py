"""A customer reads, asks about and decides her quotes; nobody else does."""

import pytest
from sqlmodel import select

from domain import quotes
from domain.access import HOUSE, Right
from domain.accounts import ways_in
from domain.accounts.rules import Purpose
from domain.accounts.ways_in import Whereto
from domain.work import work_as
from models.account import Door, Membership, WebSession
from models.customer import Customer, CustomerKind
from models.quote import QuoteStatus
from portal.consent import Step
from portal.quotes.state import QuotesState, QuoteState
from tests.makers import a_draft, a_new_version, a_sent_quote, seen_by
from tests.people import People, do
from tests.tab import Tab


def page_of(people: People, quote) -> Tab:
    return Tab(people.alice).open(f"/quotes/{quote.id}")


def shown(tab: Tab):
    return tab.shows(QuoteState, "quote")


def long_ago(people: People) -> None:
    """Alice signed in long ago: for a large amount she is asked for a code."""
    with work_as(HOUSE) as work:
        for session in work.session.exec(select(WebSession)):
            session.proved_at = people.terms.created_at


def form_for(tab: Tab, **typed) -> dict:
    return {"sha256": shown(tab).sha256, "typed_name": "Alice de Graaf", "terms_accepted": "on"} | typed


def test_the_list_shows_what_was_sent(people: People):
    a_draft(people)
    quote = a_sent_quote(people)
    tab = Tab(people.alice).open("/quotes")
    assert [(row.id, row.cents, row.status) for row in tab.shows(QuotesState, "quotes")] == [
        (str(quote.id), 236_000, "sent")
    ]


def test_who_may_not_see_quotes_is_told_kindly(people: People):
    with work_as(HOUSE) as work:
        work.session.get_one(Membership, people.alice.seats[0].membership_id).rights = [Right.ASK]
    tab = Tab(people.alice).open("/quotes")
    assert (tab.shows(QuotesState, "quotes") or [], tab.problems) == ([], [])


def test_a_consumer_reads_prices_with_vat(people: People):
    quote = shown(page_of(people, a_sent_quote(people)))
    assert quote.has_vat_in_prices
    assert [(line.cents, line.price_cents) for line in quote.lines] == [(181_500, 181_500), (54_500, 6813)]
    assert [line.has_unit_price for line in quote.lines] == [True, False]  # 8 x 68,13 is a few cents more
    assert [line.cents for line in quote.options] == [30_129]


def test_a_business_reads_prices_without_vat(people: People):
    with work_as(HOUSE) as work:
        work.session.get_one(Customer, people.alice_customer).kind = CustomerKind.BUSINESS
    tab = page_of(people, a_sent_quote(people))
    assert not shown(tab).has_vat_in_prices
    assert [(line.cents, line.price_cents) for line in shown(tab).lines] == [(150_000, 150_000), (50_000, 6250)]
    assert tab.shows(QuoteState, "sums").total_cents == 236_000


def test_a_quote_shows_lines_options_and_sums(people: People):
    tab = page_of(people, a_sent_quote(people))
    assert [line.title for line in shown(tab).lines] == ["Boiler", "Labour"]
    assert [line.title for line in shown(tab).options] == ["Thermostat"]
    assert tab.shows(QuoteState, "sums").total_cents == 236_000
    assert shown(tab).can_decide


@pytest.mark.parametrize("who", ["niels", "bo"])
def test_another_customer_gets_nothing_of_it(people: People, who: str):
    quote = a_sent_quote(people)
    tab = Tab(getattr(people, who)).open(f"/quotes/{quote.id}")
    assert shown(tab) is None or shown(tab).id == ""
    assert tab.shows(QuoteState, "problem") == "This does not exist, or it is not yours."
    tab.fire(QuoteState.approve, form={"sha256": "x", "typed_name": "N", "terms_accepted": "on"})
    assert seen_by(people.alice, quote.id).status is QuoteStatus.SENT


def test_a_draft_cannot_be_found(people: People):
    tab = page_of(people, a_draft(people))
    assert tab.shows(QuoteState, "problem")


def test_the_server_counts_the_chosen_options(people: People):
    tab = page_of(people, a_sent_quote(people))
    option = shown(tab).options[0].id
    tab.fire(QuoteState.toggle, line_id=option)
    assert tab.shows(QuoteState, "sums").total_cents == 236_000 + 30_129
    tab.fire(QuoteState.toggle, line_id=option)
    assert tab.shows(QuoteState, "sums").total_cents == 236_000


def test_a_question_stands_under_its_line_and_is_answered_live(people: People):
    quote = a_sent_quote(people)
    tab = page_of(people, quote)
    line = shown(tab).lines[1].id
    tab.fire(QuoteState.ask_about, form={"line_id": line, "text": "Two days?"})
    asked = shown(tab).lines[1]
    assert [message.text for message in asked.talk] == ["Two days?"]
    assert not asked.is_answered
    do(people.sanne, quotes.answer, asked.talk[0].id, "One day.")
    tab.fire(QuoteState.load)
    assert [message.mine for message in shown(tab).lines[1].talk] == [True, False]


def test_an_empty_question_says_so_beside_the_field(people: People):
    tab = page_of(people, a_sent_quote(people))
    tab.fire(QuoteState.ask_about, form={"line_id": "", "text": "  "})
    assert tab.shows(QuoteState, "errors") == {"text": "Write a few words first."}
    assert shown(tab).talk == []


def test_approving_asks_for_tick_and_name_and_keeps_what_was_typed(people: People):
    tab = page_of(people, a_sent_quote(people))
    tab.fire(QuoteState.go, step=Step.SIGN.value)
    tab.fire(QuoteState.approve, form={"sha256": shown(tab).sha256, "typed_name": "A. de Graaf"})
    assert set(tab.shows(QuoteState, "errors")) == {"terms_accepted"}
    assert tab.shows(QuoteState, "typed_name") == "A. de Graaf"
    assert tab.shows(QuoteState, "step") == "sign"


def test_approving_binds_the_version_with_its_options(people: People):
    quote = a_sent_quote(people)
    tab = page_of(people, quote)
    tab.fire(QuoteState.toggle, line_id=shown(tab).options[0].id)
    tab.fire(QuoteState.approve, form=form_for(tab))
    assert (shown(tab).approval_status, tab.shows(QuoteState, "step")) == ("approved", "")
    decided = seen_by(people.alice, quote.id)
    assert (decided.approval.decided_cents, decided.approval.typed_name) == (266_129, "Alice de Graaf")


def test_a_large_amount_needs_a_fresh_code(people: People):
    quote = a_sent_quote(people)
    tab = page_of(people, quote)
    tab.fire(QuoteState.toggle, line_id=shown(tab).options[0].id)  # above € 2 500
    long_ago(people)
    tab.fire(QuoteState.approve, form=form_for(tab))
    assert tab.shows(QuoteState, "is_code_asked")
    assert shown(tab).can_decide
    assert tab.shows(QuoteState, "code_sent_to") == "a•••@home.example"
    tab.fire(QuoteState.approve, form=form_for(tab, code="000000"))
    assert set(tab.shows(QuoteState, "errors")) == {"code"}
    tab.fire(QuoteState.approve, form=form_for(tab, code=fresh_code(people)))
    assert shown(tab).approval_status == "approved"


def fresh_code(people: People) -> str:
    """The code that stands in the mail."""
    with work_as(HOUSE) as work:
        record = people.alice_customer
        whereto = Whereto("alice@home.example", Door.PORTAL, company_id=people.company.id, customer_id=record)
        return ways_in.make(work, whereto, Purpose.PROOF).code


def test_a_newer_version_is_shown_and_nothing_is_approved(people: People):
    quote = a_sent_quote(people)
    tab = page_of(people, quote)
    old = form_for(tab)
    a_new_version(people, quote)
    tab.fire(QuoteState.approve, form=old)
    assert tab.shows(QuoteState, "is_changed")
    assert shown(tab).version == 2
    assert seen_by(people.alice, quote.id).status is QuoteStatus.SENT
    assert shown(tab).lines[0].change == "Was {amount} in version {version}"


def test_a_new_version_closes_the_step_that_was_open(people: People):
    quote = a_sent_quote(people)
    tab = page_of(people, quote).fire(QuoteState.go, step=Step.SIGN.value)
    a_new_version(people, quote)
    tab.fire(QuoteState.load)
    assert tab.shows(QuoteState, "is_changed")
    assert tab.shows(QuoteState, "step") == ""


def test_declining_needs_a_reason(people: People):
    quote = a_sent_quote(people)
    tab = page_of(people, quote).fire(QuoteState.go, step=Step.DECLINE.value)
    tab.fire(QuoteState.decline, form={"sha256": shown(tab).sha256, "reason": ""})
    assert set(tab.shows(QuoteState, "errors")) == {"reason"}
    tab.fire(QuoteState.decline, form={"sha256": shown(tab).sha256, "reason": "Too dear."})
    assert (shown(tab).approval_status, shown(tab).reason) == ("declined", "Too dear.")


def test_asking_for_a_change_leaves_the_version_open(people: People):
    quote = a_sent_quote(people)
    tab = page_of(people, quote).fire(QuoteState.ask_for_change, form={"text": "Another boiler, please."})
    assert shown(tab).status == "change_asked"
    assert shown(tab).can_decide
    assert [message.text for message in shown(tab).talk] == ["Another boiler, please."]


def test_the_terms_can_be_read(people: People):
    tab = page_of(people, a_sent_quote(people)).fire(QuoteState.read_terms)
    assert tab.shows(QuoteState, "terms") == "Pay us."


def test_only_a_look_counts_as_opened(people: People):
    quote = a_sent_quote(people)
    tab = page_of(people, quote)
    assert seen_by(people.alice, quote.id).approval.opened_at is None
    tab.fire(QuoteState.seen)
    assert seen_by(people.alice, quote.id).approval.opened_at is not None
