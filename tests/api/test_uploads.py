"""Files in parts: what has arrived is kept, what breaks off goes on, what is too large never travels."""

import os
from io import BytesIO
from urllib.parse import quote
from uuid import uuid4

import pytest
from PIL import Image
from sqlmodel import func, select
from starlette.testclient import TestClient

from domain import documents
from domain.access import HOUSE
from domain.documents import rules
from domain.documents.sweeping import KEPT
from domain.work import work_as
from integrations import parts
from models.document import StoredFile, Upload
from settings import settings
from tests.api.conftest import Knock
from tests.domain.documents.files import a_pdf
from tests.people import People

PARTS = "/api/files/parts"


def _begin(browser: TestClient, size: int, name: str = "rapport.pdf", query: str = ""):
    headers = {"x-file-name": quote(name), "x-file-size": str(size)}
    return browser.post(PARTS + query, headers=headers)


def _send(browser: TestClient, id: str, offset: int, body: bytes, query: str = ""):
    return browser.patch(f"{PARTS}/{id}{query}", content=body, headers={"upload-offset": str(offset)})


def _rows(kind: type) -> int:
    with work_as(HOUSE, writes=False) as work:
        return work.session.exec(select(func.count()).select_from(kind)).one()


def test_an_upload_that_was_cut_goes_on_where_it_was(knock: Knock, people: People):
    browser, whole = knock(portal=people.alice), a_pdf()
    begun = _begin(browser, len(whole))
    assert (begun.status_code, begun.json()["offset"]) == (201, 0)
    id = begun.json()["id"]
    assert _send(browser, id, 0, whole[:100]).json() == {"offset": 100}
    again = knock(portal=people.alice)
    assert again.get(f"{PARTS}/{id}").json() == {"offset": 100}
    done = _send(again, id, 100, whole[100:])
    assert (done.status_code, done.json()["type"]) == (201, "application/pdf")
    assert browser.get(f"/files/uploads/{done.json()['id']}").status_code == 200
    assert not parts.path(id).exists()


def test_an_answer_that_got_lost_is_given_again(knock: Knock, people: People):
    browser, whole = knock(portal=people.alice), a_pdf()
    id = _begin(browser, len(whole)).json()["id"]
    first = _send(browser, id, 0, whole).json()
    assert browser.get(f"{PARTS}/{id}").json() == {"offset": len(whole)}
    assert _send(browser, id, len(whole), b"").json() == first
    assert _rows(StoredFile) == 1


def test_all_of_it_had_arrived_when_the_server_died(knock: Knock, people: People):
    browser, whole = knock(portal=people.alice), a_pdf()
    id = _begin(browser, len(whole)).json()["id"]
    parts.path(id).write_bytes(whole)
    assert _send(browser, id, len(whole), b"").status_code == 201


def test_two_tabs_do_not_mix_their_bytes(knock: Knock, people: People):
    browser, whole = knock(portal=people.alice), a_pdf()
    id = _begin(browser, len(whole)).json()["id"]
    assert _send(browser, id, 0, whole[:50]).status_code == 200
    late = _send(browser, id, 0, whole[:50])
    assert (late.status_code, late.json()) == (409, {"offset": 50})
    with parts.Writer(id, at=50, limit=len(whole)):
        busy = _send(browser, id, 50, whole[50:])
        assert (busy.status_code, busy.json()) == (409, {"offset": 50})
    assert _send(browser, id, 50, whole[50:]).status_code == 201


def test_two_hundred_megabytes_are_refused_before_they_travel(knock: Knock, people: People):
    answer = _begin(knock(portal=people.alice), 200_000_000, "film.mp4")
    assert answer.status_code == 422
    assert "25\u00a0MB" in answer.json()["errors"]["file"]
    assert _rows(Upload) == 0


@pytest.mark.parametrize("size", ["0", "-5", "x", "9" * 30])
def test_a_size_that_is_none(knock: Knock, people: People, size: str):
    answer = knock(portal=people.alice).post(PARTS, headers={"x-file-name": "a", "x-file-size": size})
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"file"})


def test_more_than_was_promised_is_not_taken(knock: Knock, people: People):
    browser = knock(portal=people.alice)
    id = _begin(browser, 10).json()["id"]
    assert _send(browser, id, 0, b"x" * 5000).status_code == 422
    assert parts.size(id) == 0


