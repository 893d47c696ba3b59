"""Customer records: made, changed by two clerks, and who hears about documents."""

import pytest

from domain import customers
from domain.access import NotAllowed, Right, system_of
from domain.customers import AddressForm, ContactForm, CustomerForm
from domain.customers.rules import EditedMeanwhile
from domain.problems import Invalid, NotFound
from models.account import Channel
from tests.people import People, do

FORM = CustomerForm("Bakkerij Jansen", email="Info@Jansen.example", phone="040 2123456")
ADDRESS = AddressForm("Markt 3", "5611 EC", "Eindhoven")


def test_a_clerk_makes_a_customer(people: People):
    made = do(people.sanne, customers.create, FORM, ADDRESS)
    assert (made.number, made.email, made.phone) == ("K00001", "info@jansen.example", "+31402123456")
    assert "markt 3" in made.search


def test_every_mistake_is_named_at_its_field(people: People):
    form = CustomerForm(" ", email="nope", phone="12", vat_number="NL1", language="xx")
    with pytest.raises(Invalid) as problem:
        do(people.sanne, customers.create, form)
    assert set(problem.value.errors) == {"name", "email", "phone", "vat_number", "language"}


def test_the_second_clerk_does_not_overwrite_the_first(people: People):
    made = do(people.sanne, customers.create, FORM)
    do(people.sanne, customers.change, made.id, CustomerForm("Bakkerij Janssen"), revision=1)
    with pytest.raises(EditedMeanwhile):
        do(people.admin, customers.change, made.id, FORM, revision=1)
    assert do(people.sanne, customers.by_id, made.id).name == "Bakkerij Janssen"


def test_a_technician_cannot_make_customers(people: People):
    with pytest.raises(NotAllowed):
        do(people.technician, customers.create, FORM)


def test_another_firms_customer_does_not_exist(people: People):
    with pytest.raises(NotFound):
        do(people.stranger, customers.change, people.alice_customer, FORM, revision=1)


def test_everybody_hears_once_in_their_own_language(people: People):
    do(
        people.sanne,
        customers.add_contact,
        people.alice_customer,
        ContactForm("Ben", email="ben@home.example", language="de"),
    )
    do(people.sanne, customers.add_contact, people.alice_customer, ContactForm("Alice", email="alice@home.example"))
    do(
        people.sanne,
        customers.add_contact,
        people.alice_customer,
        ContactForm("Quiet", email="quiet@home.example", receives_documents=False),
    )
    heard = do(system_of(people.company.id), customers.recipients, people.alice_customer)
    assert sorted((person.email, person.language) for person in heard) == [
        ("alice@home.example", "nl"),
        ("ben@home.example", "de"),
    ]
    alice = next(person for person in heard if person.email.startswith("alice"))
    assert (alice.account_id, alice.channel) == (people.alice.account_id, Channel.EMAIL)
    assert Right.APPROVE_QUOTES in alice.rights


def test_staff_set_what_a_person_may_do(people: People):
    seat = people.alice.seats[0]
    changed = do(
        people.sanne,
        customers.set_rights,
        seat.membership_id,
        rights=frozenset({Right.SEE_QUOTES}),
        approve_up_to_cents=5,
    )
    assert (changed.rights, changed.approve_up_to_cents) == (["see_quotes"], 5)
    with pytest.raises(Invalid):
        do(
            people.sanne,
            customers.set_rights,
            seat.membership_id,
            rights=frozenset({Right.MANAGE_STAFF}),
            approve_up_to_cents=None,
        )


def test_customers_cannot_read_the_records_of_the_firm(people: People):
    with pytest.raises(NotAllowed):
        do(people.alice, customers.by_id, people.niels_customer)


def test_customers_are_found_by_the_start_of_any_word(people: People):
    do(people.sanne, customers.create, FORM, ADDRESS)
    found = {
        text: [row.name for row in do(people.sanne, customers.page, search=text).rows]
        for text in ("jans", "markt", "ansen", "k00001")
    }
    assert found == {
        "jans": ["Bakkerij Jansen"],
        "markt": ["Bakkerij Jansen"],
        "ansen": [],
        "k00001": ["Bakkerij Jansen"],
    }


def test_customers_page_by_name_there_and_back(people: People):
    for letter in "EDCBA":
        do(people.sanne, customers.create, CustomerForm(f"{letter} klant"))
    first = do(people.sanne, customers.page, size=2)
    second = do(people.sanne, customers.page, size=2, after=first.older)
    back = do(people.sanne, customers.page, size=2, before=second.newer)
    assert [row.name[0] for row in (*first.rows, *second.rows)] == ["A", "A", "B", "C"]
    assert (back.rows, back.newer) == (first.rows, None)
    assert do(people.stranger, customers.page).rows[0].id == people.bo_customer
