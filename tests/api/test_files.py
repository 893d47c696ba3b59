"""Files: streamed in with a limit, served to those who may read them, never run in a browser."""

from io import BytesIO
from urllib.parse import quote
from uuid import UUID

import pikepdf
import pytest
from PIL import Image
from sqlmodel import select

from domain import documents
from domain.access import HOUSE
from domain.documents.rules import MOST_BYTES
from domain.work import work_as
from models.document import DocumentKind, StoredFile
from tests.api.conftest import Knock
from tests.people import People, do


@pytest.fixture
def pdf() -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def _send(client, body, name: str, path: str = "/api/files"):
    return client.post(path, content=body, headers={"x-file-name": quote(name)})


def test_a_customer_uploads_a_photo_that_is_made_anew(knock: Knock, people: People):
    picture = BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "JPEG", comment=b"secret place")
    sent = _send(knock(portal=people.alice), picture.getvalue(), "../../foto 1.jpg")
    assert (sent.status_code, sent.json()["type"]) == (201, "image/jpeg")
    served = knock(portal=people.alice).get(f"/files/uploads/{sent.json()['id']}")
    assert b"secret place" not in served.content
    assert served.headers["content-disposition"].startswith("inline")
    assert "/" not in served.headers["content-disposition"].split("''")[1]


@pytest.mark.parametrize("who", ["niels", "bo"])
def test_an_upload_of_somebody_else_does_not_exist(knock: Knock, people: People, pdf: bytes, who: str):
    sent = _send(knock(portal=people.alice), pdf, "a.pdf").json()
    assert knock(portal=getattr(people, who)).get(f"/files/uploads/{sent['id']}").status_code == 404
    assert knock().get(f"/files/uploads/{sent['id']}").status_code == 404


def test_fifty_megabytes_are_cut_off_whatever_length_was_promised(knock: Knock, people: People):
    def endless():
        for _ in range(50):
            yield b"%PDF-1.7" + b"x" * 1_048_576

    sent = _send(knock(portal=people.alice), endless(), "big.pdf")
    assert (sent.status_code, set(sent.json()["errors"])) == (422, {"file"})
    promised = knock(portal=people.alice).post(
        "/api/files", content=b"x", headers={"content-length": str(MOST_BYTES + 1), "x-file-name": "big.pdf"}
    )
    assert promised.status_code == 422
    with work_as(HOUSE, writes=False) as work:
        assert work.session.exec(select(StoredFile)).all() == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"<script>alert(1)</script>", "page.html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.svg"),
        (b"%PDF-1.4\n<script>alert(1)</script>", "trick.pdf"),
        (b"GIF89a/*=1;alert(1)*/", "a.gif"),
        (b"", "empty.pdf"),
    ],
)
def test_what_is_not_a_document_is_refused_with_a_reason(knock: Knock, people: People, body: bytes, name: str):
    sent = _send(knock(portal=people.alice), body, name)
    assert sent.status_code == 422
    assert sent.json()["errors"] or sent.json()["problem"]


def test_strangers_upload_nothing(knock: Knock, pdf: bytes):
    assert _send(knock(), pdf, "a.pdf").status_code == 403


def test_the_office_page_uploads_as_the_colleague(knock: Knock, people: People, pdf: bytes):
    browser = knock(portal=people.alice, office=people.sanne)
    sent = _send(browser, pdf, "rapport.pdf", "/api/files?door=office").json()
    with work_as(HOUSE, writes=False) as work:
        assert work.session.get(StoredFile, UUID(sent["id"])).uploaded_by == people.sanne.id


def test_a_shared_document_is_served_in_a_sandbox_to_its_customer_only(knock: Knock, people: People, pdf: bytes):
    sent = _send(knock(office=people.sanne), pdf, "rapport.pdf", "/api/files?door=office").json()
    shared = do(
        people.sanne, documents.share, people.alice_customer, sent["id"], kind=DocumentKind.REPORT, title="Rapport"
    )
    path = f"/files/documents/{shared.id}"
    served = knock(portal=people.alice).get(path)
    assert served.status_code == 200
    assert "sandbox" in served.headers["content-security-policy"]
    assert (served.headers["x-content-type-options"], served.headers["cache-control"]) == (
        "nosniff",
        "private, no-store",
    )
    others = [knock(portal=people.niels), knock(portal=people.bo), knock(office=people.stranger)]
    assert [client.get(path).status_code for client in others] == [404, 404, 404]
    assert knock().get(path).headers["location"].startswith("/sign-in")
    assert knock(office=people.sanne).get(path).status_code == 200
