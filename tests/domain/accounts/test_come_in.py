"""Coming in by link, by code and by password: what works, and what each attacker gets."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from sqlmodel import select

from domain import accounts
from domain.access import CAPACITY_RIGHTS, HOUSE, Right, system_of
from domain.accounts import Browser, Whereto, rules
from domain.accounts.rules import LinkState, Purpose
from domain.problems import Invalid, NotFound, Problem, TooMany
from domain.work import clock, work_as
from models.account import Account, Capacity, Door, Membership, SignInAttempt, StaffMember, WebSession
from models.customer import Customer
from tests.people import People, do

PHONE = Browser("192.0.2.7", "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Safari/605.1", "nl")
NEWCOMER = "vera@new.example"


@pytest.fixture
def newcomer(people: People):
    """A customer with an e-mail address and no account yet."""
    with work_as(people.sanne) as work:
        return work.add(
            Customer(company_id=people.company.id, number="K9", name="Vera Nieuw", email=NEWCOMER, created_at=work.now)
        )


def _way_in(people: People, email: str = NEWCOMER, purpose: Purpose = Purpose.DOCUMENT):
    whereto = Whereto(email, company_id=people.company.id, path="/quotes")
    return do(system_of(people.company.id), accounts.way_in, whereto, purpose)


def _visitor(signed_in):
    return accounts.visitor_with(signed_in.token, None).customer


def test_the_button_in_a_mail_makes_the_account_and_signs_in(people, newcomer):
    signed_in = accounts.sign_in_by_link(_way_in(people).link_token, PHONE)
    actor = _visitor(signed_in)
    assert (signed_in.path, actor.name) == ("/quotes", "Vera Nieuw")
    assert [seat.customer_id for seat in actor.seats] == [newcomer.id]
    assert not actor.may(Right.SEE_QUOTES)


def test_the_capacity_decides_the_rights_once(people, newcomer):
    from domain import customers

    signed_in = accounts.sign_in_by_link(_way_in(people).link_token, PHONE)
    seat = _visitor(signed_in).seats[0]
    do(_visitor(signed_in), customers.choose_capacity, seat.membership_id, Capacity.TENANT)
    assert _visitor(signed_in).seats[0].rights == CAPACITY_RIGHTS[Capacity.TENANT]
    with pytest.raises(customers.rules.CapacityChosen):
        do(_visitor(signed_in), customers.choose_capacity, seat.membership_id, Capacity.OWNER)


def test_nobody_chooses_the_capacity_of_somebody_else(people, newcomer):
    from domain import customers

    seat = _visitor(accounts.sign_in_by_link(_way_in(people).link_token, PHONE)).seats[0]
    with pytest.raises(NotFound):
        do(people.alice, customers.choose_capacity, seat.membership_id, Capacity.OWNER)


def test_fetching_a_link_changes_nothing_and_shows_no_names(people, newcomer):
    way_in = _way_in(people)
    views = [accounts.look_at_link(way_in.link_token) for _ in range(5)]
    assert {view.state for view in views} == {LinkState.GOOD}
    assert (views[0].email, views[0].who) == ("v•••@new.example", "V. N.")
    with work_as(HOUSE) as work:
        assert work.session.exec(select(WebSession)).all() == []


def test_a_link_works_once_and_the_code_is_still_the_second_way(people, newcomer):
    way_in, other = _way_in(people), _way_in(people)
    accounts.sign_in_by_link(way_in.link_token, PHONE)
    with pytest.raises(rules.LinkGone):
        accounts.sign_in_by_link(way_in.link_token, PHONE)
    assert _visitor(accounts.sign_in_by_code(NEWCOMER, other.code, PHONE)).name == "Vera Nieuw"


def test_an_old_link_is_refused(people, newcomer):
    way_in = _way_in(people)
    with time_machine.travel(clock() + timedelta(days=31)):
        assert accounts.look_at_link(way_in.link_token).state is LinkState.EXPIRED
        with pytest.raises(rules.LinkGone):
            accounts.sign_in_by_link(way_in.link_token, PHONE)


def test_of_twenty_presses_at_once_exactly_one_signs_in(people, newcomer):
    token = _way_in(people).link_token

    def press(n: int) -> bool:
        try:
            accounts.sign_in_by_link(token, Browser(f"192.0.2.{n}"))
        except rules.LinkGone:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(press, range(20))) == 1
    with work_as(HOUSE) as work:
        assert len(work.session.exec(select(WebSession)).all()) == 1


def test_a_code_cannot_be_guessed(people, newcomer):
    way_in = _way_in(people)
    outcomes = []
    for guess in range(1000):
        code = f"{(int(way_in.code) + 1 + guess) % 1_000_000:06}"
        try:
            accounts.sign_in_by_code(NEWCOMER, code, PHONE)
        except Problem as problem:
            outcomes.append(type(problem))
    assert len(outcomes) == 1000
    assert outcomes.count(rules.WrongCode) == 10
    with work_as(HOUSE) as work:
        assert work.session.exec(select(SignInAttempt)).one().tries == rules.TRIES
    with time_machine.travel(clock() + timedelta(hours=5)), pytest.raises(rules.WrongCode):
        accounts.sign_in_by_code(NEWCOMER, way_in.code, PHONE)


def test_papers_that_are_sent_meanwhile_do_not_push_out_the_code_somebody_asked_for(people, newcomer):
    asked = _way_in(people, purpose=Purpose.SIGN_IN)
    for _paper in range(4):
        _way_in(people)
    assert _visitor(accounts.sign_in_by_code(NEWCOMER, asked.code, PHONE)).name == "Vera Nieuw"


def test_asking_for_a_code_answers_everybody_the_same(people, newcomer):
    with work_as(HOUSE) as work:
        before = len(work.session.exec(select(SignInAttempt)).all())
    assert accounts.ask_for_code("nobody@nowhere.example", PHONE) is accounts.ask_for_code(NEWCOMER, PHONE)
    with work_as(HOUSE) as work:
        assert len(work.session.exec(select(SignInAttempt)).all()) == before
    with pytest.raises(TooMany):
        for _ in range(6):
            accounts.ask_for_code(NEWCOMER, PHONE)


def test_one_account_sits_at_every_firm_that_knows_the_address(people, newcomer):
    with work_as(people.stranger) as work:
        work.add(
            Customer(
                company_id=people.other_company.id, number="K9", name="V. Nieuw", email=NEWCOMER, created_at=work.now
            )
        )
    actor = _visitor(accounts.sign_in_by_link(_way_in(people).link_token, PHONE))
    assert {seat.company_id for seat in actor.seats} == {people.company.id, people.other_company.id}


def test_a_closed_portal_lets_nobody_in(people):
    from domain import customers

    way_in = _way_in(people, "alice@home.example")
    do(people.sanne, customers.open_portal, people.alice_customer, is_open=False)
    assert _visitor(accounts.sign_in_by_link(way_in.link_token, PHONE)).seats == ()


def test_a_portal_link_never_leads_to_another_site(people):
    assert [
        rules.safe_path(path) for path in ("//evil.example", "https://evil.example", "/\\evil", "/%2fevil", "/a\n")
    ] == ["/"] * 5
    assert rules.safe_path("/quotes/1?tab=2") == "/quotes/1?tab=2"


@pytest.fixture
def sanne_has_a_password(people):
    way_in = do(HOUSE, accounts.way_in, Whereto("sanne@firm.example", Door.OFFICE), Purpose.INVITATION)
    return accounts.set_password(way_in.link_token, "correct horse battery", PHONE)


def test_an_invited_colleague_sets_a_password_and_is_in(people, sanne_has_a_password):
    staff = accounts.visitor_with(None, sanne_has_a_password.token).staff
    assert (staff.name, staff.company_id) == ("Sanne Brouwer", people.company.id)
    signed_in = accounts.sign_in_staff("Sanne@firm.example ", "correct horse battery", PHONE)
    assert accounts.visitor_with(None, signed_in.token).staff.id == people.sanne.id


def test_a_short_password_is_explained(people):
    way_in = do(HOUSE, accounts.way_in, Whereto("sanne@firm.example", Door.OFFICE), Purpose.INVITATION)
    with pytest.raises(Invalid) as problem:
        accounts.set_password(way_in.link_token, "short", PHONE)
    assert "password" in problem.value.errors


@pytest.mark.parametrize("email", ["sanne@firm.example", "nobody@firm.example", "alice@home.example"])
def test_a_wrong_password_says_the_same_for_everybody(people, sanne_has_a_password, email):
    with pytest.raises(rules.WrongPassword):
        accounts.sign_in_staff(email, "wrong horse", PHONE)


def test_somebody_who_left_is_out_at_the_next_click(people, sanne_has_a_password):
    from domain import companies

    do(people.admin, companies.let_go, people.sanne.id)
    assert accounts.visitor_with(None, sanne_has_a_password.token).staff is None
    with pytest.raises(rules.WrongPassword):
        accounts.sign_in_staff("sanne@firm.example", "correct horse battery", PHONE)


def test_a_portal_link_opens_no_office(people):
    way_in = do(HOUSE, accounts.way_in, Whereto("sanne@firm.example", Door.OFFICE), Purpose.INVITATION)
    with pytest.raises(rules.LinkGone):
        accounts.sign_in_by_link(way_in.link_token, PHONE)


def test_an_idle_office_browser_is_signed_out(people, sanne_has_a_password):
    with time_machine.travel(clock() + timedelta(hours=2, minutes=1)):
        assert accounts.visitor_with(None, sanne_has_a_password.token).staff is None


def test_signing_out_ends_the_session_for_copies_of_the_cookie_too(people, newcomer):
    signed_in = accounts.sign_in_by_link(_way_in(people).link_token, PHONE)
    accounts.sign_out(signed_in.token)
    assert _visitor(signed_in) is None


def test_sign_out_everywhere_keeps_only_this_browser(people, newcomer):
    here = accounts.sign_in_by_link(_way_in(people).link_token, PHONE)
    there = accounts.sign_in_by_link(_way_in(people).link_token, PHONE)
    assert do(_visitor(here), accounts.end_other_sessions) == 1
    assert (_visitor(here) is None, _visitor(there) is None) == (False, True)


def test_nobody_ends_the_session_of_somebody_else(people, newcomer):
    signed_in = accounts.sign_in_by_link(_way_in(people).link_token, PHONE)
    session = do(_visitor(signed_in), accounts.sessions)[0]
    with pytest.raises(NotFound):
        do(people.alice, accounts.end_session, session.id)


def test_a_fresh_code_proves_a_session(people, newcomer):
    signed_in = accounts.sign_in_by_link(_way_in(people).link_token, PHONE)
    actor = _visitor(signed_in)
    with time_machine.travel(clock() + timedelta(hours=1)) as _:
        assert not rules.is_fresh(actor.proof["proved_at"], clock())
        way_in = _way_in(people, purpose=Purpose.PROOF)
        accounts.prove(actor.proof["session"], NEWCOMER, way_in.code, PHONE)
        assert rules.is_fresh(_visitor(signed_in).proof["proved_at"], clock())


def test_the_profile_reaches_every_firm(people):
    from models.account import Channel

    do(people.alice, accounts.change_profile, name="Alice", language="fr", channel=Channel.SMS, phone="06 12345678")
    with work_as(people.sanne) as work:
        seat = work.session.exec(select(Membership).where(Membership.customer_id == people.alice_customer)).one()
        assert (seat.language, seat.channel, seat.phone) == ("fr", Channel.SMS, "+31612345678")
    with work_as(HOUSE) as work:
        assert work.session.exec(select(Account).where(Account.name == "Alice")).one().language == "fr"


def test_sms_needs_a_mobile_number(people):
    from models.account import Channel

    with pytest.raises(Invalid) as problem:
        do(people.alice, accounts.change_profile, name="A", language="nl", channel=Channel.SMS, phone="040 2123456")
    assert set(problem.value.errors) == {"phone"}


def test_the_last_administrator_stays(people):
    from domain import companies
    from models.account import Role

    with pytest.raises(companies.rules.LastAdmin):
        do(people.admin, companies.let_go, people.admin.id)
    do(people.admin, companies.change_role, people.sanne.id, Role.ADMIN)
    do(people.admin, companies.change_role, people.admin.id, Role.OFFICE)
    with work_as(HOUSE) as work:
        assert work.session.get(StaffMember, people.admin.id).role is Role.OFFICE
