"""Registering with e-mail and postcode: who gets a code, who does not, and that nobody can tell from outside."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from domain import accounts, customers
from domain.access import HOUSE, Actor
from domain.accounts import Browser
from domain.customers import AddressForm, ContactForm, CustomerForm, postcodes
from domain.problems import Invalid, TooMany
from domain.work import clock, work_as
from models.account import Membership
from models.customer import Customer
from models.fact import Delivery, Job
from tasks.runner import run_due
from tests.people import People, do
from tests.tasks.post import Postbox, link_in

PHONE = Browser("192.0.2.7", "Test phone")
VERA = "vera@new.example"


def a_record(staff: Actor, email: str = VERA, postcode: str = "1234 AB", **more) -> UUID:
    form = CustomerForm("Vera Nieuw", email=email, **more)
    return do(staff, customers.create, form, AddressForm("Laan 1", postcode, "Best")).id


def ask(email: str, postcode: str) -> None:
    accounts.register(email, postcode, PHONE)
    run_due()


def sent_to(email: str) -> list[Delivery]:
    with work_as(HOUSE, writes=False) as work:
        return list(work.session.exec(select(Delivery).where(Delivery.recipient == email)))


def seats_of(email: str) -> list[Membership]:
    with work_as(HOUSE, writes=False) as work:
        return list(work.session.exec(select(Membership).where(Membership.email == email)))


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("1234 ab", "1234AB"), (" 1234AB ", "1234AB"), ("NL-1234 AB", "1234AB"), ("10115", "10115"),
        ("D-10115", "10115"), ("B-1000", "1000"), ("1000", "1000"), ("l 1855", "1855"), ("L-1855", "1855"),
        ("", ""), ("–", ""),
    ],
)  # fmt: skip
def test_one_postcode_however_it_is_written(typed: str, plain: str):
    assert postcodes.plain(typed) == plain


def test_known_address_and_postcode_get_a_code_that_lets_in(people: People, postbox: Postbox):
    a_record(people.sanne)
    ask(" Vera@New.example", "1234ab")
    mail = postbox.to_person(VERA)[0]
    signed_in = accounts.sign_in_by_link(link_in(mail), PHONE)
    assert signed_in.path.startswith("/found?next=/")
    assert [seat.company_id for seat in seats_of(VERA)] == [people.company.id]


def test_a_customer_of_five_years_ago_registers(people: People, postbox: Postbox):
    record = a_record(people.sanne)
    with work_as(HOUSE) as work:
        work.get(Customer, record).created_at = clock() - timedelta(days=5 * 365)
    ask(VERA, "1234 AB")
    assert len(postbox.to_person(VERA)) == 1


@pytest.mark.parametrize(("email", "postcode"), [(VERA, "1234 AC"), ("zorro@new.example", "1234 AB")])
def test_a_typo_in_either_sends_nothing(people: People, email: str, postcode: str):
    a_record(people.sanne)
    ask(email, postcode)
    assert sent_to(email) == []


def test_a_closed_portal_stays_closed(people: People):
    record = a_record(people.sanne)
    do(people.sanne, customers.open_portal, record, is_open=False)
    ask(VERA, "1234 AB")
    assert sent_to(VERA) == []


def test_every_firm_that_knows_the_address_is_linked_but_for_closed_ones(people: People, postbox: Postbox):
    """One postcode is enough to ask; the mailbox is the proof, and it holds for all records with that address."""
    here, twin = a_record(people.sanne), a_record(people.sanne, postcode="9999 ZZ")
    there, closed = a_record(people.stranger, postcode="10115"), a_record(people.stranger, postcode="10117")
    do(people.stranger, customers.open_portal, closed, is_open=False)
    ask(VERA, "D-10115")
    accounts.sign_in_by_link(link_in(postbox.to_person(VERA)[0]), PHONE)
    assert {seat.customer_id for seat in seats_of(VERA)} == {here, twin, there}


def test_a_contact_person_registers_with_the_postcode_of_the_firm(people: People):
    record = a_record(people.sanne, email="office@new.example")
    do(people.sanne, customers.add_contact, record, ContactForm("Cor", email="cor@new.example"))
    ask("cor@new.example", "1234 AB")
    assert len(sent_to("cor@new.example")) == 1


def test_whom_the_firm_shut_out_registers_to_nothing_new(people: People, postbox: Postbox):
    seat = seats_of("alice@home.example")[0]
    do(people.sanne, customers.end_membership, seat.id)
    ask("alice@home.example", "5611 AA")
    accounts.sign_in_by_link(link_in(postbox.to_person("alice@home.example")[0]), PHONE)
    assert [one.ended_at is not None for one in seats_of("alice@home.example")] == [True]


def test_known_or_not_the_same_work_is_done_while_the_person_waits(people: People):
    a_record(people.sanne)
    for email in (VERA, "zorro@new.example"):
        accounts.register(email, "1234 AB", PHONE)
    with work_as(HOUSE, writes=False) as work:
        jobs = work.session.exec(select(Job).where(Job.kind == "accounts.send_registration")).all()
    assert [{**job.payload, "email": ""} for job in jobs] == [
        {"email": "", "postcode": "1234AB", "path": "/found?next=/"}
    ] * 2


def test_what_is_missing_is_said_at_each_field(people: People):
    with pytest.raises(Invalid) as problem:
        accounts.register("vera", "street", PHONE)
    assert set(problem.value.errors) == {"email", "postcode"}


def test_trying_postcodes_for_somebody_ends_soon(people: People):
    """The same purse as the code of the sign-in: the two doors together send no more than one."""
    tries = 0
    with pytest.raises(TooMany):
        for number in range(1000, 1100):
            accounts.register(VERA, f"{number} AB", PHONE)
            tries += 1
    assert tries == 5
    with pytest.raises(TooMany):
        accounts.ask_for_code(VERA, PHONE)
