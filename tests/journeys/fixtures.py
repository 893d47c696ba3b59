"""Who walks through a house, and who watches: for `house` fixtures of any kind."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.clerk import Clerk
from tests.journeys.customer import PIXEL, Customer
from tests.journeys.house import PATIENCE, House
from tests.journeys.visitor import Visitor
from tests.journeys.watching import Watch
from tests.push.fixtures import desktop, push_chromium, push_service, running_push_service

__all__ = [
    "clerk", "customer", "desktop", "patience", "push_chromium", "push_service", "running_push_service", "visitor",
    "watch", "windows",
]  # fmt: skip
DESK = {"viewport": {"width": 1440, "height": 900}}


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    expect.set_options(timeout=PATIENCE * 1000)
    yield
    expect.set_options(timeout=5000)


@pytest.fixture
def watch(house: House) -> Iterator[Watch]:
    watching = Watch(house.url)
    yield watching
    watching.is_content()


@pytest.fixture
def windows(browser: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of its own, as far as cookies go."""
    contexts: list[BrowserContext] = []

    def open_one(language: str, **options: Any) -> Page:
        context = browser.new_context(locale=language, **options)
        contexts.append(context)
        watch.over(context)
        context.set_default_timeout(PATIENCE * 1000)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def clerk(house: House, windows: Callable[..., Page], watch: Watch) -> Callable[..., Clerk]:
    """`clerk("mirjam@vanhouten.example")`: somebody of the staff at a desk; `language` and `viewport` may differ."""

    def sit_down(email: str, *, language: str = "nl", **options: Any) -> Clerk:
        return Clerk(house, watch, windows(language, **DESK | options), email, language)

    return sit_down


@pytest.fixture
def visitor(house: House, windows: Callable[..., Page], watch: Watch) -> Callable[..., Visitor]:
    """`visitor("jan@home.example", "nl")` with a phone that gets no push; "" for somebody with a user name."""

    def pick_up(email: str = "", language: str = "nl", **options: Any) -> Visitor:
        return Visitor(house, watch, windows(language, **PIXEL | options), email, language)

    return pick_up


@pytest.fixture
def customer(
    house: House,
    watch: Watch,
    push_chromium: Callable[..., Any],
    desktop: Any,
) -> Callable[..., Customer]:
    """`customer("jan@home.example", "nl")` with an Android phone that may show notifications; `options` differ."""

    def pick_up(email: str, language: str = "nl", **options: Any) -> Customer:
        phone = push_chromium(granted=[house.url], locale=language, **PIXEL | options)
        watch.over(phone.context)
        phone.context.set_default_timeout(PATIENCE * 1000)
        return Customer(house, watch, phone, desktop, email, language)

    return pick_up
