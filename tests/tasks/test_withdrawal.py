"""A consumer withdrew: the receipt goes out, and staff hear of it."""

from sqlmodel import select

from domain import orders
from domain.access import HOUSE
from domain.work import work_as
from models.fact import TodoKind
from models.order import Order
from tasks.runner import run_due
from tests.makers import a_sent_quote, approved, seen_by
from tests.people import People, do
from tests.tasks.post import text_of, todos


def test_the_receipt_goes_where_the_person_wants_it_and_staff_get_a_to_do(people: People, postbox):
    sent = a_sent_quote(people)
    approved(people.alice, seen_by(people.alice, sent.id).approval)
    run_due()
    with work_as(HOUSE, writes=False) as work:
        order = work.session.exec(select(Order).where(Order.quote_id == sent.id)).one()
    assert "ontbinden" in text_of(postbox.to_person("alice@home.example")[-1])  # the confirmation of the order

    do(people.alice, orders.withdraw, order.id, name="Alice de Graaf", email="mum@home.example")
    run_due()
    [receipt] = postbox.to_person("mum@home.example")
    assert order.number in str(receipt["Subject"])
    assert "Alice de Graaf" in text_of(receipt)
    lying = {todo.kind for todo in todos() if todo.handled_at is None and todo.subject_id == order.id}
    assert lying == {TodoKind.ORDER_WITHDRAWN}
