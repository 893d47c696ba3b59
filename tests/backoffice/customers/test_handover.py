"""Handing an address over, and who may what: as a clerk does it on the page of a customer."""

from backoffice.customers.handover import HandoverState
from backoffice.customers.record import CustomerState
from domain import addresses
from domain.access import HOUSE, Right
from domain.addresses import GuestForm
from domain.work import work_as
from models.account import Capacity, Membership
from tests.domain.addresses.homes import a_paper, address_of, an_installation, moved
from tests.people import People, do
from tests.tab import Tab


def _at(people: People, who=None) -> Tab:
    return Tab(who or people.sanne).open(f"/office/customers/{people.alice_customer}")


def _seat(people: People) -> Membership:
    with work_as(HOUSE, writes=False) as work:
        return work.session.get_one(Membership, people.alice.seats[0].membership_id)


def test_an_address_goes_over_with_a_receiver_and_the_box_ticked(people: People):
    moved(people.niels_customer, "Beukenlaan 3", "5616 AB")
    an_installation(people, people.alice_customer)
    paper = str(a_paper(people, people.alice_customer, "Report"))
    tab = _at(people).fire(HandoverState.open, address_id=str(address_of(people.alice_customer).id))
    goes = tab.shows(HandoverState, "goes")
    assert (goes.installations, [one.title for one in goes.papers]) == (["Boiler"], ["Report"])
    tab.fire(HandoverState.look, text="")
    offered = {one.value for one in tab.shows(HandoverState, "found")}
    assert str(people.niels_customer) in offered
    assert str(people.alice_customer) not in offered
    tab.fire(HandoverState.hand_over, form={"understood": True})
    assert set(tab.shows(HandoverState, "errors")) == {"customer"}
    tab.fire(HandoverState.take, id=str(people.niels_customer))
    tab.fire(HandoverState.hand_over, form={f"paper-{paper}": True})
    assert set(tab.shows(HandoverState, "errors")) == {"understood"}
    assert address_of(people.alice_customer).left_at is None
    tab.fire(HandoverState.hand_over, form={"understood": True, f"paper-{paper}": True})
    assert tab.shows(CustomerState, "page").addresses[0].left_on != ""
    assert tab.shows(HandoverState, "step") == ""


def test_a_technician_and_another_firm_hand_nothing_over(people: People):
    for who in (people.technician, people.stranger):
        tab = _at(people, who).fire(HandoverState.open, address_id=str(address_of(people.alice_customer).id))
        tab.fire(HandoverState.hand_over, form={"understood": True})
        assert tab.problems
    assert address_of(people.alice_customer).left_at is None


def test_every_right_of_a_person_is_set_in_one_form(people: People):
    tab = _at(people).fire(CustomerState.open_rights, seat_id=str(_seat(people).id))
    tab.fire(CustomerState.save_rights, form={"see_planning": True, "talk": True, "capacity": "tenant"})
    assert (set(_seat(people).rights), _seat(people).capacity) == (
        {Right.SEE_PLANNING, Right.SEE_PROJECTS, Right.TALK},
        Capacity.TENANT,
    )
    seat = tab.shows(CustomerState, "page").seats[0]
    marks = (seat.planning, seat.projects, seat.messages, seat.hours, seat.inviting, seat.quotes)
    assert marks == ("see", "see", "act", "none", "none", "none")


def test_whom_a_customer_invited_stands_in_the_matrix_until_the_firm_forbids_it(people: People):
    form = GuestForm("Hugo", "hugo@home.example", frozenset({Right.TALK}))
    do(people.alice, addresses.invite, people.alice_customer, form)
    tab = _at(people)
    hugo = tab.shows(CustomerState, "page").seats[-1]
    assert (hugo.name, hugo.access, hugo.invited_by) == ("Hugo", "asked", "Alice de Graaf")
    tab.fire(CustomerState.forbid, invitation_id=hugo.id)
    assert [seat.name for seat in tab.shows(CustomerState, "page").seats] == ["Alice de Graaf"]
