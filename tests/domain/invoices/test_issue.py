"""An invoice gets its number once, without gaps, and never changes after that."""

import inspect
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from sqlmodel import select

from domain import invoices, papers
from domain.access import HOUSE
from domain.invoices import actions, rules
from domain.invoices.bill import bill_in
from domain.lines import LineForm
from domain.problems import Conflict, Invalid, NotAllowed, NotFound
from domain.work import clock, work_as
from integrations.sepa import is_reference
from models.company import Company, TaxCategory, TaxRate
from models.customer import Customer
from models.fact import Fact
from models.invoice import Invoice, InvoiceLine, InvoiceStatus
from models.order import Order, OrderStatus
from tests.bills import a_draft, an_invoice, an_order, reread
from tests.people import People, do

COST = LineForm(title="Work", price="100")


def test_issuing_numbers_and_freezes_the_draft(people: People):
    invoice = an_invoice(
        people, LineForm(title="Pipe", quantity="3", price="33,33"), LineForm("Book", "1", "10", "S:900")
    )
    bill = bill_in(invoice)
    assert (invoice.number, invoice.status) == (f"{clock().year}-0001", InvoiceStatus.OPEN)
    assert (invoice.net_cents, invoice.total_cents) == (9999 + 1000, 9999 + 1000 + 2100 + 90)
    assert [(row["rate_bp"], row["base_cents"], row["vat_cents"]) for row in invoice.vat] == [
        (2100, 9999, 2100),
        (900, 1000, 90),
    ]
    assert invoice.due_on == invoice.issued_on + timedelta(days=people.company.payment_days)
    assert (bill.number, bill.receiver.name, bill.sender.iban) == (
        invoice.number,
        "Alice de Graaf",
        "NL91ABNA0417164300",
    )
    assert papers.fingerprint(invoice.content) == invoice.sha256


def test_the_hash_is_the_same_after_reading_it_back(people: People):
    invoice = reread(an_invoice(people))
    assert papers.fingerprint(papers.frozen(bill_in(invoice))) == papers.fingerprint(invoice.content) == invoice.sha256


@pytest.mark.parametrize(("country", "reference"), [("NL", "RF"), ("DE", "RF"), ("BE", "+++")])
def test_the_reference_is_the_one_of_the_country(people: People, country: str, reference: str):
    with work_as(HOUSE) as work:
        work.get(Company, people.company.id).country = country
    invoice = an_invoice(people)
    assert invoice.reference.startswith(reference)
    assert is_reference(invoice.reference)


def test_what_was_issued_stays_when_firm_and_customer_change(people: People):
    invoice = an_invoice(people)
    with work_as(HOUSE) as work:
        work.get(Company, people.company.id).name = "Other name"
    assert do(people.sanne, invoices.by_id, invoice.id).items[0].title == "Repair"
    assert bill_in(reread(invoice)).sender.name == "Van Houten Installatie"


def test_every_way_to_write_refuses_an_issued_invoice(people: People):
    """Each action of staff that takes an invoice or a line of one is tried; a new one must be added here."""
    invoice = an_invoice(people)
    before = reread(invoice).model_dump()
    with work_as(people.sanne, writes=False) as work:
        line = work.session.exec(select(InvoiceLine.id).where(InvoiceLine.invoice_id == invoice.id)).one()
    tries = {
        "edit_head": (invoice.id, invoices.HeadForm("Other")),
        "add_line": (invoice.id, COST),
        "change_line": (line, COST),
        "remove_line": (line,),
        "move_line": (line,),
        "discard": (invoice.id,),
        "issue": (invoice.id,),
    }
    others = {
        "create",
        "make_from_order",
        "issue_many",
        "issue_planned",
        "credit",
        "file_document",
        "mark_sent",
        "mark_overdue",
    }
    public = {name for name, f in inspect.getmembers(actions, inspect.isfunction) if hasattr(f, "needs")}
    assert public == tries.keys() | others
    for name, arguments in tries.items():
        more = {"to": 0} if name == "move_line" else {}
        with pytest.raises(rules.Issued):
            do(people.sanne, getattr(invoices, name), *arguments, revision=invoice.revision, **more)
    with pytest.raises(rules.Issued):
        do(people.sanne, invoices.issue_many, [invoice.id])
    assert reread(invoice).model_dump() == before


def test_two_clerks_issue_it_once(people: People):
    draft = a_draft(people)
    do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    with pytest.raises(rules.Issued):
        do(people.admin, invoices.issue, draft.id, revision=draft.revision)


