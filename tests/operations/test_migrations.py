"""Tables are made by migrations, whole or not at all."""

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlmodel import SQLModel, select

from domain.access import HOUSE
from domain.work import work_as
from models import schema
from models.company import Company
from models.engine import engine
from tasks.runner import run_due
from tests.operations.upgrading import check_that_files_and_seats_are_brought_along
from tests.people import THEN


def test_an_empty_file_is_brought_to_the_shape_of_the_models(empty):
    assert not schema.is_current()
    schema.upgrade()
    assert schema.is_current()
    assert set(inspect(engine()).get_table_names()) == {*SQLModel.metadata.tables, "alembic_version"}
    assert schema.differences() == []


def test_migrating_again_changes_nothing(empty):
    schema.upgrade()
    with work_as(HOUSE) as work:
        work.add(Company(slug="kept", name="Kept", created_at=THEN))
    schema.upgrade()
    with work_as(HOUSE, writes=False) as work:
        assert work.session.exec(select(Company.slug)).all() == ["kept"]


def test_a_migration_that_breaks_off_leaves_nothing_behind(empty, monkeypatch):
    from alembic.operations import Operations

    def break_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Operations, "wall_in", break_off)
    with pytest.raises(KeyboardInterrupt):
        schema.upgrade()
    engine().dispose()
    assert inspect(create_engine(f"sqlite:///{empty}")).get_table_names() == []
    monkeypatch.undo()


def test_the_way_back_leaves_nothing(empty):
    schema.upgrade()
    schema.empty()
    assert inspect(engine()).get_table_names() == ["alembic_version"]


def test_the_database_looks_at_its_tables_when_the_timetable_says(people):
    with work_as(HOUSE) as work:
        work.later("tables.measure", company_id=None)
    run_due()
    with work_as(HOUSE) as work:
        assert work.session.execute(text("SELECT count(*) FROM sqlite_stat1")).scalar_one() > 0


def test_an_older_database_keeps_its_files_and_its_people_get_what_belongs_to_them(people):
    check_that_files_and_seats_are_brought_along(people)
