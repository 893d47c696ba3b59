"""The same core in German: the customer at a desktop, the office on a tablet; question, change, refusal, old push."""

import re

from playwright.sync_api import expect

from tests.journeys.clerk import Clerk
from tests.journeys.customer import Customer
from tests.journeys.house import House

TABLET = {"width": 820, "height": 1180}
QUESTION = "Geht es auch ohne Gerüst?"
ANSWER = "Ja, vom Dachboden aus."
WISH = "Bitte mit Außenrollladen, aber günstiger."
REASON = "Wir bauen erst nächstes Jahr."


def from_question_to_refusal(house: House, lukas: Clerk, katrin: Customer) -> None:
    """A quote that comes to nothing: asked about, changed twice, declined."""
    quote = house.play("sent_quote", firm="zimmereiberger", email=katrin.email)
    lukas.come_in()
    lukas.go(f"/quotes/{quote['id']}")
    _come_in(house, katrin)
    _ask_and_answer(katrin, lukas, quote)
    _wish_for_a_change(katrin, lukas)
    old = _open_the_second_version_by_push(lukas, katrin, quote)
    _the_old_push_leads_to_what_is_asked_now(lukas, katrin, old)
    _decline(house, katrin, lukas)


def _come_in(house: House, katrin: Customer) -> None:
    mail = house.mail(katrin.email, "Dachfenster")
    assert "Anmelden" in mail.html
    katrin.come_in(mail)
    katrin.switch_push_on()
    katrin.watch.look(katrin.page, "profile in German")


def _ask_and_answer(katrin: Customer, lukas: Clerk, quote: dict[str, str]) -> None:
    katrin.go(f"/quotes/{quote['id']}")
    katrin.watch.look(katrin.page, "quote on a desktop")
    line = katrin.page.get_by_role("listitem").filter(has_text="Einbau und Anschluss innen")
    line.get_by_text(katrin.words("Ask a question")).click()
    line.get_by_label(katrin.words("Your question")).fill(QUESTION)
    line.get_by_role("button", name=katrin.words("Send the question")).click()
    expect(line.get_by_text(QUESTION)).to_be_visible()
    asked = lukas.page.get_by_role("listitem").filter(has_text=QUESTION)
    expect(asked.last).to_be_visible()  # live
    lukas.watch.look(lukas.page, "question on a tablet")
    asked.get_by_label(lukas.words("Your answer")).last.fill(ANSWER)
    asked.get_by_role("button", name=lukas.words("Answer"), exact=True).last.click()
    expect(line.get_by_text(ANSWER)).to_be_visible()  # live, the other way
    katrin.desktop.dismiss(katrin.shown("Your question has been answered"))


def _wish_for_a_change(katrin: Customer, lukas: Clerk) -> None:
    katrin.button("Ask for a change").click()
    katrin.field("What should be different?").fill(WISH)
    katrin.watch.look(katrin.page, "wish")
    katrin.button("Send").click()
    expect(katrin.says("You asked for a change")).to_be_visible()
    expect(lukas.moment("Change requested")).to_be_visible()


def _open_the_second_version_by_push(lukas: Clerk, katrin: Customer, quote: dict[str, str]) -> str:
    """Gives the address the push led to."""
    lukas.change_price(0, "650,00")
    lukas.send_quote(2)
    shown = katrin.shown("Quote {number} has changed", number=quote["number"])
    katrin.tap(shown, katrin.words("Read and approve"))
    expect(katrin.page).to_have_url(re.compile(r"/approvals/[\w-]+\?d="))
    expect(katrin.field("Your name as signature")).to_be_visible()
    return katrin.page.url


def _the_old_push_leads_to_what_is_asked_now(lukas: Clerk, katrin: Customer, old: str) -> None:
    lukas.change_price(0, "640,00")
    lukas.send_quote(3)
    expect(katrin.says("This changed.")).to_be_visible()  # the open page says so by itself
    expect(katrin.field("Your name as signature")).to_be_hidden()
    katrin.page.goto(old)
    expect(katrin.says("This changed.")).to_be_visible()
    katrin.watch.look(katrin.page, "outdated approval")
    katrin.link("To the new version").click()
    expect(katrin.page).not_to_have_url(old)
    expect(katrin.field("Your name as signature")).to_be_visible()


def _decline(house: House, katrin: Customer, lukas: Clerk) -> None:
    katrin.button("Do not approve, and say why").click()
    katrin.field("Why not?").fill(REASON)
    katrin.button("Decline").click()
    expect(katrin.says("You declined on {day}.")).to_be_visible()
    expect(lukas.page.get_by_role("main").get_by_text(REASON).first).to_be_visible()
    declined = lukas.words("{customer} declined {title}", customer="Katrin Vogel", title="Dachfenster einbauen")
    assert REASON in house.mail(lukas.email, declined).text
