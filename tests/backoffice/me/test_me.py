"""My own account: name, language, browsers, firms."""

from backoffice.me.state import MeState
from domain import accounts, companies
from domain.access import HOUSE
from domain.accounts import Browser
from domain.work import work_as
from models.account import Door, Role, StaffMember
from tests.people import THEN, People, do
from tests.tab import Tab


def _at(people: People, who=None) -> Tab:
    return Tab(who or people.sanne).open("/office/me")


def test_a_colleague_changes_the_name(people: People):
    tab = _at(people).fire(MeState.save, form={"name": "Sanne B."})
    assert tab.shows(MeState, "me").name == "Sanne B."
    tab.fire(MeState.save, form={"name": " "})
    assert set(tab.shows(MeState, "errors")) == {"name"}


def test_the_language_is_kept(people: People):
    tab = _at(people).fire(MeState.speak, language="de")
    assert tab.shows(MeState, "me").language == "de"
    me = next(one for one in do(people.admin, companies.staff) if one.name == "Sanne Brouwer")
    assert me.language == "de"
    again = accounts.sign_in_as(me.email, Door.OFFICE, Browser())
    assert again.language == "de", "the next browser speaks it, too"


def test_another_browser_is_signed_out_and_this_one_stays(people: People):
    other = _at(people)
    tab = _at(people)
    elsewhere = next(one for one in tab.shows(MeState, "browsers") if not one.is_here)
    tab.fire(MeState.end, id=elsewhere.id)
    assert [one.is_here for one in tab.shows(MeState, "browsers")] == [True]
    other.fire(MeState.save, form={"name": "Ghost"})
    assert _at(people).shows(MeState, "me").name == "Sanne Brouwer"


def test_all_others_are_signed_out_at_once(people: People):
    for _ in range(2):
        _at(people)
    tab = _at(people).fire(MeState.end_others)
    assert len(tab.shows(MeState, "browsers")) == 1
    assert tab.told == ["{count} browsers signed out."]


def test_nobody_signs_somebody_else_out(people: People):
    theirs = _at(people, people.admin).shows(MeState, "browsers")[0]
    tab = _at(people).fire(MeState.end, id=theirs.id)
    assert tab.told == ["This does not exist, or it is not yours."]


def test_whoever_works_for_two_firms_sees_both_and_only_those(people: People):
    with work_as(HOUSE) as work:
        work.add(
            StaffMember(company_id=people.other_company.id, account_id=people.sanne.account_id, role=Role.PLANNER,
                        email="sanne@firm.example", name="Sanne", invited_at=THEN)
        )  # fmt: skip
    firms = _at(people).shows(MeState, "firms")
    assert [(firm.name, firm.is_here) for firm in firms] == [
        ("Autohaus Berger", False),
        ("Van Houten Installatie", True),
    ]
    assert [place.name for place in do(people.admin, accounts.my_workplaces)] == ["Van Houten Installatie"]


def test_customers_see_nothing_of_it(people: People):
    assert not _at(people, people.alice).knows(MeState)
