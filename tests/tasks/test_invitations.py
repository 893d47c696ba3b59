"""A clerk invites somebody to the portal: the letter arrives, and its button lets that person in."""

from domain import accounts, customers
from domain.accounts import Browser
from domain.customers import ContactForm
from tasks.runner import run_due
from tests.people import People, do
from tests.tasks.post import Postbox, link_in

PHONE = Browser("192.0.2.7", "Test phone", "nl")


def test_an_invited_contact_person_comes_in_by_the_letter(people: People, postbox: Postbox):
    form = ContactForm("Lotte Bakker", email="lotte@home.example", language="de")
    contact = do(people.sanne, customers.add_contact, people.alice_customer, form)
    do(people.sanne, customers.invite, people.alice_customer, contact_id=contact.id)
    run_due()
    letter = postbox.to_person("lotte@home.example")[0]
    signed_in = accounts.sign_in_by_link(link_in(letter), PHONE)
    visitor = accounts.visitor_with(signed_in.token, None).customer
    assert visitor is not None
    assert [seat.customer_id for seat in visitor.seats] == [people.alice_customer]
