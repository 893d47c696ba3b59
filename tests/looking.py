"""Sanne looks at the portal with a customer's eyes: the cookies of her browser."""

from typing import Any

from domain import accounts
from domain.access import Actor
from domain.accounts import cookies
from models.account import Door
from tests.people import do
from tests.seed import token_for


def eyes(clerk: Actor, customer_id: Any, **whom: Any) -> tuple[str, str]:
    """The token of the office and that of the look."""
    office = token_for(clerk, Door.OFFICE)
    begun = do(accounts.visitor_with(None, office).staff, accounts.begin_look, customer_id, **whom)
    return office, begun.token


def cookie_for(clerk: Actor, customer_id: Any, **whom: Any) -> str:
    office, look = eyes(clerk, customer_id, **whom)
    return f"{cookies.OFFICE}={office}; {cookies.LOOK}={look}"


def seen_by(clerk: Actor, customer_id: Any, **whom: Any) -> Actor:
    """The customer as whom this clerk looks."""
    office, look = eyes(clerk, customer_id, **whom)
    found = accounts.visitor_with(None, office, look).customer
    assert found
    return found
