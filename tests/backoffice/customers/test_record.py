"""The page of one customer: what a clerk sees and does, and what others do not."""

from backoffice.customers.record import CustomerState
from domain import customers, quotes
from domain.access import HOUSE
from domain.customers import CustomerForm
from domain.work import work_as
from models.customer import Customer
from tests.bills import an_invoice
from tests.people import People, do
from tests.tab import Tab

FORM = {
    "name": "Alice de Graaf",
    "kind": "private",
    "language": "nl",
    "channel": "email",
    "email": "alice@home.example",
}


def _at(people: People, who=None, customer=None) -> Tab:
    return Tab(who or people.sanne).open(f"/office/customers/{customer or people.alice_customer}")


def _record(people: People) -> Customer:
    with work_as(HOUSE, writes=False) as work:
        return work.get(Customer, people.alice_customer)


def test_a_clerk_sees_the_customer_with_all_that_is_hers(people: People):
    an_invoice(people)
    do(people.sanne, quotes.create, people.alice_customer, title="Boiler")
    page = _at(people).shows(CustomerState, "page")
    assert (page.record.name, page.open_cents) == ("Alice de Graaf", 12_100)
    assert (len(page.quotes), len(page.invoices), len(page.seats), len(page.addresses)) == (1, 1, 1, 1)
    assert page.seats[0].invoices == "act"


def test_a_technician_sees_no_quotes_and_no_money(people: People):
    an_invoice(people)
    do(people.sanne, quotes.create, people.alice_customer, title="Boiler")
    page = _at(people, people.technician).shows(CustomerState, "page")
    assert (page.open_cents, page.quotes, page.invoices, page.can_edit) == (0, [], [], False)
    assert not any("nvoice" in fact.text or "Quote" in fact.text for fact in page.facts)


def test_another_firms_customer_is_not_shown(people: People):
    tab = _at(people, people.stranger)
    assert (tab.shows(CustomerState, "is_there"), tab.shows(CustomerState, "page").record.name) in [
        (False, ""),
        (None, ""),
    ]


def test_a_customer_learns_nothing_from_the_office(people: People):
    assert not _at(people, people.alice).knows(CustomerState)


def test_a_clerk_changes_the_record(people: People):
    tab = _at(people).fire(CustomerState.edit)
    tab.fire(CustomerState.save, form=FORM | {"name": "Familie de Graaf", "note": "Dog in the garden"})
    assert _record(people).name == "Familie de Graaf"
    assert tab.shows(CustomerState, "page").record.note == "Dog in the garden"
    assert tab.shows(CustomerState, "step") == ""


def test_what_is_wrong_is_said_at_the_field_and_the_form_stays_open(people: People):
    tab = _at(people).fire(CustomerState.edit).fire(CustomerState.save, form=FORM | {"email": "nope"})
    assert set(tab.shows(CustomerState, "errors")) == {"email"}
    assert tab.shows(CustomerState, "step") == "edit"


def test_the_second_clerk_is_told_and_keeps_the_form(people: People):
    tab = _at(people).fire(CustomerState.edit)
    do(people.admin, customers.change, people.alice_customer, CustomerForm("Alice"), revision=1)
    tab.fire(CustomerState.refresh).fire(CustomerState.save, form=FORM)
    assert "A colleague changed this" in tab.told[-1]
    assert (_record(people).name, tab.shows(CustomerState, "step")) == ("Alice", "edit")


def test_rights_are_set_per_person_with_the_sight_they_need(people: People):
    tab = _at(people)
    seat = tab.shows(CustomerState, "page").seats[0]
    tab.fire(CustomerState.open_rights, seat_id=seat.id)
    tab.fire(CustomerState.save_rights, form={"pay_invoices": "on", "approve_up_to": "50000"})
    seat = tab.shows(CustomerState, "page").seats[0]
    assert (seat.invoices, seat.quotes, seat.limit_cents) == ("act", "none", 50_000)
    assert set(seat.rights) == {"pay_invoices", "see_invoices"}


def test_access_ends_and_comes_back(people: People):
    tab = _at(people)
    seat = tab.shows(CustomerState, "page").seats[0]
    tab.fire(CustomerState.open_rights, seat_id=seat.id).fire(CustomerState.end_access)
    assert tab.shows(CustomerState, "page").seats[0].access == "ended"
    tab.fire(CustomerState.restore_access, seat_id=seat.id)
    assert tab.shows(CustomerState, "page").seats[0].access == "active"


def test_a_contact_person_is_added_and_invited(people: People):
    tab = _at(people)
    tab.fire(CustomerState.add_contact, form={"name": "Lotte", "email": "lotte@home.example"})
    guest = tab.shows(CustomerState, "page").seats[1]
    assert (guest.email, guest.access) == ("lotte@home.example", "outside")
    tab.fire(CustomerState.invite, contact_id=guest.contact_id)
    assert tab.shows(CustomerState, "page").seats[1].access == "invited"


def test_addresses_come_and_go(people: People):
    tab = _at(people)
    tab.fire(CustomerState.add_address, form={"street": "Kerkstraat 8a", "postcode": "5701 CX", "city": "Helmond"})
    added = next(row for row in tab.shows(CustomerState, "page").addresses if row.street == "Kerkstraat 8a")
    tab.fire(CustomerState.remove_address, id=added.id)
    assert [row.street for row in tab.shows(CustomerState, "page").addresses] == ["Lindenlaan 12"]


def test_the_portal_is_closed_for_a_record(people: People):
    tab = _at(people).fire(CustomerState.open_portal, is_open=False)
    assert not tab.shows(CustomerState, "page").record.has_portal


def test_a_technician_cannot_change_by_a_forged_event(people: People):
    tab = _at(people, people.technician).fire(CustomerState.open_portal, is_open=False)
    assert tab.told == ["Your role does not include this."]
    assert _record(people).portal_enabled
