"""Papers and photos of a project: for its customer, and for guests who may see documents there."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from domain import documents, hours
from domain.access import HOUSE, Right
from domain.documents.filing import file_pdf
from domain.hours.rules import NotOnTeam
from domain.problems import Invalid, NotAllowed, NotFound
from domain.work import work_as
from models.document import DocumentKind
from tests.makers import with_rights
from tests.people import People, do
from tests.site import a_pass, a_project, change


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "photo"
    kept = BytesIO()
    Image.new("RGB", (40, 30), "red").save(kept, "JPEG")
    path.write_bytes(kept.getvalue())
    return path


def a_photo(people: People, project, picture: Path):
    file = do(people.technician, documents.receive, name="IMG_1.jpg", path=picture)
    return do(people.technician, hours.add_photo, project.id, file.id, title="North wall tiled")


def test_a_technician_s_photo_is_in_the_diary(people: People, picture: Path):
    project = a_project(people, people.technician)
    photo = a_photo(people, project, picture)
    found = do(people.alice, documents.of_project, project.id, photos=True)
    assert [(one.id, one.title) for one in found.rows] == [(photo.id, "North wall tiled")]
    assert do(people.alice, documents.of_project, project.id).rows == ()
    assert do(people.alice, documents.content, photo.id).inline


def test_a_photo_sent_twice_is_one(people: People, picture: Path):
    project = a_project(people, people.technician)
    file = do(people.technician, documents.receive, name="IMG_1.jpg", path=picture)
    first, again = (do(people.technician, hours.add_photo, project.id, file.id) for _ in range(2))
    assert (first.id, first.title) == (again.id, "IMG 1")


def test_only_the_team_adds_pictures_and_only_pictures(people: People, picture: Path):
    project = a_project(people)
    file = do(people.technician, documents.receive, name="IMG_1.jpg", path=picture)
    with pytest.raises(NotOnTeam):
        do(people.technician, hours.add_photo, project.id, file.id)
    with pytest.raises(NotFound):
        do(people.stranger, hours.add_photo, project.id, file.id)
    with pytest.raises(NotAllowed):
        do(people.alice, hours.add_photo, project.id, file.id)
    with work_as(HOUSE) as work:
        paper = file_pdf(
            work, customer_id=people.alice_customer, kind=DocumentKind.OTHER, title="Plan", data=b"%PDF-1.7"
        )
    with pytest.raises(Invalid):
        do(people.planner, hours.add_photo, project.id, paper.file_id)


def test_who_sees_them(people: People, picture: Path):
    project = a_project(people, people.technician)
    photo = a_photo(people, project, picture)
    vera = a_pass(project, Right.SEE_PROJECTS, Right.SEE_DOCUMENTS)
    hanna = a_pass(project, Right.SEE_PROJECTS, Right.SEE_HOURS, name="Hanna")
    assert do(vera, documents.by_id, photo.id).id == photo.id
    assert len(do(vera, documents.of_project, project.id, photos=True).rows) == 1
    for person in (people.niels, people.bo, people.stranger, a_pass(a_project(people, number="P2"))):
        for question in (documents.of_project, documents.by_id):
            with pytest.raises(NotFound):
                do(person, question, project.id if question is documents.of_project else photo.id)
    for person in (hanna, with_rights(people.alice, Right.SEE_PROJECTS)):
        with pytest.raises(NotFound):
            do(person, documents.by_id, photo.id)
        with pytest.raises(NotAllowed):
            do(person, documents.of_project, project.id)
    change(project, is_open=False)
    with pytest.raises(NotFound):
        do(people.alice, documents.of_project, project.id)
