"""The demo is written once and whole; nobody's own data is ever cleared for it."""

import pytest
from sqlmodel import select

from demo.filling import fill_once
from domain.access import HOUSE
from domain.work import work_as
from models import schema
from models.company import Company
from models.engine import engine
from settings import settings
from tests.people import THEN


def write(slug: str) -> None:
    with work_as(HOUSE) as work:
        work.add(Company(slug=slug, name=slug, created_at=THEN))


def slugs() -> list[str]:
    with work_as(HOUSE, writes=False) as work:
        return list(work.session.exec(select(Company.slug).order_by(Company.slug)))


def fill() -> None:
    write("first")
    write("second")


def break_off() -> None:
    write("first")
    raise KeyboardInterrupt


def test_an_empty_database_is_filled_once(migrated):
    assert fill_once(fill)
    assert not fill_once(fill)
    assert slugs() == ["first", "second"]


def test_what_an_interrupted_start_left_behind_is_cleared_first(migrated):
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            fill_once(break_off)
        assert slugs() == ["first"]
    assert fill_once(fill)
    assert slugs() == ["first", "second"]


def test_a_database_with_data_is_left_alone(migrated):
    write("ours")
    assert not fill_once(fill)
    assert slugs() == ["ours"]


def test_another_database_is_not_cleared_for_an_interrupted_start(migrated, tmp_path, monkeypatch):
    with pytest.raises(KeyboardInterrupt):
        fill_once(break_off)
    engine().dispose()
    engine.cache_clear()
    monkeypatch.setattr(settings, "database_url", f"sqlite:///{tmp_path / 'ours.db'}")
    schema.upgrade()
    write("ours")
    assert not fill_once(fill)
    assert slugs() == ["ours"]
