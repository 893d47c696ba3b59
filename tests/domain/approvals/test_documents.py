"""Any uploaded PDF can be sent for approval: a contract, a report, the annual accounts."""

from datetime import date, timedelta

import pytest
import time_machine
from sqlmodel import select

from domain import approvals
from domain.access import Right, system_of
from domain.approvals import Subject
from domain.approvals.rules import AlreadyAsked, Outdated, Withdrawn
from domain.documents.filing import file_pdf
from domain.problems import Conflict, Invalid, NotAllowed, NotFound
from domain.work import clock, work_as
from models.approval import ApprovalStatus
from models.document import Document, DocumentKind
from models.fact import Fact
from tests.makers import a_sent_quote, approved, just_proved, seen_by, with_rights
from tests.people import People, do


@pytest.fixture
def contract(people: People) -> Document:
    return _filed(people)


def test_a_contract_is_asked_for_and_approved(people: People, contract):
    asked = do(people.sanne, approvals.ask_for_document, contract.id)
    assert (asked.subject, asked.document_id, asked.sha256) == (Subject.DOCUMENT, contract.id, contract.sha256)
    assert asked.can_decide is False
    assert do(people.alice, approvals.by_id, asked.id).can_decide
    decided = approved(people.alice, asked)
    assert (decided.status, decided.decided_cents, decided.choices) == (ApprovalStatus.APPROVED, None, ())
    assert _facts(people) == ["document.approval_asked", "document.approved"]


def test_a_document_has_no_options(people: People, contract):
    asked = do(people.sanne, approvals.ask_for_document, contract.id)
    with pytest.raises(Invalid):
        approved(people.alice, asked, choices=["anything"])


def test_asking_shows_the_document_to_the_customer(people: People):
    hidden = _filed(people, shared=False)
    with pytest.raises(NotFound):
        do(people.alice, _document, hidden.id)
    do(people.sanne, approvals.ask_for_document, hidden.id)
    assert do(people.alice, _document, hidden.id).shared


def test_asking_twice_is_refused_until_the_first_question_lapsed(people: People, contract):
    today = clock().date()
    asked = do(people.sanne, approvals.ask_for_document, contract.id, expires_on=today + timedelta(days=2))
    with pytest.raises(AlreadyAsked):
        do(people.sanne, approvals.ask_for_document, contract.id)
    with time_machine.travel(asked.expires_at):
        again = do(people.sanne, approvals.ask_for_document, contract.id)
        assert do(people.alice, approvals.by_id, asked.id).status is ApprovalStatus.EXPIRED
        assert approved(people.alice, again).status is ApprovalStatus.APPROVED


def test_a_new_version_supersedes_and_leads_to_the_new_question(people: People, contract):
    asked = do(people.sanne, approvals.ask_for_document, contract.id)
    second = _filed(people, replaces=contract.id, data=b"%PDF-1.4 second")
    newer = do(people.sanne, approvals.ask_for_document, second.id)
    with pytest.raises(Outdated) as raised:
        approved(people.alice, asked)
    assert raised.value.newer_id == newer.id
    assert do(people.alice, approvals.by_id, asked.id).newer_id == newer.id
    assert [row.id for row in do(people.alice, approvals.waiting)] == [newer.id]


def test_a_replaced_document_cannot_be_approved_while_the_new_one_is_not_asked_for(people: People, contract):
    asked = do(people.sanne, approvals.ask_for_document, contract.id)
    second = _filed(people, replaces=contract.id, data=b"%PDF-1.4 second")
    with pytest.raises(Outdated) as raised:
        approved(people.alice, asked)
    assert raised.value.newer_id is None
    do(system_of(people.company.id), approvals.supersede_replaced, second.id)
    assert do(people.alice, approvals.by_id, asked.id).status is ApprovalStatus.SUPERSEDED


def test_an_amount_asks_for_a_fresh_code_as_a_quote_does(people: People, contract):
    asked = do(people.sanne, approvals.ask_for_document, contract.id, amount_cents=300_000)
    assert do(people.alice, approvals.by_id, asked.id).needs_proof
    with pytest.raises(NotAllowed):
        approved(people.alice, asked)
    assert approved(just_proved(people.alice), asked).decided_cents == 300_000


def test_a_question_is_withdrawn(people: People, contract):
    asked = do(people.sanne, approvals.ask_for_document, contract.id)
    do(people.sanne, approvals.withdraw, asked.id)
    with pytest.raises(Withdrawn):
        approved(people.alice, asked)
    with pytest.raises(Withdrawn):
        do(people.sanne, approvals.withdraw, asked.id)


def test_a_quote_is_not_withdrawn_by_its_approval(people: People):
    consent = seen_by(people.alice, a_sent_quote(people).id).approval
    with pytest.raises(Conflict, match="Withdraw the quote"):
        do(people.sanne, approvals.withdraw, consent.id)


def test_only_an_uploaded_pdf_can_be_approved(people: People):
    with work_as(people.sanne) as work:
        picture = work.get(Document, _filed(people).id)
        picture.media_type = "image/jpeg"
    quote_pdf = _filed(people, kind=DocumentKind.QUOTE)
    for document in (picture, quote_pdf):
        with pytest.raises(Invalid) as raised:
            do(people.sanne, approvals.ask_for_document, document.id)
        assert set(raised.value.errors) == {"document"}


def test_days_and_amounts_that_make_no_sense_are_refused(people: People, contract):
    with pytest.raises(Invalid) as raised:
        do(people.sanne, approvals.ask_for_document, contract.id, expires_on=date(2020, 1, 1), amount_cents=-1)
    assert set(raised.value.errors) == {"expires_on", "amount"}


def test_who_may_ask_and_who_may_decide(people: People, contract):
    for actor in (people.planner, people.technician, people.alice):
        with pytest.raises(NotAllowed):
            do(actor, approvals.ask_for_document, contract.id)
    with pytest.raises(NotFound):
        do(people.stranger, approvals.ask_for_document, contract.id)
    asked = do(people.sanne, approvals.ask_for_document, contract.id)
    tenant = with_rights(people.alice, Right.SEE_DOCUMENTS, Right.ASK)
    for actor, problem in ((tenant, NotAllowed), (people.niels, NotFound), (people.sanne, NotAllowed)):
        with pytest.raises(problem):
            approved(actor, asked)


def _filed(people: People, *, kind=DocumentKind.CONTRACT, data=b"%PDF-1.4 first", **how) -> Document:
    with work_as(people.sanne) as work:
        return file_pdf(work, customer_id=people.alice_customer, kind=kind, title="Contract", data=data, **how)


def _document(work, document_id) -> Document:
    return work.get(Document, document_id)


def _facts(people: People) -> list[str]:
    with work_as(people.alice) as work:
        return [fact.name for fact in work.session.exec(select(Fact).order_by(Fact.seq))]  # type: ignore[arg-type]
