"""A technician's day on the phone: start, break, note, material, stop; and planners look at anybody's."""

from datetime import timedelta

import pytest
import time_machine

from backoffice.day.state import DayState
from backoffice.hours.state import EntryState, NewEntryState
from domain import accounts, hours
from domain.access import HOUSE
from domain.accounts import Browser
from domain.work import clock, work_as
from integrations.secrets import hash_password
from models.account import Account
from models.project import Project
from tests.people import People, do
from tests.site import a_project, a_visit
from tests.tab import Tab

MORNING = "2026-11-24T07:00:00+00:00"


@pytest.fixture
def project(people: People) -> Project:
    return a_project(people, people.technician, site="Kade 1, Best")


def test_a_day_is_worked(people: People, project: Project):
    with time_machine.travel(MORNING, tick=False) as travel:
        visit = a_visit(project, people.technician, at=clock())
        a_visit(project, people.technician, at=clock() + timedelta(days=2), title="Finish")
        tab = Tab(people.technician).open("/office/day")
        day = tab.shows(DayState, "day")
        assert [(stop.title, stop.site) for stop in day.stops] == [("Measure", "Kade 1, Best")]
        assert [stop.title for stop in day.next] == ["Finish"]
        tab.fire(DayState.start, project_id=str(project.id), visit_id=str(visit.id))
        assert tab.shows(DayState, "day").clock.project == "New bathroom"
        travel.shift(timedelta(minutes=90))
        tab.fire(DayState.pause)
        travel.shift(timedelta(minutes=20))
        tab.fire(DayState.resume).fire(DayState.write_note, form={"note": "Measured"})
        travel.shift(timedelta(hours=1))
        tab.fire(DayState.stop)
        day = tab.shows(DayState, "day")
        assert (day.clock.id, day.total, [entry.note for entry in day.worked]) == ("", "2:30", ["Measured"])
        assert tab.problems == []


def test_material_is_noted_and_what_is_wrong_is_said(people: People, project: Project):
    tab = Tab(people.technician).open("/office/day")
    tab.fire(DayState.start, project_id=str(project.id), visit_id="").fire(DayState.open_step, step="material")
    tab.fire(DayState.use_material, form={"name": "Drain", "quantity": "many", "unit": ""})
    assert (list(tab.shows(DayState, "errors")), tab.shows(DayState, "step")) == (["quantity"], "material")
    tab.fire(DayState.use_material, form={"name": "Drain", "quantity": "1,5", "unit": "m"})
    assert (tab.shows(DayState, "errors"), tab.shows(DayState, "step")) == ({}, "")
    assert do(people.sanne, hours.material, project.id)[0].quantity_milli == 1500


def test_a_forgotten_clock_leads_to_its_form(people: People, project: Project):
    with time_machine.travel(MORNING, tick=False) as travel:
        entry = do(people.technician, hours.start, project.id)
        travel.shift(timedelta(hours=20))
        tab = Tab(people.technician).open("/office/day").fire(DayState.stop)
        assert tab.went == [f"/office/hours/{entry.id}"]
        form = Tab(people.technician).open(f"/office/hours/{entry.id}")
        shown = form.shows(EntryState, "entry")
        assert (shown.begins, shown.ends, shown.is_running) == ("08:00", "", True)
        typed = {"day": "2026-11-24", "begins": "08:00", "ends": "", "break_minutes": "30"}
        form.fire(EntryState.save, form=typed)
        assert list(form.shows(EntryState, "errors")) == ["ends"]
        form.fire(
            EntryState.save, form={"day": "2026-11-24", "begins": "08:00", "ends": "16:00", "break_minutes": "30"}
        )
        assert do(people.technician, hours.entry, entry.id).minutes == 450


def test_hours_are_entered_and_removed(people: People, project: Project):
    with time_machine.travel(MORNING, tick=False):
        tab = Tab(people.technician).open("/office/hours/new?day=2026-11-23")
        assert [place.text for place in tab.shows(NewEntryState, "entry").places] == ["New bathroom"]
        typed = {"day": "2026-11-23", "begins": "8:00", "ends": "12:00", "break_minutes": "", "note": ""}
        tab.fire(NewEntryState.save, form={"project": str(project.id), **typed})
        day = Tab(people.technician).open("/office/day?day=2026-11-23").shows(DayState, "day")
        assert (day.total, day.is_today) == ("4:00", False)
        Tab(people.technician).open(f"/office/hours/{day.worked[0].id}").fire(EntryState.remove)
        after = Tab(people.technician).open("/office/day?day=2026-11-23").shows(DayState, "day")
        assert after.worked == []


def test_planners_look_at_anybody_and_technicians_at_themselves(people: People, project: Project):
    a_visit(project, people.technician, at=clock())
    who = f"/office/day?who={people.technician.id}"
    day = Tab(people.planner).open(who).shows(DayState, "day")
    assert (day.name, day.is_mine, len(day.stops), len(day.others)) == (people.technician.name, False, 1, 4)
    mine = Tab(people.technician).open(f"/office/day?who={people.planner.id}").shows(DayState, "day")
    assert (mine.name, mine.is_mine, mine.others) == (people.technician.name, True, [])
    assert Tab(people.stranger).open(who).shows(DayState, "day").name == people.stranger.name


def test_a_technician_begins_here(people: People):
    _with_password(people.technician.account_id)
    _with_password(people.sanne.account_id)
    browser = Browser("192.0.2.9", "Phone", "nl")
    assert accounts.sign_in_staff("tim@firm.example", "a long password", browser).path == "/office/day"
    assert accounts.sign_in_staff("sanne@firm.example", "a long password", browser).path == "/office"
    asked = accounts.sign_in_staff("tim@firm.example", "a long password", browser, path="/office/documents")
    assert asked.path == "/office/documents"


def _with_password(account_id) -> None:
    with work_as(HOUSE) as work:
        account = work.session.get_one(Account, account_id)
        account.password_hash = hash_password("a long password")
        work.session.add(account)
