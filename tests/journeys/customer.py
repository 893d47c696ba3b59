"""What a customer does on a phone, by role and label."""

import re
from typing import Any

import httpx
from playwright.sync_api import Locator, expect

from tests.journeys.house import PATIENCE, House, Post
from tests.journeys.visitor import Visitor, link_in
from tests.journeys.watching import Watch
from tests.push.chromium import Chromium
from tests.push.desktop import Desktop, Shown

ANDROID = (
    "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36"
)
PIXEL: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "user_agent": ANDROID,
}
DESKTOP: dict[str, Any] = {
    "viewport": {"width": 1440, "height": 900},
    "device_scale_factor": 1,
    "is_mobile": False,
    "has_touch": False,
    "user_agent": None,
}


class Customer(Visitor):
    """A person with a phone that gets push."""

    def __init__(
        self, house: House, watch: Watch, phone: Chromium, desktop: Desktop, email: str, language: str
    ) -> None:
        super().__init__(house, watch, phone.page, email, language)
        self.phone, self.desktop = phone, desktop

    def fetch_link(self, mail: Post) -> None:
        """As scanners do: GET and HEAD, and a browser with scripts that looks and leaves."""
        with httpx.Client(trust_env=False, timeout=PATIENCE) as scanner:
            for _time in range(3):
                assert scanner.get(link_in(mail)).status_code == 200
                assert scanner.head(link_in(mail)).status_code == 200
        for _time in range(2):
            self.page.goto(link_in(mail))
            expect(self.button("Sign in")).to_be_visible()

    # -- push

    def switch_push_on(self) -> None:
        """On the home page; ends with a test message on this device."""
        self.go("/")
        self.button("Switch messages on").click()
        self.house.push.wait_for_subscription(timeout=PATIENCE)
        expect(self.button("Switch messages on")).to_be_hidden()
        self.go("/profile")
        expect(self.says("Messages are on for this device")).to_be_visible()

    def try_push(self) -> None:
        self.button("Send me a test").click()
        shown = self.desktop.wait_for(self.words("It works"), timeout=PATIENCE)
        self.desktop.dismiss(shown)

    def shown(self, title: str, **values: object) -> Shown:
        """The notification with this title."""
        return self.desktop.wait_for(self.words(title, **values), timeout=PATIENCE)

    def shown_like(self, title: str) -> Shown:
        """The same where a value is not known: its words before the value."""
        return self.desktop.wait_for(
            self.words(title, **dict.fromkeys(re.findall(r"\{(\w+)\}", title), "")).split("  ")[0]
        )

    def tap(self, shown: Shown, button: str | None = None) -> None:
        """Tap the notification or one of its buttons; goes on in the page that opens."""
        with self.phone.context.expect_page() as opened:
            self.desktop.click(shown, button)
        self.page = opened.value
        expect(self.heading()).to_be_visible()

    # -- deciding

    def sign(self, name: str) -> None:
        """Tick and type the name; the button is still to be pressed."""
        self.agreement().check()
        self.field("Your name as signature").fill(name)

    def agreement(self) -> Locator:
        return self.page.get_by_role("checkbox", name=self.words.like("I have read version {version} and agree to it."))

    def approve_button(self) -> Locator:
        """The one that sends the form: it says the amount, too."""
        form = self.page.get_by_role("main").locator("form", has=self.field("Your name as signature"))
        to_pay = self.words.like("Approve with obligation to pay: {amount}").pattern
        return form.get_by_role("button", name=re.compile(f"{to_pay}|{re.escape(self.words('Approve'))}"))