def test_a_draft_that_changed_meanwhile_is_not_issued(people: People):
    draft = a_draft(people)
    do(people.admin, invoices.add_line, draft.id, COST, revision=draft.revision)
    with pytest.raises(Conflict):
        do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    assert reread(draft).number is None


def test_an_empty_or_unfinished_draft_gets_no_number(people: People):
    empty = do(people.sanne, invoices.create, people.alice_customer)
    unfinished = a_draft(people, LineForm(title="", price="10"))
    for draft in (empty, unfinished):
        with pytest.raises(Invalid):
            do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    assert an_invoice(people).number == f"{clock().year}-0001"


def test_below_zero_is_no_invoice(people: People):
    draft = a_draft(people, LineForm(title="Discount", price="-10"))
    with pytest.raises(Invalid, match="need another look"):
        do(people.sanne, invoices.issue, draft.id, revision=draft.revision)


def test_reverse_charge_needs_the_customers_vat_number(people: People):

    with work_as(HOUSE) as work:
        work.add(TaxRate(company_id=people.company.id, rate_bp=0, category=TaxCategory.REVERSE_CHARGE))
    draft = a_draft(people, LineForm(title="Subcontract", price="10", tax="AE:0"))
    with pytest.raises(rules.BuyerIncomplete):
        do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    with work_as(HOUSE) as work:
        work.get(Customer, people.alice_customer).vat_number = "NL000099998B57"
    assert do(people.sanne, invoices.issue, draft.id, revision=draft.revision).total_cents == 1000


def test_twenty_at_once_get_twenty_numbers_in_a_row(people: People):
    drafts = [a_draft(people) for _ in range(20)]
    with ThreadPoolExecutor(10) as pool:
        issued = list(
            pool.map(lambda draft: do(people.sanne, invoices.issue, draft.id, revision=draft.revision), drafts)
        )
    year = clock().year
    assert sorted(invoice.number for invoice in issued) == [f"{year}-{n:04}" for n in range(1, 21)]


def test_a_number_that_was_not_used_is_not_lost(people: People):
    draft = a_draft(people)

    def power_cut(work):
        invoices.issue(work, draft.id, revision=draft.revision)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        do(people.sanne, power_cut)
    assert do(people.sanne, invoices.issue, draft.id, revision=draft.revision).number.endswith("-0001")


def test_the_date_is_the_one_on_the_firms_wall(people: People):
    with time_machine.travel("2026-12-31T23:30:00+00:00"):
        invoice = an_invoice(people)
    assert (invoice.number, invoice.issued_on.isoformat()) == ("2027-0001", "2027-01-01")


def test_a_wholly_invoiced_order_is_done(people: People):
    order = an_order(people)
    draft = do(people.sanne, invoices.make_from_order, order.id)
    do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    with work_as(HOUSE, writes=False) as work:
        assert work.get(Order, order.id).status is OrderStatus.INVOICED


def test_issuing_is_told(people: People):
    invoice = an_invoice(people)
    with work_as(people.alice, writes=False) as work:
        names = [fact.name for fact in work.session.exec(select(Fact).where(Fact.subject_id == invoice.id))]
    assert names == ["invoice.issued"]


@pytest.mark.parametrize("name", ["planner", "technician", "alice"])
def test_only_the_office_issues(people: People, name: str):
    draft = a_draft(people)
    with pytest.raises((NotAllowed, NotFound)):
        do(getattr(people, name), invoices.issue, draft.id, revision=draft.revision)


def test_another_firms_draft_does_not_exist(people: People):
    draft = a_draft(people)
    with pytest.raises(NotFound):
        do(people.stranger, invoices.issue, draft.id, revision=draft.revision)


def test_two_firms_number_for_themselves(people: People):
    an_invoice(people)
    theirs = do(people.stranger, invoices.create, people.bo_customer)
    theirs = do(people.stranger, invoices.add_line, theirs.id, COST, revision=theirs.revision)
    assert do(people.stranger, invoices.issue, theirs.id, revision=theirs.revision).number.endswith("-0001")


def test_customers_do_not_see_drafts(people: People):
    draft = a_draft(people)
    with pytest.raises(NotFound):
        do(people.alice, invoices.by_id, draft.id)
    with work_as(people.alice, writes=False) as work, pytest.raises(NotFound):
        work.get(Invoice, draft.id)
