"""What the outermost layer lets through, and what every answer says."""

import re

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from domain import companies, projects
from domain.accounts import NOBODY, Visitor, cookies
from portal.projects.state import ProjectsState
from settings import settings
from tests.domain.projects.test_guests import come_in, let_in
from tests.people import do
from tests.projects import a_project
from tests.tab import Tab
from ui import limits
from ui.edge import Edge, bound_token

ALICE = Visitor(portal_key="alice-session")


def echo(scope_query: list[str]):
    async def app(scope, receive, send):
        if scope["type"] == "websocket":
            scope_query.append(scope["query_string"].decode())
            await receive()
            await send({"type": "websocket.accept"})
            await send({"type": "websocket.close", "code": 1000})
            return
        await PlainTextResponse("inner", headers={"cache-control": "private"} if scope["path"] == "/api/x" else {})(
            scope, receive, send
        )

    return app


@pytest.fixture
def queries() -> list[str]:
    return []


@pytest.fixture
def client(database, queries) -> TestClient:
    async def hello(request):
        return PlainTextResponse("hello")

    limits._addresses.clear()
    routes = [Route("/sign-in", hello), Route("/office/sign-in", hello), Route("/api/x", hello)]
    pages = {"/": "index", "/quotes/7": "quotes/[quote_id]", "/office": "office"}
    return TestClient(
        Edge(Starlette(routes=[*routes, Route("/{rest:path}", hello)]), routes, pages.get),
        base_url=settings.address,
        follow_redirects=False,
    )


def test_plain_routes_reach_the_server(client):
    assert client.get("/sign-in").text == "hello"
    assert client.get("/office/sign-in").text == "hello"


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/", "/sign-in?next=%2F"),
        ("/quotes/7", "/sign-in?next=%2Fquotes%2F7"),
        ("/office", "/office/sign-in?next=%2Foffice"),
        ("/office/quotes?page=2", "/office/sign-in?next=%2Foffice%2Fquotes%3Fpage%3D2"),
        ("/officers", "/sign-in?next=%2Fofficers"),
    ],
)
def test_pages_are_closed_without_a_session(client, path, to):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, to)


def test_a_customer_does_not_see_office_pages(client, people):
    answer = client.get("/office", headers={"cookie": Tab(people.alice).cookie})
    assert answer.headers["location"].startswith("/office/sign-in")


def test_whose_access_ended_is_sent_to_the_firm_s_own_door(client, people):
    project = a_project(people)
    given = let_in(people, project)
    cookie = f"{cookies.PORTAL}={come_in(given).token}"
    do(people.sanne, projects.end_access, given.access_id)
    door = f"/sign-in/name/{do(people.sanne, companies.current).slug}"
    assert client.get("/quotes/7", headers={"cookie": cookie}).headers["location"] == f"{door}?next=%2Fquotes%2F7"
    assert Tab(cookie=cookie).fire(ProjectsState.load).went == [door]
    assert client.get("/office", headers={"cookie": cookie}).headers["location"].startswith("/office/sign-in")


def test_screens_are_only_read(client):
    assert client.post("/").status_code == 405


@pytest.mark.parametrize("path", ["/_upload", "/_upload/a.txt", "/_health", "/_all_routes", "/_anything"])
def test_what_the_framework_offers_is_hidden(client, path):
    assert client.get(path).status_code == 404


def test_every_answer_is_guarded(client):
    for path in ("/sign-in", "/", "/_upload", "/sw.js"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        script = re.search(r"script-src ([^;]*)", policy)
        assert script
        assert "unsafe" not in script[1]
        assert "*" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "object-src 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-opener-policy"] == "same-origin"


def test_https_is_kept(client, monkeypatch):
    assert "strict-transport-security" not in client.get("/sign-in").headers
    monkeypatch.setattr(settings, "base_url", "https://portal.firm.example")
    assert "max-age=63072000" in client.get("/sign-in").headers["strict-transport-security"]


def test_hashed_files_are_kept_for_ever_and_pages_are_not(client):
    assert "immutable" in client.get("/assets/a-1.js").headers["cache-control"]
    assert "immutable" in client.get("/i18n/portal.nl.js?v=1").headers["cache-control"]
    assert client.get("/sw.js").headers["cache-control"] == "no-cache"


def test_a_tab_is_bound_to_its_session(client, queries, people):
    client.app.app = echo(queries)
    for cookie in ("", Tab(people.alice).cookie, Tab(people.sanne).cookie):
        with client.websocket_connect("/_event?token=t&EIO=4", headers={"cookie": cookie}):
            pass
    tokens = [re.search("token=([^&]*)", query)[1] for query in queries]  # type: ignore[index]
    assert len(set(tokens)) == 3
    assert "t" not in tokens
    assert all("EIO=4" in query for query in queries)


def test_the_bound_token_depends_on_both_sessions_and_is_stable():
    assert bound_token(ALICE, "t") == bound_token(ALICE, "t")
    both = Visitor(portal_key="alice-session", office_key="desk")
    shifted = Visitor(portal_key="alice-session|desk")
    assert len({bound_token(v, "t") for v in (NOBODY, ALICE, both, shifted)}) == 4


@pytest.mark.parametrize("query", ["", "token=", "token=" + "x" * 65])
def test_a_socket_needs_a_sensible_token(client, queries, query):
    client.app.app = echo(queries)
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(f"/_event?{query}"):
        pass


def test_sockets_of_other_sites_are_refused(client, queries):
    client.app.app = echo(queries)
    foreign = {"origin": "http://evil.example"}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_event?token=t", headers=foreign):
        pass
    with client.websocket_connect("/_event?token=t", headers={"origin": settings.address}):
        pass
    assert len(queries) == 1


def test_one_address_may_not_open_sockets_without_end(monkeypatch):
    limits._addresses.clear()
    monkeypatch.setattr(limits, "OPEN_AT_ONCE", 3)
    assert [limits.may_open("192.0.2.1") for _ in range(4)] == [True, True, True, False]
    assert limits.may_open("192.0.2.2")
    limits.closed("192.0.2.1")
    assert limits.may_open("192.0.2.1")


def test_reconnecting_without_end_is_refused_too():
    limits._addresses.clear()
    for _ in range(limits.NEW_AT_ONCE):
        assert limits.may_open("192.0.2.1")
        limits.closed("192.0.2.1")
    assert not limits.may_open("192.0.2.1")


def test_the_address_behind_proxies_cannot_be_made_up(monkeypatch):
    monkeypatch.setattr(settings, "trusted_proxy_hops", 1)
    assert limits.client_address("10.0.0.1", "203.0.113.9, 198.51.100.7") == "198.51.100.7"
    monkeypatch.setattr(settings, "trusted_proxy_hops", 0)
    assert limits.client_address("10.0.0.1", "203.0.113.9") == "10.0.0.1"


@pytest.mark.parametrize(
    "path", ["/office.html", "/office/orders/index.html", "/_l/de/office/index.html", "/office.HTML"]
)
def test_the_html_of_a_page_is_not_a_file(client, path):
    assert client.get(path).text != "hello"
    assert client.get("/app.js").text == "hello"


def test_what_pages_are_made_of_carries_no_rules_for_pages(client: TestClient):
    for path in ("/assets/a-1.js", "/i18n/portal.nl.js?v=1", "/theme/tokens.css"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "content-security-policy" not in headers
    assert "content-security-policy" in client.get("/sw.js").headers, "a worker obeys its own policy"
