"""The plain routes, called as a browser calls them."""

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from api import routes
from domain.access import Actor
from domain.accounts import cookies
from models.account import Door
from settings import settings
from tests.people import People
from tests.seed import token_for
from tests.tasks.post import postbox  # noqa: F401  fixture

Knock = Callable[..., TestClient]


@pytest.fixture
def knock(people: People) -> Knock:
    """`knock()` is a stranger's browser, `knock(portal=people.alice, office=people.sanne)` one that is signed in."""

    def browser(portal: Actor | None = None, office: Actor | None = None) -> TestClient:
        client = TestClient(Starlette(routes=list(routes)), base_url=settings.address, follow_redirects=False)
        for door, actor in ((Door.PORTAL, portal), (Door.OFFICE, office)):
            if actor:
                client.cookies.set(cookies.NAMES[door], token_for(actor, door))
        return client

    return browser
