"""Who writes a message is seen writing by whoever has the conversation open; who writes a note is not."""

from playwright.sync_api import expect

from demo.firms import HEATING

JEROEN = HEATING.clients[1]


def test_each_side_sees_the_other_writing(house, clerk, customer):
    told = house.play("sent_quote", firm=HEATING.slug, email=JEROEN.email)
    sofie, mirjam = customer(JEROEN.email), clerk("mirjam@vanhouten.example")
    sofie.come_in(house.mail(JEROEN.email, told["title"]))
    mirjam.come_in()
    for person, path in ((sofie, "/messages/with/"), (mirjam, "/messages/with/")):
        person.go(path + told["customer"])
    _type(sofie, "Ik vroeg me af")
    expect(_status(mirjam)).to_have_text(mirjam.words("{name} is writing …", name=JEROEN.name))
    _send(sofie)
    expect(mirjam.page.get_by_role("log")).to_contain_text("Ik vroeg me af")
    expect(_status(mirjam)).to_be_hidden()
    mirjam.button("Internal note").click()
    _type(mirjam, "Niet aan de klant zeggen")
    mirjam.button("Reply").click()
    _type(mirjam, "Vertelt u het gerust")
    expect(_status(sofie)).to_have_text(sofie.words("{name} is writing …", name="Mirjam Brouwer"))
    expect(_status(sofie)).to_be_hidden()


def _type(person, text: str) -> None:
    person.page.locator(".composer textarea").press_sequentially(text)


def _send(person) -> None:
    person.button("Send the message").click()


def _status(person):
    return person.page.locator(".passing")
