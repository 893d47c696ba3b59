"""Every plain route, tried through the edge by everybody with everybody else's ids: `routes.py` says the answers."""

import json
import re
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import app as composed
from api import routes
from settings import settings
from tests.architecture.burglar import ODD, dump, marks_in, words_in
from tests.architecture.routes import ROUTES
from tests.architecture.world import CUSTOMERS, FIRM, MARKS, OTHER, World, victims_of
from ui.edge import Edge
from ui.serve import ROOT

LINES = sorted(f"{method} {route.path}" for route in routes for method in (route.methods or ()) if method != "HEAD")
EVERYBODY = ("", *CUSTOMERS, "sanne", "technician", "sven", "admin")
ELSEWHERE = {303, 404, 405, 503}  # a slash in an id makes another path: of a page, perhaps not built yet
SENT_ALWAYS = {"content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy",
               "cross-origin-opener-policy", "x-frame-options", "cache-control"}  # fmt: skip


def test_every_route_is_in_the_table():
    new = sorted(set(LINES) - ROUTES.keys())
    assert not new, f"Say in tests/architecture/routes.py what these answer, and to whom: {new}"


def test_the_table_names_no_route_that_is_gone():
    assert sorted(ROUTES.keys() - set(LINES)) == [], "take these out of tests/architecture/routes.py"


def test_the_doors_of_the_demo_are_not_there():
    assert not settings.demo
    assert list(routes) == composed.ROUTES
    assert not [route.path for route in composed.ROUTES if "demo" in route.path or "simulator" in route.path]


@pytest.mark.parametrize("line", LINES)
def test_a_route_keeps_to_the_table(world: World, line: str):
    before = dump(world.owners)
    for who in EVERYBODY:
        ids = world.ids(victims_of(who))
        for id in [*ids[:: 1 if who in ("alice", "bo") else 4], *ODD]:
            _try(world, who, line, id)
        after = dump(world.owners)
        marks = world.foreign_marks(who)
        assert after.of(marks) == before.of(marks), who
        assert after.pointing_at(ids) == before.pointing_at(ids), who
        before = after


def _try(world: World, who: str, line: str, id: str) -> None:
    wanted = ROUTES[line]
    allowed = wanted.stranger if not who else wanted.customer if who in CUSTOMERS else wanted.staff
    answer = _asked(world, who, line, id)
    told = "\n".join([answer.text, *(f"{name}: {value}" for name, value in answer.headers.items())])
    assert answer.status_code in (allowed | ELSEWHERE if "/" in id else allowed), f"{answer.status_code} to {who}: {id}"
    assert marks_in(told, world.foreign_marks(who)) == [], (who, id)
    assert answer.headers.keys() >= SENT_ALWAYS, SENT_ALWAYS - answer.headers.keys()
    assert "'unsafe-" not in _scripts(answer.headers["content-security-policy"])


def test_the_marks_would_be_seen(world: World):
    own = {kind: id for kind, id in world.things[MARKS["alice"]].items()}
    documents = [id for kind, id in own.items() if kind.startswith("document ")]
    bodies = [_client(world, "alice").get(f"/files/documents/{id}").content for id in documents]
    assert any(MARKS["alice"].encode() in body for body in bodies)
    page = _client(world, "alice").get(f"/a/{own['approval waiting']}")
    assert marks_in(page.text, {*MARKS.values(), FIRM, OTHER}) == [MARKS["alice"], FIRM]


def _client(world: World, who: str) -> TestClient:
    edge = Edge(Starlette(routes=list(routes)), routes, composed.app.router)
    cookies = {"cookie": world.cookies[who]} if who else {}
    return TestClient(edge, base_url=settings.address, follow_redirects=False, headers=cookies)


def _asked(world: World, who: str, line: str, id: str):
    method, path = line.split(" ", 1)
    if not id:
        id = "0"  # an empty part of a path is another path
    path = re.sub(r"\{[^}]+\}", quote(id, safe=""), path)
    names = dict.fromkeys(words_in(ROOT / "api"), id)
    query = {"d": id, "customer": id, "next": f"//{id}", "door": "office" if who in ("sanne", "sven", "admin") else ""}
    client = _client(world, who)
    if method == "GET":
        return client.get(path, params=query)
    if "push" in path:
        return client.request(method, path, content=json.dumps({"endpoint": f"https://push.example/{id}"}))
    if path == "/api/files":
        return client.post(path, params=query, content=b"not a picture", headers={"x-file-name": quote(id)})
    return client.request(method, path, params=query, data=names)


def _scripts(policy: str) -> str:
    return next((part for part in policy.split("; ") if part.startswith("script-src")), "")
