"""The settings: what administrators change, what others only read, and what nobody ever sees."""

import json
from pathlib import Path

import pytest

from backoffice.settings.company import CompanyState
from backoffice.settings.jobs import JobsState
from backoffice.settings.look import LookState
from backoffice.settings.numbers import NumbersState
from backoffice.settings.online import OnlineState
from backoffice.settings.people import PeopleState
from backoffice.settings.sending import SendingState
from backoffice.settings.terms import TermsState
from backoffice.settings.vat import VatState
from domain import companies
from domain.access import HOUSE
from domain.work import clock, work_as
from models.company import Company
from models.fact import Job, JobState
from tests.domain.documents.files import a_photo, upload
from tests.people import People, do
from tests.tab import Tab

ROOT = "/office/settings"
KEY = "test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM"


def _company(people: People) -> Company:
    with work_as(HOUSE, writes=False) as work:
        return work.get(Company, people.company.id)


def _at(people: People, path: str = "", who=None) -> Tab:
    return Tab(who or people.admin).open(ROOT + path)


def test_the_details_are_changed_and_mistakes_stand_at_their_fields(people: People):
    tab = _at(people)
    form = tab.shows(CompanyState, "given")
    tab.fire(CompanyState.save, form=form | {"iban": "NL00", "name": " "})
    assert set(tab.shows(CompanyState, "errors")) == {"iban", "name"}
    tab.fire(CompanyState.save, form=form | {"vat_number": "", "phone": "+31850000009", "language": "de"})
    assert (_company(people).phone, _company(people).language) == ("+31850000009", "de")


def test_the_office_reads_but_does_not_change(people: People):
    tab = _at(people, who=people.sanne)
    assert not tab.shows(CompanyState, "may_manage")
    tab.fire(CompanyState.save, form=tab.shows(CompanyState, "given"))
    assert tab.told == ["Your role does not include this."]


def test_a_pale_colour_is_shown_with_one_that_works(people: People):
    tab = _at(people, "/look").fire(LookState.pick, colour="#ffdd00")
    assert tab.shows(LookState, "contrast") < 4.5
    tab.fire(LookState.save)
    assert set(tab.shows(LookState, "errors")) == {"brand"}
    tab.fire(LookState.pick, colour=tab.shows(LookState, "shade")).fire(LookState.save)
    assert _company(people).brand == tab.shows(LookState, "brand")


def test_half_a_colour_breaks_nothing(people: People):
    tab = _at(people, "/look").fire(LookState.pick, colour="#12").fire(LookState.save)
    assert set(tab.shows(LookState, "errors")) == {"brand"}


def test_a_logo_is_uploaded_looked_at_and_taken_off(people: People, tmp_path: Path):
    file = upload(people.admin, tmp_path, a_photo(), name="logo.png")
    tab = _at(people, "/look").fire(LookState.received, ids=[str(file.id)])
    assert tab.shows(LookState, "logo") == f"/files/uploads/{file.id}"
    tab.fire(LookState.save)
    assert _company(people).logo_file_id == file.id
    tab.fire(LookState.take_off)
    assert _company(people).logo_file_id is None


def test_policies_hold_for_what_is_sent_from_now_on(people: People):
    form = {
        "sender_name": "Team",
        "quote_valid_days": "21",
        "payment_days": "8",
        "withdrawal_days": "14",
        "code_above_cents": "100000",
    }
    tab = _at(people, "/sending").fire(SendingState.save, form=form | {"payment_days": "soon"})
    assert set(tab.shows(SendingState, "errors")) == {"payment_days"}
    tab.fire(SendingState.save, form=form)
    company = _company(people)
    assert (company.quote_valid_days, company.payment_days, company.code_above_cents) == (21, 8, 100_000)


def test_a_prefix_is_set_for_the_next_number(people: People):
    tab = _at(people, "/numbers").fire(NumbersState.edit, kind="invoice")
    tab.fire(NumbersState.save, form={"prefix": "7"})
    assert set(tab.shows(NumbersState, "errors")) == {"prefix"}
    tab.fire(NumbersState.save, form={"prefix": "F"})
    shown = {row.kind: row.following for row in tab.shows(NumbersState, "series")}
    assert shown["invoice"].startswith("F20")
    assert shown["quote"].startswith("20")


