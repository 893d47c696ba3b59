"""Documents in the office: shared, replaced, approved; and the evidence checked."""

from pathlib import Path

from backoffice.documents.document import DocumentState
from backoffice.documents.state import DocumentsState, NewDocumentState
from domain import approvals, documents
from domain.access import HOUSE
from domain.work import work_as
from models.approval import Approval
from models.document import Document, DocumentKind
from tasks.runner import run_due
from tests.domain.documents.files import a_pdf, a_photo, upload
from tests.makers import approved
from tests.people import People, do
from tests.projects import a_project
from tests.tab import Tab


def a_contract(people: People, folder: Path, data: bytes | None = None) -> Document:
    file = upload(people.sanne, folder, data or a_pdf())
    kind = DocumentKind.CONTRACT
    return do(people.sanne, documents.share, people.alice_customer, file.id, kind=kind, title="Contract")


def _at(people: People, document: Document, who=None) -> Tab:
    return Tab(who or people.sanne).open(f"/office/documents/{document.id}")


def _page(tab: Tab):
    return tab.shows(DocumentState, "document")


def test_documents_are_found_by_title(people: People, tmp_path: Path):
    a_contract(people, tmp_path)
    assert len(Tab(people.sanne).open("/office/documents?search=contract").shows(DocumentsState, "rows")) == 1
    assert Tab(people.sanne).open("/office/documents?search=report").shows(DocumentsState, "rows") == []
    assert Tab(people.sanne).open("/office/documents?status=report").shows(DocumentsState, "rows") == []


def test_an_upload_is_shared_with_the_customer(people: People, tmp_path: Path):
    file = upload(people.sanne, tmp_path, a_pdf())
    tab = Tab(people.sanne).open(f"/office/documents/new?customer={people.alice_customer}")
    tab.fire(NewDocumentState.share, form={"title": "Report", "kind": "report", "shared": "on"})
    assert tab.shows(NewDocumentState, "errors") == {"file": "Choose a file first."}
    tab.fire(NewDocumentState.received, ids=[str(file.id)])
    tab.fire(NewDocumentState.share, form={"title": "Report", "kind": "report", "shared": "on"})
    made = do(people.alice, documents.page).rows[0]
    assert (made.title, tab.went) == ("Report", [f"/office/documents/{made.id}"])


def test_a_file_is_filed_with_the_project_it_was_shared_from(people: People, tmp_path: Path):
    project, file = a_project(people), upload(people.sanne, tmp_path, a_pdf())
    asked = f"/office/documents/new?customer={people.alice_customer}&project={project.id}"
    tab = Tab(people.sanne).open(asked).fire(NewDocumentState.received, ids=[str(file.id)])
    tab.fire(NewDocumentState.share, form={"title": "Drawing", "kind": "report", "shared": "on"})
    assert [paper.title for paper in do(people.alice, documents.of_project, project.id).rows] == ["Drawing"]


def test_an_upload_of_another_firm_cannot_be_shared(people: People, tmp_path: Path):
    foreign = upload(people.stranger, tmp_path, a_pdf())
    tab = Tab(people.sanne).open(f"/office/documents/new?customer={people.alice_customer}")
    tab.fire(NewDocumentState.received, ids=[str(foreign.id)])
    tab.fire(NewDocumentState.share, form={"title": "Theirs", "kind": "other"})
    assert tab.told == ["This does not exist, or it is not yours."]
    assert do(people.sanne, documents.page).rows == ()


def test_a_pdf_is_sent_for_approval_and_withdrawn(people: People, tmp_path: Path):
    tab = _at(people, a_contract(people, tmp_path))
    assert _page(tab).can_ask
    tab.fire(DocumentState.ask_approval, form={"expires_on": "2099-01-01", "amount": "250000"})
    asked = _page(tab).approvals[0]
    assert (asked.status, asked.cents, _page(tab).can_ask) == ("waiting", 250_000, False)
    tab.fire(DocumentState.open_withdraw, approval_id=asked.id)
    tab.fire(DocumentState.withdraw, form={"reason": "Wrong page"})
    assert _page(tab).approvals[0].status == "withdrawn"


def test_a_day_that_is_over_is_refused_at_its_field(people: People, tmp_path: Path):
    tab = _at(people, a_contract(people, tmp_path))
    tab.fire(DocumentState.ask_approval, form={"expires_on": "2020-01-01"})
    assert set(tab.shows(DocumentState, "errors")) == {"expires_on"}
    tab.fire(DocumentState.ask_approval, form={"expires_on": ""})
    assert set(tab.shows(DocumentState, "errors")) == {"expires_on"}


def test_a_photo_cannot_be_approved(people: People, tmp_path: Path):
    assert not _page(_at(people, a_contract(people, tmp_path, a_photo()))).can_ask


