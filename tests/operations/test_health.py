"""Whoever watches over an installation is told the truth, and nothing else."""

from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from api import routes
from domain.access import HOUSE
from domain.work import work_as
from models.engine import engine
from settings import settings


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=list(routes)))


def test_a_process_that_answers_is_alive_even_without_a_database(client, empty, monkeypatch):
    monkeypatch.setattr(settings, "database_url", "postgresql://nobody@127.0.0.1:1/nothing")
    assert client.get("/health/live").status_code == 200


def test_a_good_installation_is_ready(client, migrated):
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert set(answer.json()["checks"]) == {"database", "migrations", "jobs", "disk"}


def test_without_its_tables_it_is_not_ready(client, empty):
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert not answer.json()["checks"]["migrations"]["ok"]


def test_an_unreachable_database_is_told_without_its_address(client, empty, monkeypatch):
    monkeypatch.setattr(settings, "database_url", "postgresql://voordeur:hunter2@127.0.0.1:1/nothing")
    engine.cache_clear()
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == {"ok": False, "detail": "OperationalError"}
    assert "hunter2" not in answer.text


def test_an_unreachable_broker_is_told(client, migrated, monkeypatch):
    monkeypatch.setattr(settings, "redis_url", "redis://127.0.0.1:1/0")
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["checks"]["broker"]["ok"]) == (503, False)


def test_jobs_that_nobody_does_are_told(client, migrated):
    with work_as(HOUSE) as work:
        work.later("jobs.sweep", company_id=None, due_in=-timedelta(hours=1))
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["checks"]["jobs"]["ok"]) == (503, False)
    assert "3600 s" in answer.json()["checks"]["jobs"]["detail"]


def test_a_disk_without_room_is_told(client, migrated, monkeypatch):
    monkeypatch.setattr("domain.health.ROOM", 1 << 60)
    assert client.get("/health/ready").json()["checks"]["disk"]["ok"] is False
