"""A customer lets somebody in: never more than the own rights, never for longer than was said, and the firm decides."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from backoffice.customers.shapes import whole
from domain import accounts, addresses, customers
from domain.access import CAPACITY_RIGHTS, CUSTOMER_RIGHTS, HOUSE, Actor, NotAllowed, Right, system_of
from domain.accounts import Browser, Whereto
from domain.addresses import GuestForm, GuestState, rules
from domain.customers.rules import PortalClosed
from domain.problems import Invalid, NotFound, TooMany
from domain.work import clock, work_as
from models.account import Capacity, Membership
from models.customer import Customer
from models.invitation import Invitation
from portal.profile.shapes import seat_shape
from tests.domain.addresses.homes import a_seat, again
from tests.domain.addresses.test_places import KEY
from tests.people import People, do

HUGO = "hugo@home.example"
DOCUMENTS = frozenset({Right.SEE_DOCUMENTS, Right.TALK})
PHONE = Browser("192.0.2.9", "Mozilla/5.0 (iPhone) Safari/605", "nl")


def _form(*, email: str = HUGO, rights: frozenset[Right] = DOCUMENTS, **more) -> GuestForm:
    return GuestForm("Hugo Huisgenoot", email, rights, **more)


def _invited(people: People, **how) -> Invitation:
    return do(people.alice, addresses.invite, people.alice_customer, _form(**how))


def _come_in(people: People, email: str = HUGO) -> Actor:
    """Press the button in the mail."""
    way = do(system_of(people.company.id), accounts.way_in, Whereto(email, company_id=people.company.id))
    found = accounts.visitor_with(accounts.sign_in_by_link(way.link_token, PHONE).token, None).customer
    assert found
    return found


def _change(kind, id: UUID, **values) -> None:
    with work_as(HOUSE) as work:
        row = work.session.get_one(kind, id)
        for name, value in values.items():
            setattr(row, name, value)


def test_who_was_let_in_may_do_what_was_given_and_no_more(people: People):
    _invited(people)
    hugo = _come_in(people)
    (seat,) = hugo.seats
    assert (seat.customer_id, seat.rights) == (people.alice_customer, DOCUMENTS)
    assert do(hugo, addresses.by_key, KEY).street == "Lindenlaan 12"
    with pytest.raises(NotAllowed):
        do(hugo, addresses.offers, do(hugo, addresses.by_key, KEY))
    (guest,) = do(people.alice, addresses.guests, do(people.alice, addresses.by_key, KEY))
    assert (guest.name, guest.state) == ("Hugo Huisgenoot", GuestState.IN)


def test_staff_see_by_whom_somebody_was_let_in(people: People):
    _invited(people)
    assert [row.email for row in do(people.sanne, addresses.open_invitations, people.alice_customer)] == [HUGO]
    _come_in(people)
    seats = {row.email: row.invited_by for row in do(people.sanne, customers.memberships, people.alice_customer)}
    assert seats[HUGO] == "Alice de Graaf"
    assert do(people.sanne, addresses.open_invitations, people.alice_customer) == []
    assert do(people.stranger, addresses.open_invitations, people.alice_customer) == []


def test_nobody_gives_more_than_he_has(people: People):
    rights = CUSTOMER_RIGHTS - {Right.PAY_INVOICES}
    alice = replace(people.alice, seats=(replace(people.alice.seats[0], rights=rights),))
    with pytest.raises(Invalid) as problem:
        do(alice, addresses.invite, people.alice_customer, _form(rights=frozenset({Right.PAY_INVOICES})))
    assert "rights" in problem.value.errors


def test_the_right_to_invite_is_not_handed_on(people: People):
    with pytest.raises(Invalid):
        _invited(people, rights=frozenset({Right.INVITE}))
    _invited(people)
    with pytest.raises(NotAllowed):
        do(_come_in(people), addresses.invite, people.alice_customer, _form(email="next@home.example"))


def test_what_the_inviter_lost_meanwhile_is_not_given_either(people: People):
    _invited(people)
    only = frozenset({Right.SEE_DOCUMENTS, Right.INVITE})
    seat = people.alice.seats[0].membership_id
    do(people.sanne, customers.set_rights, seat, rights=only, approve_up_to_cents=5000)
    (hugo,) = _come_in(people).seats
    assert (hugo.rights, hugo.approve_up_to_cents) == (frozenset({Right.SEE_DOCUMENTS}), 5000)


def test_who_says_he_is_the_owner_gets_no_more(people: People):
    _invited(people)
    hugo = _come_in(people)
    changed = do(hugo, customers.choose_capacity, hugo.seats[0].membership_id, Capacity.OWNER)
    assert set(changed.rights) == DOCUMENTS


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (_form(email="no address"), "email"),
        (_form(email="Alice@home.example "), "email"),
        (replace(_form(), name=" "), "name"),
        (_form(rights=frozenset()), "rights"),
        (_form(until=clock().date() - timedelta(days=2)), "until"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(people: People, form: GuestForm, field: str):
    with pytest.raises(Invalid) as problem:
        do(people.alice, addresses.invite, people.alice_customer, form)
    assert field in problem.value.errors
    assert do(people.alice, addresses.guests, do(people.alice, addresses.by_key, KEY)) == ()


def test_nobody_is_invited_twice(people: People):
    _invited(people)
    with pytest.raises(Invalid):
        _invited(people)
    _come_in(people)
    with pytest.raises(rules.AlreadyHere):
        _invited(people)


def test_a_closed_portal_lets_nobody_in(people: People):
    _change(Customer, people.alice_customer, portal_enabled=False)
    with pytest.raises(PortalClosed):
        _invited(people)


def test_an_expired_invitation_opens_nothing(people: People):
    guest = _invited(people)
    _change(Invitation, guest.id, expires_at=clock() - timedelta(minutes=1))
    assert _come_in(people).seats == ()


def test_an_invitation_taken_back_opens_nothing(people: People):
    do(people.alice, addresses.end_guest, _invited(people).id)
    assert _come_in(people).seats == ()


def test_an_inviter_who_lost_access_lets_nobody_in_any_more(people: People):
    _invited(people)
    do(people.sanne, customers.end_membership, people.alice.seats[0].membership_id)
    assert _come_in(people).seats == ()


def test_access_ends_after_the_last_day(people: People):
    guest = _invited(people, until=clock().date() + timedelta(days=3))
    hugo = _come_in(people)
    assert len(hugo.seats) == 1
    with work_as(HOUSE) as work:
        seat = work.session.get_one(Membership, hugo.seats[0].membership_id)
        assert seat.until == guest.until
        seat.until = clock() - timedelta(seconds=1)
    assert again(hugo).seats == ()
    assert do(hugo, customers.my_memberships) == []
    heard = do(system_of(people.company.id), customers.recipients, people.alice_customer)
    assert HUGO not in {person.email for person in heard}


def test_every_screen_names_the_same_last_day(people: People):
    last = clock().date() + timedelta(days=3)
    _invited(people, until=last)
    hugo = _come_in(people)
    seat, record = do(hugo, customers.my_memberships)[0]
    shown = seat_shape(seat, record, {})
    profile = shown.until
    assert shown.capacity == "as a guest"
    office = next(one.until for one in do(people.sanne, whole, people.alice_customer).seats if one.until)
    zone = ZoneInfo(people.company.timezone)
    assert {datetime.fromisoformat(told).astimezone(zone).date() for told in (profile, office)} == {last}


def test_the_inviter_changes_and_ends_what_was_given(people: People):
    guest = _invited(people)
    hugo = _come_in(people)
    do(people.alice, addresses.change_guest, guest.id, rights=[Right.SEE_PLANNING])
    assert again(hugo).seats[0].rights == {Right.SEE_PLANNING, Right.SEE_PROJECTS}
    do(people.alice, addresses.end_guest, guest.id)
    assert again(hugo).seats == ()
    assert do(people.alice, addresses.guests, do(people.alice, addresses.by_key, KEY)) == ()


def test_what_the_firm_decided_wins(people: People):
    guest = _invited(people)
    seat = _come_in(people).seats[0].membership_id
    do(people.sanne, customers.set_rights, seat, rights=frozenset({Right.ASK}), approve_up_to_cents=None)
    with pytest.raises(rules.FirmDecides):
        do(people.alice, addresses.change_guest, guest.id, rights=DOCUMENTS)


def test_whom_the_firm_sent_away_is_not_let_in_again(people: People):
    _invited(people)
    do(people.sanne, customers.end_membership, _come_in(people).seats[0].membership_id)
    with pytest.raises(rules.EndedByFirm):
        _invited(people)


def test_the_firm_takes_an_invitation_back(people: People):
    guest = _invited(people)
    do(people.sanne, addresses.forbid, guest.id)
    assert _come_in(people).seats == ()


def test_who_left_by_himself_can_be_let_in_again(people: People):
    guest = _invited(people)
    _come_in(people)
    do(people.alice, addresses.end_guest, guest.id)
    _invited(people, rights=frozenset({Right.ASK}))
    assert _come_in(people).seats[0].rights == {Right.ASK}


def test_others_cannot_touch_it(people: People):
    guest = _invited(people)
    tenant = a_seat(people, people.alice_customer, "Tom", *CAPACITY_RIGHTS[Capacity.TENANT])
    assert tenant
    for actor in (people.niels, people.bo):
        with pytest.raises(NotFound):
            do(actor, addresses.end_guest, guest.id)
        with pytest.raises(NotFound):
            do(actor, addresses.change_guest, guest.id, rights=DOCUMENTS)
        with pytest.raises(NotFound):
            do(actor, addresses.invite, people.alice_customer, _form(email="x@home.example"))
    with pytest.raises(NotFound):
        do(people.stranger, addresses.forbid, guest.id)
    with pytest.raises(NotAllowed):
        do(people.sanne, addresses.invite, people.alice_customer, _form(email="x@home.example"))


def test_another_owner_of_the_record_does_not_manage_it(people: People):
    guest = _invited(people)
    account = a_seat(people, people.alice_customer, "Olga", *CUSTOMER_RIGHTS, capacity=Capacity.OWNER)
    with work_as(HOUSE, writes=False) as work:
        seat = work.session.exec(select(Membership).where(Membership.account_id == account)).one()
        own = replace(people.alice.seats[0], membership_id=seat.id)
    olga = replace(people.alice, id=account, account_id=account, name="Olga", seats=(own,))
    with pytest.raises(NotFound):
        do(olga, addresses.end_guest, guest.id)


def test_invitations_are_limited(people: People):
    for number in range(10):
        _invited(people, email=f"guest{number}@home.example")
    with pytest.raises(TooMany):
        _invited(people, email="eleventh@home.example")
    with work_as(HOUSE, writes=False) as work:
        assert len(work.session.exec(select(Invitation)).all()) == 10


def test_somebody_let_in_can_ask_for_a_code(people: People):
    assert do(HOUSE, accounts.queries.customer_at, HUGO) is None
    guest = _invited(people)
    found = do(HOUSE, accounts.queries.customer_at, HUGO)
    assert found
    assert found.customer_id == people.alice_customer
    do(people.alice, addresses.end_guest, guest.id)
    assert do(HOUSE, accounts.queries.customer_at, HUGO) is None
