"""One invoice in the office: written, issued, paid by transfer, corrected."""

from uuid import UUID

from backoffice.invoices.invoice import InvoiceState
from domain import invoices
from domain.lines import LineForm
from models.invoice import Invoice, InvoiceStatus
from tests.bills import a_draft, an_invoice, reread
from tests.people import People, do
from tests.tab import Tab


def _at(people: People, invoice: Invoice, who=None) -> Tab:
    return Tab(who or people.sanne).open(f"/office/invoices/{invoice.id}")


def _page(tab: Tab):
    return tab.shows(InvoiceState, "page")


def _lines(tab: Tab):
    return tab.shows(InvoiceState, "lines")


def test_lines_save_themselves(people: People):
    tab = _at(people, a_draft(people))
    tab.fire(InvoiceState.save_line, line_id=_lines(tab)[0].id, field="price", text="250,50")
    assert (_page(tab).invoice.sums.net_cents, _lines(tab)[0].price) == (25_050, "250,50")


def test_what_cannot_be_read_stays_in_its_field(people: People):
    draft = a_draft(people)
    tab = _at(people, draft)
    tab.fire(InvoiceState.save_line, line_id=_lines(tab)[0].id, field="quantity", text="a lot")
    assert (_lines(tab)[0].quantity, set(_lines(tab)[0].errors)) == ("a lot", {"quantity"})
    assert reread(draft).net_cents == 10_000


def test_a_new_line_stands_where_it_was_asked_for(people: People):
    tab = _at(people, a_draft(people, LineForm(title="One", price="1"), LineForm(title="Two", price="2")))
    tab.fire(InvoiceState.add_line, at=1)
    assert [line.title for line in _lines(tab)] == ["One", "", "Two"]
    tab.fire(InvoiceState.place_line, line_id=_lines(tab)[2].id, to=0)
    assert [line.title for line in _lines(tab)] == ["Two", "One", ""]
    tab.fire(InvoiceState.remove_line, line_id=_lines(tab)[2].id)
    assert [line.title for line in _lines(tab)] == ["Two", "One"]


def test_the_head_saves_itself(people: People):
    draft = a_draft(people)
    _at(people, draft).fire(InvoiceState.save_head, field="title", text="Repair of the boiler")
    assert reread(draft).title == "Repair of the boiler"


def test_only_fields_of_the_head_can_be_saved(people: People):
    draft = a_draft(people)
    _at(people, draft).fire(InvoiceState.save_head, field="number", text="X")
    assert reread(draft).number is None


def test_two_clerks_do_not_overwrite_each_other(people: People):
    draft = a_draft(people)
    tab = _at(people, draft)
    do(people.admin, invoices.add_line, draft.id, LineForm(title="Theirs", price="5"), revision=draft.revision)
    tab.fire(InvoiceState.save_line, line_id=_lines(tab)[0].id, field="title", text="Mine")
    assert tab.shows(InvoiceState, "clash")
    assert _lines(tab)[0].title == "Mine", "what was typed is still there"
    tab.fire(InvoiceState.take_newest)
    assert [line.title for line in _lines(tab)] == ["Repair", "Theirs"]


def test_what_is_missing_is_said_before_it_is_sent(people: People):
    tab = _at(people, a_draft(people, LineForm(title="", price="5")))
    assert [gap.text for gap in _page(tab).gaps] == ["Say what this line is for."]
    tab.fire(InvoiceState.issue)
    assert set(_lines(tab)[0].errors) == {"title"}
    assert _page(tab).invoice.is_draft


def test_issuing_numbers_it_for_good(people: People):
    draft = a_draft(people)
    tab = _at(people, draft).fire(InvoiceState.issue)
    assert (_page(tab).invoice.status, _page(tab).invoice.open_cents) == ("open", 12_100)
    assert tab.told == ["Issued as {number}. It goes to the customer now."]
    assert _page(tab).billed[0].title == "Repair"


def test_a_part_of_it_is_booked_and_the_rest_stays_open(people: People):
    invoice = an_invoice(people)
    tab = _at(people, invoice).fire(InvoiceState.book, form={"amount": "10000", "on": "2026-11-02"})
    assert (_page(tab).invoice.open_cents, _page(tab).payments[0].status) == (2_100, "paid")


def test_the_same_transfer_twice_must_be_meant(people: People):
    form = {"amount": "5000", "on": "2026-11-02"}
    tab = _at(people, an_invoice(people)).fire(InvoiceState.book, form=form).fire(InvoiceState.book, form=form)
    assert tab.shows(InvoiceState, "is_twin")
    assert _page(tab).invoice.open_cents == 7_100
    tab.fire(InvoiceState.book, form=form | {"is_another": "on"})
    assert _page(tab).invoice.open_cents == 2_100


def test_mistakes_in_a_transfer_stand_at_their_fields(people: People):
    tab = _at(people, an_invoice(people)).fire(InvoiceState.book, form={"amount": "", "on": "2026-11-02"})
    assert set(tab.shows(InvoiceState, "errors")) == {"amount"}
    tab.fire(InvoiceState.book, form={"amount": "100", "on": "soon"})
    assert set(tab.shows(InvoiceState, "errors")) == {"on"}


def test_a_credit_note_over_a_part_needs_a_reason(people: People):
    tab = _at(people, an_invoice(people)).fire(InvoiceState.choose_part, is_part=True)
    tab.fire(InvoiceState.credit, form={"amount": "2100", "reason": " "})
    assert set(tab.shows(InvoiceState, "errors")) == {"reason"}
    tab.fire(InvoiceState.credit, form={"amount": "2100", "reason": "Too much time written"})
    assert (_page(tab).invoice.open_cents, _page(tab).notes[0].cents) == (10_000, -2_100)


def test_crediting_all_of_it_settles_the_invoice(people: People):
    invoice = an_invoice(people)
    _at(people, invoice).fire(InvoiceState.credit, form={"reason": "Wrong customer"})
    assert reread(invoice).status is InvoiceStatus.CREDITED


def test_a_draft_is_thrown_away(people: People):
    tab = _at(people, a_draft(people)).fire(InvoiceState.discard)
    assert tab.went == ["/office/invoices"]
    assert do(people.sanne, invoices.page).rows == ()


def test_an_issued_invoice_cannot_be_edited_by_a_forged_event(people: People):
    invoice = an_invoice(people)
    tab = _at(people, invoice).fire(InvoiceState.save_head, field="title", text="Other")
    assert tab.shows(InvoiceState, "clash")
    assert reread(invoice).title == "Repair"


def test_a_planner_and_another_firm_are_not_shown_it(people: People):
    invoice = an_invoice(people)
    for who in (people.planner, people.stranger):
        tab = _at(people, invoice, who)
        assert not tab.shows(InvoiceState, "is_there")
        assert tab.shows(InvoiceState, "page").invoice.number == ""


def test_a_customer_learns_nothing_from_the_office(people: People):
    assert not _at(people, an_invoice(people), people.alice).knows(InvoiceState)


def test_an_address_that_is_no_id_is_not_found(people: People):
    tab = Tab(people.sanne).open(f"/office/invoices/{UUID(int=7)}x")
    assert tab.shows(InvoiceState, "problem") == "This does not exist, or it is not yours."
