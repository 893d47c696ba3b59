"""The page behind an invitation to the office: for newcomers, and for people with an account."""

import pytest
from sqlmodel import select

from domain import accounts, companies
from domain.access import HOUSE
from domain.accounts import Whereto
from domain.accounts.rules import Purpose
from domain.work import work_as
from models.account import Door, Role, StaffMember, WebSession
from tasks.runner import run_due
from tests.api.conftest import Knock
from tests.people import People, do
from tests.tasks.post import Postbox, link_in

PASSWORD = "a few words in a row"


def _invited(people: People, email: str) -> str:
    with work_as(HOUSE) as work:
        work.add(StaffMember(company_id=people.other_company.id, email=email, name="S", role=Role.OFFICE,
                             invited_at=work.now))  # fmt: skip
    way = do(HOUSE, accounts.way_in, Whereto(email, Door.OFFICE, people.other_company.id), Purpose.INVITATION)
    return way.path(Door.OFFICE)


@pytest.fixture
def known(knock: Knock, people: People) -> None:
    """Sanne has an account with a password."""
    way = do(HOUSE, accounts.way_in, Whereto("sanne@firm.example", Door.OFFICE, people.company.id), Purpose.INVITATION)
    assert knock().post(way.path(Door.OFFICE), data={"password": PASSWORD}).status_code == 303


def test_a_newcomer_chooses_a_password_in_the_firms_look(knock: Knock, people: People):
    path = _invited(people, "nora@firm.example")
    page = knock().get(path).text
    assert 'autocomplete="new-password"' in page
    assert people.other_company.name in page
    assert knock().post(path, data={"password": PASSWORD}).headers["location"] == "/office"


def test_fetching_it_any_number_of_times_changes_nothing(knock: Knock, people: People, known: None):
    path = _invited(people, "sanne@firm.example")
    with work_as(HOUSE, writes=False) as work:
        before = len(work.session.exec(select(WebSession)).all())
    statuses = {knock().get(path).status_code for _ in range(3)}
    assert statuses == {200}
    with work_as(HOUSE, writes=False) as work:
        assert len(work.session.exec(select(WebSession)).all()) == before


def test_whoever_has_an_account_gives_its_password(knock: Knock, people: People, known: None):
    path = _invited(people, "sanne@firm.example")
    page = knock().get(path).text
    assert 'autocomplete="current-password"' in page
    assert f"{path}/join" in page
    wrong = knock().post(f"{path}/join", data={"password": "x"})
    assert (wrong.status_code, 'aria-invalid="true"' in wrong.text) == (403, True)
    right = knock().post(f"{path}/join", data={"password": PASSWORD})
    assert (right.status_code, right.headers["location"]) == (303, "/office")


def test_whoever_is_signed_in_only_presses(knock: Knock, people: People, known: None):
    path = _invited(people, "sanne@firm.example")
    browser = knock(office=people.sanne)
    assert 'type="password"' not in browser.get(path).text
    assert browser.post(f"{path}/join").headers["location"] == "/office"
    assert knock(office=people.admin).post(f"{path}/join").status_code == 410


def test_somebody_elses_session_accepts_nothing(knock: Knock, people: People, known: None):
    path = _invited(people, "sanne@firm.example")
    browser = knock(office=people.admin)
    assert 'type="password"' in browser.get(path).text
    assert browser.post(f"{path}/join").status_code == 403


def test_the_firm_is_changed_for_the_page_wanted_and_for_no_other_site(knock: Knock, people: People, known: None):
    path = _invited(people, "sanne@firm.example")
    browser = knock()
    browser.post(f"{path}/join", data={"password": PASSWORD})
    there = browser.post("/office/switch", data={"company": str(people.company.id), "next": "/office/quotes"})
    assert there.headers["location"] == "/office/quotes"
    away = browser.post("/office/switch", data={"company": str(people.other_company.id), "next": "//evil.example"})
    assert away.headers["location"] == "/office"


def test_the_mailed_invitation_leads_to_this_page(knock: Knock, people: People, postbox: Postbox):
    do(people.admin, companies.invite, name="Nora", email="nora@firm.example", role=Role.OFFICE, language="nl")
    run_due()
    token = link_in(postbox.to_person("nora@firm.example")[0])
    assert knock().get(f"/office/password/{token}").status_code == 200
    assert knock().get(f"/link/{token}").headers["location"] == f"/office/password/{token}"


def test_the_mailed_link_for_a_new_password_leads_there_too(knock: Knock, people: People, known, postbox: Postbox):
    knock().post("/office/forgotten", data={"email": "sanne@firm.example"})
    run_due()
    token = link_in(postbox.to_person("sanne@firm.example")[0])
    done = knock().post(f"/office/password/{token}", data={"password": "another few words"})
    assert done.headers["location"] == "/office"
