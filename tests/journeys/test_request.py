"""In German: a request with photos, begun on one phone, sent from another, asked back about, and made a quote."""

import re

import pytest
from playwright.sync_api import expect

from tests.integrations.pictures import a_photo
from tests.journeys.clerk import NewLine
from tests.journeys.visitor import an_address

KIND, SINCE, WORKS = "Repair or fault", "Since when?", "Does it still work at all?"
WORDS = "Durch das Dachfenster im Bad tropft es bei Regen."
DAY, ROOM = "Seit dem Sturm am Sonntag", "Bad, Obergeschoss"
ASKED, ANSWERED = "Welche Marke hat das Fenster?", "Velux, von 2009."
LINE = NewLine("Dachfenster abdichten", "3", "Std", "62,50")


@pytest.fixture
def greta(house, visitor):
    """At home in the portal, on the first of two phones."""
    person = visitor(an_address("greta"), "de")
    house.play("newcomer", firm="zimmereiberger", name="Greta Lang", email=person.email, language="de")
    person.come_in_by_code()
    person.be_owner()
    return person


@pytest.fixture
def lukas(clerk):
    """Before the worklist of the office."""
    person = clerk("lukas@zimmereiberger.example", language="de")
    person.come_in()
    return person


def test_a_request_with_photos_becomes_a_quote(greta, visitor, lukas):
    _begin(greta)
    tablet = visitor(greta.email, "de")
    _go_on_elsewhere(tablet)
    _send(tablet)
    _ask_back(lukas)
    _answer(tablet)
    _make_a_quote(lukas)
    tablet.link("Look at the quote").click()
    expect(tablet.heading()).to_contain_text(greta.words(KIND))
    expect(tablet.page.get_by_role("main")).to_contain_text(LINE.title)
    expect(tablet.page.get_by_role("main")).to_contain_text(WORDS)
    tablet.watch.look(tablet.page, "quote that was a request")


def _begin(greta):
    greta.link("New request").click()
    expect(greta.heading()).to_have_text(greta.words("What is it about?"))
    greta.watch.look(greta.page, "kinds of requests")
    greta.page.get_by_role("button", name=greta.words(KIND)).click()
    for label, text in (("In your own words", WORDS), (SINCE, DAY)):
        field = greta.page.get_by_label(greta.words(label))
        field.fill(text)
        field.blur()
    no = greta.page.get_by_role("group", name=greta.words(WORKS)).get_by_role("radio", name=greta.words("No"))
    no.click()  # the server keeps it and says so
    expect(no).to_be_checked()
    pictures = [_photo("fenster.jpg", 640), _photo("decke.jpg", 600)]
    greta.page.locator("#photos-").set_input_files(pictures)
    for picture in pictures:
        expect(greta.page.get_by_role("img", name=picture["name"].partition(".")[0])).to_be_visible()
    greta.watch.look(greta.page, "request that is being written")


def _go_on_elsewhere(tablet):
    """What was typed and photographed on the phone is there, also after the page was loaded once more."""
    tablet.come_in_by_code()
    expect(tablet.heading()).to_have_text(tablet.words("What you can do now"))
    tablet.go("/requests")
    tablet.section("Go on where you were").get_by_role("link", name=tablet.words(KIND)).click()
    _draft_is_there(tablet)
    tablet.page.reload()
    _draft_is_there(tablet)


def _draft_is_there(tablet):
    expect(tablet.field("In your own words")).to_have_value(WORDS)
    expect(tablet.page.get_by_label(tablet.words(SINCE))).to_have_value(DAY)
    works = tablet.page.get_by_role("group", name=tablet.words(WORKS))
    expect(works.get_by_role("radio", name=tablet.words("No"))).to_be_checked()
    for name in ("fenster", "decke"):
        expect(tablet.page.get_by_role("img", name=name)).to_be_visible()


def _send(tablet):
    room = tablet.field("Where exactly? Room, floor, or another address")
    room.fill(ROOM)
    room.blur()
    soon = tablet.page.get_by_role("radio", name=tablet.words("Within a few days"))
    soon.click()
    expect(soon).to_be_checked()
    tablet.button("Look at it once more").click()
    expect(tablet.heading()).to_have_text(tablet.words("Is this right?"))
    for text in (WORDS, DAY, ROOM):
        expect(tablet.page.get_by_role("main")).to_contain_text(text)
    tablet.watch.look(tablet.page, "last look at a request")
    tablet.button("Send the order").click()
    expect(tablet.says("{firm} looks at it. You hear when there is news.")).to_be_visible()
    tablet.watch.look(tablet.page, "request that was sent")


def _ask_back(lukas):
    """It came up on the worklist by itself."""
    waits = lukas.page.get_by_role("listitem").filter(has_text="Greta Lang")
    expect(waits).to_contain_text(lukas.words("New request"))
    waits.get_by_role("link", name=lukas.words("Look")).click()
    work = lukas.page.get_by_role("main")
    for text in (WORDS, DAY, ROOM):
        expect(work).to_contain_text(text)
    for name in ("fenster", "decke"):
        expect(work.get_by_role("img", name=name)).to_be_visible()
    lukas.watch.look(lukas.page, "request in the office")
    lukas.button("Ask back").click()
    dialog = lukas.page.get_by_role("dialog")
    dialog.get_by_label(lukas.field_name("What do you need to know?")).fill(ASKED)
    lukas.watch.look(lukas.page, "asking back")
    dialog.get_by_role("button", name=lukas.words("Ask"), exact=True).click()
    expect(work.get_by_text(lukas.words("Waits for customer")).first).to_be_visible()


def _answer(tablet):
    expect(tablet.page.get_by_role("main").get_by_text(ASKED)).to_be_visible()  # live
    tablet.watch.look(tablet.page, "asked back on the phone")
    tablet.field("Your answer").fill(ANSWERED)
    tablet.button("Send the answer").click()
    expect(tablet.says("{firm} looks at your answer.")).to_be_visible()


def _make_a_quote(lukas):
    """Nothing is typed again: title, words, answers and photos are there."""
    expect(lukas.page.get_by_role("main").get_by_text(ANSWERED)).to_be_visible()  # live
    lukas.button("Make a quote").click()
    expect(lukas.field("Title")).to_have_value(lukas.words(KIND))
    intro = lukas.field("Text for the customer, above the lines")
    for text in (WORDS, f"{lukas.words(SINCE)} {DAY}", f"{lukas.words(WORKS)} {lukas.words('No')}", ROOM):
        expect(intro).to_have_value(re.compile(re.escape(text)))
    for name in ("fenster", "decke"):
        expect(lukas.page.get_by_role("link", name=name)).to_be_visible()
    lukas.write_lines([LINE])
    lukas.send_quote(1)


def _photo(name, width):
    return {"name": name, "mimeType": "image/jpeg", "buffer": a_photo(size=(width, 480))}
