"""Lists and figures: each sees only what is theirs, and the sums are right."""

from datetime import timedelta

import pytest
import time_machine

from domain import invoices, payments
from domain.access import HOUSE
from domain.lines import LineForm
from domain.problems import NotAllowed, NotFound
from domain.work import clock, work_as
from models.invoice import Invoice
from tests.bills import a_draft, an_invoice
from tests.people import People, do


def late(invoice: Invoice, days: int) -> None:
    with work_as(HOUSE) as work:
        work.get(Invoice, invoice.id).due_on = clock().date() - timedelta(days=days)


def test_pages_run_from_new_to_old_and_back(people: People):
    made = [an_invoice(people) for _ in range(5)]
    first = do(people.sanne, invoices.page, size=2)
    second = do(people.sanne, invoices.page, size=2, after=first.older)
    assert [row.id for row in (*first.rows, *second.rows)] == [invoice.id for invoice in reversed(made)][:4]
    assert do(people.sanne, invoices.page, size=2, before=second.newer).rows == first.rows


def test_a_clerk_finds_by_number_name_and_status(people: People):
    paid, late_one, draft = an_invoice(people), an_invoice(people), a_draft(people)
    do(people.sanne, payments.book_transfer, paid.id, paid.total_cents, clock().date())
    late(late_one, 3)

    def found(**how):
        return [row.id for row in do(people.sanne, invoices.page, **how).rows]

    assert found(search=paid.number) == [paid.id]
    assert len(found(search="graaf")) == 3
    assert found(search="nobody") == []
    assert found(status="paid") == [paid.id]
    assert found(status="draft") == [draft.id]
    assert found(status="overdue") == [late_one.id]


def test_customers_see_their_own_issued_invoices(people: People):
    invoice, _draft = an_invoice(people), a_draft(people)
    assert [row.id for row in do(people.alice, invoices.for_customer)] == [invoice.id]
    assert [row.open_cents for row in do(people.alice, invoices.open_for_customer)] == [12_100]
    assert do(people.niels, invoices.for_customer) == ()
    assert do(people.bo, invoices.page).rows == ()
    with pytest.raises(NotFound):
        do(people.niels, invoices.for_customer, people.alice_customer)


def test_what_may_be_done_follows_right_and_state(people: People):
    invoice = an_invoice(people)
    office, customer, draft = (
        do(people.sanne, invoices.by_id, invoice.id),
        do(people.alice, invoices.by_id, invoice.id),
        do(people.sanne, invoices.by_id, a_draft(people).id),
    )
    assert (office.can_edit, office.can_credit, office.can_book, office.can_pay) == (False, True, True, False)
    assert (customer.can_edit, customer.can_credit, customer.can_book, customer.can_pay) == (False, False, False, True)
    assert (draft.can_edit, draft.can_credit, draft.can_book) == (True, False, False)


def test_open_amounts_by_age(people: People):
    for days in (-3, 0, 1, 30, 31, 60, 61):
        late(an_invoice(people), days)
    a_draft(people)
    paid = an_invoice(people)
    do(people.sanne, payments.book_transfer, paid.id, paid.total_cents, clock().date())
    part = an_invoice(people)
    do(people.sanne, payments.book_transfer, part.id, 2_100, clock().date())
    sums = do(people.sanne, invoices.open_amounts)
    assert (sums.not_due_cents, sums.late_30_cents, sums.late_60_cents, sums.later_cents) == (
        34_200,
        24_200,
        24_200,
        12_100,
    )
    assert (sums.total_cents, sums.count) == (94_700, 8)
    assert do(people.stranger, invoices.open_amounts).total_cents == 0


def test_revenue_per_month_less_credit_notes(people: People):
    with time_machine.travel("2026-10-15T10:00:00+00:00"):
        first = an_invoice(people)
    with time_machine.travel("2026-12-15T10:00:00+00:00"):
        an_invoice(people, LineForm(title="Big", price="500"))
        do(people.sanne, invoices.credit, first.id, reason="Wrong")
        months = do(people.sanne, invoices.revenue, months=3)
        theirs = do(people.stranger, invoices.revenue, months=3)
    assert [(month.month.month, month.net_cents) for month in months] == [(10, 10_000), (11, 0), (12, 40_000)]
    assert sum(month.net_cents for month in theirs) == 0


@pytest.mark.parametrize("name", ["planner", "technician"])
def test_colleagues_without_the_right_see_nothing(people: People, name: str):
    for question in (invoices.page, invoices.open_amounts, invoices.revenue, invoices.for_customer):
        with pytest.raises(NotAllowed):
            do(getattr(people, name), question)
