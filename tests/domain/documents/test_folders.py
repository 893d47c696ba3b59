"""Folders order the archive in the firm's own words; documents outlive them."""

from pathlib import Path
from uuid import UUID

import pytest

from domain import documents
from domain.access import Actor
from domain.documents import MOST_COUNTED, rules
from domain.problems import Invalid, NotAllowed, NotFound
from models.document import Document, DocumentKind
from tests.domain.documents.files import a_pdf, upload
from tests.people import People, do


def _shared(people: People, folder: Path, title: str, to: UUID | None = None, **how: object) -> Document:
    file = upload(people.sanne, folder, a_pdf(title))
    whom = to or people.alice_customer
    return do(people.sanne, documents.share, whom, file.id, kind=DocumentKind.REPORT, title=title, **how)


def _names(actor: Actor) -> list[str]:
    return [folder.name for folder in do(actor, documents.all_folders)]


def test_an_administrator_adds_orders_renames_and_removes(people: People):
    for name in ("Manuals", "Reports", "Photos"):
        do(people.admin, documents.add_folder, name)
    photos = do(people.admin, documents.all_folders)[2]
    do(people.admin, documents.move_folder, photos.id, by=-1)
    do(people.admin, documents.move_folder, photos.id, by=-5)
    do(people.admin, documents.rename_folder, photos.id, "  Pictures ")
    assert _names(people.sanne) == ["Pictures", "Manuals", "Reports"]
    do(people.admin, documents.remove_folder, photos.id)
    assert _names(people.sanne) == ["Manuals", "Reports"]
    for verb in (documents.rename_folder, documents.move_folder, documents.remove_folder):
        with pytest.raises(NotFound):
            how = {"by": 1} if verb is documents.move_folder else {}
            do(people.admin, verb, photos.id, *(["X"] if verb is documents.rename_folder else []), **how)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "manuals"])
def test_a_name_that_is_none_or_taken_is_refused_at_its_field(people: People, name: str):
    do(people.admin, documents.add_folder, "Manuals")
    with pytest.raises(Invalid) as refused:
        do(people.admin, documents.add_folder, name)
    assert set(refused.value.errors) == {"name"}
    assert _names(people.admin) == ["Manuals"]


def test_documents_outlive_their_folder(people: People, tmp_path: Path):
    folder = do(people.admin, documents.add_folder, "Manuals")
    paper = _shared(people, tmp_path, "Boiler", folder_id=folder.id)
    assert [row.id for row in do(people.alice, documents.page, folder_id=folder.id).rows] == [paper.id]
    do(people.admin, documents.remove_folder, folder.id)
    assert do(people.alice, documents.by_id, paper.id).folder_id is None


def test_a_new_version_stays_in_the_folder(people: People, tmp_path: Path):
    folder = do(people.admin, documents.add_folder, "Manuals")
    paper = _shared(people, tmp_path, "Boiler", folder_id=folder.id)
    newer = do(people.sanne, documents.new_version, paper.id, upload(people.sanne, tmp_path, a_pdf("Two")).id)
    assert newer.folder_id == folder.id


def test_a_customer_sees_the_folders_in_which_there_is_something(people: People, tmp_path: Path):
    manuals, _empty = (do(people.admin, documents.add_folder, name) for name in ("Manuals", "Reports"))
    papers = [_shared(people, tmp_path, f"Boiler {number}") for number in range(3)]
    _shared(people, tmp_path, "Hidden", folder_id=manuals.id, shared=False)
    _shared(people, tmp_path, "His", people.niels_customer, folder_id=manuals.id)
    assert do(people.alice, documents.folder_counts) == []
    do(people.sanne, documents.put_in_folder, [str(paper.id) for paper in papers], manuals.id)
    [found] = do(people.alice, documents.folder_counts)
    assert (found.name, found.documents) == ("Manuals", 3)
    assert do(people.bo, documents.folder_counts) == []
    do(people.sanne, documents.put_in_folder, [str(papers[0].id)], None)
    assert do(people.alice, documents.folder_counts)[0].documents == 2


def test_counting_stops(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(documents.queries._count, "__kwdefaults__", {"at_most": 2})
    folder = do(people.admin, documents.add_folder, "Manuals")
    for number in range(3):
        _shared(people, tmp_path, f"Boiler {number}", folder_id=folder.id)
    assert do(people.alice, documents.folder_counts)[0].documents == 2 < MOST_COUNTED


def test_who_may_not(people: People, tmp_path: Path):
    paper, folder = _shared(people, tmp_path, "Boiler"), do(people.admin, documents.add_folder, "Manuals")
    for actor in (people.sanne, people.alice, people.technician):
        with pytest.raises(NotAllowed):
            do(actor, documents.add_folder, "Mine")
    for actor in (people.alice, people.technician):
        with pytest.raises(NotAllowed):
            do(actor, documents.put_in_folder, [str(paper.id)], folder.id)


def test_the_other_firm_has_its_own(people: People, tmp_path: Path):
    paper, folder = _shared(people, tmp_path, "Boiler"), do(people.admin, documents.add_folder, "Manuals")
    assert _names(people.stranger) == _names(people.bo) == []
    assert do(people.stranger, documents.put_in_folder, [str(paper.id)], None) == 0
    with pytest.raises(NotFound):
        do(people.stranger, documents.put_in_folder, [], folder.id)
    assert do(people.bo, documents.page, folder_id=folder.id).rows == ()


def test_no_more_folders_than_one_can_oversee(people: People, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rules, "MOST_FOLDERS", 1)
    do(people.admin, documents.add_folder, "Manuals")
    with pytest.raises(Invalid):
        do(people.admin, documents.add_folder, "Reports")
