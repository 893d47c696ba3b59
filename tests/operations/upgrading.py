"""What a database of before holds, and what becomes of it."""

from alembic import command
from sqlmodel import select

from domain import customers, worklist
from domain.access import CAPACITY_RIGHTS, HOUSE, Right, system_of
from domain.work import work_as
from models import schema
from models.account import Capacity, Membership
from models.fact import Todo, TodoKind
from tests.people import People, do

BEFORE = "0018"
OWNER_THEN = {
    Right.SEE_QUOTES, Right.APPROVE_QUOTES, Right.SEE_INVOICES, Right.PAY_INVOICES, Right.SEE_DOCUMENTS,
    Right.APPROVE_DOCUMENTS, Right.ASK,
}  # fmt: skip


def check_that_files_and_seats_are_brought_along(people: People) -> None:
    """Alice has what an owner had then; Niels had it, too, and staff decided otherwise."""
    _as_then(people.alice.seats[0].membership_id, OWNER_THEN)
    niels = people.niels.seats[0].membership_id
    _as_then(niels, OWNER_THEN)
    with work_as(people.sanne) as work:
        customers.set_rights(work, niels, rights=frozenset(OWNER_THEN), approve_up_to_cents=None)
    with work_as(system_of(people.company.id)) as work:
        about = {"company_id": people.company.id, "subject_id": people.alice_customer}
        for kind in ("document", "quote"):
            worklist.add(work, TodoKind.QUESTION, **about, subject_kind=kind, key=kind)
    command.stamp(schema._config(), "head")
    command.downgrade(schema._config(), BEFORE)
    schema.upgrade()
    with work_as(HOUSE, writes=False) as work:
        rights = {row.id: set(row.rights) for row in work.session.exec(select(Membership))}
        kinds = {row.subject_kind: row.kind for row in work.session.exec(select(Todo))}
    assert rights[people.alice.seats[0].membership_id] == CAPACITY_RIGHTS[Capacity.OWNER]
    assert rights[niels] == OWNER_THEN
    assert kinds == {"document": TodoKind.FILE, "quote": TodoKind.QUESTION}
    assert {row.kind for row in do(people.sanne, worklist.open).reactions} == {TodoKind.FILE, TodoKind.QUESTION}


def _as_then(membership_id, rights: set[Right]) -> None:
    with work_as(HOUSE) as work:
        seat = work.session.get(Membership, membership_id)
        assert seat
        seat.capacity, seat.rights = Capacity.OWNER, sorted(rights)
