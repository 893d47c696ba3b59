"""The demo's story plays: what `make run` writes into an empty database."""

import pytest
from sqlmodel import func, select

import tasks  # noqa: F401  registers what follows from what people do
from demo import seed
from demo.firms import HEATING
from domain.access import HOUSE
from domain.work import work_as
from models.approval import Approval, ApprovalStatus
from models.fact import Job, JobState, Todo
from models.invoice import Invoice, InvoiceStatus
from models.quote import Quote
from models.request import Request, RequestDraft, RequestStatus


@pytest.fixture
def played(database, monkeypatch: pytest.MonkeyPatch) -> None:
    """One firm with three old jobs, and its today."""
    monkeypatch.setattr(seed, "FIRMS", (HEATING,))
    monkeypatch.setattr(seed, "HISTORY", {HEATING.slug: 3})
    seed.seed()


def test_a_firm_has_a_history_and_things_that_wait(played: None):
    with work_as(HOUSE, writes=False) as work:
        count = {
            kind: work.session.exec(select(func.count()).select_from(kind)).one() for kind in (Quote, Invoice, Todo)
        }
        statuses = set(work.session.exec(select(Approval.status)))
        unpaid = work.session.exec(select(Invoice).where(Invoice.status == InvoiceStatus.OPEN)).all()
        dead = work.session.exec(select(Job.kind).where(Job.state == JobState.DEAD)).all()
    assert count[Quote] == 8
    assert count[Invoice] >= 3
    assert count[Todo] >= 2
    assert statuses >= {ApprovalStatus.WAITING, ApprovalStatus.APPROVED}
    assert unpaid
    assert dead == []


def test_customers_ask_in_every_state(played: None):
    with work_as(HOUSE, writes=False) as work:
        statuses = set(work.session.exec(select(Request.status)))
        numbers = list(work.session.exec(select(Request.number)))
        drafts = work.session.exec(select(RequestDraft)).all()
    assert statuses == set(RequestStatus)
    assert all(numbers)
    assert len(drafts) == 1
