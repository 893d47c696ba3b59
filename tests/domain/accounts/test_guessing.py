"""A thousand guesses, at every place where a secret is typed: a handful are looked at, the rest are turned away."""

from collections import Counter
from collections.abc import Callable

import pytest
from sqlmodel import select

from domain import accounts
from domain.access import HOUSE, system_of
from domain.accounts import Browser, Whereto, rules
from domain.accounts.rules import Purpose
from domain.problems import NotFound, Problem, TooMany
from domain.work import work_as
from models.account import Door, SignInAttempt
from models.fact import Job
from tests.makers import a_sent_quote, seen_by
from tests.people import People, do

ALICE, SANNE = "alice@home.example", "sanne@firm.example"


def _outcomes(guess: Callable[[str, Browser], object], right: str) -> Counter:
    """What a thousand wrong guesses from many networks come to."""
    found: Counter = Counter()
    for n in range(1000):
        try:
            guess(f"{(int(right) + 1 + n) % 1_000_000:06}", Browser(f"192.0.2.{n % 250}"))
        except Problem as problem:
            found[type(problem)] += 1
    return found


def _way_in(people: People, purpose: Purpose):
    return do(system_of(people.company.id), accounts.way_in, Whereto(ALICE, company_id=people.company.id), purpose)


@pytest.mark.parametrize("purpose", [Purpose.SIGN_IN, Purpose.DOCUMENT])
def test_the_code_to_sign_in(people: People, purpose: Purpose):
    way = _way_in(people, purpose)
    found = _outcomes(lambda code, browser: accounts.sign_in_by_code(ALICE, code, browser), way.code)
    assert found == {rules.WrongCode: 10, TooMany: 990}
    with pytest.raises(TooMany):
        accounts.sign_in_by_code(ALICE, way.code, Browser("192.0.2.251"))


def test_the_code_behind_a_link(people: People):
    way = _way_in(people, Purpose.DOCUMENT)
    found = _outcomes(lambda code, browser: accounts.sign_in_by_code_behind(way.link_token, code, browser), way.code)
    assert found == {rules.WrongCode: 10, TooMany: 990}


def test_the_fresh_code_before_a_serious_act(people: People):
    token = accounts.sign_in_as(ALICE, Door.PORTAL, Browser()).token
    actor = accounts.visitor_with(token, None).customer
    assert actor
    way = _way_in(people, Purpose.PROOF)
    session = actor.proof["session"]
    found = _outcomes(lambda code, browser: accounts.prove(session, ALICE, code, browser), way.code)
    assert found == {rules.WrongCode: 10, TooMany: 990}
    with work_as(HOUSE, writes=False) as work:
        assert work.session.exec(select(SignInAttempt)).one().tries == rules.TRIES, "and this code is spent"


def test_the_password_of_a_colleague(people: People):
    way = do(HOUSE, accounts.way_in, Whereto(SANNE, Door.OFFICE, people.company.id), Purpose.INVITATION)
    accounts.set_password(way.link_token, "a few words in a row", Browser())
    found = _outcomes(lambda guess, browser: accounts.sign_in_staff(SANNE, f"password {guess}", browser), "0")
    assert found == {rules.WrongPassword: 10, TooMany: 990}


def test_fresh_codes_are_not_mailed_a_thousand_times_and_come_from_the_firm_that_asks(people: People):
    approval = seen_by(people.alice, a_sent_quote(people).id).approval
    found: Counter = Counter()
    for _n in range(1000):
        try:
            do(people.alice, accounts.ask_for_proof, approval.id)
        except TooMany:
            found[TooMany] += 1
    assert found[TooMany] == 995
    with work_as(HOUSE, writes=False) as work:
        jobs = work.session.exec(select(Job).where(Job.kind == "accounts.send_proof")).all()
    assert {job.company_id for job in jobs} == {people.company.id}
    assert len(jobs) == 5


def test_nobody_asks_for_a_code_in_the_name_of_a_firm_that_asks_nothing_of_them(people: People):
    approval = seen_by(people.alice, a_sent_quote(people).id).approval
    with pytest.raises(NotFound):
        do(people.bo, accounts.ask_for_proof, approval.id)
