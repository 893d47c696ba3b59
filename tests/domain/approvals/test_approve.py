"""A customer approves exactly the version that was shown: once, with authority, and never by somebody else."""

from datetime import timedelta

import pytest
import time_machine
from sqlmodel import select

from domain import approvals, quotes
from domain.access import HOUSE, Right, system_of
from domain.approvals.rules import AboveLimit, AlreadyDecided, Expired, Outdated, ProofNeeded, Withdrawn
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import clock, work_as
from models.approval import Approval, ApprovalStatus
from models.company import Company
from models.fact import Fact
from models.quote import QuoteStatus
from tests.makers import a_new_version, a_sent_quote, approved, just_proved, seen_by, with_limit, with_rights
from tests.people import People, do


@pytest.fixture
def sent(people: People):
    return a_sent_quote(people)


@pytest.fixture
def consent(people: People, sent):
    """What Alice is asked: € 2 360,00, below the € 2 500,00 above which a fresh code is needed."""
    return seen_by(people.alice, sent.id).approval


def test_alice_approves_what_she_was_shown(people: People, sent, consent):
    decided = approved(people.alice, consent)
    assert (decided.status, decided.typed_name, decided.decided_cents) == (
        ApprovalStatus.APPROVED,
        "Alice de Graaf",
        236_000,
    )
    assert do(people.sanne, quotes.draft, sent.id).status is QuoteStatus.APPROVED
    assert (decided.can_decide, consent.can_decide) == (False, True)


def test_what_proves_it_is_written_down(people: People, consent):
    approved(just_proved(people.alice), consent)
    with work_as(HOUSE) as work:
        row = work.get(Approval, consent.id)
    assert (row.ip, row.agent, row.account_id) == ("192.0.2.7", "Test phone", people.alice.account_id)
    assert row.verified_by == "code"
    assert row.opened_at
    assert row.opened_at <= row.decided_at


def test_an_old_session_is_written_down_as_such(people: People, consent):
    approved(people.alice, consent)
    with work_as(HOUSE) as work:
        assert work.get(Approval, consent.id).verified_by == "session"


def test_the_fact_tells_the_amount_and_the_choices(people: People, sent, consent):
    thermostat = sent.lines[2].item.id
    approved(just_proved(people.alice), consent, choices=[thermostat])
    with work_as(people.sanne) as work:
        fact = work.session.exec(select(Fact).where(Fact.name == "quote.approved")).one()
    assert (fact.subject_id, fact.data["cents"], fact.data["choices"]) == (sent.id, 236_000 + 30_129, [thermostat])
    assert fact.data["approval_id"] == str(consent.id)


def test_chosen_options_are_part_of_what_is_agreed(people: People, sent, consent):
    thermostat = sent.lines[2].item.id
    choice = do(people.alice, quotes.totals_with, sent.id, 1, [thermostat])
    decided = approved(just_proved(people.alice), consent, choices=[thermostat])
    assert decided.choices == (thermostat,)
    assert decided.decided_cents == choice.totals.total_cents == seen_by(people.alice, sent.id).totals.total_cents


@pytest.mark.parametrize("which", ["fixed", "unknown"])
def test_only_optional_lines_of_this_version_can_be_chosen(people: People, sent, consent, which):
    choices = [sent.lines[0].item.id if which == "fixed" else "nonsense"]
    with pytest.raises(Invalid) as raised:
        approved(people.alice, consent, choices=choices)
    assert set(raised.value.errors) == {"choices"}
    with pytest.raises(Invalid):
        do(people.alice, quotes.totals_with, sent.id, 1, choices)


def test_nothing_is_ticked_or_typed_for_the_customer(people: People, consent):
    with pytest.raises(Invalid) as raised:
        approved(people.alice, consent, typed_name="  ", terms_accepted=False)
    assert set(raised.value.errors) == {"typed_name", "terms_accepted"}
    assert do(people.alice, approvals.by_id, consent.id).status is ApprovalStatus.WAITING


def test_a_truthy_something_is_not_a_tick(people: People, consent):
    with pytest.raises(Invalid):
        approved(people.alice, consent, terms_accepted="no")


def test_another_content_than_was_shown_cannot_be_approved(people: People, consent):
    with pytest.raises(Outdated):
        approved(people.alice, consent, sha256="0" * 64)


def test_the_old_version_leads_to_the_new_one(people: People, sent, consent):
    a_new_version(people, a_new_version(people, sent), price="1700")
    newest = seen_by(people.alice, sent.id).approval
    with pytest.raises(Outdated) as raised:
        approved(people.alice, consent)
    assert raised.value.newer_id == newest.id
    with pytest.raises(Outdated):
        approved(people.alice, consent, sha256=newest.sha256)
    assert approved(just_proved(people.alice), newest).status is ApprovalStatus.APPROVED


def test_the_hash_of_a_new_version_does_not_fit_the_old_approval(people: People, sent, consent):
    a_new_version(people, sent)
    newest = seen_by(people.alice, sent.id).approval
    with pytest.raises(Outdated):
        approved(people.alice, newest, sha256=consent.sha256)


def test_a_decision_is_made_once(people: People, consent):
    approved(people.alice, consent)
    with pytest.raises(AlreadyDecided):
        approved(people.alice, consent)
    with pytest.raises(AlreadyDecided):
        do(people.alice, approvals.decline, consent.id, sha256=consent.sha256, reason="No")


def test_a_withdrawn_quote_cannot_be_approved(people: People, sent, consent):
    do(people.sanne, quotes.withdraw, sent.id)
    with pytest.raises(Withdrawn):
        approved(people.alice, consent)


