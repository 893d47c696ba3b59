"""A firm gives somebody a user name for a project; the first password must be changed; ending works at once."""

import pytest
from sqlmodel import select

from domain import accounts, planning, projects
from domain.access import HOUSE, Actor, Right
from domain.accounts import Browser, SignedIn
from domain.accounts.rules import LinkGone, NothingOpen, SamePassword, WrongOldPassword, WrongPair
from domain.problems import Invalid, NotAllowed, NotFound, TooMany
from domain.projects import Credentials
from domain.projects.rules import AccessEnded, NameTaken
from domain.work import work_as
from models.account import Account
from models.project import Project, ProjectAccess
from tests.people import People, do
from tests.projects import a_project, a_visit

PLANNING = frozenset({Right.SEE_PLANNING})
OWN = "a few words in a row"
HERE = Browser(ip="192.0.2.9", agent="Test browser")


def let_in(people: People, project: Project, user_name: str = "Oma.Jansen", **how) -> Credentials:
    given = {"name": "Oma Jansen", "rights": PLANNING} | how
    return do(people.planner, projects.let_in, project.id, user_name=user_name, **given)


def come_in(given: Credentials, password: str = OWN) -> SignedIn:
    """The first entry, with the change of the password."""
    token = accounts.sign_in_by_name(given.user_name, given.password, HERE, path="/projects")
    assert isinstance(token, str)
    return accounts.choose_first_password(token, password, HERE)


def who(signed_in: SignedIn) -> Actor | None:
    return accounts.visitor_with(signed_in.token, None).customer


def test_the_first_password_opens_nothing_but_the_page_to_change_it(people: People):
    given = let_in(people, a_project(people))
    assert given.user_name == "oma.jansen"
    token = accounts.sign_in_by_name(" OMA.Jansen ", given.password, HERE)
    assert isinstance(token, str)
    assert accounts.first_password_for(token) == "oma.jansen"
    with pytest.raises(SamePassword):
        accounts.choose_first_password(token, given.password, HERE)
    with pytest.raises(Invalid):
        accounts.choose_first_password(token, "short", HERE)
    actor = who(accounts.choose_first_password(token, OWN, HERE))
    assert actor
    assert actor.name == "Oma Jansen"
    with pytest.raises(LinkGone):
        accounts.choose_first_password(token, "another few words", HERE)
    with pytest.raises(WrongPair):
        accounts.sign_in_by_name(given.user_name, given.password, HERE)
    assert isinstance(accounts.sign_in_by_name(given.user_name, OWN, HERE), SignedIn)


def test_who_asked_for_no_page_goes_to_the_project(people: People):
    project = a_project(people)
    come_in(let_in(people, project))
    for path, wanted in (("/", f"/projects/{project.id}"), ("/profile", "/profile")):
        signed_in = accounts.sign_in_by_name("oma.jansen", OWN, HERE, path=path)
        assert isinstance(signed_in, SignedIn)
        assert signed_in.path == wanted


def test_the_password_is_kept_nowhere(people: People):
    given = let_in(people, a_project(people), password="typed by Piet 1")
    with work_as(HOUSE, writes=False) as work:
        account = work.session.exec(select(Account).where(Account.user_name == given.user_name)).one()
    assert given.password == "typed by Piet 1"
    assert account.password_hash.startswith("$argon2")
    assert account.must_change_password


def test_an_account_sees_what_it_was_given_in_its_project_only(people: People):
    project, other = a_project(people), a_project(people)
    a_visit(people, project)
    actor = who(come_in(let_in(people, project)))
    assert actor
    assert [row.id for row in do(actor, projects.page).rows] == [project.id]
    assert len(do(actor, planning.of_project, project.id)) == 1
    with pytest.raises(NotFound):
        do(actor, planning.of_project, other.id)
    assert not actor.may(Right.SEE_HOURS)
    assert not actor.may(Right.SEE_DOCUMENTS)


def test_rights_change_and_end_at_once_and_come_back(people: People):
    project = a_project(people)
    given = let_in(people, project)
    signed_in = come_in(given)
    do(people.planner, projects.change_rights, given.access_id, rights=frozenset({Right.TALK}))
    actor = who(signed_in)
    assert actor
    assert (actor.may(Right.SEE_PLANNING), actor.may(Right.TALK), actor.may(Right.SEE_PROJECTS)) == (False, True, True)
    do(people.planner, projects.end_access, given.access_id)
    assert who(signed_in) is None
    with pytest.raises(NothingOpen):
        accounts.sign_in_by_name(given.user_name, OWN, HERE)
    with pytest.raises(AccessEnded):
        do(people.planner, projects.change_rights, given.access_id, rights=PLANNING)
    do(people.planner, projects.restore_access, given.access_id)
    assert who(signed_in)


