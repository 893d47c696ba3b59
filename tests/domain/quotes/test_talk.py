"""Questions per line of a quote, answers, wishes; all on the record, none of it for strangers."""

import pytest

from domain import approvals, quotes
from domain.access import Right
from domain.approvals.rules import Outdated
from domain.problems import Invalid, NotAllowed, NotFound
from models.approval import ApprovalStatus
from models.base import new_id
from models.quote import QuoteStatus
from tests.makers import a_draft, a_new_version, a_sent_quote, approved, just_proved, line_of, seen_by, with_rights
from tests.people import People, do


def test_a_question_about_a_line_is_answered_in_the_same_place(people: People):
    sent = a_sent_quote(people)
    line = sent.lines[1].item.id
    question = do(people.alice, quotes.ask, sent.id, line, " How many days? ")
    reply = do(people.sanne, quotes.answer, question.id, "Two days.")
    talk = seen_by(people.alice, sent.id).talk
    assert [(m.text, m.by, m.from_customer, m.line_id) for m in talk] == [
        ("How many days?", "Alice de Graaf", True, line),
        ("Two days.", "Sanne Brouwer", False, line),
    ]
    assert talk[0].answered_at == reply.at
    assert do(people.sanne, quotes.by_id, sent.id).talk == talk


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_empty_and_endless_questions_are_refused(people: People, text):
    sent = a_sent_quote(people)
    with pytest.raises(Invalid):
        do(people.alice, quotes.ask, sent.id, line_of(sent), text)


def test_a_line_that_the_customer_was_not_shown_is_not_found(people: People):
    sent = a_sent_quote(people)
    draft = do(people.sanne, quotes.add_line, sent.id, sent.revision, sent.lines[0].typed)
    for line in (str(new_id()), draft.last_line_id, "../1", ""):
        with pytest.raises(NotFound):
            do(people.alice, quotes.ask, sent.id, line, "What is this?")


def test_a_wish_for_a_change_keeps_the_version_open_until_a_new_one_comes(people: People):
    sent = a_sent_quote(people)
    seen = seen_by(people.alice, sent.id)
    do(people.alice, quotes.ask_for_change, seen.approval.id, "Without the thermostat please.")
    asked = seen_by(people.alice, sent.id)
    assert (asked.status, asked.approval.status) == (QuoteStatus.CHANGE_ASKED, ApprovalStatus.WAITING)
    a_new_version(people, do(people.sanne, quotes.draft, sent.id))
    with pytest.raises(Outdated) as raised:
        do(people.alice, quotes.ask_for_change, seen.approval.id, "And another thing")
    assert raised.value.newer_id == seen_by(people.alice, sent.id).approval.id


def test_nothing_more_can_be_wished_for_after_approval(people: People):
    sent = a_sent_quote(people)
    consent = approved(just_proved(people.alice), seen_by(people.alice, sent.id).approval)
    with pytest.raises(Exception, match="decided"):
        do(people.alice, quotes.ask_for_change, consent.id, "A bigger one")


def test_only_customers_ask_and_only_staff_answer(people: People):
    sent = a_sent_quote(people)
    consent = seen_by(people.alice, sent.id).approval
    question = do(people.alice, quotes.ask, sent.id, line_of(sent), "When?")
    for actor in (people.sanne, people.planner):
        with pytest.raises(NotAllowed):
            do(actor, quotes.ask, sent.id, line_of(sent), "Psst")
        with pytest.raises(NotAllowed):
            do(actor, quotes.ask_for_change, consent.id, "Psst")
    with pytest.raises(NotAllowed):
        do(people.alice, quotes.answer, question.id, "Soon")
    with pytest.raises(NotAllowed):
        do(people.planner, quotes.answer, question.id, "Soon")


def test_who_may_read_but_not_ask_is_told_so_before(people: People):
    sent = a_sent_quote(people)
    reader = with_rights(people.alice, Right.SEE_QUOTES)
    assert (seen_by(reader, sent.id).can_ask, seen_by(people.alice, sent.id).can_ask) == (False, True)
    with pytest.raises(NotAllowed):
        do(reader, quotes.ask, sent.id, line_of(sent), "When?")


def test_a_tenant_finds_no_quotes_nor_their_approvals(people: People):
    sent = a_sent_quote(people)
    consent = seen_by(people.alice, sent.id).approval
    tenant = with_rights(people.alice, Right.SEE_DOCUMENTS, Right.ASK)
    with pytest.raises(NotAllowed):
        do(tenant, quotes.for_customer, sent.id)
    with pytest.raises(NotFound):
        do(tenant, approvals.by_id, consent.id)
    assert do(tenant, approvals.waiting) == []


def test_the_neighbours_and_strangers_find_nothing(people: People):
    sent, draft = a_sent_quote(people), a_draft(people)
    consent = seen_by(people.alice, sent.id).approval
    question = do(people.alice, quotes.ask, sent.id, line_of(sent), "When?")
    for actor in (people.niels, people.bo):
        for attempt in (
            lambda actor=actor: do(actor, quotes.for_customer, sent.id),
            lambda actor=actor: do(actor, quotes.version, sent.id, 1),
            lambda actor=actor: do(actor, quotes.totals_with, sent.id, 1, []),
            lambda actor=actor: do(actor, quotes.ask, sent.id, line_of(sent), "Hello?"),
            lambda actor=actor: do(actor, quotes.ask_for_change, consent.id, "Hello?"),
            lambda actor=actor: do(actor, quotes.for_customer, draft.id),
        ):
            with pytest.raises(NotFound):
                attempt()
    with pytest.raises(NotFound):
        do(people.stranger, quotes.answer, question.id, "Hello!")