def test_what_is_no_document_is_refused_when_it_is_there(knock: Knock, people: People):
    browser = knock(portal=people.alice)
    id = _begin(browser, 20, "film.mp4").json()["id"]
    answer = _send(browser, id, 0, b"\0\0\0\x18ftypmp42" + b"x" * 8)
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"file"})
    assert (_rows(Upload), _rows(StoredFile), parts.path(id).exists()) == (0, 0, False)


def test_a_photo_of_a_phone_comes_as_heic(knock: Knock, people: People):
    made = BytesIO()
    Image.new("RGB", (64, 48), "green").save(made, "HEIF")
    browser = knock(portal=people.alice)
    id = _begin(browser, len(made.getvalue()), "IMG_0001.HEIC").json()["id"]
    assert _send(browser, id, 0, made.getvalue()).json()["type"] == "image/jpeg"


@pytest.mark.parametrize("who", ["niels", "bo", "sanne"])
def test_an_upload_of_somebody_else_does_not_exist(knock: Knock, people: People, who: str):
    id = _begin(knock(portal=people.alice), 10).json()["id"]
    office = "?door=office" if who == "sanne" else ""
    other = knock(office=people.sanne) if who == "sanne" else knock(portal=getattr(people, who))
    answers = [
        other.get(f"{PARTS}/{id}{office}"),
        _send(other, id, 0, b"x", office),
        other.delete(f"{PARTS}/{id}{office}"),
        other.get(f"{PARTS}/{uuid4()}{office}"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert (_rows(Upload), parts.size(id)) == (1, 0)


def test_strangers_begin_nothing(knock: Knock):
    assert _begin(knock(), 10).status_code == 403


def test_cancelled_is_gone(knock: Knock, people: People):
    browser = knock(portal=people.alice)
    id = _begin(browser, 10).json()["id"]
    _send(browser, id, 0, b"12345")
    assert browser.delete(f"{PARTS}/{id}").status_code == 204
    assert (_rows(Upload), parts.path(id).exists()) == (0, False)
    assert _send(browser, id, 5, b"67890").status_code == 404


def test_the_same_file_twice_is_kept_once(knock: Knock, people: People):
    browser, whole = knock(portal=people.alice), a_pdf()
    ids = [_begin(browser, len(whole)).json()["id"] for _ in range(2)]
    first, again = (_send(browser, id, 0, whole).json() for id in ids)
    assert first == again
    assert len([place for place in (settings.data_dir / "files").rglob("*") if place.is_file()]) == 1


def test_one_person_does_not_fill_the_disk(knock: Knock, people: People, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rules, "MOST_A_DAY", 100)
    browser = knock(portal=people.alice)
    assert [_begin(browser, 60).status_code for _ in range(2)] == [201, 409]
    assert _begin(knock(portal=people.niels), 60).status_code == 201


def test_nobody_begins_without_end(knock: Knock, people: People, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rules, "MOST_AT_ONCE", 2)
    browser = knock(portal=people.alice)
    assert [_begin(browser, 10).status_code for _ in range(3)] == [201, 201, 429]


def test_a_customer_of_two_firms_says_for_which(knock: Knock, people: People):
    other = _begin(knock(portal=people.alice), 10, query=f"?customer={people.niels_customer}")
    assert other.status_code == 404
    assert _begin(knock(portal=people.alice), 10, query=f"?customer={people.alice_customer}").status_code == 201


def test_what_nobody_finished_is_swept(knock: Knock, people: People):
    browser = knock(portal=people.alice)
    old, new = (_begin(browser, 10).json()["id"] for _ in range(2))
    for id in (old, new):
        _send(browser, id, 0, b"12345")
    with work_as(HOUSE) as work:
        row = work.session.exec(select(Upload)).first()
        row.created_at = work.now - 2 * KEPT
        left = parts.path(row.id)
    with work_as(HOUSE) as work:
        assert documents.forget_uploads(work) == 1
    os.utime(left, (0, 0))
    assert parts.sweep(older_than=KEPT.total_seconds()) == 1
    assert (_rows(Upload), left.exists()) == (1, False)
