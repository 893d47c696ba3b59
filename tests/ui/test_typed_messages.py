"""What somebody typed and what did not go out, in a real browser: never lost, never claimed to be sent, and forgotten
on a device that is left."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.live_app import LiveApp

SENDING = "**/api/messages"
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('talk:'))"


@pytest.fixture
def page(live_app: LiveApp, browser: Browser) -> Iterator[Page]:
    """Alice, before what she and the firm say to each other."""
    context = browser.new_context(locale="en-GB", service_workers="block")
    context.add_cookies([*live_app.browser_cookies("alice"), {"name": "lang", "value": "en", "url": live_app.url}])
    page = context.new_page()
    page.goto(f"{live_app.url}/messages/with/{live_app.customer}")
    expect(field(page)).to_be_visible(timeout=30_000)
    yield page
    context.close()


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Write a message")


def say(page: Page, text: str) -> None:
    field(page).fill(text)
    page.get_by_role("button", name="Send").click()


def said(page: Page, text: str) -> Locator:
    return page.get_by_role("log").get_by_text(text)


def test_a_message_that_failed_says_so_and_is_sent_once_when_told_to(page: Page):
    page.route(SENDING, lambda route: route.fulfill(status=500, json={"problem": "The disk is full."}))
    say(page, "The tap drips")
    waiting = page.locator(".composer li")
    expect(waiting).to_contain_text("Not sent")
    expect(waiting).to_contain_text("The disk is full.")
    expect(said(page, "The tap drips")).to_have_count(0)
    page.unroute(SENDING)
    waiting.get_by_role("button", name="Try again").click()
    expect(said(page, "The tap drips")).to_have_count(1)
    expect(waiting).to_have_count(0)


def test_a_message_without_a_network_waits_and_goes_by_itself(page: Page):
    page.context.set_offline(True)
    say(page, "Still dripping")
    expect(page.locator(".composer li")).to_contain_text("Not sent yet")
    page.context.set_offline(False)
    expect(said(page, "Still dripping")).to_have_count(1, timeout=30_000)
    expect(page.locator(".composer li")).to_have_count(0)


def test_a_draft_outlives_a_reload_and_is_forgotten_at_signing_out(live_app: LiveApp, page: Page):
    field(page).fill("Half a sentence")
    page.reload()
    expect(field(page)).to_have_value("Half a sentence")
    page.goto(f"{live_app.url}/more")
    assert len(page.evaluate(KEPT)) == 1
    # the session is that of the other tests, too: it stays
    page.route("**/sign-out", lambda route: route.fulfill(status=303, headers={"location": f"{live_app.url}/sign-in"}))
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/sign-in|/$"))
    assert page.evaluate(KEPT) == []


def test_who_signs_out_with_a_message_that_waits_is_asked_first(live_app: LiveApp, page: Page):
    page.route("**/sign-out", lambda route: route.fulfill(status=303, headers={"location": f"{live_app.url}/sign-in"}))
    page.route(SENDING, lambda route: route.abort())
    say(page, "The cellar is wet")
    expect(page.locator(".composer li")).to_contain_text("The cellar is wet")
    page.goto(f"{live_app.url}/more")
    asked: list[str] = []
    for answer in ("dismiss", "accept"):
        page.once("dialog", lambda dialog, answer=answer: (asked.append(dialog.message), getattr(dialog, answer)()))
        page.get_by_role("main").get_by_role("button", name="Sign out").click()
        if answer == "dismiss":
            expect(page).to_have_url(re.compile("/more$"))
            assert len(page.evaluate(KEPT)) == 1
    expect(page).to_have_url(re.compile("/sign-in|/$"))
    assert page.evaluate(KEPT) == []
    assert [text.split(".")[0] for text in asked] == ["Messages not sent yet: 1"] * 2
