"""PostgreSQL itself hides other companies' rows: even raw SQL in the app's own role sees only what was told."""

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import text
from sqlmodel import SQLModel

from domain.work import work_as
from migrations.walls import wall_of
from models.base import new_id
from models.customer import Customer
from models.engine import engine
from models.schema import is_current
from tests.people import People


@pytest.fixture
def raw(people: People, on_postgres: str):
    """A plain connection in the app's role, past the ORM and its wall."""
    with psycopg.connect(on_postgres) as connection:
        yield connection


def told(raw: psycopg.Connection, *, companies: str = "", account: str = "") -> None:
    raw.execute("SELECT set_config('voordeur.companies', %s, true)", [companies])
    raw.execute("SELECT set_config('voordeur.account', %s, true)", [account])


def names(raw: psycopg.Connection) -> set[str]:
    return {name for (name,) in raw.execute("SELECT name FROM customer")}


def test_a_connection_that_says_nothing_sees_nothing(raw):
    for table in SQLModel.metadata.tables:
        seen = raw.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
        assert seen == (0,), table


def test_the_house_sees_all(raw):
    told(raw, companies="*")
    assert names(raw) == {"Alice de Graaf", "Niels Buurman", "Bo Fremd"}


def test_a_company_sees_its_own_rows_only(raw, people):
    told(raw, companies=str(people.company.id))
    assert names(raw) == {"Alice de Graaf", "Niels Buurman"}
    assert raw.execute("SELECT name FROM company").fetchall() == [(people.company.name,)]


def test_two_companies_see_both(raw, people):
    told(raw, companies=f"{people.company.id},{people.other_company.id}")
    assert len(names(raw)) == 3


def test_a_foreign_row_cannot_be_changed_or_deleted(raw, people):
    told(raw, companies=str(people.other_company.id))
    assert raw.execute("UPDATE customer SET note = 'x' WHERE id = %s", [people.alice_customer]).rowcount == 0
    assert raw.execute("DELETE FROM address WHERE customer_id = %s", [people.alice_customer]).rowcount == 0


def test_a_row_cannot_be_slipped_into_another_company(raw, people):
    told(raw, companies=str(people.other_company.id))
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute(
            "INSERT INTO tax_rate (id, company_id, category, rate_bp, label, reason, is_default)"
            " VALUES (%s, %s, 'S', 2100, '', '', false)",
            [new_id(), people.company.id],
        )


def test_a_person_sees_the_own_account_and_sessions_only(raw, people):
    told(raw, companies=str(people.company.id), account=str(people.alice.account_id))
    assert raw.execute("SELECT email FROM account").fetchall() == [("alice@home.example",)]
    assert raw.execute("SELECT count(*) FROM sign_in_attempt").fetchone() == (0,)


def test_nothing_is_left_in_a_pooled_connection(people):
    with work_as(people.sanne) as work:
        work.get(Customer, people.alice_customer)
    with engine().connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM customer")).scalar() == 0


def test_the_app_works_in_a_role_that_the_wall_holds(raw):
    role = "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert raw.execute(role).fetchone() == (False, False)


def test_every_table_is_walled(raw):
    forced = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relforcerowsecurity"
    walled = {name for (name,) in raw.execute(forced)}
    policies = {name for (name,) in raw.execute("SELECT tablename FROM pg_policies WHERE policyname = 'own_rows'")}
    assert walled == policies == set(SQLModel.metadata.tables)
    assert all(wall_of(table) for table in SQLModel.metadata.sorted_tables)


def test_the_migrated_database_is_current(people):
    assert is_current()
