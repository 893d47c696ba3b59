"""Drafts are made from orders or from nothing, and edited by one clerk at a time."""

import pytest
from sqlmodel import select

from domain import invoices
from domain.access import HOUSE
from domain.invoices import rules
from domain.lines import LineForm
from domain.problems import Conflict, Invalid, NotAllowed, NotFound
from domain.work import work_as
from models.customer import Address
from models.lines import LineKind
from models.order import Order, OrderStatus
from tests.bills import a_draft, an_order, reread
from tests.people import People, do

COST = LineForm(title="Work", price="100")


def items_of(people: People, invoice_id):
    return do(people.sanne, invoices.by_id, invoice_id).items


def test_an_order_becomes_a_draft_with_its_lines(people: People):
    order = an_order(
        people,
        {"title": "Kitchen", "kind": LineKind.HEADING},
        {"title": "Boiler", "price_cents": 100_000},
        {"title": "Extra tap", "kind": LineKind.OPTIONAL, "price_cents": 5_000},
    )
    draft = do(people.sanne, invoices.make_from_order, order.id)
    assert [item.title for item in items_of(people, draft.id)] == ["Kitchen", "Boiler", "Extra tap"]
    assert (draft.total_cents, draft.number, draft.title) == (127_050, None, "New boiler")


def test_pressing_twice_makes_one_draft(people: People):
    order = an_order(people)
    first, second = (do(people.sanne, invoices.make_from_order, order.id) for _ in range(2))
    assert first.id == second.id


def test_the_rest_of_an_order_follows_later(people: People):
    order = an_order(people)
    draft = do(people.sanne, invoices.make_from_order, order.id)
    boiler, fitting = items_of(people, draft.id)
    draft = do(people.sanne, invoices.remove_line, boiler.id, revision=draft.revision)
    half = LineForm(title="Fitting", quantity="3", price="60")
    draft = do(people.sanne, invoices.change_line, fitting.id, half, revision=draft.revision)
    do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    with work_as(HOUSE, writes=False) as work:
        assert work.get(Order, order.id).status is OrderStatus.OPEN
    rest = do(people.sanne, invoices.make_from_order, order.id)
    assert [(item.title, item.quantity_milli) for item in items_of(people, rest.id)] == [
        ("Boiler", 1000),
        ("Fitting", 5000),
    ]


def test_nothing_is_invoiced_twice(people: People):
    order = an_order(people)
    draft = do(people.sanne, invoices.make_from_order, order.id)
    do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    with pytest.raises(rules.NothingLeft):
        do(people.sanne, invoices.make_from_order, order.id)


def test_a_wholly_credited_invoice_leaves_the_order_to_be_invoiced_again(people: People):
    order = an_order(people)
    draft = do(people.sanne, invoices.make_from_order, order.id)
    do(people.sanne, invoices.issue, draft.id, revision=draft.revision)
    do(people.sanne, invoices.credit, draft.id, reason="Wrong name")
    again = do(people.sanne, invoices.make_from_order, order.id)
    assert again.total_cents == draft.total_cents
    with work_as(HOUSE, writes=False) as work:
        assert work.get(Order, order.id).status is OrderStatus.OPEN


def test_lines_are_added_changed_moved_and_removed(people: People):
    draft = a_draft(
        people, LineForm(title="A", price="1"), LineForm(title="B", price="2"), LineForm(title="C", price="3")
    )
    a, b, c = items_of(people, draft.id)
    draft = do(people.sanne, invoices.move_line, c.id, to=0, revision=draft.revision)
    draft = do(people.sanne, invoices.change_line, b.id, LineForm(title="B2", price="20"), revision=draft.revision)
    draft = do(people.sanne, invoices.remove_line, a.id, revision=draft.revision)
    assert [item.title for item in items_of(people, draft.id)] == ["C", "B2"]
    assert (draft.net_cents, draft.total_cents) == (2300, 2783)


def test_the_second_clerk_is_told_and_nothing_is_overwritten(people: People):
    draft = a_draft(people)
    do(people.admin, invoices.edit_head, draft.id, invoices.HeadForm("Admin's title"), revision=draft.revision)
    with pytest.raises(Conflict):
        do(people.sanne, invoices.edit_head, draft.id, invoices.HeadForm("Sanne's title"), revision=draft.revision)
    assert reread(draft).title == "Admin's title"


@pytest.mark.parametrize(
    ("form", "field"),
    [(LineForm(title="x" * 201), "title"), (LineForm(price="abc"), "price"), (LineForm(tax="S:1234"), "tax")],
)
def test_a_line_that_makes_no_sense_is_refused(people: People, form: LineForm, field: str):
    draft = a_draft(people)
    with pytest.raises(Invalid) as refused:
        do(people.sanne, invoices.add_line, draft.id, form, revision=draft.revision)
    assert list(refused.value.errors) == [field]


def test_the_neighbours_address_cannot_stand_on_it(people: People):
    draft = a_draft(people)
    with work_as(people.sanne, writes=False) as work:
        theirs = work.session.exec(select(Address.id).where(Address.customer_id == people.niels_customer)).one()
    with pytest.raises(Invalid):
        do(people.sanne, invoices.edit_head, draft.id, invoices.HeadForm("T", str(theirs)), revision=draft.revision)


def test_a_draft_can_be_thrown_away(people: People):
    draft = a_draft(people)
    do(people.sanne, invoices.discard, draft.id, revision=draft.revision)
    with pytest.raises(NotFound):
        do(people.sanne, invoices.by_id, draft.id)


@pytest.mark.parametrize("name", ["planner", "technician", "alice", "niels"])
def test_only_the_office_drafts(people: People, name: str):
    with pytest.raises(NotAllowed):
        do(getattr(people, name), invoices.create, people.alice_customer)


def test_strangers_find_no_order_customer_or_line(people: People):
    order, draft = an_order(people), a_draft(people)
    line = items_of(people, draft.id)[0].id
    for function, arguments in (
        (invoices.make_from_order, (order.id,)),
        (invoices.create, (people.alice_customer,)),
    ):
        with pytest.raises(NotFound):
            do(people.stranger, function, *arguments)
    with pytest.raises(NotFound):
        do(people.stranger, invoices.change_line, line, COST, revision=draft.revision)
    with pytest.raises(NotFound):
        do(people.stranger, invoices.add_line, draft.id, COST, revision=draft.revision)
