"""The list of invoices: found, filtered, and issued in a run."""

from backoffice.invoices.state import InvoicesState, NewInvoiceState
from domain import invoices
from tasks.runner import run_due
from tests.bills import a_draft, an_invoice
from tests.people import People, do
from tests.tab import Tab


def _rows(tab: Tab) -> list:
    return tab.shows(InvoicesState, "rows")


def test_tabs_show_what_they_say(people: People):
    an_invoice(people)
    a_draft(people)
    tab = Tab(people.sanne).open("/office/invoices")
    assert [row.status for row in _rows(tab)] == ["draft", "open"]
    tab.fire(InvoicesState.filter, status="draft")
    assert [row.status for row in _rows(tab)] == ["draft"]
    tab.fire(InvoicesState.filter, status="overdue")
    assert _rows(tab) == []


def test_a_status_nobody_offers_shows_all(people: People):
    an_invoice(people)
    assert len(_rows(Tab(people.sanne).open("/office/invoices?status=nonsense"))) == 1


def test_a_number_is_found(people: People):
    issued = an_invoice(people)
    a_draft(people)
    tab = Tab(people.sanne).open(f"/office/invoices?search={issued.number}")
    assert [row.number for row in _rows(tab)] == [issued.number]


def test_a_run_of_drafts_is_issued_at_once(people: People):
    for _ in range(3):
        a_draft(people)
    tab = Tab(people.sanne).open("/office/invoices?status=draft")
    tab.fire(InvoicesState.choose_all).fire(InvoicesState.issue_chosen)
    assert tab.told == ["{count} invoices are being issued."]
    run_due()
    assert [row.status for row in do(people.sanne, invoices.page).rows] == ["open"] * 3


def test_a_planner_sees_no_invoices(people: People):
    an_invoice(people)
    tab = Tab(people.planner).open("/office/invoices")
    assert _rows(tab) in (None, [])
    assert tab.told == ["Your role does not include this."]


def test_another_firm_sees_none_of_it(people: People):
    an_invoice(people)
    assert _rows(Tab(people.stranger).open("/office/invoices")) == []


def test_customers_see_nothing_of_it(people: People):
    assert not Tab(people.alice).open("/office/invoices").knows(InvoicesState)


def test_a_new_invoice_starts_from_the_customers_page(people: People):
    tab = Tab(people.sanne).open(f"/office/invoices/new?customer={people.alice_customer}")
    assert tab.shows(NewInvoiceState, "customer").text == "Alice de Graaf"
    tab.fire(NewInvoiceState.write, form={"title": "Repair"})
    made = do(people.sanne, invoices.page).rows[0]
    assert (made.title, tab.went) == ("Repair", [f"/office/invoices/{made.id}"])


def test_another_firms_customer_cannot_be_chosen(people: People):
    tab = Tab(people.sanne).open("/office/invoices/new").fire(NewInvoiceState.take, id=str(people.bo_customer))
    assert tab.told == ["This does not exist, or it is not yours."]
