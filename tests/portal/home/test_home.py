"""Home: what can I do now, mine alone, from all my firms or one."""

import pytest
from sqlmodel import select

from domain import customers, requests
from domain.access import CUSTOMER_RIGHTS, HOUSE, Right
from domain.work import work_as
from models.account import Capacity, Membership
from models.customer import Address, AddressUse, Customer
from portal.frame import FrameState
from portal.home.state import HomeState
from tests.bills import an_invoice
from tests.makers import a_sent_quote
from tests.people import THEN, People, do
from tests.requesting import a_request
from tests.tab import Tab


def seat_at(people: People, *, rights=CUSTOMER_RIGHTS) -> None:
    """Alice becomes a customer of the other firm too."""
    with work_as(HOUSE) as work:
        firm = people.other_company.id
        record = Customer(company_id=firm, number="K0077", name="Alice de Graaf", created_at=THEN)
        work.add(record)
        values = {"email": "alice@home.example", "name": "Alice de Graaf", "rights": sorted(rights), "created_at": THEN}
        work.add(Membership(company_id=firm, customer_id=record.id, account_id=people.alice.account_id, **values))


def at_one_address(people: People) -> None:
    """Alice's record at the other firm has the address that the first firm knows."""
    with work_as(HOUSE) as work:
        known = work.session.exec(select(Address).where(Address.customer_id == people.alice_customer)).first()
        record = work.session.exec(select(Customer).where(Customer.number == "K0077")).one()
        assert known
        where = {"street": known.street.upper(), "postcode": known.postcode, "city": known.city, "country": "NL"}
        work.add(Address(company_id=record.company_id, customer_id=record.id, use=AddressUse.WORK, **where))


def rights_of_alice(people: People, *rights: Right, capacity: Capacity | None = None) -> None:
    with work_as(HOUSE) as work:
        seat = work.session.get_one(Membership, people.alice.seats[0].membership_id)
        seat.rights, seat.capacity = sorted(rights), capacity


def test_what_ends_first_leads(people: People):
    an_invoice(people)
    a_sent_quote(people)
    tab = Tab(people.alice).open("/")
    assert tab.shows(HomeState, "count") == 2
    assert (tab.shows(HomeState, "lead").kind, tab.shows(HomeState, "lead").cents) == ("invoice", 12_100)
    assert [one.kind for one in tab.shows(HomeState, "rest")] == ["quote"]
    counts = {place: n for place, n in tab.shows(FrameState, "counts").items() if n}
    assert counts == {"/quotes": 1, "/invoices": 1}
    assert tab.shows(HomeState, "addresses")[0].to_pay_cents == 12_100


def test_what_a_firm_asks_back_leads_until_it_is_answered(people: People):
    request = a_request(people)
    a_sent_quote(people)
    tab = Tab(people.alice).open("/")
    assert (tab.shows(HomeState, "lead").kind, tab.shows(FrameState, "counts")["/requests"]) == ("quote", 0)
    do(people.sanne, requests.ask_back, request.id, "Which make?")
    tab.open("/")
    lead = tab.shows(HomeState, "lead")
    assert (lead.kind, lead.title, lead.href) == ("request", "Repair", f"/requests/{request.id}")
    assert (tab.shows(HomeState, "count"), tab.shows(FrameState, "counts")["/requests"]) == (2, 1)
    assert Tab(people.niels).open("/").shows(HomeState, "count") == 0
    do(people.alice, requests.answer, request.id, "A Remeha")
    assert [one.kind for one in (tab.open("/").shows(HomeState, "lead"), *tab.shows(HomeState, "rest"))] == ["quote"]


def test_the_neighbour_sees_nothing_of_it(people: People):
    a_sent_quote(people)
    tab = Tab(people.niels).open("/")
    assert (tab.shows(HomeState, "count"), tab.shows(HomeState, "is_there")) == (0, True)


@pytest.mark.parametrize("who", ["sanne", "stranger"])
def test_staff_have_no_home_here(people: People, who: str):
    tab = Tab(getattr(people, who)).open("/")
    assert not tab.knows(HomeState)
    assert not tab.knows(FrameState)


def test_one_firm_can_be_chosen_and_all_again(people: People):
    seat_at(people)
    an_invoice(people)
    tab = Tab(people.alice).open("/")
    assert tab.shows(FrameState, "firm_count") == 2
    assert tab.shows(FrameState, "firm").id == ""
    tab.fire(FrameState.choose, firm_id=str(people.other_company.id))
    assert tab.shows(FrameState, "firm").name == "Autohaus Berger"
    assert tab.shows(HomeState, "count") == 0
    tab.fire(FrameState.choose, firm_id="")
    assert tab.shows(HomeState, "count") == 1


def test_a_firm_that_is_not_mine_cannot_be_chosen(people: People):
    tab = Tab(people.alice).open("/").fire(FrameState.choose, firm_id=str(people.other_company.id))
    assert tab.shows(FrameState, "firm").name == "Van Houten Installatie"


def test_who_has_not_said_how_he_stands_to_the_address_is_asked_first(people: People):
    rights_of_alice(people)
    tab = Tab(people.alice).open("/")
    assert tab.shows(FrameState, "leave_to") == "/welcome?next=/"
    do(people.alice, customers.choose_capacity, people.alice.seats[0].membership_id, Capacity.TENANT)
    assert tab.open("/").shows(FrameState, "leave_to") == ""
    assert tab.shows(FrameState, "sees_quotes") is False


def test_through_which_message_somebody_came_is_not_forgotten_on_the_way(people: People):
    rights_of_alice(people)
    tab = Tab(people.alice).open("/?d=17")
    assert tab.shows(FrameState, "leave_to") == "/welcome?next=/%3Fd%3D17"


def test_a_tenant_gets_a_home_without_problems(people: People):
    a_sent_quote(people)
    an_invoice(people)
    rights_of_alice(people, Right.SEE_DOCUMENTS, Right.ASK, capacity=Capacity.TENANT)
    tab = Tab(people.alice).open("/")
    assert (tab.shows(HomeState, "count"), tab.told, tab.problems) == (0, [], [])


def test_the_language_is_kept_for_mails(people: People):
    Tab(people.alice).open("/").fire(FrameState.speak, language="de")
    with work_as(HOUSE) as work:
        assert work.session.get_one(Membership, people.alice.seats[0].membership_id).language == "de"
    tab = Tab(people.alice).open("/").fire(FrameState.speak, language="xx")
    assert tab.problems


def test_an_address_that_several_firms_know_stands_there_once(people: People):
    seat_at(people)
    at_one_address(people)
    an_invoice(people)
    (address,) = Tab(people.alice).open("/").shows(HomeState, "addresses")
    assert {seat.firm for seat in address.seats} == {people.company.name, people.other_company.name}
    assert address.to_pay_cents == 12_100
