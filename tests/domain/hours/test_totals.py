"""Hours and material added up, for who may see them; and as fast for 2 000 entries as for none."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import event

from domain import hours
from domain.access import HOUSE, Right
from domain.hours import EntryForm, MaterialForm
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import work_as
from models.project import TimeEntry
from tests.makers import with_rights
from tests.people import THEN, People, do
from tests.site import a_pass, a_project, change

NOON = "2026-11-24T12:00:00+01:00"


@time_machine.travel(NOON, tick=False)
def test_hours_per_day_and_person(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    do(tim, hours.enter, project.id, EntryForm("2026-11-23", "8:00", "12:00", "", "Tiled"))
    do(tim, hours.enter, project.id, EntryForm("2026-11-23", "13:00", "17:00"))
    do(people.planner, hours.enter, project.id, EntryForm("2026-11-23", "9:00", "10:00"))
    do(tim, hours.enter, project.id, EntryForm("2026-11-24", "8:00", "9:30"))
    do(tim, hours.start, project.id)
    days, older = do(people.alice, hours.by_day, project.id)
    assert [(day.day, day.minutes) for day in days] == [(date(2026, 11, 24), 90), (date(2026, 11, 23), 540)]
    assert [(one.name, one.minutes) for one in days[1].people] == [(tim.name, 480), (people.planner.name, 60)]
    assert (days[1].notes, older) == (("Tiled",), None)
    found = do(people.alice, hours.totals, project.id)
    assert (found.minutes, [one.minutes for one in found.people]) == (630, [570, 60])
    assert [one.name for one in found.at_work] == [tim.name]


@time_machine.travel(NOON, tick=False)
def test_days_come_a_few_at_a_time(people: People):
    project = a_project(people, people.technician)
    for back in range(1, 6):
        day = (date(2026, 11, 24) - timedelta(days=back)).isoformat()
        do(people.technician, hours.enter, project.id, EntryForm(day, "8:00", "9:00"))
    days, older = do(people.alice, hours.by_day, project.id, days=3)
    rest, end = do(people.alice, hours.by_day, project.id, days=3, before=older)
    assert [day.day.day for day in (*days, *rest)] == [23, 22, 21, 20, 19]
    assert end is None


@time_machine.travel(NOON, tick=False)
def test_material_is_added_up_by_name_and_unit(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    for form in (
        MaterialForm("Tile adhesive", "2,5", "kg"),
        MaterialForm("tile  adhesive", "1,125", "KG"),
        MaterialForm("Tile adhesive", "3", "bag"),
    ):
        do(tim, hours.use, project.id, form)
    found = do(people.alice, hours.material, project.id)
    assert [(one.name, one.unit.lower(), one.quantity_milli) for one in found] == [
        ("Tile adhesive", "bag", 3000),
        ("Tile adhesive", "kg", 3625),
    ]


@time_machine.travel(NOON, tick=False)
def test_material_is_taken_back_and_not_written_twice(people: People):
    tim, project = people.technician, a_project(people, people.technician)
    form = MaterialForm("Drain", "1", "piece", "2026-11-23")
    used = do(tim, hours.use, project.id, form)
    assert do(tim, hours.use, project.id, form).id == used.id, "the same press, sent twice"
    do(tim, hours.take_back, used.id)
    assert do(people.sanne, hours.material_used, project.id) == ()
    with time_machine.travel("2026-11-10T12:00:00+01:00"):
        old = do(tim, hours.use, project.id, MaterialForm("Drain", "1"))
    with pytest.raises(NotAllowed):
        do(tim, hours.take_back, old.id)
    with pytest.raises(NotFound):
        do(people.stranger, hours.take_back, old.id)
    do(people.planner, hours.take_back, old.id)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (MaterialForm("", "1"), "name"),
        (MaterialForm("Tile", "many"), "quantity"),
        (MaterialForm("Tile", "0"), "quantity"),
        (MaterialForm("Tile", "-1"), "quantity"),
        (MaterialForm("Tile", "1,0005"), "quantity"),
        (MaterialForm("Tile", "1", "x" * 21), "unit"),
        (MaterialForm("Tile", "1", "", "2026-11-25"), "day"),
        (MaterialForm("Tile", "1", "", "soon"), "day"),
    ],
)
@time_machine.travel(NOON, tick=False)
def test_wrong_material_is_said_at_its_field(people: People, form: MaterialForm, field: str):
    project = a_project(people, people.technician)
    with pytest.raises(Invalid) as wrong:
        do(people.technician, hours.use, project.id, form)
    assert list(wrong.value.errors) == [field]


QUESTIONS = (hours.by_day, hours.totals, hours.material, hours.material_used, hours.of_project)


@pytest.mark.parametrize("question", QUESTIONS)
def test_who_sees_hours(people: People, question):
    project = a_project(people, people.technician)
    vera = a_pass(project, Right.SEE_PROJECTS, Right.SEE_HOURS)
    for person in (people.alice, vera, people.sanne, people.technician):
        assert do(person, question, project.id) is not None
    for person in (people.niels, people.bo, people.stranger):
        with pytest.raises(NotFound):
            do(person, question, project.id)
    for person in (
        with_rights(people.alice, Right.SEE_PROJECTS),
        a_pass(a_project(people, number="P2"), Right.SEE_PROJECTS),
    ):
        with pytest.raises(NotAllowed):
            do(person, question, project.id)
    other = a_project(people, number="P3")
    with pytest.raises(NotFound):
        do(vera, question, other.id)
    change(project, is_open=False)
    for person in (people.alice, vera):
        with pytest.raises(NotFound):
            do(person, question, project.id)


def test_two_thousand_entries_are_read_a_few_rows_at_a_time(people: People, database):
    project = a_project(people, people.technician)
    with work_as(HOUSE) as work:
        for number in range(2000):
            began = THEN - timedelta(hours=9 * number)
            work.session.add(_worked(project, people.technician, began))
    rows = _rows_read(database, lambda: [do(people.alice, question, project.id) for question in QUESTIONS])
    assert rows < 120
    assert do(people.alice, hours.totals, project.id).minutes == 2000 * 60


def _worked(project, who, began: datetime) -> TimeEntry:
    return TimeEntry(
        company_id=project.company_id, customer_id=project.customer_id, project_id=project.id, staff_id=who.id,
        staff_name=who.name, day=began.date(), started_at=began, ended_at=began + timedelta(hours=1), minutes=60,
        changed_at=began,
    )  # fmt: skip


def _rows_read(database, act) -> int:
    """How many rows these questions fetch from the database."""
    asked = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        if statement.lstrip().upper().startswith("SELECT"):
            asked.append((statement, parameters))

    event.listen(database, "after_cursor_execute", note)
    act()
    event.remove(database, "after_cursor_execute", note)
    with database.connect() as connection:
        return sum(len(connection.exec_driver_sql(*question).fetchall()) for question in asked)
