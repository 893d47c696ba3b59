"""One account at several firms' offices: accepting an invitation, coming in where one was last, going over."""

import pytest
from sqlmodel import select

from domain import accounts, companies, quotes
from domain.access import HOUSE, Actor
from domain.accounts import Browser, Proof, SignedIn, Whereto, rules
from domain.accounts.rules import Purpose
from domain.problems import NotFound, TooMany
from domain.work import work_as
from integrations.identity import Identity
from models.account import Account, Door, Role, StaffMember
from tests.people import People, do

DESK = Browser("192.0.2.9", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "nl")
PASSWORD = "correct horse battery"
SANNE = "sanne@firm.example"


def _staff(signed_in: SignedIn) -> Actor:
    staff = accounts.visitor_with(None, signed_in.token).staff
    assert staff is not None
    return staff


def _link(people: People, company_id, email: str = SANNE, purpose: Purpose = Purpose.INVITATION) -> str:
    return do(HOUSE, accounts.way_in, Whereto(email, Door.OFFICE, company_id), purpose).link_token


@pytest.fixture
def at_first(people: People) -> SignedIn:
    """Sanne works at the first firm, with a password."""
    return accounts.set_password(_link(people, people.company.id), PASSWORD, DESK)


@pytest.fixture
def invitation(people: People, at_first: SignedIn) -> str:
    """The link with which the other firm invites Sanne."""
    with work_as(HOUSE) as work:
        boss = work.get(StaffMember, people.stranger.id)
        boss.role = Role.ADMIN
    admin = accounts.visitor_with(None, accounts.sign_in_as("sven@firm.example", Door.OFFICE, DESK).token).staff
    assert admin is not None
    do(admin, companies.invite, name="Sanne B.", email=SANNE, role=Role.OFFICE, language="de")
    return _link(people, people.other_company.id)


def _firms(actor: Actor) -> list[tuple[str, bool]]:
    return [(place.name, place.is_here) for place in do(actor, accounts.my_workplaces)]


def test_an_invitation_alone_opens_nothing(people: People, invitation: str, at_first: SignedIn):
    assert _firms(_staff(at_first)) == [("Van Houten Installatie", True)]
    with pytest.raises(NotFound):
        accounts.switch_company(_staff(at_first).proof["session"], people.other_company.id, DESK)


def test_whoever_is_signed_in_accepts_by_a_press_and_is_there(people: People, invitation: str, at_first: SignedIn):
    staff = _staff(at_first)
    assert accounts.proof_for(invitation, staff) is Proof.PRESS
    there = accounts.join(invitation, DESK, staff=staff)
    assert (_staff(there).company_id, _staff(there).name) == (people.other_company.id, "Sanne B.")
    assert _firms(_staff(there)) == [("Autohaus Berger", True), ("Van Houten Installatie", False)]
    assert accounts.visitor_with(None, at_first.token).staff is None, "the cookie of before opens nothing any more"


def test_the_password_of_the_account_accepts_too_and_stays_what_it_was(people: People, invitation: str):
    assert accounts.proof_for(invitation, None) is Proof.PASSWORD
    with pytest.raises(rules.WrongPassword):
        accounts.join(invitation, DESK, password="wrong horse")
    assert _staff(accounts.join(invitation, DESK, password=PASSWORD)).company_id == people.other_company.id
    assert accounts.sign_in_staff(SANNE, PASSWORD, DESK).token
    with work_as(HOUSE) as work:
        assert len(work.session.exec(select(Account).where(Account.email == SANNE)).all()) == 1


def test_whoever_only_has_the_link_cannot_take_the_account_over(people: People, invitation: str):
    with pytest.raises(rules.HasAccount):
        accounts.set_password(invitation, "a password of the thief", DESK)
    with pytest.raises(rules.WrongPassword):
        accounts.join(invitation, DESK, staff=people.stranger)
    assert _staff(accounts.sign_in_staff(SANNE, PASSWORD, DESK)).company_id == people.company.id


def test_the_password_of_an_invitation_cannot_be_guessed(people: People, invitation: str):
    outcomes = []
    for guess in range(1000):
        try:
            accounts.join(invitation, Browser(f"192.0.2.{guess % 250}"), password=f"guess {guess}")
        except (rules.WrongPassword, TooMany) as problem:
            outcomes.append(type(problem))
    assert (len(outcomes), outcomes.count(rules.WrongPassword)) == (1000, 10)


def test_an_invitation_is_accepted_once(people: People, invitation: str, at_first: SignedIn):
    accounts.join(invitation, DESK, staff=_staff(at_first))
    with pytest.raises(rules.LinkGone):
        accounts.join(invitation, DESK, password=PASSWORD)


