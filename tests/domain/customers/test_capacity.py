"""Saying how one stands to an address gives rights, but never more than staff decided before."""

from domain import customers
from domain.access import CAPACITY_RIGHTS, Right
from models.account import Capacity
from tests.people import People, do


def _seat(people: People):
    return people.alice.seats[0].membership_id


def test_the_capacity_decides_the_rights(people: People):
    membership = do(people.alice, customers.choose_capacity, _seat(people), Capacity.TENANT)
    assert set(membership.rights) == CAPACITY_RIGHTS[Capacity.TENANT]


def test_calling_oneself_the_owner_does_not_undo_what_staff_decided(people: People):
    only_documents = frozenset({Right.SEE_DOCUMENTS})
    do(people.sanne, customers.set_rights, _seat(people), rights=only_documents, approve_up_to_cents=0)
    membership = do(people.alice, customers.choose_capacity, _seat(people), Capacity.OWNER)
    assert (membership.capacity, set(membership.rights)) == (Capacity.OWNER, only_documents)
    assert membership.approve_up_to_cents == 0


def test_staff_may_also_leave_somebody_without_any_right(people: People):
    do(people.sanne, customers.set_rights, _seat(people), rights=frozenset(), approve_up_to_cents=None)
    assert do(people.alice, customers.choose_capacity, _seat(people), Capacity.OWNER).rights == []
