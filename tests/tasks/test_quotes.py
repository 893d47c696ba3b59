"""What follows by itself after a quote was sent, approved or declined: paper, seals, the order, once each."""

import json
from collections import Counter
from hashlib import sha256
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlmodel import select

from domain import approvals, orders, quotes
from domain.access import HOUSE
from domain.documents import content
from domain.work import work_as
from integrations import storage
from models.approval import Approval, ApprovalStatus
from models.document import Document, DocumentKind
from models.fact import Fact, Job, JobState
from models.order import Order
from models.quote import QuoteVersion
from tasks.runner import run_due
from tests.makers import LINES, a_new_version, a_sent_quote, approved, just_proved, seen_by
from tests.people import People, do

OURS = ("quotes.", "approvals.", "orders.")


@pytest.fixture
def sent(people: People):
    """A quote whose paper was made."""
    quote = a_sent_quote(people)
    run_due()
    return quote


def test_the_paper_of_a_sent_quote_shows_what_was_frozen(people: People, sent):
    seen = seen_by(people.alice, sent.id)
    assert seen.document_id is not None
    assert seen.approval.document_id == seen.document_id
    text = _text(people, seen.document_id)
    for words in (sent.number, "New boiler", "Alice de Graaf", "Boiler", "Thermostat", "2.360,00", "Van Houten"):
        assert words in text
    assert _facts(people)["quote.rendered"] == 1


def test_every_version_has_its_own_paper_and_rendering_again_makes_no_second(people: People, sent):
    a_new_version(people, sent)
    run_due()
    with work_as(HOUSE) as work:
        versions = work.session.exec(select(QuoteVersion).where(QuoteVersion.quote_id == sent.id)).all()
        assert len({version.document_id for version in versions} - {None}) == 2
        for job in work.session.exec(select(Job).where(Job.kind == "quotes.render")):
            job.state, job.attempts = JobState.QUEUED, 0
    run_due()
    assert _facts(people)["quote.rendered"] == 2


def test_an_approval_becomes_a_sealed_decision_an_order_and_papers_for_both(people: People, sent):
    thermostat = sent.lines[2].item.id
    consent = approved(just_proved(people.alice), seen_by(people.alice, sent.id).approval, choices=[thermostat])
    run_due()
    decided = do(people.alice, approvals.by_id, consent.id)
    full = do(people.sanne, quotes.by_id, sent.id)
    assert (decided.chain_number, full.order_id is not None) == (1, True)
    order = do(people.alice, orders.by_id, full.order_id)
    confirmation = _text(people, order.document_id)
    for words in (order.number, sent.number, "Thermostat", "2.661,29", "Alice de Graaf", decided.sha256[:16]):
        assert words in confirmation
    assert do(people.sanne, approvals.verify_chain).is_whole
    assert _jobs_left() == []


def test_the_evidence_says_who_when_how_and_what(people: People, sent):
    consent = seen_by(people.alice, sent.id).approval
    do(people.alice, approvals.open, consent.id)
    approved(just_proved(people.alice), consent, choices=[sent.lines[2].item.id])
    run_due()
    decided = do(people.alice, approvals.by_id, consent.id)
    with work_as(HOUSE) as work:
        row = work.get(Approval, consent.id)
        paper = work.get(Document, decided.document_id)
        assert work.get(Document, row.evidence_id).kind is DocumentKind.EVIDENCE
    text = _text(people, decided.evidence_id)
    for words in ("Alice de Graaf", "alice@home.example", "192.0.2.7", "Test phone", sent.number, "Thermostat"):
        assert words in text
    squeezed = "".join(text.split())
    for fingerprint in (row.hash, row.sha256, paper.sha256):
        assert fingerprint in squeezed


def test_the_evidence_can_be_checked_without_us(people: People, sent):
    consent = approved(people.alice, seen_by(people.alice, sent.id).approval)
    run_due()
    with work_as(HOUSE) as work:
        row = work.get(Approval, consent.id)
        path = storage.path(work.get(Document, row.evidence_id).sha256)
    files = PdfReader(BytesIO(path.read_bytes())).attachments
    digests = {name: sha256(files[name][0]).hexdigest() for name in files}
    assert digests == {"decision.json": row.hash, "content.json": row.sha256}
    assert json.loads(files["decision.json"][0])["sha256"] == digests["content.json"]


def test_a_refusal_is_sealed_and_proved_and_makes_no_order(people: People, sent):
    consent = seen_by(people.alice, sent.id).approval
    do(people.alice, approvals.decline, consent.id, sha256=consent.sha256, reason="Too dear for us")
    run_due()
    decided = do(people.alice, approvals.by_id, consent.id)
    assert (decided.status, decided.chain_number) == (ApprovalStatus.DECLINED, 1)
    assert "Too dear for us" in _text(people, decided.evidence_id)
    assert _orders() == []


def test_an_approval_that_came_before_the_paper_waits_for_it(people: People):
    quote = a_sent_quote(people, *LINES[:1])
    approved(people.alice, seen_by(people.alice, quote.id).approval)
    run_due()
    with work_as(HOUSE) as work:
        for job in work.session.exec(select(Job).where(Job.state == JobState.QUEUED)):
            job.due_at = work.now
    run_due()
    assert do(people.alice, quotes.for_customer, quote.id).approval.evidence_id is not None


def test_following_up_twice_changes_nothing(people: People, sent):
    approved(people.alice, seen_by(people.alice, sent.id).approval)
    run_due()
    before, papers = _facts(people), _documents()
    with work_as(HOUSE) as work:
        for job in work.session.exec(select(Job)):
            if job.kind.startswith(OURS):
                job.state, job.attempts = JobState.QUEUED, 0
    run_due()
    assert (_facts(people), _documents()) == (before, papers)
    assert len(_orders()) == 1


def test_a_document_is_sealed_and_proved_the_same_way(people: People):
    from domain.documents.filing import file_pdf

    with work_as(people.sanne) as work:
        data = storage.read(_any_pdf(people))
        contract = file_pdf(
            work, customer_id=people.alice_customer, kind=DocumentKind.CONTRACT, title="Contract", data=data
        )
    asked = do(people.sanne, approvals.ask_for_document, contract.id)
    approved(people.alice, asked)
    run_due()
    decided = do(people.alice, approvals.by_id, asked.id)
    assert "Contract" in _text(people, decided.evidence_id)
    assert decided.chain_number == 1


def _any_pdf(people: People) -> str:
    quote = a_sent_quote(people)
    run_due()
    with work_as(people.sanne) as work:
        return work.get(Document, seen_by(people.alice, quote.id).document_id).sha256


def _text(people: People, document_id) -> str:
    """What stands in a document that Alice may open."""
    path = do(people.alice, content, document_id).path
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages).replace("\u00a0", " ")


def _facts(people: People) -> Counter[str]:
    with work_as(people.sanne) as work:
        names = Counter(fact.name for fact in work.session.exec(select(Fact)))
    return Counter(
        {name: count for name, count in names.items() if name.split(".")[0] in ("quote", "order", "document")}
    )


def _orders() -> list[Order]:
    with work_as(HOUSE) as work:
        return list(work.session.exec(select(Order)))


def _documents() -> Counter[DocumentKind]:
    with work_as(HOUSE) as work:
        return Counter(document.kind for document in work.session.exec(select(Document)))


def _jobs_left() -> list[str]:
    with work_as(HOUSE) as work:
        jobs = work.session.exec(select(Job).where(Job.state != JobState.DONE))
        return [f"{job.kind}: {job.last_error}" for job in jobs if job.kind.startswith(OURS)]
