"""What is planned, moved or called off is told once, when whoever plans is done."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from domain import companies, notifications, planning, projects
from domain.access import Right, system_of
from domain.companies import ProjectsForm
from domain.planning import PlanForm
from domain.work import clock
from models.fact import DeliveryChannel
from tasks.runner import run_due
from tests.people import People, do
from tests.projects import a_project
from tests.talking import a_neighbour_with_a_pass
from tests.tasks.post import a_device, deliveries, text_of

ALICE = "alice@home.example"
NEXT_WEEK = (clock() + timedelta(days=7)).date()
VISIT = PlanForm("Hang the boiler", NEXT_WEEK.isoformat(), "08:30", "12:00")


@pytest.fixture
def project(people: People):
    return a_project(people)


def plan(people: People, project, **how):
    return do(people.sanne, planning.add, project.id, replace(VISIT, **how))


def after_a_while() -> None:
    run_due()
    with time_machine.travel(clock() + timedelta(minutes=3), tick=True):
        run_due()


def test_a_series_is_one_mail_with_the_button_and_every_day(people: People, project, postbox):
    plan(people, project, weekly_until=(NEXT_WEEK + timedelta(days=14)).isoformat())
    run_due()
    assert postbox.mails == []
    after_a_while()
    [mail] = postbox.to_person(ALICE)
    assert str(mail["Subject"]) == "Wanneer we komen: New bathroom"
    text = text_of(mail)
    assert text.count("08:30–12:00, Hang the boiler") == 3
    assert "/link/" in text
    after_a_while()
    assert len(postbox.mails) == 1


def test_a_change_and_a_cancellation_are_told_and_only_to_who_knew(people: People, project, postbox):
    [kept], [dropped] = plan(people, project), plan(people, project, title="Never mind")
    do(people.sanne, planning.cancel, dropped.id)
    after_a_while()
    do(people.sanne, planning.change, kept.id, replace(VISIT, begins="09:00"), sequence=0)
    after_a_while()
    do(people.sanne, planning.cancel, kept.id)
    after_a_while()
    first, second, third = map(text_of, postbox.to_person(ALICE))
    assert "Never mind" not in first
    assert "09:00–12:00, Hang the boiler" in second
    assert "Hang the boiler: gaat niet door" in third


def test_news_of_several_projects_is_one_mail_that_names_each(people: People, project, postbox, push_service):
    phone, _ = a_device(people.alice, push_service)
    attic, shut = a_project(people, title="Attic"), a_project(people, title="Shed", is_open=False)
    [moved] = plan(people, project)
    after_a_while()
    do(people.sanne, planning.change, moved.id, replace(VISIT, begins="09:00"), sequence=0)
    plan(people, attic, title="Insulate", weekly_until=(NEXT_WEEK + timedelta(days=70)).isoformat())
    plan(people, shut, title="Secret")
    after_a_while()
    after_a_while()
    _first, mail = postbox.to_person(ALICE)
    text = text_of(mail)
    assert str(mail["Subject"]) == "Wanneer we komen: Attic, New bathroom"
    assert "New bathroom · 09:00–12:00, Hang the boiler" in text
    assert text.count("Attic · 08:30–12:00, Insulate") == 4
    assert "Dit zijn de eerste 5" in text
    assert "Secret" not in text
    assert [told.push_id for told in deliveries(DeliveryChannel.PUSH)] == [phone.id, phone.id]


def test_it_waits_until_nothing_is_planned_any_more_at_the_customer(people: People, project, postbox):
    plan(people, project)
    run_due()
    with time_machine.travel(clock() + timedelta(seconds=90), tick=True):
        plan(people, a_project(people, title="Attic"))
        run_due()
        with time_machine.travel(clock() + timedelta(seconds=60), tick=True):
            run_due()
            assert postbox.mails == []
        after_a_while()
    assert len(postbox.to_person(ALICE)) == 1


def test_a_repeated_job_tells_nothing_twice(people: People, project, postbox):
    plan(people, project)
    plan(people, a_project(people, title="Attic"))
    after_a_while()
    with time_machine.travel(clock() + timedelta(minutes=9), tick=True):
        for _ in range(2):
            do(system_of(people.company.id), planning.tell_news, project.id)
        run_due()
    assert len(postbox.mails) == 1


def test_a_project_that_is_closed_to_the_customer_tells_nothing(people: People, postbox):
    plan(people, a_project(people, is_open=False))
    after_a_while()
    assert postbox.mails == []


def test_a_firm_that_keeps_its_times_to_itself_tells_the_day(people: People, project, postbox):
    do(people.admin, companies.change_projects, ProjectsForm(visit_times=False))
    plan(people, project)
    after_a_while()
    [mail] = postbox.to_person(ALICE)
    assert "Hang the boiler" in text_of(mail)
    assert "08:30" not in text_of(mail)


def test_opening_a_project_tells_what_was_planned_there_before(people: People, postbox):
    project = a_project(people, is_open=False)
    plan(people, project)
    after_a_while()
    do(people.sanne, projects.open_portal, project.id, is_open=True)
    after_a_while()
    [mail] = postbox.to_person(ALICE)
    assert "Hang the boiler" in text_of(mail)
    do(people.sanne, projects.open_portal, project.id, is_open=False)
    do(people.sanne, projects.open_portal, project.id, is_open=True)
    after_a_while()
    assert len(postbox.mails) == 1


def test_a_guest_who_sees_the_planning_hears_of_it_on_the_phone(people: People, project, postbox, push_service):
    rita, otto = (a_neighbour_with_a_pass(project, right) for right in (Right.SEE_PLANNING, Right.SEE_HOURS))
    for guest in (rita, otto):
        a_device(guest, push_service)
    plan(people, project)
    after_a_while()
    [told] = deliveries(DeliveryChannel.PUSH)
    assert told.account_id == rita.account_id
    assert len(postbox.mails) == 1


def test_a_guest_hears_of_the_projects_that_are_open_to_him_only(people: People, project, postbox, push_service):
    rita = a_neighbour_with_a_pass(project, Right.SEE_PLANNING)
    a_device(rita, push_service)
    plan(people, project)
    plan(people, a_project(people, title="Attic"))
    after_a_while()
    [told] = deliveries(DeliveryChannel.PUSH)
    assert (told.subject_id, len(told.data["values"]["visits"])) == (project.id, 1)
    assert told.account_id == rita.account_id


def test_a_guest_can_try_whether_messages_arrive(people: People, project, push_service):
    rita = a_neighbour_with_a_pass(project)
    a_device(rita, push_service)
    assert do(rita, notifications.test_push) == 1
    run_due()
    assert [told.account_id for told in deliveries(DeliveryChannel.PUSH)] == [rita.account_id]
