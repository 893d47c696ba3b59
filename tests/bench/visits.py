"""What a phone fetches and when it shows something: the portal's home on a first visit, and the entry doors."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench.table import Line, at_most, middle, more, times

ROUNDS = 5
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
QUIET = 1500  # ms without traffic: all is there
FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
PHONE: Any = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


@dataclass
class Visit:
    """One cold visit: bytes over the wire in KB, and milliseconds to the first paint."""

    kilobytes: float = 0
    paint: float = 0
    requests: list[str] = field(default_factory=list)


def home(browser: Browser, url: str, cookies: list[Any], blank_url: str) -> Iterator[Line]:
    """The portal's home beside the blank page, in turns."""
    ours, floor = [], []
    for _ in range(ROUNDS):
        ours.append(cold(browser, url, cookies, slow=True))
        floor.append(cold(browser, blank_url, [], slow=True))
    size, least = (middle([one.kilobytes for one in each]) for each in (ours, floor))
    yield more("portal home, first visit, bytes, to a blank page", size, least, limit=40)
    paint, soonest = (middle([one.paint for one in each]) for each in (ours, floor))
    yield times("… first contentful paint, CPU 4 x slower, slow 4G", paint, soonest, limit=1.2)


def doors(browser: Browser, url: str, pages: dict[str, tuple[str, list[Any]]]) -> Iterator[Line]:
    """`pages`: name -> path and cookies."""
    for name, (path, cookies) in pages.items():
        seen = cold(browser, url + path, cookies)
        yield at_most(f"entry door: {name}", seen.kilobytes, limit=25, unit="KB")


def cold(browser: Browser, url: str, cookies: list[Any], *, slow: bool = False) -> Visit:
    """Open a page with nothing in the cache. Bytes are those of answers, headers included."""
    context = browser.new_context(**PHONE, service_workers="block")
    context.add_cookies(cookies)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    visit = _counted(wire)
    if slow:
        wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        wire.send("Network.emulateNetworkConditions", SLOW_4G)
    page.goto(url, wait_until="load", timeout=90_000)
    _settle(page, visit)
    visit.paint = page.evaluate(FIRST_PAINT)
    context.close()
    return visit


def _counted(wire: CDPSession) -> Visit:
    visit = Visit()

    def answered(event: dict[str, Any]) -> None:
        visit.kilobytes += event["encodedDataLength"] / 1024

    wire.send("Network.enable")
    wire.on("Network.loadingFinished", answered)
    wire.on("Network.responseReceived", lambda event: visit.requests.append(event["response"]["url"]))
    return visit


def _settle(page: Page, visit: Visit) -> None:
    heard = -1
    while heard != len(visit.requests):
        heard = len(visit.requests)
        page.wait_for_timeout(QUIET)
