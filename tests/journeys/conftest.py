"""One house for all journeys, and browsers for the clerk and the customer."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.journeys.clerk import Clerk
from tests.journeys.customer import PIXEL, Customer
from tests.journeys.house import PATIENCE, House, open_house, serve
from tests.journeys.watching import Watch
from tests.oidc_provider.provider import CLIENT_ID, CLIENT_SECRET
from tests.oidc_provider.running import a_provider
from tests.push.fixtures import desktop, push_chromium, push_service, running_push_service  # noqa: F401  fixtures
from tests.push.service import PushService

DESK = {"viewport": {"width": 1440, "height": 900}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    expect.set_options(timeout=PATIENCE * 1000)
    yield
    expect.set_options(timeout=5000)


@pytest.fixture(scope="session")
def house(running_push_service: PushService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:  # noqa: F811
    """SQLite, embedded runner, staff may also come in by OpenID Connect."""
    with a_provider() as provider:
        oidc = {"OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": CLIENT_ID, "OIDC_CLIENT_SECRET": CLIENT_SECRET}
        with open_house(tmp_path_factory.mktemp("house"), running_push_service, **oidc) as made:
            serve(made)
            yield made


@pytest.fixture
def watch(house: House) -> Iterator[Watch]:
    watching = Watch(house.url)
    yield watching
    watching.is_content()


@pytest.fixture
def clerk(house: House, browser: Browser, watch: Watch) -> Iterator[Callable[..., Clerk]]:
    """`clerk("mirjam@vanhouten.example")`: somebody of the staff at a desk; `language` and `viewport` may differ."""
    contexts: list[BrowserContext] = []

    def sit_down(email: str, *, language: str = "nl", **options: Any) -> Clerk:
        context = browser.new_context(locale=language, **DESK | options)
        contexts.append(context)
        watch.over(context)
        context.set_default_timeout(PATIENCE * 1000)
        return Clerk(house, watch, context.new_page(), email, language)

    yield sit_down
    for context in contexts:
        context.close()


@pytest.fixture
def customer(
    house: House,
    watch: Watch,
    push_chromium: Callable[..., Any],  # noqa: F811
    desktop: Any,  # noqa: F811
) -> Callable[..., Customer]:
    """`customer("jan@home.example", "nl")` with an Android phone that may show notifications; `options` differ."""

    def pick_up(email: str, language: str = "nl", **options: Any) -> Customer:
        phone = push_chromium(granted=[house.url], locale=language, **PIXEL | options)
        watch.over(phone.context)
        phone.context.set_default_timeout(PATIENCE * 1000)
        return Customer(house, watch, phone, desktop, email, language)

    return pick_up
