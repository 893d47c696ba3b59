"""What waits, without a websocket."""

from tests.api.conftest import Knock
from tests.bills import an_invoice
from tests.makers import a_sent_quote, seen_by
from tests.people import People


def test_it_lists_what_waits_with_its_plain_doors(knock: Knock, people: People):
    quote, invoice = a_sent_quote(people), an_invoice(people)
    browser = knock(portal=people.alice)
    listed = browser.get("/plain")
    for door in (f"/a/{seen_by(people.alice, quote.id).approval.id}", f"/pay/{invoice.id}"):
        assert f'href="{door}"' in listed.text
        assert browser.get(door).status_code == 200


def test_it_needs_no_script_and_stays_small(knock: Knock, people: People):
    a_sent_quote(people)
    listed = knock(portal=people.alice).get("/plain")
    assert "<script" not in listed.text
    assert len(listed.content) < 12_000


def test_nobody_sees_what_waits_for_another(knock: Knock, people: People):
    a_sent_quote(people)
    assert "New boiler" not in knock(portal=people.bo).get("/plain").text


def test_strangers_and_staff_are_asked_to_sign_in(knock: Knock, people: People):
    for browser in (knock(), knock(office=people.sanne)):
        answer = browser.get("/plain")
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/plain")
