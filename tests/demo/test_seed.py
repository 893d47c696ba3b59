"""The demo's story plays: what `make run` writes into an empty database."""

import pytest
from sqlmodel import func, select

import tasks  # noqa: F401  registers what follows from what people do
from demo import projects, seed
from demo.firms import HEATING
from domain import accounts
from domain.access import HOUSE, PROJECT_RIGHTS
from domain.work import work_as
from models.approval import Approval, ApprovalStatus
from models.customer import Customer
from models.document import Document
from models.fact import Job, JobState, Todo
from models.imports import Import
from models.invoice import Invoice, InvoiceStatus
from models.order import Order
from models.project import Project
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


def test_a_guest_of_the_demo_comes_in_with_one_press(played: None):
    with work_as(HOUSE, writes=False) as work:
        open_projects = work.session.exec(select(Project).where(Project.is_open)).all()
    assert "Badkamer en warmtepomp" in [project.title for project in open_projects]
    signed_in = accounts.sign_in_by_name("marja.degraaf", projects.PASSWORD, accounts.Browser())
    assert not isinstance(signed_in, str)
    seen = accounts.visitor_with(signed_in.token, None).customer
    assert seen
    assert seen.passes[0].rights == PROJECT_RIGHTS


def test_the_years_before_were_brought_along(played: None):
    """The shipped tables come in whole; one of the customers in them registers and sees what was done years ago."""
    with work_as(HOUSE, writes=False) as work:
        brought = work.session.exec(select(Import)).all()
        ria = work.session.exec(select(Customer).where(Customer.email == "ria@vermeulen.example")).one()
        jobs = work.session.exec(select(Order).where(Order.customer_id == ria.id)).all()
        papers = work.session.exec(select(Document).where(Document.customer_id == ria.id)).all()
        addressee = accounts.registrant(work, ria.email, "5613BC")
    assert [(one.state, one.failed) for one in brought] == [("done", 0)] * 2
    assert sorted(job.created_at.year for job in jobs) == [2018, 2020, 2021]
    assert len(papers) == 3
    assert addressee is not None
