"""How far quotes are, for the office's list."""

import pytest

from domain import approvals, quotes
from domain.problems import NotAllowed, NotFound
from models.message import ThreadSubject
from models.quote import QuoteStatus
from tests.makers import a_draft, a_sent_quote, line_of, seen_by
from tests.people import People, do
from tests.talking import says


def test_it_tells_of_the_newest_version_and_of_open_questions(people: People):
    sent, draft = a_sent_quote(people), a_draft(people)
    do(people.alice, approvals.open, seen_by(people.alice, sent.id).approval.id)
    do(people.alice, quotes.ask, sent.id, line_of(sent), "When?")
    found = do(people.sanne, quotes.progress, [sent.id, draft.id])
    assert set(found) == {sent.id}
    assert (found[sent.id].opened_at is not None, found[sent.id].questions) == (True, 1)


def test_a_message_about_the_quote_waits_like_a_question(people: People):
    sent = a_sent_quote(people)
    says(people.alice, "When can you start?", to=sent.id, kind=ThreadSubject.QUOTE)
    assert do(people.sanne, quotes.progress, [sent.id])[sent.id].questions == 1
    says(people.sanne, "In May.", to=sent.id, kind=ThreadSubject.QUOTE)
    assert do(people.sanne, quotes.progress, [sent.id])[sent.id].questions == 0


def test_another_firm_learns_nothing(people: People):
    sent = a_sent_quote(people)
    assert do(people.stranger, quotes.progress, [sent.id]) == {}
    assert set(do(people.stranger, quotes.counts).values()) == {0}


def test_counts_are_of_what_waits(people: People):
    a_sent_quote(people)
    a_draft(people)
    counted = do(people.sanne, quotes.counts)
    assert counted == {QuoteStatus.DRAFT: 1, QuoteStatus.SENT: 1, QuoteStatus.CHANGE_ASKED: 0}


def test_only_open_quotes_are_withdrawn(people: People):
    sent, draft = a_sent_quote(people), a_draft(people)
    assert do(people.sanne, quotes.withdraw_open, [sent.id, draft.id]) == 1
    assert do(people.sanne, quotes.withdraw_open, [sent.id]) == 0


def test_nobody_withdraws_another_firms_quotes(people: People):
    sent = a_sent_quote(people)
    with pytest.raises(NotFound):
        do(people.stranger, quotes.withdraw_open, [sent.id])


def test_customers_and_technicians_are_not_told(people: People):
    sent = a_sent_quote(people)
    for who in (people.alice, people.technician):
        with pytest.raises(NotAllowed):
            do(who, quotes.progress, [sent.id])
        with pytest.raises(NotAllowed):
            do(who, quotes.counts)
    with pytest.raises(NotAllowed):
        do(people.planner, quotes.withdraw_open, [sent.id])
