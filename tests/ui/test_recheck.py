"""A visitor is asked for again as soon as anything was written, by whichever process."""

import asyncio
import subprocess
import sys

import pytest

from domain import accounts
from domain.access import HOUSE
from domain.work import work_as
from models.account import Door, StaffMember
from models.engine import engine
from tests.seed import token_for
from ui import recheck
from ui.recheck import Recheck


@pytest.fixture
def asked(monkeypatch):
    """How often the database was really asked."""
    calls: list[tuple] = []
    real = accounts.visitor_with
    monkeypatch.setattr(accounts, "visitor_with", lambda *tokens: calls.append(tokens) or real(*tokens))
    return calls


@pytest.fixture
def sanne(people):
    return ("", token_for(people.sanne, Door.OFFICE))


def test_nobody_is_asked_twice_about_what_cannot_have_changed(sanne, asked):
    visitors = Recheck()
    seen = [asyncio.run(visitors.now(sanne)) for _ in range(5)]
    assert len(asked) == 1
    assert all(visitor.staff for visitor in seen)


def test_signing_out_counts_at_once(sanne, asked):
    visitors = Recheck()
    assert asyncio.run(visitors.now(sanne)).staff
    accounts.sign_out(sanne[1])
    assert asyncio.run(visitors.now(sanne)).staff is None


def test_so_does_what_another_process_writes(sanne, people, asked):
    visitors = Recheck()
    assert asyncio.run(visitors.now(sanne)).staff
    change = "update staff_member set left_at = invited_at"
    program = f"import sqlite3; c = sqlite3.connect({engine().url.database!r}); c.execute({change!r}); c.commit()"
    subprocess.run([sys.executable, "-c", program], check=True)
    assert asyncio.run(visitors.now(sanne)).staff is None


def test_a_change_of_role_counts_at_once(sanne, people, asked):
    visitors = Recheck()
    before = asyncio.run(visitors.now(sanne)).staff
    with work_as(HOUSE) as work:
        member = work.session.get(StaffMember, people.sanne.id)
        member.role = people.technician.role
    after = asyncio.run(visitors.now(sanne)).staff
    assert after.rights < before.rights


def test_an_answer_grows_old(sanne, asked, monkeypatch):
    monkeypatch.setattr(recheck, "LONGEST", 0)
    visitors = Recheck()
    asyncio.run(visitors.now(sanne))
    asyncio.run(visitors.now(sanne))
    assert len(asked) == 2


def test_another_cookie_is_another_person(sanne, asked):
    visitors = Recheck()
    assert asyncio.run(visitors.now(sanne)).staff
    assert asyncio.run(visitors.now(("", sanne[1] + "x", ""))).staff is None
