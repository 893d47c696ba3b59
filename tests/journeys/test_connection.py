"""On the Home Screen, without a network, and behind a proxy that lets no websocket through."""

import re

from playwright.sync_api import expect

from tests.push.installability import installability_problems


def in_portal(house, person):
    """Before a quote that waits."""
    quote = house.play("sent_quote", firm="vanhouten", email=person.email, job=3)
    person.come_in(house.mail(person.email, quote["title"]))
    return person


def test_the_portal_can_be_installed_and_says_so_when_there_is_no_network(house, customer, watch):
    harm = in_portal(house, customer("harm@smeets.example"))
    harm.go("/")
    harm.watch.look(harm.page, "portal home", picture="portal-home")
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
    watch.expect("WebSocket|ERR_FAILED|ERR_BLOCKED|connect_error|websocket")
    baker.page.route("**/_event**", lambda route: route.abort())
    baker.page.route_web_socket(re.compile("/_event"), lambda socket: socket.close())
    baker.page.goto(f"{house.url}/")
    expect(baker.says("No contact with {firm}.")).to_be_visible()
    baker.page.goto(approval.replace("/approvals/", "/a/"))
    baker.watch.look(baker.page, "plain approval")
    baker.sign("Jan Jansen")
    baker.approve_button().click()
    expect(baker.says("Approved by {name} on {day}.", name="Jan Jansen")).to_be_visible()
