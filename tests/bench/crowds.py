"""Other people's open tabs: sockets that loaded a screen and stay."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager

from tests.attacks.raw import HYDRATE, NAMESPACE, RawSocket

PATIENCE = 120  # seconds


@contextmanager
def open_tabs(url: str, tabs: Sequence[tuple[str, str]]) -> Iterator[None]:
    """`tabs`: the Cookie header and the path of each."""
    ready, done = threading.Event(), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(_hold(url, tabs, ready, done)), daemon=True)
    thread.start()
    if not ready.wait(PATIENCE):
        raise RuntimeError("the other tabs did not open")
    try:
        yield
    finally:
        done.set()
        thread.join()


async def _hold(url: str, tabs: Sequence[tuple[str, str]], ready: threading.Event, done: threading.Event) -> None:
    async with AsyncExitStack() as stack:
        for cookie, path in tabs:
            tab = await stack.enter_async_context(RawSocket(_Address(url), cookie=cookie, Origin=url))  # type: ignore[arg-type]
            event = {"name": HYDRATE, "payload": {}, "router_data": {"pathname": path, "asPath": path}}
            await tab.client.emit("event", event, NAMESPACE)
        await asyncio.sleep(2)
        ready.set()
        await asyncio.to_thread(done.wait)


class _Address:
    def __init__(self, url: str) -> None:
        self.url = url
