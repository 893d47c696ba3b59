"""The archive: mine, by kind; a file for the firm; what waits for approval."""

from pathlib import Path

import pytest

from domain import approvals, documents
from models.document import DocumentKind
from portal.documents.state import DocumentsState, DocumentState
from tests.domain.documents.files import a_pdf, upload
from tests.people import People, do
from tests.tab import Tab


@pytest.fixture
def contract(people: People, tmp_path: Path):
    return shared(people, tmp_path, "Contract", DocumentKind.CONTRACT)


def shared(people: People, folder: Path, title: str, kind: DocumentKind):
    file = upload(people.sanne, folder, a_pdf(title))
    return do(people.sanne, documents.share, people.alice_customer, file.id, kind=kind, title=title)


def test_the_archive_can_be_narrowed_to_one_kind(people: People, tmp_path: Path, contract):
    shared(people, tmp_path, "Report", DocumentKind.REPORT)
    tab = Tab(people.alice).open("/documents")
    assert [paper.title for paper in tab.shows(DocumentsState, "papers")] == ["Report", "Contract"]
    tab.open("/documents?kind=contract")
    assert [paper.title for paper in tab.shows(DocumentsState, "papers")] == ["Contract"]
    tab.open("/documents?kind=nonsense")
    assert len(tab.shows(DocumentsState, "papers")) == 2


def test_a_paper_that_waits_for_approval_is_marked(people: People, contract):
    asked = do(people.sanne, approvals.ask_for_document, contract.id)
    tab = Tab(people.alice).open("/documents")
    paper = tab.shows(DocumentsState, "papers")[0]
    assert (paper.approval, paper.href) == (str(asked.id), f"/approvals/{asked.id}")
    assert Tab(people.alice).open(f"/documents/{contract.id}").shows(DocumentState, "document").approval == paper.href


def test_a_file_for_the_firm_lands_in_the_archive(people: People, tmp_path: Path):
    file = upload(people.alice, tmp_path, a_pdf(), name="meter.pdf")
    tab = Tab(people.alice).open("/documents")
    assert tab.shows(DocumentsState, "record") == str(people.alice_customer)
    tab.fire(DocumentsState.hand_in, ids=[str(file.id)])
    assert [paper.title for paper in tab.shows(DocumentsState, "papers")] == ["meter"]
    assert tab.told == ["Received. The firm sees it now."]


def test_somebody_elses_file_cannot_be_handed_in(people: People, tmp_path: Path):
    file = upload(people.niels, tmp_path, a_pdf(), name="his.pdf")
    tab = Tab(people.alice).open("/documents").fire(DocumentsState.hand_in, ids=[str(file.id)])
    assert tab.told == ["This does not exist, or it is not yours."]
    assert do(people.alice, documents.for_customer) == []


def test_nothing_can_be_sent_to_a_record_that_is_not_mine(people: People, tmp_path: Path):
    file = upload(people.alice, tmp_path, a_pdf())
    tab = Tab(people.alice).open("/documents").fire(DocumentsState.send_to, record_id=str(people.niels_customer))
    tab.fire(DocumentsState.hand_in, ids=[str(file.id)])
    assert tab.problems
    assert do(people.niels, documents.for_customer) == []


@pytest.mark.parametrize("who", ["niels", "bo"])
def test_another_customer_sees_nothing(people: People, contract, who: str):
    tab = Tab(getattr(people, who)).open(f"/documents/{contract.id}")
    assert tab.shows(DocumentState, "problem") == "This does not exist, or it is not yours."


def test_pressing_to_read_counts_as_opened(people: People, contract):
    tab = Tab(people.alice).open(f"/documents/{contract.id}")
    assert do(people.sanne, documents.by_id, contract.id).opened_at is None
    tab.fire(DocumentState.opened)
    assert do(people.sanne, documents.by_id, contract.id).opened_at is not None


def test_older_versions_stay_readable(people: People, tmp_path: Path, contract):
    file = upload(people.sanne, tmp_path, a_pdf("Second"))
    newer = do(people.sanne, documents.new_version, contract.id, file.id)
    tab = Tab(people.alice).open(f"/documents/{newer.id}")
    assert [one.version for one in tab.shows(DocumentState, "document").older] == [1]


def test_the_archive_by_folder_and_by_title(people: People, tmp_path: Path, contract):
    folder = do(people.admin, documents.add_folder, "Manuals")
    do(people.admin, documents.add_folder, "Empty")
    do(people.sanne, documents.put_in_folder, [str(contract.id)], folder.id)
    shared(people, tmp_path, "Boiler report", DocumentKind.REPORT)
    tab = Tab(people.alice).open("/documents")
    assert [(one.name, one.count) for one in tab.shows(DocumentsState, "folders")] == [("Manuals", "1")]
    tab.fire(DocumentsState.find, text="boil")
    assert [paper.title for paper in tab.shows(DocumentsState, "papers")] == ["Boiler report"]
    tab = Tab(people.alice).open(f"/documents?folder={folder.id}")
    assert [paper.title for paper in tab.shows(DocumentsState, "papers")] == ["Contract"]
    odd = Tab(people.alice).open("/documents?folder=nonsense")
    assert odd.shows(DocumentsState, "problem") == "This does not exist, or it is not yours."


def test_what_is_for_me_alone_has_a_place_of_its_own(people: People, tmp_path: Path, contract):
    file = upload(people.alice, tmp_path, a_pdf("Pass"), name="pass.pdf")
    tab = Tab(people.alice).open("/documents").fire(DocumentsState.send_privately, private=True)
    tab.fire(DocumentsState.hand_in, ids=[str(file.id)])
    assert [paper.title for paper in tab.shows(DocumentsState, "papers")] == ["Contract"]
    tab.open("/documents?whose=mine")
    [paper] = tab.shows(DocumentsState, "papers")
    assert paper.title == "pass"
    assert tab.open(paper.href).shows(DocumentState, "document").is_personal
