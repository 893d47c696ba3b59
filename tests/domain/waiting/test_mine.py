"""What a customer can do now: hers alone, what ends first comes first."""

from datetime import timedelta

from domain import approvals, documents, waiting
from domain.access import HOUSE, Right
from domain.waiting import WaitingKind
from domain.work import clock, work_as
from models.document import DocumentKind
from models.invoice import Invoice
from tests.bills import an_invoice
from tests.domain.documents.files import a_pdf, upload
from tests.makers import a_new_version, a_sent_quote, approved, seen_by, with_rights
from tests.people import People, do


def due(invoice: Invoice, days: int) -> None:
    with work_as(HOUSE) as work:
        work.get(Invoice, invoice.id).due_on = clock().date() + timedelta(days=days)


def test_what_ends_first_comes_first(people: People, tmp_path):
    quote, late, soon = a_sent_quote(people), an_invoice(people), an_invoice(people)
    due(late, -2)
    due(soon, 3)
    file = upload(people.sanne, tmp_path, a_pdf())
    contract = do(
        people.sanne, documents.share, people.alice_customer, file.id, kind=DocumentKind.CONTRACT, title="Contract"
    )
    in_a_week = clock().date() + timedelta(days=7)
    asked = do(people.sanne, approvals.ask_for_document, contract.id, expires_on=in_a_week)
    found = do(people.alice, waiting.mine)
    assert [one.id for one in found] == [late.id, soon.id, asked.id, seen_by(people.alice, quote.id).approval.id]
    assert [one.is_late for one in found] == [True, False, False, False]
    assert found[2].until == in_a_week
    assert (found[3].kind, found[3].quote_id, found[3].amount_cents) == (WaitingKind.QUOTE, quote.id, 236_000)


def test_only_the_newest_version_waits_and_nothing_once_decided(people: People):
    quote = a_sent_quote(people)
    a_new_version(people, quote)
    newest = seen_by(people.alice, quote.id).approval
    assert [one.id for one in do(people.alice, waiting.mine)] == [newest.id]
    approved(people.alice, newest)
    assert do(people.alice, waiting.mine) == ()


def test_nobody_is_asked_for_what_others_decide(people: People):
    a_sent_quote(people)
    an_invoice(people)
    assert do(people.niels, waiting.mine) == do(people.bo, waiting.mine) == ()
    assert do(with_rights(people.alice, Right.SEE_DOCUMENTS), waiting.mine) == ()
    reader = with_rights(people.alice, Right.SEE_QUOTES, Right.SEE_INVOICES)
    assert do(reader, waiting.mine) == ()


def test_one_firm_can_be_asked_for(people: People):
    an_invoice(people)
    assert len(do(people.alice, waiting.mine, company_id=people.company.id)) == 1
    assert do(people.alice, waiting.mine, company_id=people.other_company.id) == ()
