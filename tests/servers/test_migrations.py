"""On PostgreSQL as on SQLite: from nothing to the newest shape and back, and the models ask for no other."""

from sqlalchemy import inspect
from sqlmodel import SQLModel

from models import schema
from models.engine import engine
from tests.operations.upgrading import check_that_files_and_seats_are_brought_along


def test_an_empty_database_is_brought_to_the_shape_of_the_models(on_postgres):
    assert set(inspect(engine()).get_table_names()) == {*SQLModel.metadata.tables, "alembic_version"}
    assert schema.differences() == []


def test_the_way_back_leaves_nothing(on_postgres):
    schema.empty()
    assert inspect(engine()).get_table_names() == ["alembic_version"]
    schema.upgrade()
    assert schema.is_current()


def test_an_older_database_keeps_its_files_and_its_people_get_what_belongs_to_them(people, on_postgres):
    check_that_files_and_seats_are_brought_along(people)
