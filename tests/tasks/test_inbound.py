"""Answers by mail land in their thread, once; from anybody else, from machines and without end they do not."""

import smtplib
from email.message import EmailMessage

import pytest
from sqlmodel import select

from demo.catchers import _free_port
from domain import documents, messages
from domain.access import HOUSE, Right, system_of
from domain.work import work_as
from integrations.inbox import MOST_BYTES, Verdict
from models.account import Membership, StaffMember
from models.fact import TodoKind
from models.message import Message, MessageChannel, Thread, WayBack
from settings import settings
from tasks import inbound
from tasks.runner import run_due
from tests.domain.documents.files import a_pdf, a_photo
from tests.imap_server import ImapServer
from tests.people import People, do
from tests.talking import says, talk_of, texts
from tests.tasks.post import todos

ALICE, SANNE = "alice@home.example", "sanne@firm.example"


@pytest.fixture
def asked(people: People, monkeypatch) -> str:
    """The address at which Alice answers Sanne."""
    monkeypatch.setattr(settings, "inbound_domain", "reply.example")
    message = says(people.sanne, "When does it suit you?", to=people.alice_customer)
    do(system_of(people.company.id), messages.tell_unread, message.id)
    return address_of(people, ALICE)


def address_of(people: People, email: str) -> str:
    from domain.notifications import ways_back

    with work_as(HOUSE, writes=False) as work:
        way = work.session.exec(select(WayBack).where(WayBack.email == email)).one()
    return ways_back.address_of(people.company.slug, str(way.id))


