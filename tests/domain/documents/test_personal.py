"""What is for one person at a customer stays with that person and the firm: lists, files, approvals, news (OP-E3)."""

from pathlib import Path

import pytest
from sqlmodel import select

from domain import approvals, documents, facts, notifications
from domain.access import CUSTOMER_RIGHTS, HOUSE, Actor, Seat, system_of
from domain.notifications import Notice, Subject, Template
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import topics_of, work_as
from models.account import Account, Membership
from models.approval import Approval
from models.document import Document, DocumentKind
from models.fact import ActorKind, Delivery, Fact
from tests.domain.documents.files import a_pdf, upload
from tests.people import THEN, People, do


@pytest.fixture
def mother(people: People) -> Actor:
    """Maria has all rights at Alice's customer record, too."""
    with work_as(HOUSE) as work:
        account = work.add(Account(email="maria@home.example", name="Maria de Graaf", created_at=THEN))
        whose = {"company_id": people.company.id, "customer_id": people.alice_customer, "account_id": account.id}
        about = {"email": "maria@home.example", "name": "Maria de Graaf", "created_at": THEN}
        seat = work.add(Membership(**whose, **about, rights=sorted(CUSTOMER_RIGHTS)))
    seats = (Seat(people.company.id, people.alice_customer, seat.id, CUSTOMER_RIGHTS),)
    return Actor(ActorKind.CUSTOMER, account.id, account.name, account_id=account.id, seats=seats)


@pytest.fixture
def hers(people: People, mother: Actor, tmp_path: Path) -> Document:
    """Shared with Alice alone."""
    file = upload(people.sanne, tmp_path, a_pdf("Payslip"))
    about = {"kind": DocumentKind.OTHER, "title": "Payslip", "personal_to": people.alice.account_id}
    return do(people.sanne, documents.share, people.alice_customer, file.id, **about)


def test_only_that_person_and_the_firm_find_it(people: People, mother: Actor, hers: Document):
    for actor in (people.alice, people.sanne):
        assert [row.id for row in do(actor, documents.page).rows] == [hers.id]
        assert do(actor, documents.content, hers.id).name
    assert do(mother, documents.page).rows == ()
    assert do(mother, documents.for_customer) == []
    for question in (documents.by_id, documents.content, documents.versions, documents.newer, documents.mark_opened):
        with pytest.raises(NotFound):
            do(mother, question, hers.id)


def test_the_two_archives(people: People, hers: Document, tmp_path: Path):
    file = upload(people.sanne, tmp_path, a_pdf("Accounts"))
    both = do(people.sanne, documents.share, people.alice_customer, file.id, kind=DocumentKind.REPORT, title="Accounts")
    assert [row.id for row in do(people.alice, documents.page, personal=True).rows] == [hers.id]
    assert [row.id for row in do(people.alice, documents.page, personal=False).rows] == [both.id]
    assert do(people.alice, documents.has_personal)
    assert not do(people.niels, documents.has_personal)


def test_nobody_else_reads_of_it_in_a_timeline(people: People, mother: Actor, hers: Document):
    assert [fact.name for fact in do(people.alice, facts.about, hers.id)] == ["document.shared"]
    assert do(mother, facts.about, hers.id) == []
    with work_as(HOUSE, writes=False) as work:
        told = topics_of(work.session.exec(select(Fact).where(Fact.subject_id == hers.id)).all())
    assert told == [f"company:{people.company.id}", f"account:{people.alice.account_id}"]


def test_nobody_else_gets_a_message(people: People, mother: Actor, hers: Document):
    with work_as(system_of(people.company.id)) as work:
        notice = Notice(
            Template.DOCUMENT_SHARED, Subject.DOCUMENT, hers.id, hers.customer_id, only_for=hers.personal_to
        )
        notifications.tell(work, notice, key="x")
    with work_as(HOUSE, writes=False) as work:
        assert {row.recipient for row in work.session.exec(select(Delivery))} == {"alice@home.example"}


def test_only_that_person_approves(people: People, mother: Actor, hers: Document):
    asked = do(people.sanne, approvals.ask_for_document, hers.id)
    assert [view.id for view in do(people.alice, approvals.waiting)] == [asked.id]
    assert do(mother, approvals.waiting) == []
    how = {"sha256": hers.sha256, "typed_name": "Maria", "terms_accepted": True}
    for verb in (lambda work: approvals.approve(work, asked.id, **how), lambda work: approvals.by_id(work, asked.id)):
        with pytest.raises(NotFound):
            do(mother, verb)
    do(people.alice, approvals.approve, asked.id, **how | {"typed_name": "Alice"})
    with work_as(HOUSE) as work:
        approvals.seal(work, asked.id)
        approvals.file_evidence(work, asked.id, b"%PDF-1.7 evidence")
        evidence = work.session.get_one(Document, work.session.get_one(Approval, asked.id).evidence_id)
    assert evidence.personal_to == people.alice.account_id
    with pytest.raises(NotFound):
        do(mother, documents.by_id, evidence.id)


def test_a_new_version_is_as_personal_as_the_old_one(people: People, mother: Actor, hers: Document, tmp_path: Path):
    newer = do(people.sanne, documents.new_version, hers.id, upload(people.sanne, tmp_path, a_pdf("Two")).id)
    assert newer.personal_to == people.alice.account_id
    assert do(mother, documents.page).rows == ()


def test_a_customer_hands_in_for_the_firm_alone(people: People, mother: Actor, tmp_path: Path):
    file = upload(people.alice, tmp_path, a_pdf("Pass"))
    made = do(people.alice, documents.hand_in, people.alice_customer, file.id, personal=True)
    assert made.personal_to == people.alice.account_id
    assert do(mother, documents.page).rows == ()
    assert [row.id for row in do(people.sanne, documents.page).rows] == [made.id]
    with pytest.raises(NotFound):
        do(mother, documents.file_content, file.id)
    with pytest.raises(NotFound):
        do(mother, documents.hand_in, people.alice_customer, file.id)


def test_handed_in_twice_it_is_there_once(people: People, tmp_path: Path):
    file = upload(people.alice, tmp_path, a_pdf("Pass"))
    first, again = (do(people.alice, documents.hand_in, people.alice_customer, file.id) for _ in range(2))
    assert first.id == again.id


@pytest.mark.parametrize("who", ["niels", "bo", "sanne"])
def test_it_is_only_for_somebody_at_this_customer(people: People, tmp_path: Path, who: str):
    file = upload(people.sanne, tmp_path, a_pdf("Payslip"))
    about = {"kind": DocumentKind.OTHER, "title": "Payslip", "personal_to": getattr(people, who).account_id}
    with pytest.raises(Invalid) as refused:
        do(people.sanne, documents.share, people.alice_customer, file.id, **about)
    assert set(refused.value.errors) == {"personal_to"}


def test_who_reads_at_a_customer(people: People, mother: Actor):
    found = do(people.sanne, documents.personal_readers, people.alice_customer)
    assert [reader.name for reader in found] == ["Alice de Graaf", "Maria de Graaf"]
    assert do(people.stranger, documents.personal_readers, people.alice_customer) == []
    with pytest.raises(NotAllowed):
        do(people.alice, documents.personal_readers, people.alice_customer)
