"""What was issued is corrected by a credit note, to the cent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import invoices, payments
from domain.invoices import crediting, rules
from domain.invoices.bill import bill_in
from domain.lines import Item, LineForm, totals
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import clock
from models.invoice import InvoiceKind, InvoiceStatus
from tests.bills import a_draft, an_invoice, reread
from tests.people import People, do

TWO_RATES = (LineForm(title="Pipe", quantity="3", price="33,33"), LineForm(title="Book", price="10,01", tax="S:900"))


def test_a_whole_credit_note_is_the_invoice_turned_round(people: People):
    invoice = an_invoice(people, *TWO_RATES)
    note = do(people.sanne, invoices.credit, invoice.id, reason="Wrong customer")
    bill, turned = bill_in(invoice), bill_in(note).turned()
    assert (turned.totals, [line.amount_cents for line in turned.lines]) == (
        bill.totals,
        [line.amount_cents for line in bill.lines],
    )
    assert (note.kind, note.number, note.total_cents) == (
        InvoiceKind.CREDIT_NOTE,
        f"{clock().year}-0002",
        -invoice.total_cents,
    )
    assert (turned.corrects.number, turned.reason) == (invoice.number, "Wrong customer")
    credited = reread(invoice)
    assert (credited.status, credited.open_cents, credited.content) == (InvoiceStatus.CREDITED, 0, invoice.content)


def test_a_part_is_spread_over_the_rates_and_exact(people: People):
    invoice = an_invoice(people, *TWO_RATES)
    note = do(people.sanne, invoices.credit, invoice.id, amount_cents=5000, reason="Scratch")
    assert note.total_cents == -5000
    assert sum(row["base_cents"] + row["vat_cents"] for row in note.vat) == -5000
    assert {row["rate_bp"] for row in note.vat} == {2100, 900}
    left = reread(invoice)
    assert (left.status, left.credited_cents, left.open_cents) == (InvoiceStatus.OPEN, 5000, invoice.total_cents - 5000)


@given(amount=st.integers(1, 500_000), nets=st.lists(st.integers(1, 400_000), min_size=1, max_size=4))
def test_any_part_adds_up(amount: int, nets: list[int]):
    """The total is exactly the amount, and no row's VAT is more than a cent off its rate."""
    rates = (2100, 900, 600, 0)
    sums = totals(Item(str(n), price_cents=net, tax_rate_bp=rates[n]) for n, net in enumerate(nets))
    amount = min(amount, sums.total_cents)
    _items, part = crediting.part(sums, amount, "Part")
    assert part.total_cents == -amount
    assert sum(row.base_cents + row.vat_cents for row in part.vat) == -amount
    assert all(abs(row.vat_cents - row.base_cents * row.rate_bp / 10_000) <= 1 for row in part.vat)


def test_no_more_than_is_left_can_be_credited(people: People):
    invoice = an_invoice(people)
    do(people.sanne, invoices.credit, invoice.id, amount_cents=12_000, reason="Half")
    with pytest.raises(Invalid):
        do(people.sanne, invoices.credit, invoice.id, amount_cents=101, reason="Too much")
    do(people.sanne, invoices.credit, invoice.id, reason="The rest")
    assert reread(invoice).status is InvoiceStatus.CREDITED
    with pytest.raises(Invalid):
        do(people.sanne, invoices.credit, invoice.id, reason="Again")


@pytest.mark.parametrize(("amount", "reason", "field"), [(0, "x", "amount"), (-5, "x", "amount"), (100, " ", "reason")])
def test_a_credit_needs_an_amount_and_a_reason(people: People, amount: int, reason: str, field: str):
    invoice = an_invoice(people)
    with pytest.raises(Invalid) as refused:
        do(people.sanne, invoices.credit, invoice.id, amount_cents=amount, reason=reason)
    assert list(refused.value.errors) == [field]


def test_drafts_and_credit_notes_cannot_be_credited(people: People):
    draft = a_draft(people)
    with pytest.raises(rules.NotIssued):
        do(people.sanne, invoices.credit, draft.id, reason="x")
    note = do(people.sanne, invoices.credit, an_invoice(people).id, reason="x")
    with pytest.raises(rules.NotAnInvoice):
        do(people.sanne, invoices.credit, note.id, reason="x")


def test_crediting_a_paid_invoice_leaves_money_to_give_back(people: People):
    invoice = an_invoice(people)
    do(people.sanne, payments.book_transfer, invoice.id, 12_100, clock().date())
    do(people.sanne, invoices.credit, invoice.id, reason="Broken")
    after = reread(invoice)
    assert (after.status, after.open_cents) == (InvoiceStatus.CREDITED, -12_100)


def test_customers_see_the_note_and_cannot_make_one(people: People):
    invoice = an_invoice(people)
    note = do(people.sanne, invoices.credit, invoice.id, reason="Sorry")
    assert do(people.alice, invoices.by_id, note.id).reason == "Sorry"
    assert [row.id for row in do(people.alice, invoices.credit_notes, invoice.id)] == [note.id]
    with pytest.raises(NotAllowed):
        do(people.alice, invoices.credit, invoice.id, reason="Mine")


def test_neighbours_and_strangers_find_nothing(people: People):
    invoice = an_invoice(people)
    with pytest.raises(NotFound):
        do(people.stranger, invoices.credit, invoice.id, reason="x")
    for name in ("niels", "bo", "stranger"):
        with pytest.raises(NotFound):
            do(getattr(people, name), invoices.by_id, invoice.id)
