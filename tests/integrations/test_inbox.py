"""Mails as people and machines write them: what is new in them, and who wrote them."""

import contextlib
from email.message import EmailMessage

import pytest

from integrations.inbox import Proof, Unreadable, read_mail
from integrations.inbox.cutting import new_part
from integrations.inbox.parsing import recipients_of
from integrations.inbox.plain import text_of_page
from integrations.mail import message_id
from settings import settings

ANSWERS = {
    "plain": "Tuesday is fine.",
    "gmail, English": "Tuesday is fine.\n\nOn Mon, 2 Nov 2026 at 10:00, Van Houten <a@b.ex> wrote:\n> When?\n> Now?",
    "gmail, broken line": "Tuesday is fine.\n\nOn Mon, 2 Nov 2026 at 10:00, Van Houten\n<a@b.ex> wrote:\n\n> When?",
    "Dutch": "Tuesday is fine.\n\nOp ma 2 nov 2026 om 10:00 schreef Van Houten <a@b.example>:\n\n> When?",
    "German": "Tuesday is fine.\n\nAm 02.11.26 um 10:00 schrieb Van Houten:\n> When?",
    "French": "Tuesday is fine.\n\nLe lun. 2 nov. 2026 à 10:00, Van Houten <a@b.example> a écrit :\n> When?",
    "Outlook": "Tuesday is fine.\n\n________________________________\nVan: Van Houten <a@b.example>\nWhen?",
    "Outlook, Dutch": "Tuesday is fine.\n\nVan: Van Houten <a@b.example>\nVerzonden: maandag\nAan: Alice\n\nWhen?",
    "Outlook, divider": "Tuesday is fine.\n\n-----Oorspronkelijk bericht-----\nWhen?",
    "signature": "Tuesday is fine.\n\n-- \nAlice de Graaf\nLindenlaan 12",
    "phone": "Tuesday is fine.\n\nVerzonden vanaf mijn iPhone\n\nOp 2 nov 2026 om 10:00 schreef Van Houten:\n> When?",
    "quoted end": "Tuesday is fine.\n\n> When?\n> Now?\n",
}


@pytest.mark.parametrize("text", ANSWERS.values(), ids=ANSWERS)
def test_only_the_new_part_of_an_answer_is_said(text: str):
    assert new_part(text) == "Tuesday is fine."


def test_answers_between_the_lines_are_kept_with_what_they_answer():
    text = "On Mon, 2 Nov 2026 at 10:00, Van Houten wrote:\n> When?\nTuesday.\n> Where?\nAt home."
    assert new_part(text) == text


def test_nothing_is_lost_where_nothing_new_is_found():
    assert new_part("> When?") == "> When?"
    assert new_part("On the other hand I wrote: yes") == "On the other hand I wrote: yes"


def test_a_page_becomes_what_one_reads_of_it():
    page = (
        "<html><head><style>p{}</style></head><body><p>Tuesday is <b>fine</b>.<br>Really.</p><script>alert(1)</script>"
        "<div class=gmail_quote>On Mon, 2 Nov 2026, Van Houten wrote:<blockquote><p>When?</p></blockquote></div></body>"
    )
    assert new_part(text_of_page(page)) == "Tuesday is fine.\nReally."
    outlook = "<p>Tuesday is fine.</p><div id=divRplyFwdMsg><b>Van:</b> Van Houten</div><p>When?</p>"
    assert new_part(text_of_page(outlook)) == "Tuesday is fine."


def a_mail(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    usual = {"From": "Alice <Alice@Home.example>", "Message_ID": "<1@home.example>"}
    for name, value in (usual | headers).items():
        if value:
            mail[name.replace("_", "-")] = value
    mail.set_content("Tuesday is fine.")
    return mail


def test_a_mail_as_values():
    mail = a_mail()
    mail.add_attachment(b"%PDF-1.7", "application", "pdf", filename="a.pdf")
    read = read_mail(mail.as_bytes(), envelope_from="alice@home.example")
    assert (read.sender, read.sender_name, read.text, read.automatic) == (
        "alice@home.example", "Alice", "Tuesday is fine.", "",
    )  # fmt: skip
    assert [(file.name, file.data) for file in read.enclosures] == [("a.pdf", b"%PDF-1.7")]
    assert read.key == read_mail(mail.as_bytes()).key != read_mail(a_mail(Message_ID="<2@x.example>").as_bytes()).key


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"}, {"Auto_Submitted": "auto-generated; x=y"}, {"Precedence": "bulk"},
        {"List_Id": "<news.example>"}, {"Return_Path": "<>"}, {"From": "MAILER-DAEMON@mx.example"}, {"From": ""},
        {"Content_Type": "multipart/report"}, {"Message_ID": message_id("delivery:1")},
    ],
    ids=str,
)  # fmt: skip
def test_what_no_person_wrote_is_known(headers: dict[str, str]):
    mail = a_mail(**{name: value for name, value in headers.items() if name != "Content_Type"})
    if "Content_Type" in headers:
        mail.replace_header("Content-Type", headers["Content_Type"])
    assert read_mail(mail.as_bytes()).automatic


def test_a_bounce_has_no_envelope_sender():
    assert read_mail(a_mail().as_bytes(), envelope_from="").automatic
    assert not read_mail(a_mail(Auto_Submitted="no").as_bytes(), envelope_from="alice@home.example").automatic


def test_only_the_trusted_relays_newest_word_counts(monkeypatch):
    mail = a_mail()
    mail["Authentication-Results"] = "mx.firm.example; spf=fail; dkim=none; dmarc=fail"
    mail["Authentication-Results"] = "mx.firm.example; dmarc=pass"  # what the sender made up stands below
    assert read_mail(mail.as_bytes()).proof is Proof.UNKNOWN
    monkeypatch.setattr(settings, "inbound_trusts", "mx.firm.example")
    assert read_mail(mail.as_bytes()).proof is Proof.FAILED
    good = a_mail(Authentication_Results="mx.firm.example; spf=softfail; dkim=pass header.d=home.example")
    assert read_mail(good.as_bytes()).proof is Proof.PASSED
    assert read_mail(a_mail(Authentication_Results="evil.example; dmarc=pass").as_bytes()).proof is Proof.UNKNOWN


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe\x00", b"From: a@b.example\nContent-Type: text/plain; charset=nonsense\n\nhi \xff"],
    ids=range(3),
)
def test_broken_mails_break_nothing(raw: bytes):
    with contextlib.suppress(Unreadable):
        assert isinstance(read_mail(raw).text, str)


def test_a_mailbox_asks_the_mail_for_whom_it_was():
    mail = a_mail(To="firm+abc@reply.example, Bob <bob@x.example>", Delivered_To="Box@firm.example")
    assert recipients_of(mail.as_bytes()) == ["box@firm.example", "firm+abc@reply.example", "bob@x.example"]
