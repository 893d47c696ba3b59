"""A clerk sees what a customer sees: at this firm only, doing nothing, for a quarter of an hour, and noted."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select, update

from domain import accounts, companies, customers, documents, notifications, quotes
from domain.access import CUSTOMER_RIGHTS, HOUSE, PROJECT_RIGHTS, Actor, Right
from domain.accounts.looking import LASTS, NothingToSee
from domain.documents.filing import file_pdf
from domain.problems import NotAllowed, NotFound, OnlyLooking
from domain.work import work_as
from models.account import Account, Door, Look, Membership, StaffMember, WebSession
from models.base import new_id
from models.customer import Customer
from models.document import Document, DocumentKind
from models.fact import ActorKind, Fact
from models.project import Project, ProjectAccess
from models.session import ReadOnly
from tests.looking import eyes, seen_by
from tests.people import THEN, People, do
from tests.seed import token_for


def _hers(people: People) -> UUID:
    return people.alice.seats[0].membership_id


def _change(kind: type, id: object, **values: object) -> None:
    with work_as(HOUSE) as work:
        row = work.session.get_one(kind, id)
        for name, value in values.items():
            setattr(row, name, value)


def test_a_clerk_sees_what_alice_sees_and_it_is_noted(people: People):
    alice = seen_by(people.sanne, people.alice_customer, membership_id=_hers(people))
    assert (alice.kind, alice.name, alice.looking.by) == (ActorKind.CUSTOMER, "Alice de Graaf", people.sanne.id)
    assert {seat.customer_id for seat in alice.seats} == {people.alice_customer}
    with work_as(HOUSE, writes=False) as work:
        fact = work.session.exec(select(Fact).where(Fact.name == "customer.looked_as")).one()
        assert (fact.internal, fact.actor_id, fact.data) == (True, people.sanne.id, {"who": "Alice de Graaf"})


def test_what_is_private_to_the_account_stays_closed(people: People):
    token_for(people.alice, Door.PORTAL)
    alice = seen_by(people.sanne, people.alice_customer, membership_id=_hers(people))
    with work_as(alice, writes=False) as work:
        assert work.session.exec(select(Account)).all() == []
        assert work.session.exec(select(WebSession)).all() == []
        assert accounts.sessions(work) == notifications.devices(work) == []
        assert accounts.mine(work).email == "alice@home.example"


def test_she_learns_of_no_other_firm(people: People):
    with work_as(HOUSE) as work:
        whose = {"company_id": people.other_company.id, "customer_id": people.bo_customer}
        about = {"account_id": people.alice.account_id, "email": "alice@home.example", "created_at": THEN}
        work.add(Membership(**whose, **about, rights=sorted(CUSTOMER_RIGHTS)))
    alice = seen_by(people.sanne, people.alice_customer, membership_id=_hers(people))
    assert {seat.company_id for seat in alice.seats} == {people.company.id}
    with work_as(alice, writes=False) as work:
        assert [firm.id for firm in companies.mine(work)] == [people.company.id]
        assert [record.id for _seat, record in customers.my_memberships(work)] == [people.alice_customer]


def test_nothing_is_done_and_nothing_counts(people: People):
    with work_as(people.sanne) as work:
        paper = file_pdf(work, customer_id=people.alice_customer, kind=DocumentKind.OTHER, title="One", data=b"%PDF")
    alice = seen_by(people.sanne, people.alice_customer, membership_id=_hers(people))
    assert do(alice, documents.mark_opened, paper.id) is None
    for verb in (accounts.change_language, quotes.ask, notifications.subscribe, documents.hand_in):
        with pytest.raises(OnlyLooking):
            do(alice, verb, "nl")
    with work_as(HOUSE, writes=False) as work:
        assert work.session.get_one(Document, paper.id).opened_at is None


def test_what_does_not_ask_for_a_right_cannot_write_either(people: People):
    alice = seen_by(people.sanne, people.alice_customer, membership_id=_hers(people))
    with pytest.raises(ReadOnly), work_as(alice) as work:
        work.add(Customer(company_id=people.company.id, number="K9", name="X", created_at=THEN))
    with pytest.raises(ReadOnly), work_as(alice) as work:
        work.session.exec(update(Customer).values(name="X"))


def test_it_ends_by_itself_with_the_session_and_with_the_right(people: People):
    office, look = eyes(people.sanne, people.alice_customer)
    assert accounts.visitor_with(None, office, look).is_looking
    with work_as(HOUSE, writes=False) as work:
        row = work.session.exec(select(Look)).one()
        assert row.expires_at - row.created_at == LASTS == timedelta(minutes=15)
    _change(StaffMember, people.sanne.id, role="technician")
    assert accounts.visitor_with(None, office, look).look_is_over
    _change(StaffMember, people.sanne.id, role="office")
    _change(Look, row.id, expires_at=row.created_at)
    assert accounts.visitor_with(None, office, look).look_is_over
    _change(Look, row.id, expires_at=row.expires_at)
    accounts.sign_out(office)
    assert accounts.visitor_with(None, office, look) == accounts.Visitor(look_is_over=True, portal_key=_key(look))


def _key(look: str) -> str:
    return accounts.visitor_with(None, "x", look).portal_key


def test_the_cookie_alone_or_in_another_session_opens_nothing(people: People):
    _office, look = eyes(people.sanne, people.alice_customer)
    for other in (None, token_for(people.sanne, Door.OFFICE), token_for(people.admin, Door.OFFICE)):
        assert accounts.visitor_with(None, other, look).customer is None


def test_a_customers_own_session_rests_and_goes_on_after(people: People):
    office, look = eyes(people.sanne, people.alice_customer)
    own = token_for(people.niels, Door.PORTAL)
    assert accounts.visitor_with(own, office, look).customer.name == "Alice de Graaf"
    assert accounts.end_look(look) == people.alice_customer
    assert accounts.visitor_with(own, office, look).customer is None, "not silently somebody else in the same tab"
    assert accounts.visitor_with(own, office).customer.name == "Niels Buurman"


def test_somebody_who_was_never_here(people: People):
    with work_as(HOUSE) as work:
        nora = {"number": "K0077", "name": "Nora Nieuw", "email": "nora@home.example", "created_at": THEN}
        customer = work.add(Customer(company_id=people.company.id, **nora))
    nora = seen_by(people.sanne, customer.id)
    with work_as(nora, writes=False) as work:
        [(seat, record)] = customers.my_memberships(work)
        assert (seat.email, record.id, bool(seat.rights)) == ("nora@home.example", customer.id, True)
        assert documents.page(work).rows == ()
    with work_as(HOUSE, writes=False) as work:
        assert not work.session.exec(select(Membership).where(Membership.customer_id == customer.id)).all()


def test_an_account_of_a_project_sees_that_project(people: People):
    with work_as(HOUSE) as work:
        whose = {"company_id": people.company.id, "customer_id": people.alice_customer}
        project = work.add(Project(**whose, number="P1", title="Roof", is_open=True, created_at=THEN))
        account = work.add(Account(user_name="bakker", name="Bas Bakker", created_at=THEN))
        about = {"account_id": account.id, "user_name": "bakker", "name": "Bas Bakker", "created_at": THEN}
        access = work.add(ProjectAccess(**whose, **about, project_id=project.id, rights=sorted(PROJECT_RIGHTS)))
    bas = seen_by(people.sanne, people.alice_customer, access_id=access.id)
    assert (bas.seats, {one.project_id for one in bas.passes}) == ((), {project.id})
    with work_as(bas, writes=False) as work:
        assert accounts.mine(work).user_name == "bakker"


@pytest.mark.parametrize("who", ["technician", "alice"])
def test_who_may_not(people: People, who: str):
    actor = replace(getattr(people, who), proof={"session": new_id()})
    assert not actor.may(Right.LOOK_AS_CUSTOMER)
    with pytest.raises(NotAllowed):
        do(actor, accounts.begin_look, people.alice_customer)


def test_nobody_looks_from_outside_the_office(people: People):
    with pytest.raises(NotAllowed):
        do(people.sanne, accounts.begin_look, people.alice_customer)


def _at_office(people: People) -> Actor:
    return replace(people.sanne, proof={"session": new_id()})


def test_somebody_elses_customer_and_somebody_elses_seat(people: People):
    with pytest.raises(NotFound):
        do(_at_office(people), accounts.begin_look, people.bo_customer)
    with pytest.raises(NotFound):
        do(_at_office(people), accounts.begin_look, people.niels_customer, membership_id=_hers(people))


def test_nothing_to_see(people: People):
    _change(Customer, people.alice_customer, portal_enabled=False)
    with pytest.raises(NothingToSee):
        do(_at_office(people), accounts.begin_look, people.alice_customer)
