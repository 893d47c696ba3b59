"""What follows from an invoice: paper, runs of many, and the day it is due."""

from datetime import timedelta
from io import BytesIO

import time_machine
from pypdf import PdfReader
from sqlmodel import select

from domain import invoices, payments
from domain.access import HOUSE
from domain.lines import LineForm
from domain.work import clock, work_as
from integrations import storage
from models.document import Document, DocumentKind
from models.fact import Fact, Job, JobState, Todo, TodoKind
from models.invoice import Invoice, InvoiceStatus
from tasks.runner import run_due
from tasks.worker import run_job
from tests.bills import a_draft, an_invoice, reread
from tests.paying import begun, running_simulator, simulator  # noqa: F401  fixtures
from tests.people import People, do


def paper_of(invoice: Invoice) -> tuple[Document, str]:
    with work_as(HOUSE, writes=False) as work:
        document = work.get(Document, work.get(Invoice, invoice.id).document_id)
    pages = PdfReader(BytesIO(storage.read(document.sha256))).pages
    return document, " ".join(" ".join(page.extract_text() for page in pages).split())


def told(name: str) -> list[Fact]:
    with work_as(HOUSE, writes=False) as work:
        return list(work.session.exec(select(Fact).where(Fact.name == name)))


def watch() -> None:
    with work_as(HOUSE) as work:
        work.later("invoices.watch_overdue", company_id=None)
    run_due()


def test_an_issued_invoice_gets_its_paper(people: People):
    invoice = an_invoice(people, LineForm("Pipe", "3", "33,33"), LineForm("Book", "1", "10", "S:900"))
    run_due()
    document, text = paper_of(invoice)
    assert (document.kind, document.customer_id) == (DocumentKind.INVOICE, people.alice_customer)
    assert str(invoice.number) in text
    assert "NL91 ABNA 0417 1643 00" in text
    assert "21%" in text
    assert "9%" in text
    assert "131,89" in text  # 99,99 + 21,00 and 10,00 + 0,90
    assert len(told("invoice.rendered")) == 1


def test_the_customer_can_open_the_paper(people: People):
    invoice = an_invoice(people)
    run_due()
    with work_as(people.alice, writes=False) as work:
        assert work.get(Document, reread(invoice).document_id).shared
    with work_as(people.niels, writes=False) as work:
        assert work.session.exec(select(Document)).all() == []


def test_a_credit_note_names_what_it_corrects_in_positive_amounts(people: People):
    invoice = an_invoice(people)
    note = do(people.sanne, invoices.credit, invoice.id, reason="Wrong boiler")
    run_due()
    document, text = paper_of(note)
    assert document.kind is DocumentKind.CREDIT_NOTE
    assert str(invoice.number) in text
    assert "121,00" in text
    assert "Wrong boiler" in text
    assert "-121,00" not in text
    assert [fact.subject_id for fact in told("credit_note.rendered")] == [note.id]


def test_printing_again_files_nothing_new(people: People):
    invoice = an_invoice(people)
    run_due()
    with work_as(HOUSE) as work:
        work.later("invoices.render", company_id=people.company.id, subject=str(invoice.id), fact="x")
    run_due()
    with work_as(HOUSE, writes=False) as work:
        assert len(work.session.exec(select(Document).where(Document.invoice_id == invoice.id)).all()) == 1


def test_a_run_of_many_is_a_job_each(people: People):
    """One that is not complete holds up no other, and is laid before staff."""
    drafts = [a_draft(people) for _ in range(5)]
    empty = do(people.sanne, invoices.create, people.alice_customer)
    ids = [draft.id for draft in (*drafts[:2], empty, *drafts[2:], drafts[0])]
    assert do(people.sanne, invoices.issue_many, ids) == 6
    run_due()
    year = clock().year
    assert sorted(reread(draft).number or "" for draft in drafts) == [f"{year}-{n:04}" for n in range(1, 6)]
    assert reread(empty).status is InvoiceStatus.DRAFT
    with work_as(HOUSE, writes=False) as work:
        dead = work.session.exec(select(Job).where(Job.state == JobState.DEAD)).all()
        assert [job.kind for job in dead] == ["invoices.issue"]
        assert [todo.kind for todo in work.session.exec(select(Todo))] == [TodoKind.JOB_DEAD]


def test_past_its_day_is_told_once(people: People):
    invoice, paid = an_invoice(people), an_invoice(people)
    do(people.sanne, payments.book_transfer, paid.id, paid.total_cents, clock().date())
    run_due()
    with time_machine.travel(clock() + timedelta(days=14)):
        watch()
        assert told("invoice.overdue") == []
    with time_machine.travel(clock() + timedelta(days=16)):
        watch()
        watch()
        [fact] = told("invoice.overdue")
    assert (fact.subject_id, fact.company_id, fact.data["open_cents"]) == (invoice.id, people.company.id, 12_100)


def test_nobody_is_chased_while_a_payment_is_under_way(people: People, simulator):  # noqa: F811
    invoice = an_invoice(people)
    begun(people, invoice, "banktransfer")
    with time_machine.travel(clock() + timedelta(days=16)), work_as(HOUSE) as work:
        work.later("invoices.mark_overdue", company_id=people.company.id)
    with time_machine.travel(clock() + timedelta(days=16)):
        with work_as(HOUSE) as work:
            job = work.session.exec(select(Job).where(Job.kind == "invoices.mark_overdue")).one()
        run_job(str(job.id))
        assert told("invoice.overdue") == []
