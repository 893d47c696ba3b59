"""What the profile says about messages on each kind of device, in a real browser that says it is one."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.live_app import LiveApp

SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS {} like Mac OS X) AppleWebKit/605.1.15 Version/{}.0 Mobile/15E148 Safari/604.1"
)
IPHONE, OLD_IPHONE = SAFARI.format("18_4", "18"), SAFARI.format("15_7", "15")
ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36"
DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36"
IN_A_TAB = "delete window.PushManager; delete window.Notification;"  # as Safari of iOS does
ON_THE_HOME_SCREEN = "Object.defineProperty(navigator, 'standalone', { get: () => true });"
REFUSED = "Object.defineProperty(Notification, 'permission', { get: () => 'denied' });"

Panel = Callable[[str, str], Locator]


@pytest.fixture
def panel(live_app: LiveApp, browser: Browser) -> Iterator[Panel]:
    contexts = []

    def seen(agent: str, script: str = "") -> Locator:
        phone: Any = {"viewport": {"width": 390, "height": 844}, "user_agent": agent, "locale": "en-GB"}
        context = browser.new_context(**phone)
        contexts.append(context)
        cookies = [*live_app.browser_cookies("alice"), {"name": "lang", "value": "en", "url": live_app.url}]
        context.add_cookies(cookies)
        context.add_init_script(script)
        page = context.new_page()
        page.goto(f"{live_app.url}/profile")
        return page.locator(".device-panel")

    yield seen
    for context in contexts:
        context.close()


def switch_in(panel: Locator) -> Locator:
    return panel.get_by_role("button", name="Switch messages on")


def test_an_iphone_is_led_to_the_home_screen_before_anything_else(panel: Panel):
    told = panel(IPHONE, IN_A_TAB)
    expect(told).to_contain_text("Add to Home Screen")
    expect(switch_in(told)).to_have_count(0)


def test_an_iphone_on_the_home_screen_has_the_switch(panel: Panel):
    told = panel(IPHONE, ON_THE_HOME_SCREEN)
    expect(switch_in(told)).to_be_visible()
    expect(told).not_to_contain_text("Add to Home Screen")


def test_an_old_iphone_is_told_which_version_can(panel: Panel):
    told = panel(OLD_IPHONE, IN_A_TAB + ON_THE_HOME_SCREEN)
    expect(told).to_contain_text("iOS 16.4")
    expect(told).to_contain_text("You get an e-mail each time instead.")


def test_an_android_phone_has_the_switch_and_learns_how_to_install(panel: Panel):
    told = panel(ANDROID, "")
    expect(switch_in(told)).to_be_visible()
    expect(told).to_contain_text(re.compile("Add to Home screen|Install the app"))


def test_a_desktop_has_the_switch_only(panel: Panel):
    told = panel(DESKTOP, "")
    expect(switch_in(told)).to_be_visible()
    expect(told).not_to_contain_text("Home screen")


@pytest.mark.parametrize(
    ("agent", "script", "way"),
    [
        (IPHONE, ON_THE_HOME_SCREEN, "Open Settings, then Notifications"),
        (ANDROID, "", "then Permissions"),
        (DESKTOP, "", "Click the mark left of the address"),
    ],
)
def test_who_refused_reads_how_to_allow_it_on_this_device(panel: Panel, agent: str, script: str, way: str):
    told = panel(agent, script + REFUSED)
    expect(told).to_contain_text("This browser refuses messages.")
    expect(told).to_contain_text(way)
    expect(switch_in(told)).to_have_count(0)
