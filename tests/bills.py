"""Orders and invoices for the tests: what was agreed with Alice, and what she has to pay."""

from typing import Any

from domain import invoices
from domain.access import HOUSE
from domain.lines import LineForm
from domain.work import work_as
from models.base import new_id
from models.invoice import Invoice, Payment
from models.order import Order, OrderLine
from tests.people import THEN, People, do


def an_order(people: People, *lines: dict[str, Any]) -> Order:
    """An order of Alice with these lines; two of them when none are given."""
    usual = (
        {"title": "Boiler", "price_cents": 100_000},
        {"title": "Fitting", "quantity_milli": 8000, "price_cents": 6_000},
    )
    lines = lines or usual
    with work_as(HOUSE) as work:
        number = f"2026-{str(new_id())[-4:]}"
        whose = {"company_id": people.company.id, "customer_id": people.alice_customer}
        order = work.add(Order(**whose, number=number, title="New boiler", created_at=THEN))
        for position, line in enumerate(lines):
            work.add(OrderLine(**whose, order_id=order.id, position=position, **line))
        return order


def a_draft(people: People, *lines: LineForm) -> Invoice:
    """A draft for Alice; one line of € 100 without VAT when none are given."""
    invoice = do(people.sanne, invoices.create, people.alice_customer, title="Repair")
    for form in lines or (LineForm(title="Repair", price="100"),):
        invoice = do(people.sanne, invoices.add_line, invoice.id, form, revision=invoice.revision)
    return invoice


def an_invoice(people: People, *lines: LineForm) -> Invoice:
    """An issued invoice of Alice: € 121,00 including VAT when no lines are given."""
    draft = a_draft(people, *lines)
    return do(people.sanne, invoices.issue, draft.id, revision=draft.revision)


def reread(invoice: Invoice) -> Invoice:
    with work_as(HOUSE, writes=False) as work:
        return work.get(Invoice, invoice.id)


def payment_with(id: Any) -> Payment:
    with work_as(HOUSE, writes=False) as work:
        return work.get(Payment, id)
