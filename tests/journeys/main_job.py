"""The main job, step by step: the same on SQLite with the embedded runner and on PostgreSQL with Redis and Celery."""

import re

import httpx
from playwright.sync_api import expect

from tests.integrations.pictures import a_photo
from tests.journeys.bank import end_at_bank, settle, to_bank
from tests.journeys.clerk import Clerk, NewCustomer, NewLine
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.visitor import link_in

NAME = "Jan de Wit"
TITLE = "Cv-ketel vervangen"
LINES = (
    NewLine("Cv-ketel HR, 28 kW", "1", "st", "1250,00"),
    NewLine("Montage", "6", "uur", "62,50"),
    NewLine("Slimme thermostaat", "1", "st", "200,00", is_option=True),
)


def from_quote_to_money(house: House, clerk: Clerk, jan: Customer) -> None:
    """Everything an installer's office and its customer do with one another, once."""
    clerk.come_in()
    clerk.add_customer(NewCustomer(NAME, jan.email, "+491713920099", "Lindenlaan 7", "5611 AA", "Eindhoven"))
    number = _write_and_send(clerk)
    _come_in_and_switch_push_on(house, clerk, jan, number)
    _a_second_version_is_approved_from_push(clerk, jan, number)
    _both_get_the_confirmation(house, clerk, jan)
    invoice = clerk.issue_invoice()
    _pay(house, jan, invoice)
    _the_office_sees_everything(clerk, jan, number, invoice)


def _write_and_send(clerk: Clerk) -> str:
    """Gives the number of the quote."""
    clerk.begin_quote(TITLE)
    clerk.write_lines(LINES)
    clerk.write_field("Text for the customer, above the lines", "Fijn dat ik mocht komen kijken.")
    photo = {"name": "ketel.jpg", "mimeType": "image/jpeg", "buffer": a_photo(size=(640, 480))}
    clerk.attach(photo)
    preview = clerk.page.get_by_label(clerk.words("What the customer will see"))
    expect(preview).to_contain_text(LINES[2].title)
    expect(preview).to_contain_text(re.compile(r"1\.966,25"))
    clerk.watch.look(clerk.page, "quote editor")
    number = clerk.page.get_by_text(re.compile(r"/ \d{4}-\d+")).first.inner_text().rpartition(" ")[2]
    clerk.send_quote(1)
    return number


def _come_in_and_switch_push_on(house: House, clerk: Clerk, jan: Customer, number: str) -> None:
    mail = house.mail(jan.email, TITLE)
    assert number in mail.text
    assert "Inloggen" in mail.html
    assert jan.words("Sign in") in mail.text
    jan.fetch_link(mail)
    jan.watch.look(jan.page, "link of the mail")
    jan.come_in(mail)
    assert httpx.get(link_in(mail), trust_env=False).status_code == 410
    expect(jan.heading()).to_contain_text(TITLE)
    expect(clerk.moment("Quote opened")).to_be_visible()  # live: the clerk only looks on
    jan.watch.look(jan.page, "approval on the phone")
    jan.link("Read it line by line, or ask something").click()
    expect(jan.says("What you can add")).to_be_visible()
    jan.watch.look(jan.page, "quote on the phone")
    jan.switch_push_on()
    jan.watch.look(jan.page, "profile")
    jan.try_push()


def _a_second_version_is_approved_from_push(clerk: Clerk, jan: Customer, number: str) -> None:
    clerk.change_price(0, "1200,00")
    clerk.send_quote(2)
    shown = jan.shown("Quote {number} has changed", number=number)
    jan.tap(shown)
    expect(jan.page).to_have_url(re.compile(r"/a(pprovals)?/"))
    expect(jan.heading()).to_contain_text(TITLE)
    thermostat = jan.page.get_by_role("switch", name=re.compile(LINES[2].title))
    expect(jan.approve_button()).to_contain_text(re.compile(r"1\.905,75"))
    thermostat.click()  # the server counts and switches it
    expect(thermostat).to_be_checked()
    expect(jan.approve_button()).to_contain_text(re.compile(r"2\.147,75"))
    expect(clerk.moments("Quote opened")).to_have_count(2)
    jan.watch.look(jan.page, "approval")
    jan.sign(NAME)
    jan.approve_button().click()
    expect(jan.says("Approved")).to_be_visible()
    expect(clerk.page.get_by_role("list").get_by_text(NAME).first).to_be_visible()
    expect(clerk.button("Make the invoice")).to_be_visible()


def _both_get_the_confirmation(house: House, clerk: Clerk, jan: Customer) -> None:
    """Order confirmation and signed copy, to customer and office; both are in the portal, too."""
    jan.desktop.dismiss(jan.shown_like("Order {number} is confirmed"))
    for reader in (jan.email, clerk.email):
        mail = house.mail(reader, TITLE, attachments=2)
        assert all(name.endswith(".pdf") for name in mail.attachments), mail.attachments
    jan.go("/documents")
    expect(jan.link("Order confirmation")).to_be_visible()
    jan.watch.look(jan.page, "documents")


def _pay(house: House, jan: Customer, invoice: str) -> None:
    """By iDEAL | Wero; the bank is slow to say how it went, and the page does not claim more than is known."""
    assert house.mail(jan.email, invoice, attachments=1).attachments
    jan.tap(jan.shown("Invoice {number} is ready", number=invoice), jan.words("View"))
    expect(jan.page).to_have_url(re.compile("/invoices/"))
    jan.watch.look(jan.page, "invoice")
    jan.link("Pay {amount}").click()
    expect(jan.heading()).to_contain_text(re.compile(r"2\.147,75"))
    jan.watch.look(jan.page, "ways to pay")
    house.set_bank(delay=3)  # each webhook is late
    to_bank(jan)
    end_at_bank(jan, "stay")
    expect(jan.says("Your payment is being processed")).to_be_visible()
    jan.watch.look(jan.page, "payment in process")
    settle(house, invoice, "paid")
    expect(jan.heading()).to_have_text(jan.words.like("Paid: {amount}"))
    jan.watch.look(jan.page, "payment outcome")
    jan.desktop.dismiss(jan.shown("Your payment has arrived"))
    house.set_bank()
    assert [payment["status"] for payment in house.bank_payments(invoice)] == ["paid"]


def _the_office_sees_everything(clerk: Clerk, jan: Customer, number: str, invoice: str) -> None:
    """The invoice turned to paid while it was open; timelines and the log of messages tell the whole story."""
    main = clerk.page.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_contain_text(clerk.words("Paid"))
    for text in ("Invoice {number} issued", "Payment started", "Payment of {amount_cents} received"):
        expect(clerk.moment(text)).to_be_visible()
    for way in ("mail", "push"):
        expect(clerk.message(way, NAME)).to_be_visible()
    clerk.watch.look(clerk.page, "paid invoice")
    clerk.go("/quotes")
    clerk.watch.look(clerk.page, "quotes")
    clerk.page.get_by_role("link", name=number).click()
    for text in ("Version {version} sent", "Quote opened", "Approved for {cents}", "Order made", "Evidence filed"):
        expect(clerk.moment(text)).to_be_visible()
    expect(clerk.says("acted on")).to_be_visible()
    clerk.watch.look(clerk.page, "approved quote")
    clerk.go("")
    clerk.watch.look(clerk.page, "office home")
