"""Sending freezes what the customer will see, and asks for consent to exactly that."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlmodel import select

from domain import approvals, papers, quotes
from domain.access import HOUSE
from domain.lines import LineForm
from domain.papers import end_of_day
from domain.problems import NotAllowed, NotFound
from domain.quotes import ChangeKind, QuoteForm
from domain.quotes.offer import offer_in
from domain.quotes.rules import NothingToSend, NotOpen, NotReady
from domain.work import work_as
from models.approval import ApprovalStatus
from models.company import Company
from models.customer import Customer
from models.fact import Fact
from models.quote import QuoteStatus, QuoteVersion
from tests.makers import a_draft, a_new_version, a_sent_quote, approved, just_proved, seen_by
from tests.people import People, do


def test_what_is_sent_is_what_the_customer_reads(people: People):
    sent = a_sent_quote(people)
    seen = seen_by(people.alice, sent.id)
    assert (seen.status, seen.offer.number, seen.offer.version) == (QuoteStatus.SENT, sent.number, 1)
    assert [line.amount_cents for line in seen.offer.lines] == [150_000, 50_000, 24_900]
    assert seen.totals.total_cents == 236_000
    assert seen.offer.sender.name == "Van Houten Installatie"
    assert seen.offer.receiver.lines == ("Alice de Graaf", "Lindenlaan 12", "5611 AA Best")
    assert (seen.offer.language, seen.offer.terms and seen.offer.terms.version) == ("nl", 4)


def test_the_preview_is_exactly_what_is_sent(people: People):
    draft = a_draft(people)
    preview = do(people.sanne, quotes.preview, draft.id)
    do(people.sanne, quotes.send, draft.id, draft.revision)
    seen = seen_by(people.alice, draft.id)
    assert (preview.offer, preview.sha256, preview.gaps) == (seen.offer, seen.sha256, {})


def test_the_snapshot_is_proved_by_its_hash_and_read_back_whole(people: People):
    sent = a_sent_quote(people)
    with work_as(HOUSE) as work:
        version = work.session.exec(select(QuoteVersion).where(QuoteVersion.quote_id == sent.id)).one()
    assert papers.fingerprint(version.content) == version.sha256
    assert papers.frozen(offer_in(version.content)) == version.content


def test_the_approval_is_for_this_version_until_the_end_of_the_last_day(people: People):
    draft = a_draft(people)
    form = QuoteForm(title="Boiler", valid_until=date(2027, 3, 28))  # the day has 23 hours in Amsterdam
    draft = do(people.sanne, quotes.edit, draft.id, draft.revision, form)
    sent = do(people.sanne, quotes.send, draft.id, draft.revision)
    consent = seen_by(people.alice, sent.id).approval
    assert consent.expires_at == datetime(2027, 3, 28, 22, 0, tzinfo=UTC)
    assert (consent.amount_cents, consent.status, consent.version) == (236_000, ApprovalStatus.WAITING, 1)
    assert end_of_day(date(2027, 10, 31), "Europe/Amsterdam") == datetime(2027, 10, 31, 23, 0, tzinfo=UTC)


def test_a_new_version_supersedes_the_question_about_the_old_one(people: People):
    first = a_sent_quote(people)
    old = seen_by(people.alice, first.id).approval
    a_new_version(people, first)
    seen = seen_by(people.alice, first.id)
    old = do(people.alice, approvals.by_id, old.id)
    assert (seen.offer.version, seen.approval.status) == (2, ApprovalStatus.WAITING)
    assert (old.status, old.newer_id) == (ApprovalStatus.SUPERSEDED, seen.approval.id)
    assert do(people.alice, quotes.version, first.id, 1).totals.total_cents == 236_000


def test_the_customer_reads_what_changed(people: People):
    first = a_sent_quote(people)
    boiler, labour, _thermostat = (line.item.id for line in first.lines)
    draft = do(people.sanne, quotes.remove_line, first.id, first.revision, labour)
    draft = do(people.sanne, quotes.add_line, draft.id, draft.revision, LineForm(title="Flue", price="90"))
    typed = replace(draft.lines[0].typed, price="1400")
    draft = do(people.sanne, quotes.change_line, draft.id, draft.revision, boiler, typed)
    do(people.sanne, quotes.send, draft.id, draft.revision)
    changes = seen_by(people.alice, first.id).changes
    assert [(change.kind, change.title, change.before_cents, change.after_cents) for change in changes] == [
        (ChangeKind.CHANGED, "Boiler", 150_000, 140_000),
        (ChangeKind.ADDED, "Flue", None, 9_000),
        (ChangeKind.REMOVED, "Labour", 50_000, None),
    ]
    assert changes[0].fields == ("price_cents",)
    assert do(people.sanne, quotes.compare, first.id, 1, 2) == changes


def test_what_changes_in_the_house_later_does_not_change_what_was_sent(people: People):
    sent = a_sent_quote(people)
    before = seen_by(people.alice, sent.id).offer
    with work_as(people.admin) as work:
        work.get(Company, people.company.id).name = "Another name"
        work.get(Customer, people.alice_customer).name = "A. de Graaf"
    assert seen_by(people.alice, sent.id).offer == before


def test_everything_that_is_missing_is_said_at_once(people: People):
    with work_as(people.sanne) as work:
        customer = work.get(Customer, people.alice_customer)
        customer.email = customer.phone = ""
    draft = do(people.sanne, quotes.create, people.alice_customer)
    with time_machine.travel(datetime(2028, 1, 1, tzinfo=UTC)), pytest.raises(NotReady) as raised:
        do(people.sanne, quotes.send, draft.id, draft.revision)
    assert set(raised.value.errors) == {"lines", "title", "valid_until", "customer"}
    with work_as(HOUSE) as work:
        assert work.session.exec(select(QuoteVersion)).all() == []


def test_the_same_version_is_not_sent_twice(people: People):
    sent = a_sent_quote(people)
    with pytest.raises(NothingToSend):
        do(people.sanne, quotes.send, sent.id, sent.revision)


def test_a_withdrawn_quote_waits_no_longer_and_may_be_sent_again(people: People):
    sent = a_sent_quote(people)
    old = seen_by(people.alice, sent.id).approval
    draft = do(people.sanne, quotes.withdraw, sent.id, reason="Wrong boiler")
    assert draft.status is QuoteStatus.WITHDRAWN
    assert do(people.alice, approvals.by_id, old.id).status is ApprovalStatus.WITHDRAWN
    with pytest.raises(NotOpen):
        do(people.sanne, quotes.withdraw, sent.id)
    again = do(people.sanne, quotes.send, draft.id, draft.revision)
    assert (again.version, again.status) == (2, QuoteStatus.SENT)


def test_a_declined_quote_may_be_changed_and_sent_again(people: People):
    sent = a_sent_quote(people)
    consent = seen_by(people.alice, sent.id).approval
    do(people.alice, approvals.decline, consent.id, sha256=consent.sha256, reason="Too dear")
    current = do(people.sanne, quotes.draft, sent.id)
    again = a_new_version(people, current, price="1300,00")
    assert (again.status, again.version) == (QuoteStatus.SENT, 2)


def test_facts_tell_the_story_and_the_customer_hears_no_drafts(people: People):
    sent = a_sent_quote(people)
    a_new_version(people, sent)
    with work_as(people.alice) as work:
        heard = [fact.name for fact in work.session.exec(select(Fact).order_by(Fact.seq))]  # type: ignore[arg-type]
    assert heard == ["quote.sent", "quote.superseded", "quote.sent"]


def test_who_may_not_edit_may_not_send(people: People):
    draft = a_draft(people)
    for actor in (people.planner, people.alice):
        with pytest.raises(NotAllowed):
            do(actor, quotes.send, draft.id, draft.revision)
    with pytest.raises(NotFound):
        do(people.stranger, quotes.send, draft.id, draft.revision)
    with pytest.raises(NotAllowed):
        do(people.alice, quotes.withdraw, draft.id)


def test_the_last_day_itself_still_counts(people: People):
    draft = a_draft(people)
    today = draft.valid_until - timedelta(days=30)
    draft = do(people.sanne, quotes.edit, draft.id, draft.revision, QuoteForm(title="Today", valid_until=today))
    sent = do(people.sanne, quotes.send, draft.id, draft.revision)
    assert (
        approved(just_proved(people.alice), seen_by(people.alice, sent.id).approval).status is ApprovalStatus.APPROVED
    )