def a_mail(to: str, text: str = "On Tuesday.", *, sender: str = ALICE, id: str = "1", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Message-ID"] = f"Somebody <{sender}>", to, f"<{id}@home.example>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def arrives(mail: EmailMessage, *, envelope: str | None = None) -> Verdict:
    return inbound.deliver(mail.as_bytes(), str(mail["To"]), envelope)


def said(people: People) -> list[str]:
    return texts(talk_of(people.sanne, people.alice_customer))


def test_an_answer_lands_in_the_thread_in_the_persons_name(people: People, asked: str):
    text = "On Tuesday.\n\nOn Mon, 2 Nov 2026 at 10:00, Van Houten wrote:\n> When does it suit you?"
    assert arrives(a_mail(asked, text)) is Verdict.TAKEN
    newest = talk_of(people.sanne, people.alice_customer).said[-1]
    assert (newest.text, newest.by, newest.from_customer, newest.channel) == (
        "On Tuesday.", "Alice de Graaf", True, MessageChannel.MAIL,
    )  # fmt: skip
    assert newest.full_text.startswith("On Tuesday.")
    mine = talk_of(people.alice, people.alice_customer)
    assert (mine.said[-1].is_mine, mine.said[-1].full_text, mine.unread) == (True, "", 0)


def test_the_same_mail_twice_is_said_once(people: People, asked: str):
    for _ in range(3):
        arrives(a_mail(asked))
    arrives(a_mail(asked, "And bring a ladder.", id="2"))
    assert said(people) == ["When does it suit you?", "On Tuesday.", "And bring a ladder."]


def test_a_forged_or_other_sender_is_laid_before_staff(people: People, asked: str):
    arrives(a_mail(asked, "Pay to this account instead", sender="mallory@evil.example"))
    arrives(a_mail(asked, "Pay to this account instead", sender="mallory@evil.example"))
    assert said(people) == ["When does it suit you?"]
    [todo] = [todo for todo in todos() if todo.kind is TodoKind.MAIL_FROM_OTHER]
    assert (todo.who, todo.why) == ("Somebody <mallory@evil.example>", "Pay to this account instead")


def test_a_sender_the_trusted_relay_could_not_prove_is_laid_before_staff(people: People, asked: str, monkeypatch):
    monkeypatch.setattr(settings, "inbound_trusts", "mx.firm.example")
    arrives(a_mail(asked, Authentication_Results="mx.firm.example; spf=fail; dmarc=fail"))
    assert said(people) == ["When does it suit you?"]
    assert [todo.kind for todo in todos()] == [TodoKind.MAIL_FROM_OTHER]


def test_guessed_and_foreign_addresses_do_not_exist(people: People, asked: str):
    local, _, domain = asked.rpartition("@")
    for address in (f"{local}x@{domain}", f"nobody@{domain}", f"{local}@elsewhere.example", "", "x+@reply.example"):
        assert not inbound.knows(address)
        assert inbound.deliver(a_mail(asked).as_bytes(), address) is Verdict.UNKNOWN
    assert inbound.knows(asked.upper())


@pytest.mark.parametrize("headers", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<x.y>"}])
def test_machines_are_not_listened_to(people: People, asked: str, headers: dict[str, str]):
    assert arrives(a_mail(asked, "I am on holiday", **headers)) is Verdict.TAKEN
    assert arrives(a_mail(asked, "Not delivered", id="2"), envelope="") is Verdict.TAKEN
    assert (said(people), todos()) == (["When does it suit you?"], [])


def test_a_loop_is_slowed_down(people: People, asked: str, monkeypatch):
    monkeypatch.setattr(inbound, "BURST", 3)
    verdicts = [arrives(a_mail(asked, str(n), id=str(n))) for n in range(5)]
    assert verdicts == [Verdict.TAKEN] * 3 + [Verdict.LATER] * 2
    assert len(said(people)) == 4


def test_photos_and_papers_come_along_and_programs_do_not(people: People, asked: str):
    mail = a_mail(asked, "See the photo")
    mail.add_attachment(a_photo(), "image", "jpeg", filename="leak.jpg")
    mail.add_attachment(a_pdf(), "application", "pdf", filename="letter.pdf")
    mail.add_attachment(b"MZ\x90", "application", "octet-stream", filename="invoice.exe")
    arrives(mail)
    talk = talk_of(people.sanne, people.alice_customer)
    assert [file.title for file in talk.said[-1].files] == ["leak", "letter"]
    assert do(people.alice, documents.content, talk.said[-1].files[0].id).media_type == "image/jpeg"
    assert "invoice.exe" in talk.notes[0].text


def test_who_lost_the_right_to_talk_cannot_answer_any_more(people: People, asked: str):
    with work_as(HOUSE) as work:
        work.session.get_one(Membership, people.alice.seats[0].membership_id).rights = [Right.ASK]
    arrives(a_mail(asked))
    assert said(people) == ["When does it suit you?"]


def test_a_colleague_answers_by_mail_too_until_he_leaves(people: People, asked: str):
    message = says(people.alice, "On Tuesday?", to=people.alice_customer)
    do(system_of(people.company.id), messages.tell_unread, message.id)
    hers = address_of(people, SANNE)
    arrives(a_mail(hers, "Tuesday it is.", sender=SANNE))
    newest = talk_of(people.alice, people.alice_customer).said[-1]
    assert (newest.text, newest.by, newest.from_customer) == ("Tuesday it is.", "Sanne Brouwer", False)
    with work_as(HOUSE) as work:
        work.session.get_one(StaffMember, people.sanne.id).left_at = work.now
    arrives(a_mail(hers, "I still write", sender=SANNE, id="2"))
    assert "I still write" not in said(people)


def test_nothing_stays_half_written(people: People, asked: str, monkeypatch):
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("domain.messages.replying._tell_of_refused", fails)
    mail = a_mail(asked)
    mail.add_attachment(b"MZ", "application", "octet-stream", filename="x.exe")
    with pytest.raises(RuntimeError):
        arrives(mail)
    with work_as(HOUSE, writes=False) as work:
        assert len(work.session.exec(select(Message)).all()) == 1
        assert work.session.exec(select(Thread)).one().from_customer == 0


@pytest.mark.parametrize("scheme", ["smtp", "lmtp"])
def test_a_relay_delivers_over_a_socket(people: People, asked: str, monkeypatch, scheme: str):
    monkeypatch.setattr(settings, "inbound_listen", f"{scheme}://127.0.0.1:{_free_port()}")
    running = inbound.listener().start()
    port = int(settings.inbound_listen.rpartition(":")[2])
    kind = smtplib.LMTP if scheme == "lmtp" else smtplib.SMTP
    try:
        with kind("127.0.0.1", port) as relay:
            relay.send_message(a_mail(asked), from_addr=ALICE, to_addrs=[asked])
            with pytest.raises(smtplib.SMTPRecipientsRefused):
                relay.send_message(a_mail(asked), from_addr=ALICE, to_addrs=["x+guess@reply.example"])
        with kind("127.0.0.1", port) as relay:
            relay.ehlo_or_helo_if_needed() if scheme == "smtp" else relay.ehlo()
            with pytest.raises(smtplib.SMTPException):
                relay.sendmail(ALICE, [asked], b"x" * (MOST_BYTES + 1))
    finally:
        running.stop()
    assert said(people) == ["When does it suit you?", "On Tuesday."]


def test_a_mailbox_is_emptied_into_the_threads(people: People, asked: str, monkeypatch):
    with ImapServer() as box:
        monkeypatch.setattr(settings, "imap_url", box.url)
        box.mails = {1: a_mail(asked).as_bytes(), 2: a_mail("bob@x.example", "Lunch?", id="2").as_bytes()}
        box.mails[3] = b"x" * (MOST_BYTES + 1)
        for _ in range(2):
            with work_as(HOUSE) as work:
                work.later("messages.fetch_mail", company_id=None)
            run_due()
        assert box.seen == {1, 2, 3}
    assert said(people) == ["When does it suit you?", "On Tuesday."]


def test_what_must_come_again_stays_unseen_in_the_mailbox(people: People, asked: str, monkeypatch):
    monkeypatch.setattr(inbound, "BURST", 1)
    arrives(a_mail(asked, "First", id="0"))
    with ImapServer() as box:
        box.mails = {7: a_mail(asked).as_bytes()}
        from integrations import inbox

        assert inbox.fetch_all(box.url, inbound._deliver_to_known) == 1
        assert box.seen == set()


def test_a_mailbox_out_of_reach_fails_no_job(people: People, monkeypatch):
    monkeypatch.setattr(settings, "imap_url", f"imap://a:b@127.0.0.1:{_free_port()}")
    with work_as(HOUSE) as work:
        work.later("messages.fetch_mail", company_id=None)
    run_due()
    assert todos() == []
