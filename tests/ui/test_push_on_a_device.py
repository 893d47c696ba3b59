"""The portal as an app: installable, pages when offline, push on a device from the tap to the click."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.live_app import LiveApp, a_live_app
from tests.push.chromium import Chromium
from tests.push.fixtures import desktop, push_chromium, push_service, running_push_service  # noqa: F401  fixtures
from tests.push.installability import installability_problems
from tests.push.service import PushService

pytestmark = pytest.mark.journey
SHOWN_WITHIN = 15  # seconds
OpenBrowser = Callable[..., Chromium]


@pytest.fixture(scope="module")
def portal(running_push_service: PushService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:  # noqa: F811
    app = a_live_app(tmp_path_factory.mktemp("push-app"), **running_push_service.app_env)
    yield app
    app.stop()


@pytest.fixture
def phone(portal: LiveApp, push_chromium: OpenBrowser) -> Chromium:  # noqa: F811
    browser = push_chromium(granted=[portal.url], locale="nl-NL")
    browser.context.add_cookies(portal.browser_cookies("alice"))
    at_home(portal, browser.page)
    return browser


def at_home(portal: LiveApp, page: Page) -> None:
    """Home, with a service worker that runs."""
    page.goto(portal.url)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller")


def push(page: Page, call: str) -> str:
    return page.evaluate(f"() => __push.{call}()")


def first_title(phone: Chromium) -> str:
    """Of what the device shows, once it shows something."""
    deadline = time.monotonic() + SHOWN_WITHIN
    while time.monotonic() < deadline:
        if shown := phone.notifications():
            return shown[0]["title"]
        time.sleep(0.1)
    raise AssertionError("the device shows no notification")


def test_the_portal_can_be_installed(phone):
    assert installability_problems(phone.page) == []


def test_without_a_connection_there_is_a_page_that_says_so(portal, phone):
    phone.context.set_offline(True)
    phone.page.goto(f"{portal.url}/somewhere")
    expect(phone.page.locator("h1")).to_be_visible()
    assert phone.page.evaluate("document.querySelectorAll('link[rel=stylesheet]').length") > 0
    phone.context.set_offline(False)
    phone.page.goto(portal.url)
    expect(phone.page.locator("#main")).to_be_visible()


def test_push_from_the_tap_to_the_click(portal, phone, desktop, push_service):  # noqa: F811
    page = phone.page
    assert page.evaluate("() => __push.facts()")["push"] == "off"
    assert push(page, "enable") == "on"
    push_service.wait_for_subscription()
    assert page.evaluate("() => __push.facts()")["push"] == "on"
    assert push(page, "test") == "sent"
    request = push_service.wait_for_request()
    assert request.problem is None
    push_service.wait_for_delivery(request)
    title = first_title(phone)
    with phone.context.expect_page() as opened:
        desktop.click(desktop.wait_for(title))
    assert opened.value.url.startswith(portal.url)
    assert push(page, "disable") == "off"


def test_every_visit_sends_the_subscription_again(portal, phone, push_service):  # noqa: F811
    assert push(phone.page, "enable") == "on"
    with phone.page.expect_request("**/api/push/subscriptions") as again:
        phone.page.reload()
    endpoint = phone.page.evaluate("() => __push.facts()")["endpoint"]
    assert again.value.method == "POST"
    assert again.value.post_data_json["endpoint"] == endpoint
    assert again.value.post_data_json["label"]


def test_a_key_that_changed_makes_a_new_subscription(portal, phone):
    page = phone.page
    assert push(page, "enable") == "on"
    page.evaluate("""async () => {
      const worker = await navigator.serviceWorker.ready;
      await (await worker.pushManager.getSubscription()).unsubscribe();
      const pair = await crypto.subtle.generateKey({name: "ECDSA", namedCurve: "P-256"}, true, ["sign"]);
      const raw = await crypto.subtle.exportKey("raw", pair.publicKey);
      await worker.pushManager.subscribe({userVisibleOnly: true, applicationServerKey: raw});
    }""")
    foreign = page.evaluate("() => __push.facts()")["endpoint"]
    with page.expect_request("**/api/push/subscriptions") as again:
        page.reload()
    assert again.value.post_data_json["endpoint"] != foreign


def test_who_refuses_is_not_asked_again(portal, push_chromium):  # noqa: F811
    browser = push_chromium(locale="nl-NL")
    browser.context.add_cookies(portal.browser_cookies("alice"))
    at_home(portal, browser.page)
    assert push(browser.page, "enable") == "denied"
