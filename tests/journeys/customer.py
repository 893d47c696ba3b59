"""What a customer does on a phone, by role and label."""

import re
import secrets
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.journeys.house import PATIENCE, House, Post
from tests.journeys.watching import Watch
from tests.journeys.words import Words
from tests.push.chromium import Chromium
from tests.push.desktop import Desktop, Shown


def an_address(name: str) -> str:
    """An e-mail address that nobody had before: a house may be used twice."""
    return f"{name}-{secrets.token_hex(3)}@home.example"


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


class Customer:
    """A person with a phone that gets push."""

    def __init__(
        self, house: House, watch: Watch, phone: Chromium, desktop: Desktop, email: str, language: str
    ) -> None:
        self.house, self.watch, self.phone, self.desktop, self.email = house, watch, phone, desktop, email
        self.page: Page = phone.page
        self.words = Words(language)

    # -- coming in

    def come_in(self, mail: Post, *, first_time: bool = True) -> None:
        """Press the button of the mail and then that of the page; the first time also say how one is related."""
        self.page.goto(link_in(mail))
        self.button("Sign in").click()
        if first_time:
            self.be_owner()
        expect(self.heading()).to_be_visible()

    def come_in_by_code(self) -> None:
        """At the door itself, with the code of the mail typed over."""
        before = self.house.last_mail()
        self.page.goto(f"{self.house.url}/sign-in")
        self.watch.look(self.page, "door of the portal")
        self.field("E-mail address").fill(self.email)
        self.button("Send me a code").click()
        expect(self.field("Code of six digits")).to_be_visible()
        self.watch.look(self.page, "place for the code")
        code = code_in(self.house.mail(self.email, "", after=before))
        self.field("Code of six digits").fill(code)
        self.button("Sign in").click()

    def be_owner(self) -> None:
        """How one stands to an address, asked once per address."""
        self.page.get_by_role("radio", name=self.words("I am the owner")).check()
        self.watch.look(self.page, "welcome")
        self.button("Continue").click()

    def fetch_link(self, mail: Post) -> None:
        """As scanners do: GET and HEAD, and a browser with scripts that looks and leaves."""
        with httpx.Client(trust_env=False, timeout=PATIENCE) as scanner:
            for _time in range(3):
                assert scanner.get(link_in(mail)).status_code == 200
                assert scanner.head(link_in(mail)).status_code == 200
        for _time in range(2):
            self.page.goto(link_in(mail))
            expect(self.button("Sign in")).to_be_visible()

    def go(self, path: str) -> None:
        self.page.goto(f"{self.house.url}{path}")
        expect(self.heading()).to_be_visible()

    def choose_firm(self, name: str) -> None:
        """In the band: show what is this firm's."""
        self.page.get_by_role("banner").locator("summary").first.click()
        self.page.get_by_role("banner").get_by_role("button", name=name).click()

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

    # -- finding

    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def button(self, text: str) -> Locator:
        return self.page.get_by_role("button", name=self.words(text), exact=True).first

    def link(self, text: str, **values: object) -> Locator:
        return self.page.get_by_role("link", name=self.words.like(text, **values)).first

    def section(self, title: str) -> Locator:
        """The part of the page under this heading."""
        return self.page.locator("section").filter(has=self.page.get_by_role("heading", name=self.words(title)))

    def field(self, text: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^{re.escape(self.words(text))}\*?$")).first  # * : must be filled in

    def says(self, text: str, **values: object) -> Locator:
        return self.page.get_by_text(self.words.like(text, **values)).first


def link_in(mail: Post) -> str:
    """Where the button of the mail leads."""
    return next(link for link in mail.links if "/link/" in link)


def code_in(mail: Post) -> str:
    """The six digits, as one would type them over."""
    found = re.search(r"\b(\d{3})\s?(\d{3})\b", mail.text)
    assert found, mail.text
    return "".join(found.groups())
