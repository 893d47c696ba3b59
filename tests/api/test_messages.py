"""Sending a message by a plain request: certain, repeatable, and for nobody else."""

from domain import messages
from models.base import new_id
from models.message import ThreadSubject
from tests.api.conftest import Knock
from tests.people import People, do
from tests.talking import talk_of, texts


def _post(client, subject, text="Hello", *, door: str = "", **more):
    body = {"kind": "customer", "subject": str(subject), "text": text, "key": str(new_id())} | more
    return client.post("/api/messages" + (f"?door={door}" if door else ""), json=body)


def test_a_message_arrives_and_a_repeated_one_does_no_harm(knock: Knock, people: People):
    client, key = knock(portal=people.alice), str(new_id())
    for _ in range(3):
        sent = _post(client, people.alice_customer, key=key)
        assert (sent.status_code, sent.json()) == (201, {"number": 1})
    assert texts(talk_of(people.sanne, people.alice_customer)) == ["Hello"]


def test_a_browser_signed_in_at_both_doors_says_at_which_it_speaks(knock: Knock, people: People):
    both = knock(portal=people.alice, office=people.sanne)
    _post(both, people.alice_customer, "I ask")
    _post(both, people.alice_customer, "I answer", door="office")
    assert [said.from_customer for said in talk_of(people.sanne, people.alice_customer).said] == [True, False]


def test_a_note_is_for_colleagues(knock: Knock, people: People):
    noted = _post(knock(office=people.sanne), people.alice_customer, "Careful", door="office", internal=True)
    assert (noted.status_code, noted.json()) == (201, {"note": True})
    assert [note.text for note in talk_of(people.sanne, people.alice_customer).notes] == ["Careful"]
    assert _post(knock(portal=people.alice), people.alice_customer, "Me too", internal=True).status_code == 403


def test_strangers_and_neighbours_send_nothing(knock: Knock, people: People):
    assert _post(knock(), people.alice_customer).status_code == 403
    assert _post(knock(portal=people.niels), people.alice_customer).status_code == 404
    assert _post(knock(office=people.stranger), people.alice_customer, door="office").status_code == 404
    assert _post(knock(portal=people.alice), people.alice_customer, door="office").status_code == 403
    assert do(people.sanne, messages.inbox).rows == ()


def test_what_is_wrong_is_said_in_the_persons_language(knock: Knock, people: People):
    client = knock(portal=people.alice)
    empty = _post(client, people.alice_customer, " ")
    assert (empty.status_code, set(empty.json()["errors"])) == (422, {"text"})
    assert client.post("/api/messages", content=b"[1, 2").status_code == 422
    assert _post(client, people.alice_customer, kind="weather").status_code == 404
    assert _post(client, "../../1", kind=ThreadSubject.PROJECT).status_code == 404
    assert _post(client, people.alice_customer, files="all of them").status_code == 201


def test_typing_is_told_by_those_who_may_talk(knock: Knock, people: People):
    body = {"kind": "customer", "subject": str(people.alice_customer)}
    assert knock(portal=people.alice).post("/api/messages/typing", json=body).status_code == 204
    assert knock(office=people.sanne).post("/api/messages/typing?door=office", json=body).status_code == 204
    assert knock(portal=people.niels).post("/api/messages/typing", json=body).status_code == 404
    assert knock().post("/api/messages/typing", json=body).status_code == 403
    assert knock(portal=people.alice).post("/api/messages/typing", json={"kind": "weather"}).status_code == 404


def test_another_site_cannot_make_a_browser_send(knock: Knock, people: People):
    client = knock(portal=people.alice)
    body = {"kind": "customer", "subject": str(people.alice_customer), "text": "Hi", "key": str(new_id())}
    assert client.post("/api/messages", json=body, headers={"origin": "https://evil.example"}).status_code == 403


def test_whoever_sends_without_end_is_told_to_wait(knock: Knock, people: People, monkeypatch):
    monkeypatch.setattr("domain.messages.actions.BURST", 2)
    client = knock(portal=people.alice)
    assert [_post(client, people.alice_customer).status_code for _ in range(3)] == [201, 201, 429]
