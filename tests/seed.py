"""Fills an empty database for a served app: the people of the tests, signed in. Prints their cookies as JSON."""

import json
import sys

from sqlmodel import SQLModel

import models  # noqa: F401  registers the tables
from domain import accounts
from domain.access import HOUSE, Actor
from domain.work import work_as
from models.account import Account, Door
from models.engine import engine
from tests.people import People

CUSTOMERS = ("alice", "niels", "bo")
STAFF = ("admin", "sanne", "planner", "technician", "stranger")


def main() -> None:
    SQLModel.metadata.create_all(engine())
    people = People.settle()
    tokens = {name: token_for(getattr(people, name), Door.PORTAL) for name in CUSTOMERS}
    tokens |= {name: token_for(getattr(people, name), Door.OFFICE) for name in STAFF}
    json.dump({"tokens": tokens, "company": str(people.company.id), "customer": str(people.alice_customer)}, sys.stdout)


def token_for(actor: Actor, door: Door) -> str:
    """A session of this person, as the sign-in would make it; the cookie's value."""
    browser = accounts.Browser(ip="192.0.2.7", agent="Test browser")
    return accounts.sign_in_as(_email(actor), door, browser).token


def _email(actor: Actor) -> str:
    with work_as(HOUSE, writes=False) as work:
        account = work.session.get(Account, actor.account_id)
    assert account, f"{actor.name} has no account"
    return account.email


if __name__ == "__main__":
    main()
