"""Hours and material on the office's page of a project."""

from backoffice.hours.block import HoursState
from domain import hours
from domain.hours import EntryForm, MaterialForm
from domain.work import clock
from tests.people import People, do
from tests.site import a_project
from tests.tab import Tab


def test_hours_and_material_of_a_project(people: People):
    project = a_project(people, people.technician)
    day = clock().date().isoformat()
    do(people.planner, hours.enter, project.id, EntryForm(day, "0:01", "0:02"))
    used = do(people.technician, hours.use, project.id, MaterialForm("Tile", "3", "m"))
    tab = Tab(people.sanne)
    tab.path = f"/office/projects/{project.id}"
    shown = tab.fire(HoursState.load).shows(HoursState, "shown")
    assert (shown.total, len(shown.lines), [one.is_open for one in shown.material]) == ("0:01", 1, [True])
    shown = tab.fire(HoursState.take_back, id=str(used.id)).shows(HoursState, "shown")
    assert shown.material == []


def test_another_firm_s_is_not_found(people: People):
    project = a_project(people, people.technician)
    tab = Tab(people.stranger)
    tab.path = f"/office/projects/{project.id}"
    assert tab.fire(HoursState.load).problems
    assert tab.shows(HoursState, "shown").lines == []
