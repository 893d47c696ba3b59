"""What needs a person: laid once, taken by one, off the list when it is settled."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from sqlmodel import select

from domain import worklist
from domain.access import HOUSE, system_of
from domain.problems import NotAllowed, NotFound
from domain.work import clock, work_as
from domain.worklist.rules import AlreadyHandled
from integrations import live
from integrations.live import News
from models.base import new_id
from models.fact import Job, JobState, Todo, TodoKind
from tests.people import People, do


def a_todo(people: People, kind: TodoKind = TodoKind.QUESTION, **how) -> Todo:
    values = {
        "company_id": people.company.id,
        "customer_id": people.alice_customer,
        "subject_kind": "quote",
        "subject_id": new_id(),
        "label": "2026-0123",
        "who": "Alice de Graaf",
        "why": "Does it fit?",
    } | how
    return do(system_of(people.company.id), worklist.add, kind, **values)


def test_the_home_screen_groups_what_waits(people: People):
    for kind in (TodoKind.OVERDUE, TodoKind.DELIVERY_FAILED, TodoKind.DECLINED, TodoKind.QUESTION):
        a_todo(people, kind)
    found = do(people.sanne, worklist.open)
    assert [row.kind for row in found.reactions] == [TodoKind.DECLINED, TodoKind.QUESTION]
    assert [row.kind for row in found.undelivered] == [TodoKind.DELIVERY_FAILED]
    assert [row.kind for row in found.left_lying] == [TodoKind.OVERDUE]
    assert do(people.sanne, worklist.counts) == worklist.Counts(4, 0, 2, 1, 1)


def test_every_kind_belongs_to_a_group(people: People):
    for kind in TodoKind:
        a_todo(people, kind)
    assert len(do(people.sanne, worklist.open)) == len(TodoKind)


def test_the_same_matter_is_laid_there_once(people: People):
    subject = new_id()
    first = a_todo(people, TodoKind.PAYMENT_FAILED, subject_id=subject)
    again = a_todo(people, TodoKind.PAYMENT_FAILED, subject_id=subject, why="expired")
    assert (again.id, again.why) == (first.id, "expired")
    keyed = a_todo(people, subject_id=subject, key="question:1")
    assert a_todo(people, subject_id=subject, key="question:1").id == keyed.id
    assert a_todo(people, subject_id=subject, key="question:2").id != keyed.id


def test_screens_that_are_open_at_the_firm_look_again(people: People, monkeypatch):
    told: list[News] = []
    monkeypatch.setattr(live, "publish", told.append)
    news = News([f"company:{people.company.id}"], is_fact=False)
    todo = a_todo(people)
    assert news in told
    told.clear()
    for _ in range(2):
        do(system_of(people.company.id), worklist.settle, todo.subject_id)
    assert told.count(news) == 1


def test_what_was_handled_does_not_come_back_under_its_key(people: People):
    todo = a_todo(people, key="question:1")
    do(people.sanne, worklist.handle, todo.id)
    a_todo(people, subject_id=todo.subject_id, key="question:1")
    assert len(do(people.sanne, worklist.open)) == 0


def test_handling_is_told_with_a_name_and_only_once(people: People):
    todo = a_todo(people)
    do(people.sanne, worklist.handle, todo.id)
    assert len(do(people.sanne, worklist.open)) == 0
    assert [row.handled_by for row in do(people.sanne, worklist.handled_today)] == [people.sanne.name]
    for act in (worklist.handle, lambda work, id: worklist.assign(work, id, None)):
        with pytest.raises(AlreadyHandled):
            do(people.planner, act, todo.id)


def test_handled_today_ends_at_midnight_where_the_firm_is(people: People):
    with time_machine.travel("2026-11-20T23:30:00+01:00"):
        do(people.sanne, worklist.handle, a_todo(people).id)
        assert len(do(people.sanne, worklist.handled_today)) == 1
    with time_machine.travel("2026-11-21T00:30:00+01:00"):
        assert do(people.sanne, worklist.handled_today) == []


def test_a_todo_is_given_to_a_colleague_and_back(people: People):
    todo = a_todo(people)
    do(people.sanne, worklist.assign, todo.id, people.planner.id)
    assert [row.assignee_name for row in do(people.planner, worklist.open, mine=True).reactions] == [
        people.planner.name
    ]
    assert len(do(people.sanne, worklist.open, mine=True)) == 0
    assert do(people.planner, worklist.counts).mine == 1
    do(people.sanne, worklist.assign, todo.id, None)
    assert len(do(people.planner, worklist.open, mine=True)) == 0


def test_it_cannot_be_given_to_somebody_of_another_firm(people: People):
    with pytest.raises(NotFound):
        do(people.sanne, worklist.assign, a_todo(people).id, people.stranger.id)


def test_settling_takes_only_the_kinds_it_names(people: People):
    subject = new_id()
    for kind in (TodoKind.OVERDUE, TodoKind.OVERPAID):
        a_todo(people, kind, subject_id=subject)
    assert _settle(people, subject, TodoKind.OVERDUE) == 1
    assert [row.kind for row in do(people.sanne, worklist.open).left_lying] == [TodoKind.OVERPAID]
    assert _settle(people, subject) == 1


def test_other_firms_and_customers_see_nothing_of_it(people: People):
    todo = a_todo(people)
    assert len(do(people.stranger, worklist.open)) == 0
    assert do(system_of(people.other_company.id), worklist.settle, todo.subject_id) == 0
    for act in (worklist.handle, lambda work, id: worklist.assign(work, id, None)):
        with pytest.raises(NotFound):
            do(people.stranger, act, todo.id)
    for outsider in (people.alice, people.technician):
        for question in (worklist.open, worklist.counts, worklist.handled_today):
            with pytest.raises(NotAllowed):
                do(outsider, question)


def test_who_may_not_see_invoices_is_not_told_about_money(people: People):
    todo = a_todo(people, TodoKind.OVERDUE, amount_cents=12_100)
    assert (len(do(people.planner, worklist.open)), do(people.planner, worklist.counts).open) == (0, 0)
    assert len(do(people.sanne, worklist.open)) == 1
    with pytest.raises(NotFound):
        do(people.planner, worklist.handle, todo.id)


def test_a_job_that_was_given_up_runs_once_more(people: People):
    with work_as(people.sanne) as work:
        job = work.later("test.nothing", company_id=people.company.id)
        job.state = JobState.DEAD
    todo = a_todo(people, TodoKind.JOB_DEAD, subject_kind="job", subject_id=job.id)
    with pytest.raises(NotFound):
        do(people.stranger, worklist.retry_job, todo.id)
    do(people.sanne, worklist.retry_job, todo.id)
    with work_as(HOUSE) as work:
        assert work.session.exec(select(Job).where(Job.id == job.id)).one().state is JobState.QUEUED
    assert len(do(people.sanne, worklist.open)) == 0


def test_staff_cannot_lay_or_settle_what_the_system_watches(people: People):
    with pytest.raises(NotAllowed):
        do(people.sanne, worklist.settle, new_id())


def test_the_longest_waiting_comes_first(people: People):
    with time_machine.travel(clock()) as traveller:
        first = a_todo(people)
        traveller.shift(timedelta(hours=1))
        a_todo(people)
    assert do(people.sanne, worklist.open).reactions[0].id == first.id


def _settle(people: People, subject: UUID, *kinds: TodoKind) -> int:
    return do(system_of(people.company.id), worklist.settle, subject, *kinds)
