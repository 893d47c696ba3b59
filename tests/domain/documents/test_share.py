"""The archive: what is shared is seen by its customer, and each kind of paper only with its right."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from domain import documents, quotes
from domain.access import HOUSE, Actor, Right, system_of
from domain.documents.filing import file_pdf
from domain.documents.rules import Replaced
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import work_as
from models.document import Document, DocumentKind
from models.fact import Fact
from tests.domain.documents.files import a_pdf, a_photo, upload
from tests.makers import a_sent_quote, with_rights
from tests.people import People, do
from tests.tasks.post import facts_named


def a_shared(people: People, tmp_path: Path, *, title: str = "Contract 2026", shared: bool = True) -> Document:
    file = upload(people.sanne, tmp_path, a_pdf(title))
    return do(
        people.sanne,
        documents.share,
        people.alice_customer,
        file.id,
        kind=DocumentKind.CONTRACT,
        title=title,
        shared=shared,
    )


def _filed(people: People, kind: DocumentKind, *, quote_id: UUID | None = None, shared: bool = True) -> UUID:
    with work_as(system_of(people.company.id)) as work:
        made = file_pdf(
            work, customer_id=people.alice_customer, kind=kind, title=f"Our {kind}", data=kind.encode(),
            quote_id=quote_id, shared=shared,
        )  # fmt: skip
        return made.id


def _titles(person, *customer: UUID) -> list[str]:
    return [row.title for row in do(person, documents.for_customer, *customer)]


def test_a_shared_document_is_in_its_customers_archive_alone(people: People, tmp_path: Path):
    document = a_shared(people, tmp_path)
    assert _titles(people.alice) == ["Contract 2026"]
    assert _titles(people.niels) == _titles(people.bo) == _titles(people.stranger) == []
    download = do(people.alice, documents.content, document.id)
    assert (download.path.read_bytes(), download.inline) == (a_pdf("Contract 2026"), False)
    for outsider in (people.niels, people.bo, people.stranger):
        with pytest.raises(NotFound):
            do(outsider, documents.content, document.id)


def test_what_is_not_shared_only_staff_see(people: People, tmp_path: Path):
    document = a_shared(people, tmp_path, shared=False)
    assert (_titles(people.alice), _titles(people.sanne)) == ([], ["Contract 2026"])
    with pytest.raises(NotFound):
        do(people.alice, documents.content, document.id)
    assert [fact.internal for fact in facts_named("document.filed")] == [True]
    do(people.sanne, documents.set_shared, document.id, shared=True)
    assert _titles(people.alice) == ["Contract 2026"]


def test_what_to_share_is_checked(people: People, tmp_path: Path):
    file = upload(people.sanne, tmp_path, a_pdf())
    for kind, title in ((DocumentKind.INVOICE, "Mine"), (DocumentKind.REPORT, "x" * 201)):
        with pytest.raises(Invalid):
            do(people.sanne, documents.share, people.alice_customer, file.id, kind=kind, title=title)
    for person in (people.alice, people.planner, people.technician):
        with pytest.raises(NotAllowed):
            do(person, documents.share, people.alice_customer, file.id, kind=DocumentKind.OTHER, title="x")


@pytest.mark.parametrize(
    ("name", "title"),
    [("Plan_begane_grond_v2.pdf", "Plan begane grond v2"), ("Rev. 2.0.pdf", "Rev. 2.0"), ("___.pdf", "___.pdf")],
)
def test_without_a_title_the_file_gives_its_name(people: People, tmp_path: Path, name: str, title: str):
    file = upload(people.sanne, tmp_path, a_pdf(), name=name)
    shared = do(people.sanne, documents.share, people.alice_customer, file.id, kind=DocumentKind.OTHER, title=" ")
    assert shared.title == title


def test_one_customers_upload_does_not_get_into_anothers_archive(people: People, tmp_path: Path):
    file = upload(people.niels, tmp_path, a_pdf())
    with pytest.raises(NotFound):
        do(people.sanne, documents.share, people.alice_customer, file.id, kind=DocumentKind.OTHER, title="x")
    with pytest.raises(NotFound):
        do(people.alice, documents.hand_in, people.alice_customer, file.id)


def test_a_customer_hands_in_a_file(people: People, tmp_path: Path):
    file = upload(people.alice, tmp_path, a_photo(), name="meter cupboard.jpg")
    document = do(people.alice, documents.hand_in, people.alice_customer, file.id)
    assert (document.title, document.customer_id) == ("meter cupboard", people.alice_customer)
    assert do(people.sanne, documents.content, document.id).inline
    with pytest.raises(NotFound):
        do(people.alice, documents.hand_in, people.niels_customer, file.id)


def test_both_sides_attach_files_to_a_quote(people: People, tmp_path: Path):
    quote = a_sent_quote(people)
    for person in (people.sanne, people.alice):
        do(person, documents.attach, quote.id, upload(person, tmp_path, a_photo(), name=f"{person.name}.jpg").id)
    assert _attached(people.sanne, quote.id) == [people.sanne.name, people.alice.name]
    assert _attached(people.alice, quote.id) == [people.alice.name], "what the firm adds waits for its version"
    do(people.sanne, quotes.send, quote.id, do(people.sanne, quotes.draft, quote.id).revision)
    assert _attached(people.alice, quote.id) == [people.sanne.name, people.alice.name]
    file = upload(people.niels, tmp_path, a_photo())
    with pytest.raises(NotFound):
        do(people.niels, documents.attach, quote.id, file.id)


def test_who_may_ask_but_not_see_quotes_cannot_attach_to_one(people: People, tmp_path: Path):
    quote = a_sent_quote(people)
    tenant = with_rights(people.alice, Right.SEE_DOCUMENTS, Right.ASK)
    file = upload(tenant, tmp_path, a_photo())
    with pytest.raises(NotFound):
        do(tenant, documents.attach, quote.id, file.id)


@pytest.mark.parametrize(
    ("right", "seen"),
    [
        (Right.SEE_DOCUMENTS, {DocumentKind.REPORT}),
        (Right.SEE_INVOICES, {DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE}),
        (Right.SEE_QUOTES, {DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION, DocumentKind.EVIDENCE}),
    ],
)
def test_each_paper_asks_for_the_right_of_what_it_is(people: People, right: Right, seen: set[DocumentKind]):
    quote = a_sent_quote(people)
    ids = {kind: _filed(people, kind) for kind in (DocumentKind.REPORT, DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE)}
    for kind in (DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION, DocumentKind.EVIDENCE):
        ids[kind] = _filed(people, kind, quote_id=quote.id)
    reader = with_rights(people.alice, right)
    assert {row.kind for row in do(reader, documents.for_customer)} == seen
    assert {row.kind for row in do(reader, documents.page).rows} == seen
    for kind, id in ids.items():
        if kind in seen:
            assert do(reader, documents.content, id).size > 0
        else:
            with pytest.raises(NotFound):
                do(reader, documents.content, id)


def test_a_technician_sees_no_invoices_among_the_papers(people: People):
    _filed(people, DocumentKind.INVOICE), _filed(people, DocumentKind.REPORT)
    assert _titles(people.technician) == ["Our report"]
    assert len(_titles(people.sanne)) == 2


def test_our_own_pdf_may_be_shown_in_the_browser(people: People):
    assert do(people.alice, documents.content, _filed(people, DocumentKind.INVOICE)).inline


def test_a_new_version_takes_the_place_of_the_older(people: People, tmp_path: Path):
    first = a_shared(people, tmp_path)
    file = upload(people.sanne, tmp_path, a_pdf("v2"))
    second = do(people.sanne, documents.new_version, first.id, file.id)
    assert (second.version, second.replaces_id, second.title) == (2, first.id, first.title)
    assert [row.id for row in do(people.alice, documents.for_customer)] == [second.id]
    assert [paper.id for paper in do(people.alice, documents.versions, second.id)] == [second.id, first.id]
    with pytest.raises(Replaced):
        do(people.sanne, documents.new_version, first.id, file.id)


def test_our_own_papers_are_not_replaced_by_hand(people: People, tmp_path: Path):
    file = upload(people.sanne, tmp_path, a_pdf())
    paper = _filed(people, DocumentKind.INVOICE)
    with pytest.raises(Invalid):
        do(people.sanne, documents.new_version, paper, file.id)
    with pytest.raises(Invalid):
        do(people.sanne, documents.set_shared, paper, shared=False)
    with pytest.raises(NotFound):
        do(people.stranger, documents.set_shared, paper, shared=False)


def test_opened_means_opened_by_the_customer(people: People, tmp_path: Path):
    document = a_shared(people, tmp_path)
    do(people.sanne, documents.mark_opened, document.id)
    do(people.alice, documents.content, document.id)  # fetching is not opening
    assert facts_named("document.opened") == []
    do(people.alice, documents.mark_opened, document.id)
    do(people.alice, documents.mark_opened, document.id)
    assert [fact.actor_name for fact in facts_named("document.opened")] == [people.alice.name]
    with pytest.raises(NotFound):
        do(people.niels, documents.mark_opened, document.id)


def test_the_archive_is_searched_and_paged(people: People, tmp_path: Path):
    for title in ("Contract boiler", "Report 2025", "Contract roof"):
        a_shared(people, tmp_path, title=title)
    found = do(people.sanne, documents.page, search="contract", size=1)
    assert [row.title for row in found.rows] == ["Contract roof"]
    found = do(people.sanne, documents.page, search="contract", size=1, after=found.older)
    assert ([row.title for row in found.rows], found.older) == (["Contract boiler"], None)
    a_shared(people, tmp_path, title="Drawing for 2026-0123")
    assert len(do(people.sanne, documents.page, search="2026-0123").rows) == 1
    assert (
        len(do(people.sanne, documents.page, kind=DocumentKind.CONTRACT, customer_id=people.alice_customer).rows) == 4
    )
    assert do(people.sanne, documents.page, customer_id=people.niels_customer).rows == ()


def test_the_house_keeps_the_same_bytes_once(people: People, tmp_path: Path):
    first, second = a_shared(people, tmp_path), a_shared(people, tmp_path)
    assert first.sha256 == second.sha256
    with work_as(HOUSE) as work:
        assert work.get(Document, first.id).id != work.get(Document, second.id).id


def _attached(reader: Actor, quote_id) -> list[str]:
    return [row.title for row in do(reader, documents.attachments, quote_id)]


def test_an_attachment_of_a_draft_is_not_there_for_the_customer(people: People, tmp_path: Path):
    draft = do(people.sanne, quotes.create, people.alice_customer, title="Boiler")
    file = upload(people.sanne, tmp_path, a_photo(), name="secret.jpg")
    photo = do(people.sanne, documents.attach, draft.id, file.id)
    assert do(people.alice, documents.for_customer) == []
    for peek in (documents.by_id, documents.content):
        with pytest.raises(NotFound):
            do(people.alice, peek, photo.id)
    with work_as(people.alice, writes=False) as work:
        told = work.session.exec(select(Fact).where(Fact.subject_id == photo.id)).all()
    assert told == [], "not even its name is told"


def test_what_was_taken_off_stays_a_paper_of_its_quote(people: People, tmp_path: Path):
    quote = a_sent_quote(people)
    file = upload(people.sanne, tmp_path, a_photo(), name="plan.jpg")
    photo = do(people.sanne, documents.attach, quote.id, file.id)
    sent = do(people.sanne, quotes.send, quote.id, do(people.sanne, quotes.draft, quote.id).revision)
    after = do(people.sanne, quotes.detach, quote.id, sent.revision, photo.id)
    assert after.attachments == ()
    assert do(people.alice, documents.by_id, photo.id).quote_id == quote.id, "its reader still needs to see quotes"


def test_a_file_of_a_discarded_draft_never_reaches_the_customer(people: People, tmp_path: Path):
    draft = do(people.sanne, quotes.create, people.alice_customer, title="Boiler")
    do(people.sanne, documents.attach, draft.id, upload(people.sanne, tmp_path, a_photo()).id)
    do(people.sanne, quotes.discard, draft.id, do(people.sanne, quotes.draft, draft.id).revision)
    assert do(people.alice, documents.for_customer) == []
