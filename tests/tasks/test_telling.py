"""From what happened to who hears of it, and to what staff must do."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from sqlmodel import select

from domain import accounts, approvals, documents, invoices, notifications, payments, quotes, worklist
from domain.access import HOUSE
from domain.notifications.rules import AskedForInPerson
from domain.work import clock, work_as
from models.approval import Approval
from models.document import DocumentKind
from models.fact import DeliveryChannel, Todo, TodoKind
from models.order import Order
from tasks.runner import run_due
from tests.bills import an_invoice, reread
from tests.domain.documents.files import a_pdf, a_photo, upload
from tests.makers import a_new_version, a_sent_quote, approved, seen_by
from tests.people import People, do
from tests.tasks.post import a_device, attachments_of, deliveries, text_of, todos

ALICE, SANNE, FIRM = "alice@home.example", "sanne@firm.example", "info@firm.example"


def _open(people: People) -> dict[TodoKind, Todo]:
    return {todo.kind: todo for todo in todos() if todo.handled_at is None}


def _approval_of(document_id: UUID) -> Approval:
    with work_as(HOUSE, writes=False) as work:
        return work.session.exec(select(Approval).where(Approval.document_id == document_id)).one()


# -- invoices and money


def test_an_issued_invoice_is_mailed_with_its_paper_and_counts_as_sent(people: People, postbox):
    invoice = an_invoice(people)
    run_due()
    [mail] = postbox.to_person(ALICE)
    assert (invoice.number in str(mail["Subject"]), len(attachments_of(mail))) == (True, 1)
    assert "121,00" in text_of(mail)
    assert reread(invoice).sent_at is not None


def test_an_invoice_that_reached_nobody_does_not_count_as_sent(people: People, postbox):
    postbox.at_rcpt = "550 no such mailbox"
    invoice = an_invoice(people)
    run_due()
    assert reread(invoice).sent_at is None
    assert TodoKind.DELIVERY_FAILED in _open(people)


def test_a_payment_is_thanked_for_once(people: People, postbox):
    invoice = an_invoice(people)
    run_due()
    do(people.sanne, payments.book_transfer, invoice.id, 12_100, clock().date())
    run_due()
    assert [row.template for row in deliveries()] == ["invoice_sent", "payment_received"]
    assert "121,00" in text_of(postbox.to_person(ALICE)[-1])


def test_a_credit_note_is_mailed_with_its_paper(people: People, postbox):
    invoice = an_invoice(people)
    run_due()
    do(people.sanne, invoices.credit, invoice.id, reason="Wrong customer")
    run_due()
    notes = [mail for mail in postbox.to_person(ALICE) if "121,00" in text_of(mail) and attachments_of(mail)]
    assert sorted(row.template for row in deliveries()) == ["credit_note", "invoice_sent"]
    assert len(notes) == 2


# -- documents


def test_a_document_for_approval_reaches_mail_and_phone_and_the_answer_reaches_staff(
    people: People, postbox, push_service, tmp_path: Path
):
    a_device(people.alice, push_service)
    file = upload(people.sanne, tmp_path, a_pdf())
    kind = DocumentKind.CONTRACT
    paper = do(people.sanne, documents.share, people.alice_customer, file.id, kind=kind, title="Service contract")
    do(people.sanne, approvals.ask_for_document, paper.id)
    run_due()
    approval = _approval_of(paper.id)
    assert "Service contract" in text_of(postbox.to_person(ALICE)[0])
    told = push_service.requests[0].json()["notification"]
    assert f"/approvals/{approval.id}" in told["navigate"]
    assert "Service contract" not in str(told)
    do(
        people.alice, approvals.approve, approval.id,
        sha256=approval.sha256, typed_name="Alice de Graaf", terms_accepted=True,
    )  # fmt: skip
    run_due()
    with time_machine.travel(clock() + timedelta(minutes=3)):
        run_due()
    assert len(postbox.to_person(ALICE)) == 1  # sharing it and asking for approval is one message
    [answer] = postbox.to_person(FIRM)  # nobody owns a document: the firm's mailbox
    assert ("Alice de Graaf" in text_of(answer), len(attachments_of(answer))) == (True, 1)
    assert _open(people)[TodoKind.APPROVED].subject_id == paper.id


def test_a_shared_document_is_told_after_a_moment_and_once(people: People, postbox, tmp_path: Path):
    file = upload(people.sanne, tmp_path, a_pdf())
    kind = DocumentKind.REPORT
    paper = do(people.sanne, documents.share, people.alice_customer, file.id, kind=kind, title="Inspection report")
    for shared in (False, True):
        do(people.sanne, documents.set_shared, paper.id, shared=shared)
    run_due()
    assert deliveries() == []
    with time_machine.travel(clock() + timedelta(minutes=3)):
        run_due()
    [mail] = postbox.to_person(ALICE)
    assert "Inspection report" in str(mail["Subject"])


def test_what_was_shared_by_mistake_is_not_told(people: People, postbox, tmp_path: Path):
    file = upload(people.sanne, tmp_path, a_pdf())
    paper = do(people.sanne, documents.share, people.alice_customer, file.id, kind=DocumentKind.OTHER, title="Oops")
    do(people.sanne, documents.set_shared, paper.id, shared=False)
    with time_machine.travel(clock() + timedelta(minutes=3)):
        run_due()
    assert deliveries() == []


def test_a_file_a_customer_sends_is_laid_before_staff(people: People, postbox, tmp_path: Path):
    quote = a_sent_quote(people)
    for person in (people.sanne, people.alice):
        photo = upload(person, tmp_path, a_photo(), name="meter.jpg")
        do(person, documents.attach, quote.id, photo.id)
    run_due()
    assert [(todo.who, todo.subject_label) for todo in todos()] == [("Alice de Graaf", "meter")]


# -- quotes and orders


def test_a_wish_for_a_change_waits_until_the_new_version(people: People, postbox):
    quote = a_sent_quote(people)
    run_due()
    approval = seen_by(people.alice, quote.id).approval
    do(people.alice, quotes.ask_for_change, approval.id, "A smaller one, please.")
    run_due()
    assert "A smaller one, please." in text_of(postbox.to_person(SANNE)[0])
    assert _open(people)[TodoKind.CHANGE_ASKED].assignee_id == people.sanne.id
    a_new_version(people, do(people.sanne, quotes.draft, quote.id))
    run_due()
    assert _open(people) == {}
    assert [row.template for row in deliveries() if row.recipient == ALICE] == ["quote_sent", "quote_changed"]


def test_an_approved_quote_waits_for_its_invoice(people: People, postbox):
    quote = a_sent_quote(people)
    run_due()
    approved(people.alice, seen_by(people.alice, quote.id).approval)
    run_due()
    todo = _open(people)[TodoKind.APPROVED]
    assert (todo.subject_kind, todo.who, todo.amount_cents) == ("order", "Alice de Graaf", 236_000)
    with work_as(HOUSE) as work:
        order = work.get(Order, todo.subject_id)
    draft = do(people.sanne, invoices.make_from_order, order.id)
    do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    run_due()
    assert _open(people) == {}
    assert [row.handled_by for row in do(people.sanne, worklist.handled_today)] == [people.sanne.name]


def test_a_quote_that_runs_out_soon_is_laid_before_staff_once(people: People, postbox):
    quote = a_sent_quote(people)
    run_due()
    almost = clock() + timedelta(days=28)
    for hours in (0, 24):
        with time_machine.travel(almost + timedelta(hours=hours)), work_as(HOUSE) as work:
            work.later("worklist.watch_expiring", company_id=None)
        with time_machine.travel(almost + timedelta(hours=hours)):
            run_due()
    assert [(todo.kind, todo.subject_id) for todo in todos()] == [(TodoKind.EXPIRING, quote.id)]
    approved(people.alice, seen_by(people.alice, quote.id).approval)
    run_due()
    assert TodoKind.EXPIRING not in _open(people)


def test_each_person_at_a_customer_is_told_once_per_way(people: People, postbox, push_service):
    a_device(people.alice, push_service)
    a_sent_quote(people)
    run_due()
    ways = [(row.channel, row.account_id) for row in deliveries()]
    assert ways == [(DeliveryChannel.EMAIL, people.alice.account_id), (DeliveryChannel.PUSH, people.alice.account_id)]


def test_what_was_asked_for_on_the_sign_in_page_is_not_sent_again_by_staff(people: People, postbox):
    accounts.ask_for_code(ALICE, accounts.Browser(ip="192.0.2.8"))
    run_due()
    assert len(postbox.to_person(ALICE)) == 1
    with pytest.raises(AskedForInPerson):
        do(people.sanne, notifications.resend, deliveries()[0].id)
