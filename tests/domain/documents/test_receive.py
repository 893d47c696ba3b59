"""Uploads are looked at, made harmless and kept; what is refused says what to do instead."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from domain import documents
from domain.access import Right, Seat
from domain.documents.rules import MOST_BYTES, WAY_OUT, NotAcceptable
from domain.problems import Invalid, NotAllowed, NotFound
from integrations import storage
from integrations.uploads import Reason
from tests.domain.documents.files import a_locked_pdf, a_pdf, a_photo, upload
from tests.makers import with_rights
from tests.people import People, do


def test_a_photo_is_made_anew_without_the_place_where_it_was_taken(people: People, tmp_path: Path):
    kept = upload(people.alice, tmp_path, a_photo(), name="IMG 1.HEIC")
    with Image.open(storage.path(kept.sha256)) as picture:
        assert (picture.size, len(picture.getexif())) == ((60, 40), 0)
    assert (kept.media_type, kept.name, kept.inline) == ("image/jpeg", "IMG 1.jpg", True)


def test_a_pdf_is_kept_as_it_is_and_only_downloaded(people: People, tmp_path: Path):
    kept = upload(people.sanne, tmp_path, a_pdf())
    assert storage.read(kept.sha256) == a_pdf()
    assert (kept.media_type, kept.inline, kept.customer_id) == ("application/pdf", False, None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"<script>alert(1)</script>", Reason.KIND),
        (b"MZ\x90\x00", Reason.KIND),
        (b"%PDF-1.4\n<script>", Reason.BROKEN),
        (a_locked_pdf(), Reason.ENCRYPTED),
        (b"\xff\xd8\xff broken", Reason.BROKEN),
    ],
)
def test_what_cannot_be_kept_says_the_way_out(people: People, tmp_path: Path, data: bytes, reason: Reason):
    with pytest.raises(NotAcceptable) as caught:
        upload(people.alice, tmp_path, data)
    assert caught.value.errors == {"file": WAY_OUT[reason]}


def test_a_file_over_the_limit_is_not_even_read(people: People, tmp_path: Path):
    with (tmp_path / "upload").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(NotAcceptable) as caught:
        do(people.alice, documents.receive, name="big.pdf", path=tmp_path / "upload")
    assert (caught.value.reason, caught.value.values["megabytes"]) == (Reason.TOO_LARGE, 25)


def test_every_reason_has_a_way_out():
    assert set(WAY_OUT) == set(Reason)


def test_a_customers_upload_belongs_to_the_customer(people: People, tmp_path: Path):
    kept = upload(people.alice, tmp_path, a_photo())
    assert (kept.customer_id, kept.company_id) == (people.alice_customer, people.company.id)
    assert do(people.alice, documents.file_content, kept.id).path == storage.path(kept.sha256)
    assert do(people.sanne, documents.file_content, kept.id).inline
    for outsider in (people.niels, people.bo, people.stranger):
        with pytest.raises(NotFound):
            do(outsider, documents.file_content, kept.id)


def test_staffs_uploads_are_not_for_customers(people: People, tmp_path: Path):
    kept = upload(people.sanne, tmp_path, a_pdf())
    with pytest.raises(NotFound):
        do(people.alice, documents.file_content, kept.id)


def test_who_belongs_to_two_firms_says_for_which_it_is(people: People, tmp_path: Path):
    bos = people.bo.seats[0]
    both = replace(
        people.alice,
        seats=(*people.alice.seats, Seat(bos.company_id, bos.customer_id, bos.membership_id, bos.rights)),
    )
    with pytest.raises(Invalid):
        upload(both, tmp_path, a_pdf())
    assert upload(both, tmp_path, a_pdf(), customer_id=str(bos.customer_id)).company_id == people.other_company.id
    with pytest.raises(NotFound):
        upload(both, tmp_path, a_pdf(), customer_id=str(people.niels_customer))


def test_who_has_nothing_to_send_sends_nothing(people: People, tmp_path: Path):
    with pytest.raises(NotAllowed):
        upload(with_rights(people.alice, Right.SEE_QUOTES), tmp_path, a_pdf())
    for right in (Right.ASK, Right.TALK, Right.MAKE_REQUESTS):
        assert upload(with_rights(people.alice, right), tmp_path, a_pdf()).customer_id == people.alice_customer


def test_a_technician_sends_photos_from_the_work(people: People, tmp_path: Path):
    sent = upload(people.technician, tmp_path, a_photo(), name="meter.jpg")
    assert (sent.uploaded_by, sent.customer_id) == (people.technician.id, None)
