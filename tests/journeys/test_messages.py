"""A conversation over three ways: in the portal, by an answer to a mail, and by push on a phone that is put away."""

import re
import secrets

import httpx
import pytest
from playwright.sync_api import expect

from tests.journeys.house import PATIENCE, until
from tests.journeys.visitor import an_address

NAME = "Joris Baan"
MARK = secrets.token_hex(2)  # in a house each is said once
QUESTION, ANSWER = f"Kan het ook op zaterdag? {MARK}", f"Ja, zaterdag om tien uur. {MARK}"
BY_MAIL, NOTE = f"Prima, ik ben thuis. {MARK}", f"Let op: hond op het erf. {MARK}"
NEWS = f"We komen met zijn tweeën. {MARK}"


@pytest.fixture
def joris(house, customer):
    """Signed in on a phone; messages were not switched on."""
    person = customer(an_address("joris"))
    known = house.play("newcomer", firm="vanhouten", name=NAME, email=person.email)
    person.come_in_by_code()
    person.be_owner()
    expect(person.heading()).to_have_text(person.words("What you can do now"))
    person.go(f"/messages/with/{known['customer']}")
    return person


@pytest.fixture
def mirjam(clerk):
    """With all messages on the screen."""
    person = clerk("mirjam@vanhouten.example")
    person.come_in()
    person.go("/messages")
    return person


def test_one_conversation_in_the_portal_by_mail_and_by_push(house, joris, mirjam):
    _write(joris, QUESTION)
    mirjam.page.get_by_role("main").get_by_role("link", name=NAME).click()
    _note(mirjam)
    _answer_by_mail(house, joris, mirjam)
    _go_on_by_push(house, joris, mirjam)


def _write(person, text):
    person.page.get_by_label(person.words("Write a message")).fill(text)
    person.page.get_by_role("button", name=person.words("Send the message"), exact=True).click()
    expect(_said(person, text)).to_have_count(1)


def _said(person, text):
    """What stands in the conversation, not what is still on its way."""
    return person.page.get_by_role("log").locator(".said").get_by_text(text)


def _note(mirjam):
    expect(_said(mirjam, QUESTION)).to_be_visible()
    mirjam.page.get_by_role("button", name=mirjam.words("Internal note"), exact=True).click()
    mirjam.page.get_by_label(mirjam.words("Write an internal note")).fill(NOTE)
    mirjam.page.get_by_role("button", name=mirjam.words("Save the note"), exact=True).click()
    expect(_said(mirjam, NOTE)).to_be_visible()
    mirjam.page.get_by_role("button", name=mirjam.words("Reply"), exact=True).click()


def _answer_by_mail(house, joris, mirjam):
    """The customer has put the phone away: what the clerk says comes by mail, and the reply to that lands here."""
    joris.page.goto("about:blank")
    before = house.last_mail()
    _write(mirjam, ANSWER)
    _nobody_reads(house, ANSWER)
    mail = house.mail(joris.email, joris.words("Message from {firm}", firm="Van Houten Installatie"), after=before)
    assert ANSWER in mail.text
    assert NOTE not in mail.text + mail.html
    sent = httpx.post(f"{house.url}/demo/mail/{mail.id}/answer", data={"text": BY_MAIL}, trust_env=False,
                      timeout=PATIENCE)  # fmt: skip
    assert sent.status_code == 303
    expect(_said(mirjam, BY_MAIL)).to_be_visible()  # live
    expect(mirjam.page.get_by_role("log").get_by_role("listitem").filter(has_text=BY_MAIL)).to_contain_text(
        mirjam.words("by mail")
    )
    mirjam.watch.look(mirjam.page, "conversation in the office")


def _nobody_reads(house, text):
    until(lambda: house.play("nobody_reads", text=text)["is_time"] or None, f"somebody to be told of {text!r}")


def _go_on_by_push(house, joris, mirjam):
    """On the phone nothing of the portal is open, and the browser put its worker to sleep."""
    joris.switch_push_on()
    joris.page.goto("about:blank")
    joris.phone.stop_workers()
    _write(mirjam, NEWS)
    _nobody_reads(house, NEWS)
    joris.tap(joris.shown("You have a new message"))
    expect(joris.page).to_have_url(re.compile("/messages/"))
    for text in (QUESTION, ANSWER, BY_MAIL, NEWS):
        expect(_said(joris, text)).to_be_visible()
    expect(joris.page.get_by_text(NOTE)).to_have_count(0)
    joris.watch.look(joris.page, "conversation on the phone")
    seen = mirjam.page.get_by_role("log").get_by_role("listitem").filter(has_text=NEWS)
    expect(seen).to_contain_text(mirjam.words("read"))  # live
