"""On the Home Screen, without a network, and behind a proxy that lets no websocket through."""

from playwright.sync_api import expect

from tests.journeys.bank import pay_by_ideal
from tests.push.installability import installability_problems

#: The handshake gets an answer that is no websocket's, as from a proxy that knows none.
NO_WEBSOCKET = """const Real = WebSocket;
window.WebSocket = class extends Real {
  constructor(url, protocols) { super(String(url).replace("/_event", "/health"), protocols); }
};"""


def in_portal(house, person):
    """Before a quote that waits."""
    quote = house.play("sent_quote", firm="vanhouten", email=person.email, job=3)
    person.come_in(house.mail(person.email, quote["title"]))
    return person


def test_the_portal_can_be_installed_and_says_so_when_there_is_no_network(house, customer, watch):
    harm = in_portal(house, customer("harm@smeets.example"))
    harm.go("/")
    harm.watch.look(harm.page, "portal home")
    harm.page.wait_for_function("() => navigator.serviceWorker.controller")
    assert installability_problems(harm.page) == []
    watch.expect("ERR_INTERNET_DISCONNECTED|net::ERR|WebSocket")
    harm.phone.context.set_offline(True)
    expect(harm.says("You are offline.")).to_be_visible()
    harm.page.goto(f"{harm.house.url}/quotes")
    expect(harm.heading()).to_have_text(harm.words("No connection"))
    harm.phone.context.set_offline(False)
    harm.link("Try again").click()
    expect(harm.heading()).to_have_text(harm.words("What you can do now"))


def test_where_no_websocket_comes_through_the_plain_pages_still_work(house, customer, watch):
    baker = in_portal(house, customer("bakkerij@jansen.example"))
    approval = baker.page.url
    watch.expect("WebSocket connection to .* failed")
    baker.page.add_init_script(NO_WEBSOCKET)
    baker.page.goto(f"{house.url}/")
    expect(baker.says("No contact with {firm}.")).to_be_visible()
    baker.page.goto(approval.replace("/approvals/", "/a/"))
    baker.watch.look(baker.page, "plain approval")
    baker.sign("Jan Jansen")
    baker.approve_button().click()
    expect(baker.says("Approved by {name} on {day}.", name="Jan Jansen")).to_be_visible()
    invoice = house.play("issued_invoice", firm="vanhouten", email=baker.email, job=3)
    baker.go(f"/pay/{invoice['id']}")
    pay_by_ideal(baker)
    expect(baker.heading()).to_have_text(baker.words.like("Paid: {amount}"))
