"""Addresses that go, invitations that are sent, and access that comes back."""

import pytest

from domain import customers, quotes
from domain.access import NotAllowed
from domain.customers import AddressForm, ContactForm
from domain.customers.rules import AddressInUse, NoEmail, PortalClosed
from domain.problems import NotFound
from models.account import Membership
from tests.people import People, do

KERKSTRAAT = AddressForm("Kerkstraat 8a", "5701 CX", "Helmond")


def test_an_address_that_stands_nowhere_goes(people: People):
    address = do(people.sanne, customers.add_address, people.alice_customer, KERKSTRAAT)
    do(people.sanne, customers.remove_address, address.id)
    assert address.id not in {row.id for row in do(people.sanne, customers.addresses, people.alice_customer)}
    assert "kerkstraat" not in do(people.sanne, customers.by_id, people.alice_customer).search


def test_an_address_on_a_quote_stays(people: People):
    address = do(people.sanne, customers.add_address, people.alice_customer, KERKSTRAAT)
    do(people.sanne, quotes.create, people.alice_customer, title="Boiler", address_id=address.id)
    with pytest.raises(AddressInUse):
        do(people.sanne, customers.remove_address, address.id)


def test_another_firms_address_does_not_exist(people: People):
    address = do(people.stranger, customers.addresses, people.bo_customer)[0]
    with pytest.raises(NotFound):
        do(people.sanne, customers.remove_address, address.id)


def test_nobody_is_invited_to_a_closed_portal_or_without_an_address(people: People):
    contact = do(people.sanne, customers.add_contact, people.alice_customer, ContactForm("Opa"))
    with pytest.raises(NoEmail):
        do(people.sanne, customers.invite, people.alice_customer, contact_id=contact.id)
    do(people.sanne, customers.open_portal, people.alice_customer, is_open=False)
    with pytest.raises(PortalClosed):
        do(people.sanne, customers.invite, people.alice_customer)


def test_a_contact_person_of_another_customer_is_not_invited_here(people: People):
    contact = do(people.sanne, customers.add_contact, people.niels_customer, ContactForm("N", email="n@home.example"))
    with pytest.raises(NotFound):
        do(people.sanne, customers.invite, people.alice_customer, contact_id=contact.id)


def test_a_technician_invites_nobody(people: People):
    with pytest.raises(NotAllowed):
        do(people.technician, customers.invite, people.alice_customer)


def test_ended_access_can_be_given_again(people: People):
    seat = do(people.sanne, customers.memberships, people.alice_customer)[0]
    do(people.sanne, customers.end_membership, seat.id)
    restored: Membership = do(people.sanne, customers.restore_membership, seat.id)
    assert restored.ended_at is None
    assert restored.rights == seat.rights