def test_a_link_for_a_new_password_joins_no_firm(people: People, invitation: str, at_first: SignedIn):
    reset = _link(people, people.other_company.id, purpose=Purpose.RESET)
    with pytest.raises(rules.LinkGone):
        accounts.join(reset, DESK, staff=_staff(at_first), password=PASSWORD)
    again = accounts.set_password(reset, "another horse battery", DESK)
    assert _firms(_staff(again)) == [("Van Houten Installatie", True)]


def test_accepting_one_firm_leaves_the_invitation_of_another_open(people: People, invitation: str):
    other = _link(people, people.company.id, "nora@firm.example")
    second = _link(people, people.other_company.id, "nora@firm.example")
    for company_id in (people.company.id, people.other_company.id):
        with work_as(HOUSE) as work:
            work.add(StaffMember(company_id=company_id, email="nora@firm.example", name="Nora", role=Role.OFFICE,
                                 invited_at=work.now))  # fmt: skip
    here = accounts.set_password(other, PASSWORD, DESK)
    there = accounts.join(second, DESK, staff=_staff(here))
    assert _staff(there).company_id == people.other_company.id


def test_one_comes_in_where_one_was_last(people: People, invitation: str, at_first: SignedIn):
    there = accounts.join(invitation, DESK, staff=_staff(at_first))
    assert _staff(accounts.sign_in_staff(SANNE, PASSWORD, DESK)).company_id == people.other_company.id
    back = accounts.switch_company(_staff(there).proof["session"], people.company.id, DESK)
    assert _staff(back).company_id == people.company.id
    assert _staff(accounts.sign_in_staff(SANNE, PASSWORD, DESK)).company_id == people.company.id


def test_a_page_of_the_other_firm_opens_there(people: People, invitation: str, at_first: SignedIn):
    accounts.join(invitation, DESK, staff=_staff(at_first))
    quote = do(people.sanne, quotes.create, people.alice_customer, title="Boiler")
    path = f"/office/quotes/{quote.id}?d=1"
    signed_in = accounts.sign_in_staff(SANNE, PASSWORD, DESK, path=path)
    assert (signed_in.path, _staff(signed_in).company_id) == (path, people.company.id)
    elsewhere = accounts.sign_in_staff(SANNE, PASSWORD, DESK, path="/office/quotes/new")
    assert _staff(elsewhere).company_id == people.company.id, "where she was last"


def test_a_page_says_at_which_other_firm_it_is(people: People, invitation: str, at_first: SignedIn):
    there = _staff(accounts.join(invitation, DESK, staff=_staff(at_first)))
    quote = do(people.sanne, quotes.create, people.alice_customer, title="Boiler")
    found = do(there, accounts.workplace_of, f"/office/quotes/{quote.id}")
    assert found
    assert found.name == "Van Houten Installatie"
    assert do(people.sanne, accounts.workplace_of, f"/office/quotes/{quote.id}") is None, "it is here"
    assert do(people.stranger, accounts.workplace_of, f"/office/quotes/{quote.id}") is None, "no business of theirs"
    assert do(there, accounts.workplace_of, "/office/quotes/no-id") is None


def test_whoever_left_one_firm_still_comes_in_at_the_other(people: People, invitation: str, at_first: SignedIn):
    there = accounts.join(invitation, DESK, staff=_staff(at_first))
    accounts.switch_company(_staff(there).proof["session"], people.company.id, DESK)
    do(people.admin, companies.let_go, people.sanne.id)
    assert _staff(accounts.sign_in_staff(SANNE, PASSWORD, DESK)).company_id == people.other_company.id


def test_somebody_known_at_a_provider_proves_it_there(people: People):
    who = Identity("https://login.example", "42", "tim@firm.example", True, "Tim")
    signed_in = accounts.sign_in_with_identity(who, DESK)
    with work_as(HOUSE) as work:
        work.add(StaffMember(company_id=people.other_company.id, email="tim@firm.example", name="Tim",
                             role=Role.OFFICE, invited_at=work.now))  # fmt: skip
    link = _link(people, people.other_company.id, "tim@firm.example")
    assert accounts.proof_for(link, None) is Proof.PASSWORD
    with pytest.raises(rules.WrongPassword):
        accounts.join(link, DESK, password="")
    assert _staff(accounts.join(link, DESK, staff=_staff(signed_in))).company_id == people.other_company.id


def test_an_invitation_is_sent_again_until_it_is_accepted(people: People):
    nora = do(people.admin, companies.invite, name="Nora", email="nora@firm.example", role=Role.OFFICE, language="nl")
    do(people.admin, companies.invite_again, nora.id)
    accounts.set_password(_link(people, people.company.id, "nora@firm.example"), PASSWORD, DESK)
    with pytest.raises(companies.rules.AlreadyStaff):
        do(people.admin, companies.invite_again, nora.id)
