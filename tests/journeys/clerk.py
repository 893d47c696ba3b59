"""What somebody at the firm's office does, by role and label."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Locator, Page, expect

from demo.story import PASSWORD
from domain.work import clock
from tests.journeys.house import House
from tests.journeys.watching import Watch
from tests.journeys.words import Words


@dataclass(frozen=True)
class NewCustomer:
    name: str
    email: str
    phone: str
    street: str
    postcode: str
    city: str
    language: str = "nl"
    country: str = "NL"


@dataclass(frozen=True)
class NewLine:
    """As typed: `quantity` and `price` in the firm's way of writing numbers."""

    title: str
    quantity: str
    unit: str
    price: str
    is_option: bool = False


class Clerk:
    """A person at a desk, signed in with `come_in`."""

    def __init__(self, house: House, watch: Watch, page: Page, email: str, language: str) -> None:
        self.house, self.watch, self.page, self.email = house, watch, page, email
        self.words = Words(language)

    def come_in(self, password: str = PASSWORD) -> None:
        """Through the office's door, by password."""
        self.try_password(password)
        self.is_in()

    def is_in(self) -> None:
        """At the office's first page, and the page has come to life: it knows who this is."""
        expect(self.page).to_have_url(f"{self.house.url}/office")
        self._is_alive()

    def try_password(self, password: str) -> None:
        self.page.goto(f"{self.house.url}/office")
        self.field("E-mail address").fill(self.email)
        self.field("Password").fill(password)
        self.button("Sign in").click()

    def go(self, path: str) -> None:
        """A page of the office, with its heading there."""
        self.page.goto(f"{self.house.url}/office{path}")
        self._is_alive()

    def add_customer(self, person: NewCustomer) -> None:
        self.go("/customers")
        self.link("New customer").click()
        self.field("Name").fill(person.name)
        self.field("Language").select_option(person.language)
        self.field("E-mail").fill(person.email)
        self.field("Phone").fill(person.phone)
        self.field("Street and number").fill(person.street)
        self.field("Postcode").fill(person.postcode)
        self.field("Town").fill(person.city)
        self.field("Country").select_option(person.country)
        self.watch.look(self.page, "new customer")
        self.button("Add customer").click()
        expect(self.heading()).to_contain_text(person.name)

    def begin_quote(self, title: str) -> None:
        """From the page of the customer."""
        self.link("New quote").click()
        self.field("What is it about?").fill(title)
        self.button("Write the quote").click()
        expect(self.field("Title")).to_have_value(title)

    def write_lines(self, lines: Sequence[NewLine]) -> None:
        """Below what stands there; everything saves itself."""
        for line in lines:
            place = self.cells("Description").count()
            self.button("Line").click()
            expect(self.cells("Description")).to_have_count(place + 1)
            self._write_line(line, place)

    def write_field(self, label: str, text: str) -> None:
        """A field that saves itself."""
        field = self.field(label)
        field.fill(text)
        field.blur()

    def attach(self, *files: FilePayload) -> None:
        self.page.get_by_label(self.words("Add photos or PDFs")).set_input_files(list(files))
        for file in files:
            expect(self.page.get_by_role("link", name=file["name"].rpartition(".")[0])).to_be_visible()

    def send_quote(self, version: int) -> None:
        expect(self.page.get_by_text(self.words("Send as version {version}", version=version))).to_be_visible()
        self.button("Send").click()
        sent = self.words("Version {version} is with the customer", version=version)
        expect(self.page.get_by_role("heading", name=sent)).to_be_visible()

    def change_price(self, place: int, price: str) -> None:
        cell = self.cells("Price excl.").nth(place)
        cell.fill(price)
        cell.blur()

    def issue_invoice(self) -> str:
        """Make it out of what was agreed, and issue it; gives its number."""
        self.button("Make the invoice").click()
        expect(self.button("Issue")).to_be_enabled()
        self.watch.look(self.page, "draft invoice")
        self.button("Issue").click()
        heading = self.page.get_by_role("heading", name=self.words.like("Invoice {number}"), level=1)
        expect(heading).to_be_visible()
        return next(word for word in heading.inner_text().split() if any(sign.isdigit() for sign in word))

    def book_transfer(self, amount: str) -> None:
        """On the page of the invoice: it came in today."""
        self.button("Book a transfer").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_label(self.field_name("Amount")).fill(amount)
        dialog.get_by_label(self.field_name("On your account since")).fill(f"{clock():%Y-%m-%d}")
        self.watch.look(self.page, "book a transfer")
        dialog.get_by_role("button", name=self.words("Book"), exact=True).click()
        expect(dialog).to_be_hidden()

    # -- finding

    def heading(self) -> Locator:
        """Of the page; the customer's view beside a quote has its own."""
        return self.page.get_by_role("heading", level=1).first

    def button(self, text: str) -> Locator:
        return self.page.get_by_role("button", name=self.words(text), exact=True)

    def button_like(self, text: str, **values: object) -> Locator:
        return self.page.get_by_role("button", name=self.words.like(text, **values)).first

    def link(self, text: str) -> Locator:
        return self.page.get_by_role("link", name=self.words(text), exact=True).first

    def link_like(self, text: str) -> Locator:
        return self.page.get_by_role("link", name=self.words.like(text)).first

    def field(self, text: str) -> Locator:
        return self.page.get_by_label(self.field_name(text)).first

    def field_name(self, text: str) -> re.Pattern[str]:
        """With the star of what must be filled in, or without."""
        return re.compile(rf"^{re.escape(self.words(text))}\*?$")

    def cells(self, text: str) -> Locator:
        """One per line of the table."""
        return self.page.get_by_role("table").get_by_label(self.words(text), exact=True)

    def row(self, text: str) -> Locator:
        """Of a sheet of rows."""
        return self.page.get_by_role("main").locator(".row").filter(has_text=text)

    def moment(self, text: str) -> Locator:
        """The newest of these on the timeline."""
        return self.moments(text).first

    def moments(self, text: str) -> Locator:
        return self.page.get_by_role("listitem").filter(has_text=self.words.like(text))

    def message(self, way: str, receiver: str) -> Locator:
        """Of the log of messages: by mail, push or SMS."""
        return self.page.get_by_text(re.compile(rf"{self.words(way)}\s+{receiver}")).first

    def says(self, text: str, **values: object) -> Locator:
        return self.page.get_by_text(self.words.like(text, **values)).first

    def _is_alive(self) -> None:
        expect(self.page.locator("a[href='/office/me'] b")).to_have_text(re.compile(r"\w"))
        expect(self.heading()).to_be_visible()

    def _write_line(self, line: NewLine, place: int) -> None:
        for label, text in (
            ("Description", line.title),
            ("Quantity", line.quantity),
            ("Unit", line.unit),
            ("Price excl.", line.price),
        ):
            cell = self.cells(label).nth(place)
            cell.fill(text)
            cell.blur()
            expect(cell).to_have_value(text)
        if line.is_option:
            self.cells("Kind").nth(place).select_option("optional")
