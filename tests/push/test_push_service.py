"""Does the push service behave like the real ones, and do pushes really arrive in Chromium?"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.push.chromium import Chromium
from tests.push.desktop import Desktop
from tests.push.installability import installability_problems
from tests.push.records import Subscription, Vendor
from tests.push.service import PushService

pytest_plugins = ["tests.push.fixtures"]

MESSAGE = {
    "title": "Quote 2026-0123",
    "body": "waits for your approval",
    "tag": "quote-1",
    "data": {"url": "/quote"},
    "actions": [{"action": "approve", "title": "Approve"}, {"action": "read", "title": "Read"}],
}
Send = Callable[..., list[Any]]
OpenBrowser = Callable[..., Chromium]
needs_chromium = pytest.mark.journey  # left out with the journeys where there is no browser


@pytest.fixture(scope="module")
def site(running_push_service: PushService) -> Iterator[str]:
    """The origin of the sample site, in a process of its own as an app is."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--port", str(port), "tests.push.site:site"]
    process = subprocess.Popen(command, env={**os.environ, **running_push_service.app_env})
    origin = f"http://127.0.0.1:{port}"
    try:
        with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as patient:
            patient.get(origin)
        yield origin
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def send(site: str) -> Send:
    """Let the site send the message; its `[status, Retry-After]`."""
    return lambda **order: httpx.post(f"{site}/send", json={"message": MESSAGE, **order}, trust_env=False).json()


@pytest.fixture
def iphone(site: str, push_service: PushService) -> Subscription:
    return a_subscription(site, push_service, Vendor.APPLE)


def a_subscription(site: str, service: PushService, vendor: Vendor) -> Subscription:
    key = httpx.get(f"{site}/key", trust_env=False).text
    subscription = service.subscribe_virtually(key, vendor)
    httpx.post(f"{site}/subscriptions", json=subscription.as_json(), trust_env=False)
    return subscription


# -- with a real browser


@needs_chromium
def test_a_push_arrives_and_a_click_opens_its_page(
    site: str, send: Send, push_service: PushService, desktop: Desktop, push_chromium: OpenBrowser
) -> None:
    browser = push_chromium(granted=[site])
    subscribe(browser, site)
    subscription = push_service.wait_for_subscription()
    assert send() == [201, None]
    request = push_service.wait_for_request(to=subscription)
    push_service.wait_for_delivery(request)
    assert (request.problem, request.ttl, request.urgency) == (None, 600, "high")

    shown = desktop.wait_for("Quote 2026-0123")
    assert (shown.body, shown.buttons) == ("waits for your approval", ["Approve", "Read"])
    assert browser.notifications()[0]["tag"] == "quote-1"
    with browser.context.expect_page() as opened:
        desktop.click(shown)
    expect(opened.value).to_have_url(f"{site}/quote?action=")
    desktop.wait_until_gone(shown)


@needs_chromium
def test_an_action_button_reaches_a_sleeping_worker(
    site: str, send: Send, desktop: Desktop, push_chromium: OpenBrowser
) -> None:
    browser = push_chromium(granted=[site], locale="nl-NL")
    subscribe(browser, site)
    browser.page.goto("about:blank")
    browser.stop_workers()
    assert send() == [201, None]
    with browser.context.expect_page() as opened:
        desktop.click(desktop.wait_for("Quote 2026-0123"), "Approve")
    expect(opened.value).to_have_url(f"{site}/quote?action=approve")


@needs_chromium
def test_a_closed_browser_gets_its_messages_later(
    site: str, send: Send, push_service: PushService, desktop: Desktop, push_chromium: OpenBrowser
) -> None:
    browser = push_chromium(granted=[site], profile="phone")
    subscribe(browser, site)
    browser.context.close()
    assert send() == [201, None]
    assert not push_service.wait_for_request().delivered
    push_chromium(granted=[site], profile="phone")
    assert desktop.wait_for("Quote 2026-0123").body == "waits for your approval"


@needs_chromium
def test_a_dismissed_notification_is_gone(site: str, send: Send, desktop: Desktop, push_chromium: OpenBrowser) -> None:
    browser = push_chromium(granted=[site])
    subscribe(browser, site)
    send()
    desktop.dismiss(desktop.wait_for("Quote 2026-0123"))
    browser.page.wait_for_function(
        "async () => !(await (await navigator.serviceWorker.ready).getNotifications()).length", timeout=10_000
    )


@needs_chromium
def test_a_browser_that_may_not_show_notifications(site: str, push_chromium: OpenBrowser) -> None:
    page = push_chromium().page
    page.goto(site)
    page.get_by_role("button").click()
    expect(page.get_by_text("refused")).to_be_visible()


@needs_chromium
def test_installability(site: str, push_chromium: OpenBrowser) -> None:
    page = push_chromium().page
    page.goto(site)
    assert installability_problems(page) == []
    page.evaluate("document.querySelector('link[rel=apple-touch-icon]').remove()")
    page.evaluate("document.querySelector('link[rel=manifest]').href = '/manifest.json?bare'")
    problems = "\n".join(installability_problems(page))
    for problem in ("Chromium: ", "no short_name", "none of 512x512", "/icon/64: 64x64", "maskable", "touch-icon"):
        assert problem in problems


def subscribe(browser: Chromium, site: str) -> None:
    browser.page.goto(site)
    browser.page.get_by_role("button").click()
    expect(browser.page.get_by_text("on", exact=True)).to_be_visible(timeout=30_000)


# -- with devices that are not there


@pytest.mark.parametrize("vendor", Vendor)
def test_a_virtual_device_reads_its_message(vendor: Vendor, site: str, send: Send, push_service: PushService) -> None:
    subscription = a_subscription(site, push_service, vendor)
    assert send() == [201, None]
    request = push_service.wait_for_request(to=subscription)
    assert (request.json(), request.topic) == (MESSAGE, "quote-1")
    assert vendor.value.startswith(request.claims["aud"])


def test_a_subscription_ends(send: Send, iphone: Subscription, push_service: PushService) -> None:
    push_service.expire(iphone)
    assert send() == [410, None]
    push_service.forget(iphone)
    assert send() == [404, None]


def test_faults_strike_as_often_as_asked(send: Send, iphone: Subscription, push_service: PushService) -> None:
    push_service.fail(429, retry_after=3, times=2, to=iphone)
    assert [send(), send(), send()] == [[429, "3"], [429, "3"], [201, None]]
    assert [r.delivered for r in push_service.requests] == [False, False, True]


@pytest.mark.parametrize(
    ("status", "order"),
    [
        (401, {"claims": {"aud": "https://elsewhere.example"}}),
        (401, {"claims": {"exp": int(time.time()) + 48 * 3600}}),
        (403, {"claims": {"sub": "mailto:root@localhost"}}),
        (400, {"options": {"headers": {"Urgency": "very"}}}),
        (400, {"options": {"headers": {"Topic": "a b"}}}),
        (400, {"options": {"content_encoding": "aesgcm"}}),
        (413, {"message": {"title": "x" * 4100}}),
    ],
)
def test_a_breach_of_the_rules_is_refused(
    status: int, order: dict[str, Any], send: Send, iphone: Subscription, push_service: PushService
) -> None:
    assert send(**order) == [status, None]
    assert push_service.requests[-1].problem


def test_the_way_out_leads_to_push_services_only(push_service: PushService) -> None:
    with httpx.Client(proxy=push_service.url) as client, pytest.raises(httpx.ProxyError):
        client.get("https://example.com/")
    assert push_service.strangers == ["example.com"]
