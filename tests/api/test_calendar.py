"""The calendar on the phone: follows changes, tells cancellations, and ends with the right or by a new address."""

from datetime import timedelta

import pytest
from sqlmodel import select

from domain import planning
from domain.access import HOUSE, Right
from domain.problems import NotAllowed
from domain.work import clock, work_as
from models.account import Membership
from models.calendar import CalendarFeed
from models.project import ProjectAccess
from tests.api.conftest import Knock
from tests.people import People, do
from tests.site import a_pass, a_project, a_visit, change


def read(knock: Knock, address: str, **headers: str):
    return knock().get(address, headers=headers)


def test_it_holds_the_planning_in_the_person_s_language(knock: Knock, people: People):
    project = a_project(people)
    visit = a_visit(project, people.technician, title="Measure; bath")
    answer = read(knock, do(people.alice, planning.calendar_address))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    text = answer.text.replace("\r\n ", "")
    assert f"UID:{visit.id}@voordeur" in text
    assert r"SUMMARY:Measure\; bath · Van Houten Installatie" in text
    assert "DESCRIPTION:Tim Technicus komt.\\nNew bathroom" in text


def test_it_follows_changes_and_cancellations(knock: Knock, people: People):
    visit = a_visit(a_project(people))
    address = do(people.alice, planning.calendar_address)
    first = read(knock, address)
    assert read(knock, address, **{"If-None-Match": first.headers["etag"]}).status_code == 304
    change(visit, sequence=1, changed_at=clock(), starts_at=visit.starts_at + timedelta(hours=1))
    moved = read(knock, address, **{"If-None-Match": first.headers["etag"]})
    assert moved.status_code == 200
    assert "SEQUENCE:1" in moved.text
    change(visit, sequence=2, changed_at=clock(), cancelled_at=clock())
    assert "STATUS:CANCELLED" in read(knock, address).text
    change(visit, ends_at=clock() - timedelta(days=31), starts_at=clock() - timedelta(days=32))
    assert "UID:" not in read(knock, address).text, "told long enough"


def test_the_address_stays_until_a_new_one_is_made(knock: Knock, people: People):
    first = do(people.alice, planning.calendar_address)
    assert do(people.alice, planning.calendar_address) == first
    second = do(people.alice, planning.renew_address)
    assert second != first
    assert read(knock, first).status_code == 404
    assert read(knock, second).status_code == 200
    do(people.alice, planning.end_address)
    assert read(knock, second).status_code == 404


def test_nobody_finds_it_by_guessing_or_in_the_database(knock: Knock, people: People):
    address = do(people.alice, planning.calendar_address)
    with work_as(HOUSE, writes=False) as work:
        kept = work.session.exec(select(CalendarFeed)).one()
    assert kept.token_hash not in address
    for guess in (str(kept.id), kept.token_hash, "", "x" * 300, "%00"):
        assert read(knock, f"/calendar/{guess}.ics").status_code == 404
    with work_as(people.niels, writes=False) as work:
        assert work.session.exec(select(CalendarFeed)).all() == []


def test_it_ends_with_the_right(knock: Knock, people: People):
    a_visit(a_project(people))
    address = do(people.alice, planning.calendar_address)
    seat = people.alice.seats[0].membership_id
    _set(Membership, seat, rights=[Right.SEE_PROJECTS.value])
    assert read(knock, address).status_code == 404
    _set(Membership, seat, rights=[Right.SEE_PROJECTS.value, Right.SEE_PLANNING.value])
    assert "UID:" in read(knock, address).text
    _set(Membership, seat, ended_at=clock())
    assert read(knock, address).status_code == 404


def test_a_guest_of_one_project_has_one_too(knock: Knock, people: People):
    project, other = a_project(people), a_project(people, number="P2")
    mine, foreign = a_visit(project), a_visit(other)
    vera = a_pass(project, Right.SEE_PROJECTS, Right.SEE_PLANNING)
    address = do(vera, planning.calendar_address)
    text = read(knock, address).text
    assert (str(mine.id) in text, str(foreign.id) in text) == (True, False)
    _set(ProjectAccess, vera.passes[0].access_id, ended_at=clock())
    assert read(knock, address).status_code == 404


def test_a_closed_project_is_gone_from_it(knock: Knock, people: People):
    project = a_project(people)
    a_visit(project)
    address = do(people.alice, planning.calendar_address)
    change(project, is_open=False)
    assert "UID:" not in read(knock, address).text


@pytest.mark.parametrize("act", [planning.calendar_address, planning.renew_address, planning.end_address])
def test_who_sees_no_planning_has_no_address(people: People, act):
    with pytest.raises(NotAllowed):
        do(a_pass(a_project(people), Right.SEE_PROJECTS), act)


def _set(kind, id, **values) -> None:
    with work_as(HOUSE) as work:
        row = work.session.get_one(kind, id)
        for name, value in values.items():
            setattr(row, name, value)
        work.session.add(row)
