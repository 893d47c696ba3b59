"""Every raw-socket attack we know of, one test each. The names of states and handlers are public knowledge."""

import asyncio
import http.client
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import app as _app  # noqa: F401  registers every screen, as the server does
from tests.attacks.raw import ROOT_STATE, RawSocket, handlers, is_behind_a_door, is_refused, states
from tests.live_app import LiveApp

PORTAL, OFFICE = handlers("portal"), handlers("backoffice")
FRAMEWORK = f"{ROOT_STATE}.reflex___state____"


def attack(steps: Callable[..., Awaitable[Any]], app: LiveApp, **who: str) -> Any:
    async def run() -> Any:
        async with RawSocket(app, **who) as socket:
            return await steps(socket)

    return asyncio.run(run())


def test_there_is_something_to_attack():
    assert PORTAL
    assert OFFICE


@pytest.mark.parametrize("who", ["", "alice", "sanne"])
def test_no_handler_of_another_door_answers(live_app, who):
    """A stranger, a customer and a clerk call every handler that is not theirs, from any page, background ones too."""
    foreign = {"": PORTAL + OFFICE, "alice": OFFICE, "sanne": PORTAL}[who]

    async def steps(socket: RawSocket) -> set[str]:
        return await socket.events(foreign, path="/office")

    assert attack(steps, live_app, cookie=live_app.cookie(who) if who else "") == set()


@pytest.mark.parametrize(("who", "forbidden"), [("", ("portal", "backoffice")), ("alice", ("backoffice",))])
@pytest.mark.parametrize("path", ["/", "/office", "/nowhere"])
def test_hydrating_sends_no_foreign_vars(live_app, who, forbidden, path):
    async def steps(socket: RawSocket) -> set[str]:
        return (await socket.hydrate(path)).states()

    seen = attack(steps, live_app, cookie=live_app.cookie(who) if who else "")
    assert not [state for state in seen for door in forbidden if f".{door}___" in state]


def test_hydrating_sends_ones_own(live_app):
    async def steps(socket: RawSocket) -> set[str]:
        return (await socket.hydrate("/")).states()

    assert any(".portal___" in state for state in attack(steps, live_app, cookie=live_app.cookie("alice")))


def test_arguments_nobody_asked_for_are_refused(live_app):
    async def steps(socket: RawSocket) -> set[str]:
        await socket.hydrate("/")
        return await socket.events(PORTAL, {"nobody_asked": {"a": 1}})

    assert attack(steps, live_app, cookie=live_app.cookie("alice")) == set()


@pytest.mark.parametrize(
    "handler", ["setvar", "reset", "dict", "get_delta", "get_state", "__init__", "_may_read", "nope"]
)
def test_methods_of_the_framework_are_not_callable(live_app, handler):
    async def steps(socket: RawSocket) -> set[str]:
        await socket.hydrate("/")
        names = [f"{state}.{handler}" for state in states("portal")]
        return await socket.events(names, {"var_name": "is_hydrated", "value": "x"})

    assert attack(steps, live_app, cookie=live_app.cookie("alice")) == set()


def test_internal_vars_cannot_be_set(live_app):
    name = f"{FRAMEWORK}update_vars_internal_state.update_vars_internal"

    async def steps(socket: RawSocket) -> set[str]:
        await socket.hydrate("/")
        every = states("portal") + states("backoffice")
        values = {
            var: True for state in every for var in (f"{state}.busy_rx_state_", f"{state}.n_rx_state_", f"{state}._x")
        }
        return await socket.events([name], {"vars": values})

    assert attack(steps, live_app, cookie=live_app.cookie("alice")) == set()


def test_spoofed_router_data_carries_no_session(live_app):
    headers = {"cookie": live_app.cookie("sanne")}

    async def steps(socket: RawSocket) -> set[str]:
        spoofed = {"ip": "127.0.0.1", "sid": "x", "token": "other", "query": {"id": "' or 1=1"}}
        return await socket.events(OFFICE, headers=headers, **spoofed)

    assert attack(steps, live_app) == set()


def test_a_stolen_tab_token_is_worthless_while_its_owner_is_there(live_app):
    async def steps(owner: RawSocket) -> set[str]:
        await owner.hydrate("/office")
        async with RawSocket(live_app, token=owner.token) as thief:
            return (await thief.hydrate("/office")).states()

    assert attack(steps, live_app, cookie=live_app.cookie("sanne")) == set()


