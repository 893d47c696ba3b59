"""Every occasion can be written in every language, for every way it goes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from domain import notifications
from domain.access import HOUSE, system_of
from domain.documents.filing import file_pdf
from domain.notifications import Parcel, Subject, Template
from domain.notifications.letters import LETTERS
from domain.notifications.notices import TO_STAFF
from domain.notifications.pushes import WORDS
from domain.notifications.shorts import TEXTS
from domain.problems import NotFound
from domain.texts import LANGUAGES
from domain.work import clock, work_as
from integrations.push import MOST_BYTES, fit
from models.approval import Approval, ApprovalStatus
from models.base import new_id
from models.document import DocumentKind
from models.fact import Delivery, DeliveryChannel
from models.invoice import Invoice, InvoiceKind, InvoiceStatus, Payment, PaymentStatus
from models.order import Order
from models.project import Project
from models.quote import Quote, QuoteStatus
from models.request import Request, RequestType
from tests.people import THEN, People

ABOUT = {
    Template.QUOTE_SENT: Subject.QUOTE,
    Template.QUOTE_CHANGED: Subject.QUOTE,
    Template.QUESTION_ANSWERED: Subject.QUOTE,
    Template.APPROVAL_ASKED: Subject.DOCUMENT,
    Template.DOCUMENT_SHARED: Subject.DOCUMENT,
    Template.ORDER_CONFIRMED: Subject.ORDER,
    Template.WITHDRAWAL_RECEIVED: Subject.ORDER,
    Template.STAFF_APPROVED: Subject.ORDER,
    Template.STAFF_DECLINED: Subject.APPROVAL,
    Template.STAFF_QUESTION: Subject.QUOTE,
    Template.INVOICE_SENT: Subject.INVOICE,
    Template.PAYMENT_RECEIVED: Subject.PAYMENT,
    Template.CREDIT_NOTE: "note",
    Template.REQUEST_RECEIVED: Subject.REQUEST,
    Template.REQUEST_QUESTION: Subject.REQUEST,
    Template.REQUEST_ORDERED: Subject.REQUEST,
    Template.REQUEST_DECLINED: Subject.REQUEST,
    Template.STAFF_REQUEST: Subject.REQUEST,
    Template.VISITS_PLANNED: Subject.PROJECT,
}
NO_MESSAGES: dict[str, Any] = {"messages": (0, 0), "from_customer": False}
SAYS = {Subject.QUOTE: "2026-0123", Subject.ORDER: "2026-0077", Subject.INVOICE: "2026-0456"}


@pytest.fixture
def rows(people: People) -> dict[str, UUID]:
    """One of everything a message can be about, all Alice's."""
    mine = {"company_id": people.company.id, "customer_id": people.alice_customer}
    with work_as(system_of(people.company.id)) as work:
        quote = work.add(
            Quote(
                **mine, number="2026-0123", title="New boiler", version=1, status=QuoteStatus.SENT,
                valid_until=date(2026, 12, 1), owner_id=people.sanne.id, total_cents=236_000, created_at=THEN,
            )
        )  # fmt: skip
        paper = file_pdf(
            work, customer_id=people.alice_customer, kind=DocumentKind.REPORT, title="Annual report", data=b"%PDF-1.7 x"
        )
        approval = work.add(
            Approval(
                **mine, title="New boiler", quote_id=quote.id, sha256="0" * 64, status=ApprovalStatus.APPROVED,
                asked_at=THEN, expires_at=THEN + timedelta(days=30), decided_at=THEN, typed_name="Alice de Graaf",
                evidence_id=paper.id,
            )
        )  # fmt: skip
        order = work.add(
            Order(
                **mine, number="2026-0077", title="New boiler", quote_id=quote.id, approval_id=approval.id,
                document_id=paper.id, total_cents=236_000, created_at=THEN, withdraw_until=THEN + timedelta(days=14),
                withdrawn_at=THEN, withdrawn_by="Alice de Graaf", withdrawn_email="alice@home.example",
            )
        )  # fmt: skip
        invoice = work.add(
            Invoice(
                **mine, number="2026-0456", title="New boiler", status=InvoiceStatus.OPEN, total_cents=236_000,
                due_on=date(2026, 12, 20), reference="RF18539007547034", document_id=paper.id, created_at=THEN,
            )
        )  # fmt: skip
        note = work.add(
            Invoice(
                **mine, kind=InvoiceKind.CREDIT_NOTE, number="2026-0457", credits_id=invoice.id, total_cents=-5_000,
                document_id=paper.id, created_at=THEN,
            )
        )  # fmt: skip
        payment = work.add(
            Payment(
                **mine, invoice_id=invoice.id, status=PaymentStatus.PAID, is_live=False, amount_cents=100_000,
                booked_cents=100_000, paid_at=THEN, created_at=THEN, changed_at=THEN,
            )
        )  # fmt: skip
        kind = work.add(RequestType(company_id=people.company.id, name="Repair", created_at=THEN))
        request = work.add(
            Request(
                **mine, number="2026-0088", draft_id=new_id(), type_id=kind.id, type_name="Repair", about="Boiler",
                author_id=people.alice.id, author_name="Alice de Graaf", created_at=THEN,
            )
        )  # fmt: skip
        project = work.add(Project(**mine, number="P0001", title="New bathroom", created_at=THEN))
        return {
            Subject.QUOTE: quote.id, Subject.DOCUMENT: paper.id, Subject.APPROVAL: approval.id,
            Subject.ORDER: order.id, Subject.INVOICE: invoice.id, Subject.PAYMENT: payment.id, "note": note.id,
            Subject.REQUEST: request.id, Subject.PROJECT: project.id,
        }  # fmt: skip


