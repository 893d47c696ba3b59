"""One socket that never stops talking: it is closed, and nobody else notices."""

import asyncio

from tests.attacks.raw import HYDRATE, NAMESPACE, RawSocket
from tests.live_app import LiveApp
from ui.limits import EVENTS_AT_ONCE, Pace

NOISE = {"name": "no.such.handler", "payload": {}, "router_data": {"pathname": "/", "asPath": "/"}}


async def _flood(socket: RawSocket) -> None:
    """Talk until the socket is closed; gives up after as many events as nobody may send."""
    for _n in range(20 * EVENTS_AT_ONCE):
        if not socket.client.connected:
            return
        await socket.client.emit("event", NOISE, NAMESPACE)
        await asyncio.sleep(0)
    await _closed(socket)


async def _closed(socket: RawSocket) -> None:
    for _n in range(300):
        if not socket.client.connected:
            return
        await asyncio.sleep(0.1)


def test_a_flood_closes_the_socket(live_app: LiveApp):
    async def run() -> bool:
        async with RawSocket(live_app, cookie=live_app.cookie("alice")) as socket:
            await _flood(socket)
            return socket.client.connected

    assert not asyncio.run(run())


def test_others_do_not_notice_and_the_flooder_may_come_back(live_app: LiveApp):
    async def run() -> tuple[set[str], set[str]]:
        async with RawSocket(live_app, cookie=live_app.cookie("niels")) as quiet:
            async with RawSocket(live_app, cookie=live_app.cookie("alice")) as loud:
                await _flood(loud)
            neighbour = (await quiet.event(HYDRATE)).states()
        async with RawSocket(live_app, cookie=live_app.cookie("alice")) as again:
            return neighbour, (await again.event(HYDRATE)).states()

    neighbour, again = asyncio.run(run())
    assert neighbour
    assert again


def test_somebody_who_works_fast_is_never_held_back():
    pace = Pace()
    assert all(pace.allows(200) for _ in range(EVENTS_AT_ONCE))
    assert not pace.allows(200)


def test_a_few_huge_messages_count_as_many():
    pace = Pace()
    allowed = sum(pace.allows(1_000_000) for _ in range(100))
    assert 1 <= allowed < 10
