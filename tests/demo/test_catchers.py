"""The demo's catchers: real doors, kept on disk."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from demo import catchers, doors
from integrations import mail, sms
from integrations.handover import Refused
from integrations.mail import Attachment, Mail
from integrations.sms import Sms
from settings import settings

HELLO = Mail(
    key="k",
    to="m.hoekstra@example.nl",
    subject="Uw offerte – klaar",
    html='<a href="https://v.example/i/1?a=1&amp;b=2">Inloggen</a> <img src="cid:logo@voordeur">',
    text="Inloggen:\nhttps://v.example/i/1?a=1&b=2\nhttps://v.example/in.",
    sender_name="Krämer",
    logo=b"\x89PNG" * 50,
    attachments=(Attachment("Offerte.pdf", "application/pdf", b"%PDF"),),
)


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[catchers.Catchers]:
    """Start both and point the settings at them, as the demo does."""
    monkeypatch.setattr(settings, "data_dir", tmp_path)
    started = catchers.start()
    monkeypatch.setattr(settings, "smtp_url", started.smtp_url)
    monkeypatch.setattr(settings, "sms_url", started.sms_url)
    yield started
    started.stop()


def test_a_mail_is_caught_as_it_would_have_arrived(running: catchers.Catchers):
    assert "caught" in mail.send(HELLO).answer

    caught = catchers.newest_mails()[0]
    assert (caught.to, caught.subject, caught.sender) == (HELLO.to, HELLO.subject, "Krämer <portal@voordeur.example>")
    assert caught.text.strip() == HELLO.text
    assert caught.links == ("https://v.example/i/1?a=1&b=2", "https://v.example/in")
    assert caught.attachments == ("Offerte.pdf",)
    assert 'src="data:image/png;base64,' in caught.html
    assert "cid:" not in caught.html
    assert caught.message_id == mail.message_id("k")
    assert caught.at.tzinfo is not None


def test_a_caught_mail_is_shown_as_its_reader_sees_it(running: catchers.Catchers):
    mail.send(HELLO)
    shown = TestClient(Starlette(routes=doors.routes), base_url=settings.address).get
    assert "Inloggen</a>" in shown(f"/demo/mail/{catchers.newest_mails()[0].id}").text
    assert shown("/demo/mail/99").status_code == 404


def test_an_sms_is_caught_too(running: catchers.Catchers):
    handover = sms.send(Sms("k", "+31612345678", "Uw code is 482913"))

    caught = catchers.newest_sms()[0]
    assert (caught.to, caught.text, caught.sender) == ("+31612345678", "Uw code is 482913", "Voordeur")
    assert handover.reference == f"caught-{caught.id}"


def test_the_newest_come_first_and_no_more_than_asked(running: catchers.Catchers):
    for number in range(5):
        mail.send(Mail(str(number), "a@b.example", f"number {number}", "<p>x</p>", "x", "Firm"))

    assert [caught.subject for caught in catchers.newest_mails(2)] == ["number 4", "number 3"]
    assert len(catchers.newest_mails()) == 5


def test_what_was_caught_survives_a_restart(running: catchers.Catchers):
    mail.send(HELLO)
    sms.send(Sms("k", "+31612345678", "x"))
    again = catchers.start()
    again.stop()

    assert len(catchers.newest_mails()) == len(catchers.newest_sms()) == 1


def test_before_anything_was_caught_the_lists_are_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "data_dir", tmp_path)
    assert catchers.newest_mails() == []
    assert catchers.newest_sms() == []


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{}", b'{"to": "+31612345678"}', b"nonsense"])
def test_nonsense_is_refused_like_a_gateway_does(running: catchers.Catchers, body: bytes):
    assert httpx.post(running.sms_url, content=body, timeout=5).status_code == 400
    assert catchers.newest_sms() == []


def test_a_refusal_reaches_the_sender(running: catchers.Catchers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "sms_url", f"{running.sms_url}#text=wrong")
    with pytest.raises(Refused, match="to and text are needed"):
        sms.send(Sms("k", "+31612345678", "x"))
