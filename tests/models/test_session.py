"""The wall: nobody sees, changes or adds a row of somebody else."""

import pytest
from sqlalchemy import text
from sqlmodel import Session, delete, select, update

from domain.access import HOUSE
from domain.problems import NotFound
from domain.work import work_as
from models.base import new_id
from models.customer import Address, Customer
from models.engine import engine
from models.fact import Todo, TodoKind
from models.session import ForeignRow, ReadOnly, UnscopedSession, UnwalledStatement
from tests.people import THEN, People


def test_a_session_without_a_reader_refuses(people: People):
    with Session(engine()) as session, pytest.raises(UnscopedSession):
        session.exec(select(Customer)).all()


def test_each_sees_only_their_own_customers(people: People):
    seen = {}
    for name in ("alice", "niels", "bo", "sanne", "stranger"):
        with work_as(getattr(people, name)) as work:
            seen[name] = {customer.id for customer in work.session.exec(select(Customer))}
    assert seen == {
        "alice": {people.alice_customer},
        "niels": {people.niels_customer},
        "bo": {people.bo_customer},
        "sanne": {people.alice_customer, people.niels_customer},
        "stranger": {people.bo_customer},
    }


def test_a_foreign_row_is_not_found(people: People):
    with work_as(people.stranger) as work, pytest.raises(NotFound):
        work.get(Customer, people.alice_customer)


def test_a_malformed_id_is_not_found(people: People):
    with work_as(people.sanne) as work, pytest.raises(NotFound):
        work.get(Customer, "../../etc/passwd")


def test_bulk_changes_touch_only_own_rows(people: People):
    with work_as(people.alice) as work:
        assert work.session.exec(update(Address).values(city="Elders")).rowcount == 1
    with work_as(people.stranger) as work:
        assert work.session.exec(delete(Address)).rowcount == 1
    with work_as(HOUSE) as work:
        assert sorted(address.city for address in work.session.exec(select(Address))) == ["Best", "Elders"]


def test_a_customer_cannot_write_into_the_neighbours_record(people: People):
    address = Address(
        company_id=people.company.id, customer_id=people.niels_customer, street="X 1", postcode="1", city="Y"
    )
    with pytest.raises(ForeignRow), work_as(people.alice) as work:
        work.add(address)


def test_staff_cannot_write_into_another_company(people: People):
    with pytest.raises(ForeignRow), work_as(people.sanne) as work:
        customer = work.get(Customer, people.alice_customer)
        customer.company_id = people.other_company.id
        work.session.flush()


def test_customers_do_not_see_what_staff_must_do(people: People):
    with work_as(people.sanne) as work:
        work.add(
            Todo(
                company_id=people.company.id,
                customer_id=people.alice_customer,
                kind=TodoKind.QUESTION,
                subject_kind="quote",
                subject_id=new_id(),
                created_at=THEN,
            )
        )
    with work_as(people.alice) as work:
        assert work.session.exec(select(Todo)).all() == []
    with work_as(people.sanne) as work:
        assert len(work.session.exec(select(Todo)).all()) == 1


@pytest.mark.parametrize("statement", [text("SELECT * FROM customer"), select(Customer.__table__)])
def test_statements_that_cannot_be_walled_are_refused(people: People, statement):
    with work_as(people.alice) as work, pytest.raises(UnwalledStatement):
        work.session.execute(statement)


def test_questions_cannot_change_anything(people: People):
    with pytest.raises(ReadOnly), work_as(people.sanne, writes=False) as work:
        work.get(Customer, people.alice_customer).name = "Somebody else"
