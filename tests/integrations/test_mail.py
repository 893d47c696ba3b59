"""Mail over a real SMTP server: what arrives, and what each refusal means."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from integrations import mail
from integrations.mail import Attachment, Down, Mail, Refused
from settings import settings
from tests.integrations.mailbox import Mailbox
from tests.integrations.tunnel import a_certificate

LOGO = b"\x89PNG\r\n\x1a\nlogo"
HELLO = Mail(
    key="delivery-1",
    to="m.hoekstra@example.nl",
    to_name="Marieke Hoekstra",
    subject="Uw offerte – € 686,98",
    html='<p>Beste mevrouw <img src="cid:logo@voordeur"></p>',
    text="Beste mevrouw",
    sender_name="Heizung Krämer, Köln",
    reply_to="info@kraemer.example",
    language="nl",
    thread="quote-1",
    logo=LOGO,
    attachments=(Attachment("Offerte Ä 1.pdf", "application/pdf", b"%PDF-1.7"),),
)


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    """Run a mail server that takes everything, as the installation's own."""
    with Mailbox() as running:
        monkeypatch.setattr(settings, "smtp_url", running.url)
        monkeypatch.setattr(settings, "mail_from", "portal@voordeur.example")
        yield running


def test_the_mail_arrives_whole(box: Mailbox):
    handover = mail.send(HELLO)

    arrived = box.mails[0]
    assert box.to == ["m.hoekstra@example.nl"]
    assert arrived["Subject"] == HELLO.subject
    assert arrived["From"].addresses[0].display_name == "Heizung Krämer, Köln"
    assert arrived["From"].addresses[0].addr_spec == "portal@voordeur.example"
    assert arrived["Reply-To"].addresses[0].addr_spec == "info@kraemer.example"
    assert arrived["To"] == "Marieke Hoekstra <m.hoekstra@example.nl>"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["Content-Language"] == "nl"
    text, page = arrived.get_body(("plain",)), arrived.get_body(("html",))
    assert text is not None
    assert page is not None
    assert text.get_content().strip() == "Beste mevrouw"
    assert "cid:logo@voordeur" in page.get_content()
    assert [part.get_filename() for part in arrived.iter_attachments()] == ["Offerte Ä 1.pdf"]
    pictures = [part for part in arrived.walk() if part.get("Content-ID")]
    assert [part.get_content() for part in pictures] == [LOGO]
    assert "queued as 4XyZ" in handover.answer
    assert handover.reference == arrived["Message-ID"]


def test_a_repeat_carries_the_same_message_id_and_stays_in_its_conversation(box: Mailbox):
    mail.send(HELLO)
    mail.send(HELLO)
    mail.send(replace(HELLO, key="delivery-2"))

    first, again, other = box.mails
    assert first["Message-ID"] == again["Message-ID"] == mail.message_id("delivery-1")
    assert first["Message-ID"].endswith("@voordeur.example>")
    assert other["Message-ID"] != first["Message-ID"]
    assert other["References"] == first["References"] == mail.message_id("quote-1")


def test_only_plain_ascii_goes_over_the_wire_and_nothing_is_tracked(box: Mailbox):
    mail.send(HELLO)

    assert box.raw[0].isascii()
    assert max(len(line) for line in box.raw[0].split(b"\r\n")) < 998
    assert b"http" not in box.raw[0]


@pytest.mark.parametrize(
    "spoil",
    [
        {"subject": "Hello\r\nBcc: victim@example.nl"},
        {"subject": "Hello\nBcc: victim@example.nl"},
        {"to": "a@example.nl\r\nRCPT TO:<victim@example.nl>"},
        {"to": "a@example.nl, victim@example.nl"},
        {"to": "a@example.nl>\r\nDATA"},
        {"to_name": "x\r\nBcc: victim@example.nl"},
        {"sender_name": "x\r\nBcc: victim@example.nl"},
        {"reply_to": "x@example.nl\r\nBcc: victim@example.nl"},
        {"to": "nobody"},
        {"to": "@example.nl"},
        {"to": ""},
        {"to": "müller@example.de"},
    ],
)
def test_nobody_can_smuggle_in_a_header_or_a_second_recipient(box: Mailbox, spoil: dict[str, str]):
    with pytest.raises(Refused):
        mail.send(replace(HELLO, **spoil))
    assert not box.raw


