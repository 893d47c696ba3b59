"""What happens elsewhere reaches open screens by itself, and only those it concerns."""

import asyncio
import time
from uuid import UUID

import pytest
from sqlmodel import col, select

import app as _app  # noqa: F401  registers the live pages
from domain import customers, projects
from domain.access import HOUSE, Actor, system_of
from domain.work import topics_of as facts_topics
from domain.work import work_as
from models.base import new_id
from models.customer import Customer
from models.fact import Fact
from tests.attacks.raw import RawSocket
from tests.live_app import LiveApp
from tests.people import do
from tests.projects import a_project, guest_of
from ui import live
from ui.live import Hub, OpenTab, topics_of

WAIT = 2  # seconds


def test_staff_hear_of_their_company_and_customers_of_themselves(people):
    assert topics_of(people.sanne) == {f"company:{people.company.id}"}
    alice = {f"customer:{people.alice_customer}", f"account:{people.alice.account_id}", f"portal:{people.company.id}"}
    assert topics_of(people.alice) == alice
    assert topics_of(Actor(people.alice.kind, people.alice.id, "nobody yet")) == frozenset()


def test_a_guest_hears_of_the_project_and_of_the_switches_on_the_customers_record(people):
    project = a_project(people)
    guest = guest_of(project)
    customer, own = f"customer:{project.customer_id}", f"account:{guest.account_id}"
    assert topics_of(guest) == {f"project:{project.id}", customer, own, f"portal:{project.company_id}"}
    do(people.sanne, customers.open_portal, project.customer_id, is_open=False)
    do(people.sanne, projects.greet, project.customer_id, "Welcome")
    with work_as(HOUSE, writes=False) as work:
        said = select(Fact).where(col(Fact.name).in_(("customer.portal_closed", "customer.greeting_changed")))
        assert [customer in facts_topics([fact]) for fact in work.session.exec(said)] == [True, True]


def test_a_tab_listens_to_one_page_at_a_time():
    hub = Hub()
    hub.open("tab", OpenTab(frozenset({"a", "b"}), ["x"], {}))
    hub.open("tab", OpenTab(frozenset({"b"}), ["x"], {}))
    assert hub.by_topic == {"b": {"tab"}}
    hub.close("tab")
    assert hub.by_topic == {}
    assert hub.tabs == {}


def a_watched_hub(monkeypatch, *, takes: float = 0) -> tuple[Hub, list[str]]:
    """A hub, and which tabs it refreshed in which order; each refresh takes so many seconds."""
    hub, refreshed = Hub(), []

    async def refresh(token: str, tab: OpenTab) -> None:
        tab.waiting = False
        refreshed.append(token)
        await asyncio.sleep(takes)

    monkeypatch.setattr(hub, "_refresh", refresh)
    return hub, refreshed


def test_the_tab_that_was_opened_last_is_refreshed_first(monkeypatch):
    hub, refreshed = a_watched_hub(monkeypatch)
    for place, token in enumerate(("yesterday", "just now", "this morning")):
        hub.open(token, OpenTab(frozenset({"a"}), ["x"], {}, opened=(1, 3, 2)[place]))

    async def wake() -> None:
        hub.wake({"a"})
        await asyncio.sleep(live.FIRST * 2)

    asyncio.run(wake())
    assert refreshed == ["just now", "this morning", "yesterday"]


def test_somebodys_tabs_behind_rest_longer_than_the_one_in_front(monkeypatch):
    (hub, refreshed), now, (anna, ben) = a_watched_hub(monkeypatch), time.monotonic(), (new_id(), new_id())
    for token, whose, opened in (("behind", anna, 1), ("front", anna, 2), ("ben's only", ben, 0)):
        hub.open(token, OpenTab(frozenset({"a"}), ["x"], {}, whose, opened=opened, refreshed=now))

    async def wake() -> None:
        hub.wake({"a"})
        await asyncio.sleep((live.QUIET + live.BEHIND) / 2)

    asyncio.run(wake())
    assert refreshed == ["front", "ben's only"]


def test_who_looks_at_it_does_not_wait_for_tabs_behind(monkeypatch):
    hub, refreshed = a_watched_hub(monkeypatch, takes=0.05)
    for place, topics in enumerate(({"a"}, {"a"}, {"a", "b"})):
        hub.open(f"tab {place}", OpenTab(frozenset(topics), ["x"], {}, opened=place))

    async def wake() -> None:
        hub.wake({"a"}, after=0)
        await asyncio.sleep(0.02)
        hub.wake({"b"}, after=0)
        await asyncio.sleep(0.3)

    asyncio.run(wake())
    assert refreshed == ["tab 2", "tab 2", "tab 1", "tab 0"]


def test_a_refresh_that_fails_holds_up_no_other(monkeypatch):
    hub, refreshed = a_watched_hub(monkeypatch)
    good = hub._refresh

    async def refresh(token: str, tab: OpenTab) -> None:
        if token == "broken":
            raise RuntimeError
        await good(token, tab)

    monkeypatch.setattr(hub, "_refresh", refresh)
    for place, token in enumerate(("behind", "broken")):
        hub.open(token, OpenTab(frozenset({"a"}), ["x"], {}, opened=place))

    async def wake() -> None:
        hub.wake({"a"}, after=0)
        await asyncio.sleep(0.1)

    asyncio.run(wake())
    assert (refreshed, hub.is_busy) == (["behind"], False)


def live_route(prefix: str) -> str:
    routes = [
        r for r in live._watched if r.startswith(prefix) and "[" not in r and (prefix != "/" or "/office" not in r)
    ]
    assert routes, f"no live page below {prefix}"
    return routes[0]


def something_happens(app: LiveApp, *, internal: bool = False) -> None:
    """A fact about Alice's record, written by another process than the app's."""
    with app.inside(), work_as(system_of(UUID(app.company))) as work:
        work.record("customer.noted", work.get(Customer, app.customer), internal=internal)


async def is_refreshed(app: LiveApp, person: str, route: str, *, internal: bool = False) -> bool:
    """Whether this person's open page is sent something by itself, within seconds."""
    async with RawSocket(app, cookie=app.cookie(person)) as socket:
        await socket.hydrate(route)
        await _quiet(socket)
        await asyncio.to_thread(something_happens, app, internal=internal)
        for _look in range(WAIT * 50):
            if any(name == "event" for name, _ in socket.sent):
                return True
            await asyncio.sleep(0.02)
    return False


async def _quiet(socket: RawSocket) -> None:
    """Until nothing of the page's own loading comes any more."""
    while True:
        socket.sent.clear()
        await asyncio.sleep(2 * live.BEHIND)
        if not socket.sent:
            return


@pytest.mark.parametrize(("person", "root"), [("sanne", "/office"), ("alice", "/")])
def test_an_open_page_refreshes_by_itself(live_app, person, root):
    assert asyncio.run(is_refreshed(live_app, person, live_route(root)))


@pytest.mark.parametrize(("person", "root"), [("stranger", "/office"), ("niels", "/"), ("bo", "/")])
def test_nobody_elses_page_does(live_app, person, root):
    assert not asyncio.run(is_refreshed(live_app, person, live_route(root)))


def test_what_is_internal_does_not_stir_the_customers_page(live_app):
    assert not asyncio.run(is_refreshed(live_app, "alice", live_route("/"), internal=True))
