"""The wall: nobody sees, changes or adds a row of somebody else."""

import pytest
from sqlalchemy import func, text
from sqlalchemy.orm import aliased
from sqlmodel import Session, delete, select, update

from domain.access import HOUSE
from domain.problems import NotFound
from domain.work import work_as
from models.base import new_id
from models.company import Company
from models.customer import Address, Customer
from models.engine import engine
from models.fact import Todo, TodoKind
from models.session import (
    ForeignRow,
    ReadOnly,
    UnscopedSession,
    UnwalledStatement,
    narrowed,
    session_for,
    widened,
)
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


@pytest.mark.parametrize("first", ["alice", "niels", "bo"])
def test_what_one_reader_asked_narrows_nothing_and_opens_nothing_for_the_next(people: People, first: str):
    """The SQL of a statement is kept and shared; the ids in it are the reader's own, also deep inside."""
    order = [first, *{"alice", "niels", "bo"} - {first}, first]
    for name in order:
        own = getattr(people, f"{name}_customer")
        with work_as(getattr(people, name)) as work:
            living = select(Address.customer_id).where(Address.customer_id == Customer.id)
            here = select(Customer.id).where(living.exists(), Customer.id.in_(select(Address.customer_id)))
            other = aliased(Customer)
            many = select(func.count()).select_from(select(other.id).subquery()).scalar_subquery()
            assert work.session.exec(here).all() == [own]
            assert work.session.exec(select(Customer.id, many)).all() == [(own, 1)]
            assert work.session.exec(update(Address).values(city=name)).rowcount == 1
    with work_as(HOUSE) as work:
        assert sorted(address.city for address in work.session.exec(select(Address))) == ["alice", "bo", "niels"]


def test_what_was_found_before_a_wall_narrowed_is_not_found_behind_it(people: People):
    with work_as(people.alice) as work:
        assert work.get(Customer, people.alice_customer)
        with narrowed(work.session, frozenset()), pytest.raises(NotFound):
            work.get(Customer, people.alice_customer)


def test_what_was_found_and_taken_away_is_found_no_more(people: People):
    with work_as(people.sanne) as work:
        about = {"subject_kind": "quote", "subject_id": new_id(), "created_at": THEN}
        todo = work.add(Todo(company_id=people.company.id, kind=TodoKind.QUESTION, **about))
        assert work.get(Todo, todo.id) is todo
        work.session.delete(todo)
        with pytest.raises(NotFound):
            work.get(Todo, todo.id)


def test_rows_read_ahead_are_only_those_one_may_see(people: People):
    with work_as(people.alice, writes=False) as work:
        work.read_ahead(Customer, [people.alice_customer, people.niels_customer, None])
        assert work.get(Customer, people.alice_customer).id == people.alice_customer
        with pytest.raises(NotFound):
            work.get(Customer, people.niels_customer)


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


def test_who_reads_as_the_house_for_a_while_is_behind_the_own_wall_again(people: People):
    with session_for(people.sanne.reader()) as session:
        with widened(session):
            assert len(session.exec(select(Company)).all()) == 2
        assert [company.id for company in session.exec(select(Company))] == [people.company.id]
        with pytest.raises(ZeroDivisionError), widened(session):
            1 / 0  # noqa: B018
        assert [company.id for company in session.exec(select(Company))] == [people.company.id]