def test_a_closed_project_or_portal_lets_nobody_in(people: People):
    from domain import customers

    project = a_project(people)
    signed_in = come_in(let_in(people, project))
    do(people.sanne, projects.open_portal, project.id, is_open=False)
    assert who(signed_in) is None
    do(people.sanne, projects.open_portal, project.id, is_open=True)
    assert who(signed_in)
    do(people.sanne, customers.open_portal, people.alice_customer, is_open=False)
    assert who(signed_in) is None


def test_one_account_gets_several_projects_of_the_firm(people: People):
    first, second = a_project(people), a_project(people, customer=people.niels_customer)
    given = let_in(people, first)
    signed_in = come_in(given)
    assert [guest.user_name for guest in do(people.sanne, projects.known_guests, second.id)] == ["oma.jansen"]
    do(people.sanne, projects.let_in_again, second.id, given.access_id, rights=frozenset({Right.TALK}))
    actor = who(signed_in)
    assert actor
    assert {row.id for row in do(actor, projects.page).rows} == {first.id, second.id}
    assert actor.may(Right.SEE_PLANNING, project_id=first.id)
    assert not actor.may(Right.SEE_PLANNING, project_id=second.id)
    assert do(people.sanne, projects.known_guests, second.id) == []
    with pytest.raises(NotFound):
        do(people.sanne, projects.let_in_again, second.id, given.access_id, rights=PLANNING)


def test_a_new_password_puts_everybody_out(people: People):
    given = let_in(people, a_project(people))
    signed_in = come_in(given)
    renewed = do(people.planner, projects.renew_password, given.access_id)
    assert who(signed_in) is None
    with pytest.raises(WrongPair):
        accounts.sign_in_by_name(given.user_name, OWN, HERE)
    assert who(come_in(renewed, "yet another password"))


def test_who_has_a_user_name_changes_the_password(people: People):
    signed_in = come_in(let_in(people, a_project(people)))
    elsewhere = accounts.sign_in_by_name("oma.jansen", OWN, HERE)
    assert isinstance(elsewhere, SignedIn)
    actor = who(signed_in)
    assert actor
    with pytest.raises(WrongOldPassword):
        do(actor, accounts.change_password, old="guess", new="something long enough")
    do(actor, accounts.change_password, old=OWN, new="something long enough")
    assert who(signed_in)
    assert who(elsewhere) is None
    with pytest.raises(WrongOldPassword):
        do(people.alice, accounts.change_password, old="", new="something long enough")


@pytest.mark.parametrize("name", ["", "ab", "a@b.example", "Müller", "x" * 41, "-dash", "two words"])
def test_what_is_no_user_name(people: People, name: str):
    with pytest.raises(Invalid) as wrong:
        let_in(people, a_project(people), name)
    assert "user_name" in wrong.value.errors


def test_bad_input_leaves_nothing_behind(people: People):
    project = a_project(people)
    for how in ({"name": " "}, {"password": "short"}, {"rights": frozenset({Right.PAY_INVOICES})}):
        with pytest.raises(Invalid):
            let_in(people, project, **how)
    assert do(people.sanne, projects.guests, project.id) == []
    with work_as(HOUSE, writes=False) as work:
        assert work.session.exec(select(Account).where(Account.user_name == "oma.jansen")).first() is None


def test_a_name_taken_at_another_firm_tells_nothing_about_it(people: People):
    theirs = do(people.stranger, projects.create, people.bo_customer, projects.ProjectForm("Autos"))
    do(people.stranger, projects.let_in, theirs.id, user_name="oma", name="Oma", rights=PLANNING)
    project = a_project(people)
    with pytest.raises(NameTaken):
        let_in(people, project, "OMA")
    assert do(people.sanne, projects.known_guests, project.id) == []
    assert do(people.sanne, projects.guests, project.id) == []


def test_whose_accounts_they_are(people: People):
    project = a_project(people)
    given = let_in(people, project)
    for person in (people.technician, people.alice):
        for verb in (projects.end_access, projects.restore_access, projects.renew_password):
            with pytest.raises(NotAllowed):
                do(person, verb, given.access_id)
        with pytest.raises(NotAllowed):
            let_in_as(person, project)
    for verb in (projects.end_access, projects.restore_access, projects.renew_password):
        with pytest.raises(NotFound):
            do(people.stranger, verb, given.access_id)
    with pytest.raises(NotFound):
        let_in_as(people.stranger, project)
    with work_as(people.stranger) as work:
        assert work.session.exec(select(ProjectAccess)).all() == []


def let_in_as(person: Actor, project: Project) -> None:
    do(person, projects.let_in, project.id, user_name="mine", name="Mine", rights=PLANNING)


def test_guessing_is_slowed_down(people: People):
    for _ in range(10):
        with pytest.raises(WrongPair):
            accounts.sign_in_by_name("nobody", "guess", HERE)
    with pytest.raises(TooMany):
        accounts.sign_in_by_name("nobody", "guess", HERE)