def test_a_stolen_tab_token_is_worthless_afterwards(live_app):
    async def steps(owner: RawSocket) -> str:
        await owner.hydrate("/office")
        return owner.token

    token = attack(steps, live_app, cookie=live_app.cookie("sanne"))

    async def steal(thief: RawSocket) -> set[str]:
        return (await thief.hydrate("/office")).states()

    assert attack(steal, live_app, token=token) == set()
    seen_by_customer = attack(steal, live_app, token=token, cookie=live_app.cookie("alice"))
    assert not [state for state in seen_by_customer if ".backoffice___" in state]


@pytest.mark.parametrize("token", ["x" * 65, "x" * 5000])
def test_endless_tokens_are_refused(live_app, token):
    assert asyncio.run(is_refused(live_app, token=token))


@pytest.mark.parametrize("token", ["../../etc/passwd", "a_b_c", "%00", "'; drop table fact; --"])
def test_odd_tokens_open_nothing(live_app, token):
    async def steps(socket: RawSocket) -> set[str]:
        return (await socket.hydrate("/office")).states()

    assert attack(steps, live_app, token=token) == set()


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1", "https://localhost"])
def test_other_sites_get_no_socket(live_app, origin):
    assert asyncio.run(is_refused(live_app, origin=origin, cookie=live_app.cookie("alice")))


def test_our_own_pages_get_one(live_app):
    assert not asyncio.run(is_refused(live_app, origin=live_app.url, cookie=live_app.cookie("alice")))


def test_other_sites_may_not_read_answers(live_app):
    _, headers, _ = ask(live_app, "GET", "/ping", Origin="http://evil.example", Cookie=live_app.cookie("alice"))
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/_upload"), ("GET", "/_upload/x.txt"), ("GET", "/_health"), ("GET", "/_all_routes")],
)
def test_the_frameworks_own_endpoints_are_closed(live_app, method, path):
    status, _, _ = ask(live_app, method, path, **{"reflex-client-token": "x", "reflex-event-handler": PORTAL[0]})
    assert status == 404


def test_session_ids_reach_no_frame_and_no_log(live_app):
    async def steps(socket: RawSocket) -> str:
        await socket.hydrate("/")
        await socket.event(f"{ROOT_STATE}.no_such_handler", {"x": 1})
        await socket.event("[bold]no such state[/bold].at_all")
        await socket.client.emit("client_error", {"error_type": "x", "message": "ERROR forged line"}, "/_event")
        await socket.quiet()
        return json.dumps(socket.all_sent, default=str)

    frames = attack(steps, live_app, cookie=live_app.cookie("alice"))
    assert live_app.tokens["alice"] not in frames
    assert "no_such_handler" in live_app.log
    assert not [name for name, token in live_app.tokens.items() if token in live_app.log]


def test_garbage_does_not_break_the_server(live_app):
    async def steps(socket: RawSocket) -> set[str]:
        for garbage in ("text", 7, [], {}, {"name": 5}, {"name": "x", "payload": "y"}, {"name": "x" * 100_000}):
            await socket.client.emit("event", garbage, "/_event")
        await socket.client.emit("link_token_to_sid", ("x", "y"), "/_event")
        await socket.client.emit("emit_update", {}, "/_event")
        await socket.quiet()
        return socket.states()

    assert attack(steps, live_app) == set()
    assert ask(live_app, "GET", "/ping")[0] == 200


def test_no_page_behind_a_door_is_shown_to_strangers(live_app):
    for path in ("/office", "/office/quotes", "/office/anything/at/all", "/office?x=1"):
        status, headers, _ = ask(live_app, "GET", path, Cookie=live_app.cookie("alice"))
        assert (status, headers["location"].partition("?")[0]) == (303, "/office/sign-in")
    status, headers, _ = ask(live_app, "GET", "/")
    assert (status, headers["location"]) == (303, "/sign-in?next=%2F")


def ask(app: LiveApp, method: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_the_names_used_here_are_those_of_the_doors():
    assert all(is_behind_a_door(name) for name in PORTAL + OFFICE)