def test_a_new_version_takes_the_place_of_the_old(people: People, tmp_path: Path):
    document = a_contract(people, tmp_path)
    file = upload(people.sanne, tmp_path, a_pdf("Other"))
    tab = _at(people, document).fire(DocumentState.replace, ids=[str(file.id)])
    newer = Tab(people.sanne).open(tab.went[-1])
    assert (_page(newer).version, _page(newer).older[0].id) == (2, str(document.id))
    again = _page(_at(people, document))
    assert (again.newer_id, again.can_replace, again.can_ask) == (_page(newer).id, False, False)


def test_a_document_is_taken_out_of_sight(people: People, tmp_path: Path):
    tab = _at(people, a_contract(people, tmp_path)).fire(DocumentState.show, shared=False)
    assert not _page(tab).shared
    assert do(people.alice, documents.page).rows == ()


def test_the_check_of_the_evidence_tells_the_truth(people: People, tmp_path: Path):
    document = a_contract(people, tmp_path)
    asked = do(people.sanne, approvals.ask_for_document, document.id)
    approved(people.alice, asked)
    run_due()
    tab = Tab(people.sanne).open("/office/documents").fire(DocumentsState.check)
    assert (tab.shows(DocumentsState, "chain").decisions, tab.shows(DocumentsState, "chain").broken_at) == (1, 0)
    with work_as(HOUSE) as work:
        work.get(Approval, asked.id).typed_name = "Somebody else"
    tab.fire(DocumentsState.check)
    assert tab.shows(DocumentsState, "chain").broken_at == 1


def test_a_planner_reads_but_changes_nothing(people: People, tmp_path: Path):
    document = a_contract(people, tmp_path)
    tab = _at(people, document, people.planner)
    assert (_page(tab).title, _page(tab).can_replace, _page(tab).can_ask) == ("Contract", False, False)
    tab.fire(DocumentState.show, shared=False)
    assert tab.told == ["Your role does not include this."]


def test_another_firm_and_customers_see_nothing_of_it(people: People, tmp_path: Path):
    document = a_contract(people, tmp_path)
    assert not _at(people, document, people.stranger).shows(DocumentState, "is_there")
    assert not _at(people, document, people.alice).knows(DocumentState)


def test_documents_are_put_in_folders_many_at_once(people: People, tmp_path: Path):
    papers, folder = [a_contract(people, tmp_path) for _ in range(2)], do(people.admin, documents.add_folder, "Terms")
    tab = Tab(people.sanne).open("/office/documents").fire(DocumentsState.choose_all)
    tab.fire(DocumentsState.move_chosen, folder_id=str(folder.id))
    assert tab.told == ["{count} documents moved."]
    assert {row.folder for row in tab.shows(DocumentsState, "rows")} == {"Terms"}
    tab.fire(DocumentsState.choose, id=str(papers[0].id)).fire(DocumentsState.move_chosen, folder_id="none")
    tab.fire(DocumentsState.filter, status=f"folder:{folder.id}")
    assert [row.id for row in tab.shows(DocumentsState, "rows")] == [str(papers[1].id)]
    assert len(tab.fire(DocumentsState.filter, status="folder:nonsense").shows(DocumentsState, "rows")) == 2


def test_one_document_is_put_in_a_folder_on_its_page(people: People, tmp_path: Path):
    paper, folder = a_contract(people, tmp_path), do(people.admin, documents.add_folder, "Terms")
    tab = _at(people, paper).fire(DocumentState.file_under, folder_id=str(folder.id))
    assert _page(tab).folder_id == str(folder.id)
    assert _page(tab.fire(DocumentState.file_under, folder_id="")).folder_id == ""


def test_a_document_for_one_person(people: People, tmp_path: Path):
    file = upload(people.sanne, tmp_path, a_pdf())
    tab = Tab(people.sanne).open(f"/office/documents/new?customer={people.alice_customer}")
    [alice] = tab.shows(NewDocumentState, "readers")
    assert (alice.text, alice.value) == ("Alice de Graaf", str(people.alice.account_id))
    tab.fire(NewDocumentState.received, ids=[str(file.id)])
    form = {"title": "Payslip", "kind": "other", "shared": "on"}
    tab.fire(NewDocumentState.share, form=form | {"personal_to": str(people.niels.account_id)})
    assert set(tab.shows(NewDocumentState, "errors")) == {"personal_to"}
    tab.fire(NewDocumentState.share, form=form | {"personal_to": alice.value})
    made = do(people.alice, documents.page, personal=True).rows[0]
    assert _page(_at(people, made)).only_for == "Alice de Graaf"
    assert Tab(people.sanne).open("/office/documents").shows(DocumentsState, "rows")[0].is_personal
