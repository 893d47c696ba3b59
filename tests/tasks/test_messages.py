"""Who has not read is told, once and by one way; a customer's message waits on the worklist until it is answered."""

from datetime import timedelta

import pytest
import time_machine

from domain import messages, worklist
from domain.access import HOUSE, Right
from domain.work import clock, work_as
from models.account import Membership
from models.customer import ContactPerson
from models.fact import DeliveryChannel, TodoKind
from models.project import ProjectAccess
from settings import settings
from tasks.runner import run_due
from tests.people import People, do
from tests.talking import a_neighbour_with_a_pass, a_project, notes, says
from tests.tasks.post import a_device, deliveries, text_of, todos

ALICE, SANNE = "alice@home.example", "sanne@firm.example"
SOON = timedelta(minutes=3)


@pytest.fixture(autouse=True)
def takes_mail(monkeypatch):
    monkeypatch.setattr(settings, "inbound_domain", "reply.example")


def after_a_while() -> None:
    run_due()
    with time_machine.travel(clock() + SOON, tick=True):
        run_due()


def test_what_nobody_read_comes_by_mail_all_in_one(people: People, postbox):
    says(people.sanne, "On Tuesday.", to=people.alice_customer)
    says(people.sanne, "At nine.", to=people.alice_customer)
    run_due()
    assert postbox.mails == []  # whoever is at the screen reads it meanwhile
    after_a_while()
    [mail] = postbox.to_person(ALICE)
    assert people.company.name in str(mail["Subject"])
    assert "On Tuesday." in text_of(mail)
    assert "At nine." in text_of(mail)
    after_a_while()
    assert len(postbox.mails) == 1


def test_a_later_message_brings_a_mail_of_its_own_about_what_is_new(people: People, postbox):
    says(people.sanne, "First", to=people.alice_customer)
    after_a_while()
    says(people.sanne, "Second", to=people.alice_customer)
    after_a_while()
    assert ["First" in text_of(mail) for mail in postbox.to_person(ALICE)] == [True, False]
    threads = {str(mail["References"]) for mail in postbox.to_person(ALICE)}
    assert len(threads) == 1


def test_who_read_it_meanwhile_is_not_told(people: People, postbox):
    thread = says(people.sanne, "On Tuesday.", to=people.alice_customer).thread_id
    run_due()
    do(people.alice, messages.read, thread, 1)
    after_a_while()
    assert postbox.mails == []


def test_who_has_a_device_hears_there_and_gets_no_mail(people: People, postbox, push_service):
    a_device(people.alice, push_service)
    says(people.sanne, "On Tuesday.", to=people.alice_customer)
    after_a_while()
    assert [row.channel for row in deliveries(template="messages")] == [DeliveryChannel.PUSH]
    assert postbox.to_person(ALICE) == []


def test_a_device_that_is_gone_is_replaced_by_a_mail(people: People, postbox, push_service):
    _, phone = a_device(people.alice, push_service)
    push_service.expire(phone)
    says(people.sanne, "On Tuesday.", to=people.alice_customer)
    after_a_while()
    assert len(postbox.to_person(ALICE)) == 1


def test_somebody_known_twice_hears_once(people: People, postbox):
    """Customer, contact person and account with one address: three rules, one mail (CW-E2)."""
    with work_as(HOUSE) as work:
        whose = {"company_id": people.company.id, "customer_id": people.alice_customer}
        work.add(ContactPerson(**whose, name="Alice at work", email=ALICE))
    says(people.sanne, "On Tuesday.", to=people.alice_customer)
    after_a_while()
    assert len(postbox.to_person(ALICE)) == 1


def test_a_colleague_is_told_what_a_customer_wrote_unless_somebody_read_it(people: People, postbox):
    says(people.sanne, "Hello", to=people.alice_customer)
    says(people.alice, "The boiler leaks", to=people.alice_customer)
    after_a_while()
    [mail] = postbox.to_person(SANNE)
    assert "The boiler leaks" in text_of(mail)
    thread = says(people.alice, "Never mind", to=people.alice_customer).thread_id
    do(people.planner, messages.read, thread, 99)
    after_a_while()
    assert len(postbox.to_person(SANNE)) == 1


def test_where_nobody_looks_after_it_the_firms_mailbox_is_told(people: People, postbox):
    says(people.alice, "Hello?", to=people.alice_customer)
    after_a_while()
    assert len(postbox.to_person("info@firm.example")) == 1


def test_a_note_is_mailed_to_nobody(people: People, postbox):
    notes(people.sanne, "He never pays", to=people.alice_customer)
    says(people.sanne, "Hello", to=people.alice_customer)
    after_a_while()
    assert len(postbox.mails) == 1
    assert "never pays" not in " ".join(mail.as_string() for mail in postbox.mails)


def test_who_lost_the_right_to_talk_hears_nothing(people: People, postbox):
    says(people.sanne, "Hello", to=people.alice_customer)
    with work_as(HOUSE) as work:
        work.session.get_one(Membership, people.alice.seats[0].membership_id).rights = [Right.ASK]
    after_a_while()
    assert postbox.mails == []


def test_a_pass_that_ended_hears_nothing(people: People, postbox, push_service):
    project = a_project(people)
    rita = a_neighbour_with_a_pass(project)
    a_device(rita, push_service)
    says(people.sanne, "One", to=project.id, kind="project")
    after_a_while()
    assert len(deliveries(DeliveryChannel.PUSH)) == 1
    with work_as(HOUSE) as work:
        work.session.get_one(ProjectAccess, rita.passes[0].access_id).ended_at = work.now
    says(people.sanne, "Two", to=project.id, kind="project")
    after_a_while()
    assert len(deliveries(DeliveryChannel.PUSH)) == 1


def test_the_mail_can_be_answered_where_the_installation_takes_mail(people: People, postbox, monkeypatch):
    says(people.sanne, "Hello", to=people.alice_customer)
    after_a_while()
    assert str(postbox.mails[0]["Reply-To"]).endswith("@reply.example>")
    monkeypatch.setattr(settings, "inbound_domain", "")
    says(people.sanne, "Hello again", to=people.alice_customer)
    after_a_while()
    assert "info@firm.example" in str(postbox.mails[1]["Reply-To"])


def test_a_message_is_a_to_do_until_it_is_answered(people: People):
    says(people.alice, "Hello?", to=people.alice_customer)
    says(people.alice, "Anybody?", to=people.alice_customer)
    run_due()
    [todo] = todos()
    assert (todo.kind, todo.who, todo.why) == (TodoKind.MESSAGE, "Alice de Graaf", "Anybody?")
    says(people.sanne, "Yes!", to=people.alice_customer)
    run_due()
    assert (todos()[0].handled_by, len(todos())) == ("Sanne Brouwer", 1)


def test_taking_it_off_the_list_says_that_no_answer_is_needed(people: People):
    says(people.alice, "Thanks", to=people.alice_customer)
    run_due()
    do(people.sanne, worklist.handle, todos()[0].id)
    run_due()
    assert do(people.sanne, messages.waits) == []


def test_letting_it_rest_takes_it_off_the_list(people: People):
    thread = says(people.alice, "Thanks", to=people.alice_customer).thread_id
    run_due()
    do(people.sanne, messages.let_rest, thread)
    run_due()
    assert todos()[0].handled_at is not None