def test_after_the_last_day_it_is_too_late_even_before_the_timetable_ran(people: People, sent, consent):
    with time_machine.travel(consent.expires_at):
        late = seen_by(people.alice, sent.id)
        assert (late.status, late.approval.status) == (QuoteStatus.EXPIRED, ApprovalStatus.EXPIRED)
        assert (late.approval.can_decide, do(people.alice, approvals.waiting)) == (False, [])
        with pytest.raises(Expired):
            approved(people.alice, consent)
    with time_machine.travel(consent.expires_at - timedelta(seconds=1)):
        assert approved(people.alice, consent).status is ApprovalStatus.APPROVED


def test_above_the_firms_amount_a_fresh_code_is_needed(people: People, sent, consent):
    thermostat = sent.lines[2].item.id  # takes it over € 2 500,00
    assert do(people.alice, quotes.totals_with, sent.id, 1, [thermostat]).needs_proof
    assert not do(people.alice, quotes.totals_with, sent.id, 1, []).needs_proof
    with pytest.raises(ProofNeeded):
        approved(people.alice, consent, choices=[thermostat])
    assert approved(just_proved(people.alice), consent, choices=[thermostat]).status is ApprovalStatus.APPROVED


def test_a_code_of_eleven_minutes_ago_is_not_fresh(people: People, consent):
    with work_as(people.admin) as work:
        work.get(Company, people.company.id).code_above_cents = 0
    actor = just_proved(people.alice)
    assert not do(actor, approvals.by_id, consent.id).needs_proof
    with time_machine.travel(clock() + timedelta(minutes=11)), pytest.raises(ProofNeeded):
        approved(actor, consent)
    with time_machine.travel(clock() + timedelta(minutes=9)):
        assert approved(actor, consent).status is ApprovalStatus.APPROVED


def test_nobody_approves_above_his_own_limit(people: People, sent, consent):
    office_manager = with_limit(just_proved(people.alice), 236_000)
    choice = do(office_manager, quotes.totals_with, sent.id, 1, [sent.lines[2].item.id])
    assert choice.is_above_limit
    with pytest.raises(AboveLimit):
        approved(office_manager, consent, choices=[sent.lines[2].item.id])
    assert approved(office_manager, consent).status is ApprovalStatus.APPROVED


def test_staff_and_machines_cannot_approve_for_the_customer(people: People, consent):
    for actor in (people.sanne, people.admin, people.planner, system_of(people.company.id)):
        with pytest.raises(NotAllowed):
            approved(actor, consent)
    for actor in (people.technician, people.stranger, people.niels, people.bo):
        with pytest.raises(NotFound):
            approved(actor, consent)


def test_who_may_see_but_not_approve_cannot(people: People, consent):
    reader = with_rights(people.alice, Right.SEE_QUOTES, Right.ASK, Right.APPROVE_DOCUMENTS)
    assert do(reader, approvals.by_id, consent.id).can_decide is False
    with pytest.raises(NotAllowed):
        approved(reader, consent)


def test_declining_needs_a_reason_and_ends_it(people: People, sent, consent):
    with pytest.raises(Invalid):
        do(people.alice, approvals.decline, consent.id, sha256=consent.sha256, reason=" ")
    decided = do(people.alice, approvals.decline, consent.id, sha256=consent.sha256, reason="Too dear")
    assert (decided.status, decided.reason) == (ApprovalStatus.DECLINED, "Too dear")
    assert do(people.sanne, quotes.draft, sent.id).status is QuoteStatus.DECLINED
    with pytest.raises(AlreadyDecided):
        approved(people.alice, consent)


def test_only_the_customer_declines(people: People, consent):
    for actor, problem in ((people.sanne, NotAllowed), (people.niels, NotFound), (people.stranger, NotFound)):
        with pytest.raises(problem):
            do(actor, approvals.decline, consent.id, sha256=consent.sha256, reason="No")


def test_looking_at_it_counts_once_and_only_for_the_customer(people: People, consent):
    for actor in (people.sanne, system_of(people.company.id)):
        assert do(actor, approvals.open, consent.id).opened_at is None
    first = do(people.alice, approvals.open, consent.id)
    again = do(people.alice, approvals.open, consent.id)
    assert first.opened_at is not None
    assert again.opened_at == first.opened_at
    with pytest.raises(NotFound):
        do(people.niels, approvals.open, consent.id)
    with work_as(people.sanne) as work:
        opened = work.session.exec(select(Fact).where(Fact.name == "quote.opened")).all()
    assert [fact.actor_name for fact in opened] == ["Alice de Graaf"]


def test_what_waits_is_listed_with_the_first_to_expire_on_top(people: People, consent):
    other = seen_by(people.niels, a_sent_quote(people, customer=people.niels_customer).id).approval
    assert [row.id for row in do(people.alice, approvals.waiting)] == [consent.id]
    assert [row.id for row in do(people.niels, approvals.waiting)] == [other.id]
    assert do(people.sanne, approvals.waiting) == []
    approved(people.alice, consent)
    assert do(people.alice, approvals.waiting) == []


def test_what_nobody_answers_expires_over_all_firms(people: People, sent, consent):
    assert do(HOUSE, approvals.expire) == 0
    with time_machine.travel(consent.expires_at):
        assert (do(HOUSE, approvals.expire), do(HOUSE, approvals.expire)) == (1, 0)
        assert do(people.alice, approvals.by_id, consent.id).status is ApprovalStatus.EXPIRED
        assert do(people.sanne, quotes.draft, sent.id).status is QuoteStatus.EXPIRED
    with pytest.raises(NotAllowed):
        do(people.sanne, approvals.expire)
    with work_as(people.alice) as work:
        assert work.session.exec(select(Fact).where(Fact.name == "quote.expired")).one().subject_id == sent.id