def test_rates_come_and_go_and_one_is_for_new_lines(people: People):
    tab = _at(people, "/vat").fire(VatState.add, form={"category": "S", "rate": "5,5", "label": "5,5%"})
    added = next(rate for rate in tab.shows(VatState, "rates") if rate.percent == "5.5")
    tab.fire(VatState.prefer, id=added.id)
    assert [rate.percent for rate in tab.shows(VatState, "rates") if rate.is_default] == ["5.5"]
    tab.fire(VatState.withdraw, id=added.id)
    assert "5.5" not in [rate.percent for rate in tab.shows(VatState, "rates")]
    tab.fire(VatState.add, form={"category": "AE", "rate": "21"})
    assert set(tab.shows(VatState, "errors")) == {"rate"}
    tab.fire(VatState.add, form={"category": "S", "rate": "much"})
    assert set(tab.shows(VatState, "errors")) == {"rate"}


def test_terms_get_a_new_version_and_old_ones_stay_readable(people: People):
    tab = _at(people, "/terms").fire(TermsState.publish, form={"title": "Terms", "text": ""})
    assert set(tab.shows(TermsState, "errors")) == {"text"}
    tab.fire(TermsState.publish, form={"title": "Terms", "text": "Pay us soon."})
    assert [row.version for row in tab.shows(TermsState, "versions")] == [5, 4]
    tab.fire(TermsState.read, id=str(people.terms.id))
    assert tab.shows(TermsState, "shown").text == "Pay us."


def test_colleagues_are_invited_and_leave(people: People):
    form = {"name": "Nora", "email": "nora@firm.example", "role": "planner", "language": "nl"}
    tab = _at(people, "/people").fire(PeopleState.invite, form=form)
    nora = next(one for one in tab.shows(PeopleState, "people") if one.name == "Nora")
    assert (nora.role, nora.is_new) == ("planner", True)
    tab.fire(PeopleState.change_role, id=nora.id, role="office")
    tab.fire(PeopleState.ask_to_leave, id=nora.id).fire(PeopleState.let_go)
    assert [one.name for one in tab.shows(PeopleState, "former")] == ["Nora"]


def test_the_last_administrator_stays(people: People):
    tab = _at(people, "/people")
    me = next(one for one in tab.shows(PeopleState, "people") if one.is_me)
    tab.fire(PeopleState.change_role, id=me.id, role="office")
    assert tab.told == ["A firm needs at least one administrator. Make somebody else administrator first."]
    tab.fire(PeopleState.ask_to_leave, id=me.id).fire(PeopleState.let_go)
    assert me.id in [one.id for one in tab.shows(PeopleState, "people")]


def test_the_mollie_key_never_comes_back_to_a_browser(people: People):
    tab = _at(people, "/online").fire(OnlineState.save, form={"mollie_key": "sk_nonsense"})
    assert set(tab.shows(OnlineState, "errors")) == {"mollie_key"}
    tab.fire(OnlineState.save, form={"mollie_key": KEY})
    assert tab.shows(OnlineState, "mode") == "test"
    tab.open(ROOT + "/online")
    assert KEY not in json.dumps(tab.vars, default=str)
    assert KEY not in _company(people).mollie_key
    tab.fire(OnlineState.remove)
    assert tab.shows(OnlineState, "mode") == ""


@pytest.mark.parametrize("path", ["/online", "/numbers"])
def test_what_only_administrators_may_see_is_not_shown_to_others(people: People, path: str):
    tab = _at(people, path, people.sanne)
    state = OnlineState if path == "/online" else NumbersState
    assert tab.shows(state, "problem") == "Your role does not include this."


def test_a_stuck_task_runs_again(people: People):
    with work_as(HOUSE) as work:
        job = Job(company_id=people.company.id, kind="invoices.render", state=JobState.DEAD, created_at=clock(),
                  due_at=clock(), finished_at=clock(), attempts=8, last_error="OSError: 28",
                  why="Something unexpected.")  # fmt: skip
        id = str(work.add(job).id)
    tab = _at(people, "/jobs", people.sanne)
    shown = [(row.name, row.why, row.detail) for row in tab.shows(JobsState, "jobs")]
    assert shown == [("Make the PDF of an invoice", "Something unexpected.", "invoices.render: OSError: 28")]
    assert _at(people, "/jobs", people.stranger).shows(JobsState, "jobs") == []
    tab.fire(JobsState.retry, id=id)
    assert tab.shows(JobsState, "jobs") == []
    tab.fire(JobsState.retry, id="no-id")
    assert tab.told[-1] == "This does not exist, or it is not yours."


def test_another_firms_settings_are_its_own(people: People):
    _at(people, "/sending").fire(
        SendingState.save,
        form={"quote_valid_days": "7", "payment_days": "7", "withdrawal_days": "14", "code_above_cents": "0"},
    )
    assert do(people.stranger, companies.current).quote_valid_days == 30


def test_customers_see_nothing_of_the_settings(people: People):
    tab = Tab(people.alice).open(ROOT)
    assert not any(tab.knows(state) for state in (CompanyState, LookState, OnlineState, PeopleState))
