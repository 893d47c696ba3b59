"""Somebody at the portal, by role and label: with a phone that gets push (`customer.py`), or any browser."""

import re
import secrets

from playwright.sync_api import Locator, Page, expect

from demo.firms import Firm
from tests.journeys.house import House, Post
from tests.journeys.watching import Watch
from tests.journeys.words import Words


def an_address(name: str) -> str:
    """An e-mail address that nobody had before: a house may be used twice."""
    return f"{name}-{secrets.token_hex(3)}@home.example"


class Visitor:
    """A page of the portal and who looks at it; `email` is "" for somebody with a user name."""

    def __init__(self, house: House, watch: Watch, page: Page, email: str, language: str) -> None:
        self.house, self.watch, self.page, self.email = house, watch, page, email
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
        self.type_code_over(after=before)

    def type_code_over(self, *, after: int) -> None:
        """The code of the mail that was asked for after mail number `after`."""
        sign_in = self.words("Sign in to {firm}", firm="")
        self.field("Code of six digits").fill(code_in(self.house.mail(self.email, sign_in, after=after)))
        self.button("Sign in").click()

    def come_in_as(self, user_name: str, password: str) -> None:
        """At the door for user names, where the page stands already."""
        self.field("User name").fill(user_name)
        self.field("Password").fill(password)
        self.button("Sign in").click()

    def be_owner(self) -> None:
        """How one stands to an address, asked once per address."""
        self.page.get_by_role("radio", name=self.words("I am the owner")).check()
        self.watch.look(self.page, "welcome")
        self.button("Continue").click()

    def go(self, path: str) -> None:
        self.page.goto(f"{self.house.url}{path}")
        expect(self.heading()).to_be_visible()

    def choose_firm(self, name: str) -> None:
        """In the band: show what is this firm's."""
        self.page.get_by_role("banner").locator("summary").first.click()
        self.page.get_by_role("banner").get_by_role("button", name=name).click()

    def is_in_look_of(self, firm: Firm) -> None:
        red, green, blue = (int(firm.brand[place : place + 2], 16) for place in (1, 3, 5))
        expect(self.page.locator("header.band")).to_have_css("background-color", f"rgb({red}, {green}, {blue})")

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
