"""A colleague with a customer's eyes sees what the customer sees and changes nothing: every handler, every route."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import app as composed
from api import routes
from api.requests import FROM_MACHINES, UNSAFE
from settings import settings
from tests.architecture.burglar import Burglar, dump, marks_in, path_with, payloads
from tests.architecture.test_access_matrix import SCREENS
from tests.architecture.world import FIRM, INNER, MARKS, OTHER, World
from tests.looking import cookie_for
from ui.edge import Edge

HERS = MARKS["alice"]
NEVER = {OTHER, MARKS["niels"], MARKS["bo"], INNER, f"PRIVATE{HERS}"}
PORTAL = sorted(key for key in SCREENS if key[0].startswith("portal."))


def _membership(world: World) -> str:
    return str(world.actors["alice"].seats[0].membership_id)


def _ids(world: World) -> list[str]:
    return world.ids({HERS})


def _eyes(world: World) -> str:
    return cookie_for(world.actors["sanne"], world.people.alice_customer, membership_id=_membership(world))


@pytest.mark.parametrize("state", sorted({state for state, _handler in PORTAL}))
def test_no_handler_of_the_portal_lets_who_looks_change_anything(world: World, state: str):
    cookie = _eyes(world)
    before = dump(world.owners).lasting()
    burglar = Burglar(cookie)
    for key in (key for key in PORTAL if key[0] == state):
        name, registered = SCREENS[key]
        for id in _ids(world):
            burglar.volley([(name, given, path_with(id)) for given in payloads(registered, id)])
    assert dump(world.owners).lasting() == before
    assert marks_in(burglar.loot, NEVER) == []


def test_no_route_lets_who_looks_change_anything(world: World):
    client = _client(_eyes(world))
    before = dump(world.owners).lasting()
    for route in routes:
        if route.path.startswith("/office") or route.path in FROM_MACHINES:
            continue
        for method in sorted((route.methods or set()) - {"HEAD"}):
            for id in _ids(world):
                answer = client.request(method, _path(route.path, id))
                assert method not in UNSAFE or answer.status_code == 403, (method, route.path)
                assert marks_in(answer.text, NEVER) == [], route.path
    assert dump(world.owners).lasting() == before


def test_who_looks_is_given_the_files_of_that_customer_only(world: World):
    client = _client(_eyes(world))
    hers, his = world.things[HERS], world.things[MARKS["niels"]]
    assert client.get(f"/files/documents/{hers['document contract']}").status_code == 200
    for kind, id in his.items():
        if kind.startswith("document "):
            assert client.get(f"/files/documents/{id}").status_code == 404, kind
    assert client.get(f"/files/documents/{hers['document report']}").status_code == 404, "not shared with her"


def test_the_marks_would_be_seen(world: World):
    quotes = SCREENS[("portal.quotes.QuotesState", "load")][0]
    burglar = Burglar(_eyes(world)).volley([(quotes, {}, "/quotes")])
    assert marks_in(burglar.loot, {HERS, FIRM, *NEVER}) == [HERS, FIRM]


def _path(pattern: str, id: str) -> str:
    for part in ("id", "token", "payment_id", "secret:path", "company", "name"):
        pattern = pattern.replace("{" + part + "}", id)
    return pattern


def _client(cookie: str) -> TestClient:
    edge = Edge(Starlette(routes=list(routes)), routes, composed.app.router)
    return TestClient(
        edge,
        base_url=settings.address,
        follow_redirects=False,
        headers={"cookie": cookie},
        raise_server_exceptions=False,
    )
