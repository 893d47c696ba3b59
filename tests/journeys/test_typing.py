"""Who writes a message is seen writing by whoever has the conversation open; who writes a note is not."""

from playwright.sync_api import expect

from tests.journeys.visitor import an_address

NAME = "Tessa Vink"


def test_each_side_sees_the_other_writing(house, clerk, customer):
    tessa, mirjam = customer(an_address("tessa")), clerk("mirjam@vanhouten.example")
    known = house.play("newcomer", firm="vanhouten", name=NAME, email=tessa.email)
    tessa.come_in_by_code()
    tessa.be_owner()
    expect(tessa.heading()).to_have_text(tessa.words("What you can do now"))
    mirjam.come_in()
    for person, path in ((tessa, "/messages/with/"), (mirjam, "/messages/with/")):
        person.go(path + known["customer"])
    _type(tessa, "Ik vroeg me af")
    expect(_status(mirjam)).to_have_text(mirjam.words("{name} is writing …", name=NAME))
    _send(tessa)
    expect(mirjam.page.get_by_role("log")).to_contain_text("Ik vroeg me af")
    expect(_status(mirjam)).to_be_hidden()
    mirjam.button("Internal note").click()
    _type(mirjam, "Niet aan de klant zeggen")
    mirjam.button("Reply").click()
    _type(mirjam, "Vertelt u het gerust")
    expect(_status(tessa)).to_have_text(tessa.words("{name} is writing …", name="Mirjam Brouwer"))
    expect(_status(tessa)).to_be_hidden()


def _type(person, text: str) -> None:
    person.page.locator(".composer textarea").press_sequentially(text)


def _send(person) -> None:
    person.button("Send the message").click()


def _status(person):
    return person.page.locator(".passing")