def test_a_line_with_a_dot_does_not_end_the_mail(box: Mailbox):
    mail.send(replace(HELLO, text="one\n.\nRCPT TO:<victim@example.nl>\n..\ntwo"))

    text = box.mails[0].get_body(("plain",))
    assert text is not None
    assert text.get_content().splitlines() == ["one", ".", "RCPT TO:<victim@example.nl>", "..", "two"]
    assert box.to == ["m.hoekstra@example.nl"]


def test_a_domain_with_an_umlaut_is_written_as_servers_understand_it(box: Mailbox):
    mail.send(replace(HELLO, to="info@krämer.example"))
    assert box.to == ["info@xn--krmer-hra.example"]


@pytest.mark.parametrize("answer", ["550 5.1.1 no such user", "552 5.2.2 mailbox full", "521 we take no mail"])
def test_an_address_that_is_refused_is_final(box: Mailbox, answer: str):
    box.at_rcpt = answer
    with pytest.raises(Refused) as refused:
        mail.send(HELLO)
    assert f"{refused.value.code} {refused.value.text}" == answer


def test_a_mail_that_is_refused_after_reading_is_final(box: Mailbox):
    box.at_data = "554 5.7.1 this looks like spam"
    with pytest.raises(Refused, match="spam"):
        mail.send(HELLO)


@pytest.mark.parametrize("stage", ["at_rcpt", "at_data"])
def test_a_server_that_is_busy_is_asked_again(box: Mailbox, stage: str):
    setattr(box, stage, "451 4.7.1 greylisted, come back later")
    with pytest.raises(Down, match="greylisted") as down:
        mail.send(HELLO)
    assert down.value.code == 451


def test_a_server_that_is_not_there_is_down(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "smtp_url", "smtp://127.0.0.1:1")
    with pytest.raises(Down):
        mail.send(HELLO)


def test_without_a_server_the_mail_waits(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "smtp_url", "")
    with pytest.raises(Down, match="SMTP_URL"):
        mail.send(HELLO)


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_it_logs_in_and_a_wrong_password_is_our_problem_not_the_mails(monkeypatch: pytest.MonkeyPatch):
    with Mailbox(login=("anna", "p@ss/w")) as box:
        monkeypatch.setattr(settings, "smtp_url", box.url.replace("//", "//anna:p%40ss%2Fw@"))
        mail.send(HELLO)
        assert len(box.mails) == 1
        for url in (box.url.replace("//", "//anna:wrong@"), box.url):
            monkeypatch.setattr(settings, "smtp_url", url)
            with pytest.raises(Down):
                mail.send(HELLO)
        assert len(box.mails) == 1


def test_when_encryption_is_asked_for_it_never_falls_back_to_clear_text(box: Mailbox, monkeypatch: pytest.MonkeyPatch):
    for url in (f"{box.url}?starttls=1", box.url.replace("smtp:", "smtps:")):
        monkeypatch.setattr(settings, "smtp_url", url)
        with pytest.raises(Down):
            mail.send(HELLO)
    assert not box.raw


def test_with_starttls_the_mail_goes_encrypted_and_only_to_a_server_that_proves_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    certificate = a_certificate(tmp_path, "localhost")
    with Mailbox(certificate=certificate) as box:
        for url in (box.url, f"{box.url}?starttls=1"):  # clear text, then a certificate nobody vouches for
            monkeypatch.setattr(settings, "smtp_url", url)
            with pytest.raises((Down, Refused)):
                mail.send(HELLO)
        assert not box.raw
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        mail.send(HELLO)
        assert len(box.mails) == 1
