"""What the person who keeps an installation types, and what it answers."""

import socket
import sys

import pytest
from sqlmodel import select

import manage
from domain import accounts
from domain.access import HOUSE
from domain.accounts.rules import LinkState
from domain.work import work_as
from models import schema
from models.account import Role, StaffMember
from models.company import Company
from models.fact import Job, JobState
from settings import settings


@pytest.fixture
def manages(monkeypatch, capsys):
    """`manages("company", "--name", …)` gives what the command printed; a refusal raises SystemExit."""

    def call(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["manage.py", *arguments])
        manage.main()
        return capsys.readouterr().out

    return call


def test_a_new_firm_gets_an_administrator_with_a_link_that_works(manages, migrated):
    said = manages("company", "--name", "Brouwer & Zn.", "--admin", "anna@firm.example")
    link = next(line for line in said.splitlines() if "/office/password/" in line)
    assert accounts.look_at_link(link.rpartition("/")[2]).state is LinkState.GOOD
    with work_as(HOUSE, writes=False) as work:
        member = work.session.exec(select(StaffMember)).one()
        assert (member.email, member.role) == ("anna@firm.example", Role.ADMIN)
        assert work.get(Company, member.company_id).slug == "brouwer-zn"


def test_firms_of_the_same_name_get_names_of_their_own(manages, migrated):
    manages("company", "--name", "Brouwer", "--admin", "anna@firm.example")
    assert "`brouwer-2`" in manages("company", "--name", "Brouwer", "--admin", "bo@firm.example")


def test_one_more_person_is_invited(manages, migrated):
    manages("company", "--name", "Brouwer", "--admin", "anna@firm.example")
    assert "/office/password/" in manages(
        "staff", "--company", "brouwer", "--email", "tim@firm.example", "--role", "technician"
    )


def test_a_wrong_address_is_refused_and_nothing_is_left(manages, migrated):
    with pytest.raises(SystemExit, match="not an e-mail address"):
        manages("company", "--name", "Brouwer", "--admin", "anna")
    with work_as(HOUSE, writes=False) as work:
        assert work.session.exec(select(Company)).all() == []


def test_dead_jobs_are_listed_and_tried_again(manages, migrated):
    with work_as(HOUSE) as work:
        job = work.later("jobs.sweep", company_id=None)
        job.state, job.last_error, job.finished_at = JobState.DEAD, "smtp down", work.now
    assert "smtp down" in manages("jobs")
    assert "1 will be tried again" in manages("jobs", "--retry", str(job.id))
    with work_as(HOUSE, writes=False) as work:
        assert work.session.get(Job, job.id).state is JobState.QUEUED
    assert "0 given up" in manages("jobs")


def test_demo_mode_is_refused_where_people_can_come_by(manages, empty, monkeypatch):
    monkeypatch.setattr(settings, "demo", True)
    monkeypatch.setattr(settings, "base_url", "https://portal.firm.example")
    for command in ("run", "serve"):
        with pytest.raises(SystemExit, match="Demo mode lets anybody in"):
            manages(command)
    assert not empty.exists()


def test_a_taken_port_is_told_before_anything_else_is_done(manages, empty, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr(settings, "port", taken.getsockname()[1])
        with pytest.raises(SystemExit, match="PORT chooses another"):
            manages("run")
    assert not empty.exists()


@pytest.mark.parametrize("command", ["serve", "jobs"])
def test_what_needs_tables_says_so_when_there_are_none(manages, empty, command, monkeypatch):
    monkeypatch.setattr(settings, "port", 0)
    with pytest.raises(SystemExit, match=r"run `manage.py migrate` first"):
        manages(command)


@pytest.mark.parametrize("command", ["worker", "beat"])
def test_workers_need_a_broker(manages, migrated, command):
    with pytest.raises(SystemExit, match="set REDIS_URL"):
        manages(command)


def test_the_check_tells_what_is_missing_and_what_is_unwise(manages, empty, capsys):
    with pytest.raises(SystemExit) as ended:
        manages("setup-check")
    said = capsys.readouterr().out
    assert ended.value.code == 1
    assert "✗ migrations" in said
    assert "! SMTP_URL is not set" in said
    schema.upgrade()
    with pytest.raises(SystemExit) as ended:
        manages("setup-check")
    assert ended.value.code == 0


def test_a_key_that_no_longer_opens_what_was_sealed_is_told(manages, migrated, monkeypatch, capsys):
    from domain.companies.keys import seal_mollie_key

    manages("company", "--name", "Brouwer", "--admin", "anna@firm.example")
    with work_as(HOUSE) as work:
        company = work.session.exec(select(Company)).one()
        company.mollie_key = seal_mollie_key(company, "test_abcdefghijklmnopqrstuvwxyz12")
    monkeypatch.setitem(vars(settings), "secret_key", b"another key")
    with pytest.raises(SystemExit):
        manages("setup-check")
    assert "Mollie keys of brouwer were sealed with another SECRET_KEY" in capsys.readouterr().out