def _written(
    people: People, rows: dict[str, UUID], template: Template, language: str, channel: DeliveryChannel, **values: Any
) -> Parcel:
    about = ABOUT.get(template, Subject.ACCOUNT)
    values = NO_MESSAGES | values if template in (Template.MESSAGES, Template.STAFF_MESSAGES) else values
    with work_as(HOUSE) as work:
        delivery = work.add(
            Delivery(
                id=new_id(),
                company_id=people.company.id,
                customer_id=people.alice_customer,
                channel=channel,
                template=template,
                recipient="+31612345678" if channel is DeliveryChannel.SMS else "alice@home.example",
                recipient_name="Alice de Graaf",
                language=language,
                subject_id=rows.get(about, people.alice.account_id),
                data={"about": Subject.INVOICE if about == "note" else about, "values": values},
                created_at=clock(),
            )
        )
    with work_as(system_of(people.company.id), writes=False) as work:
        return notifications.pack(work, delivery.id)


def test_every_occasion_has_a_way_to_be_told():
    assert set(LETTERS) | {Template.PUSH_TEST} == set(Template)
    assert set(TEXTS) == set(WORDS) - {Template.PUSH_TEST} - set(TO_STAFF)  # colleagues are sent no SMS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_written_in_the_readers_language(people: People, rows, language: str):
    for template in LETTERS:
        mail = _written(people, rows, template, language, DeliveryChannel.EMAIL, text="In my own words").mail
        assert mail is not None
        assert mail.language == language
        assert mail.subject
        assert "{" not in mail.subject + mail.text
        assert SAYS.get(ABOUT.get(template, ""), "") in mail.text
        assert "://" in mail.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_push_and_sms_is_written_in_the_readers_language(people: People, rows, language: str):
    for template in WORDS:
        push = _written(people, rows, template, language, DeliveryChannel.PUSH).push
        assert push is not None
        assert "{" not in push.title
        assert len(fit(push.payload)) <= MOST_BYTES
    for template in TEXTS:
        sms = _written(people, rows, template, language, DeliveryChannel.SMS).sms
        assert sms is not None
        assert "{" not in sms.text
        assert sms.to == "+31612345678"


def test_amounts_and_titles_stay_off_the_locked_screen(people: People, rows):
    for template in WORDS:
        push = _written(people, rows, template, "en", DeliveryChannel.PUSH).push
        assert push is not None
        said = str(push.payload["notification"])
        assert not [word for word in ("boiler", "Alice", "2360", "2,360", "236000") if word in said]


def test_invoices_and_confirmations_carry_their_papers(people: People, rows):
    carried = {
        template: len(mail.attachments)
        for template in LETTERS
        if (mail := _written(people, rows, template, "nl", DeliveryChannel.EMAIL).mail) and mail.attachments
    }
    assert carried == {
        Template.ORDER_CONFIRMED: 1,  # confirmation and signed copy are the same file here
        Template.STAFF_APPROVED: 1,
        Template.INVOICE_SENT: 1,
        Template.CREDIT_NOTE: 1,
    }


def test_a_colleague_is_led_to_the_office_without_a_link_that_signs_in(people: People, rows):
    for template in (Template.STAFF_APPROVED, Template.STAFF_DECLINED, Template.STAFF_QUESTION):
        mail = _written(people, rows, template, "nl", DeliveryChannel.EMAIL).mail
        assert mail is not None
        assert "/office/" in mail.text
        assert "/link/" not in mail.text


def test_the_code_for_a_serious_act_comes_without_a_link_that_signs_in(people: People, rows):
    mail = _written(people, rows, Template.PROOF, "nl", DeliveryChannel.EMAIL, path="/approvals/1").mail
    assert mail is not None
    assert "/link/" not in mail.text
    assert "/approvals/1?d=" in mail.text


def test_the_letter_carries_the_firms_name_and_somebody_to_call(people: People, rows):
    mail = _written(people, rows, Template.QUOTE_SENT, "nl", DeliveryChannel.EMAIL).mail
    assert mail is not None
    assert (mail.sender_name, mail.reply_to) == (people.company.name, people.company.email)
    assert people.sanne.name in mail.text


def test_a_message_about_another_firms_row_cannot_be_written(people: People, rows):
    with work_as(HOUSE) as work:
        delivery = work.add(
            Delivery(
                company_id=people.other_company.id,
                channel=DeliveryChannel.EMAIL,
                template=Template.QUOTE_SENT,
                recipient="bo@home.example",
                language="de",
                subject_id=rows[Subject.QUOTE],
                data={"about": Subject.QUOTE, "values": {}},
                created_at=clock(),
            )
        )
    with work_as(system_of(people.other_company.id), writes=False) as work, pytest.raises(NotFound):
        notifications.pack(work, delivery.id)


FOR_OTHERS = {Template.PROOF, Template.INVITATION, Template.PASSWORD_RESET, *TO_STAFF}


def test_every_letter_to_a_customer_has_the_button_that_lets_in(people: People, rows):
    """The first quote, invoice or planning of a new customer is the invitation (CW-36): no account is needed."""
    for template in set(LETTERS) - FOR_OTHERS:
        mail = _written(people, rows, template, "nl", DeliveryChannel.EMAIL).mail
        assert mail is not None
        assert "/link/" in mail.text, template
        assert "/link/" in mail.html, template


def test_a_letter_says_how_long_its_link_works_and_how_long_its_code(people: People, rows):
    """A quote may be opened weeks later; only the code is gone after a day."""
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=UTC), tick=False):
        parcel = _written(people, rows, Template.QUOTE_SENT, "en", DeliveryChannel.EMAIL)
    assert parcel.mail
    for text in (parcel.mail.html, parcel.mail.text):
        assert "The link works until 2 December 2026, the code until 3 November 2026" in " ".join(text.split())
