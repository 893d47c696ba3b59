"""Uploads that became nothing go after a day; what is used stays."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from domain import companies, documents
from domain.access import HOUSE
from domain.problems import NotAllowed
from domain.work import clock, work_as
from integrations import storage
from models.document import DocumentKind, StoredFile
from tasks.runner import run_due
from tasks.timetable import TIMETABLE
from tests.domain.documents.files import a_pdf, a_photo, upload
from tests.people import People, do

LATER = timedelta(days=1, minutes=1)


def _sweep() -> None:
    with work_as(HOUSE) as work:
        work.later("documents.sweep", company_id=None)
    run_due()


def _is_row(file: StoredFile) -> bool:
    with work_as(HOUSE, writes=False) as work:
        return work.session.get(StoredFile, file.id) is not None


def test_it_is_in_the_timetable():
    assert "documents.sweep" in [entry.kind for entry in TIMETABLE]


def test_an_upload_that_became_nothing_goes_after_a_day(people: People, tmp_path: Path):
    file = upload(people.alice, tmp_path, a_pdf("nothing"))
    _sweep()
    assert (_is_row(file), storage.exists(file.sha256)) == (True, True), "somebody may still be writing"
    with time_machine.travel(clock() + LATER):
        _sweep()
    assert (_is_row(file), storage.exists(file.sha256)) == (False, False)


def test_a_document_and_a_logo_stay(people: People, tmp_path: Path):
    paper = upload(people.sanne, tmp_path, a_pdf("contract"))
    do(people.sanne, documents.share, people.alice_customer, paper.id, kind=DocumentKind.CONTRACT, title="Contract")
    logo = upload(people.admin, tmp_path, a_photo(), name="logo.png")
    do(people.admin, companies.change_look, brand="#112233", logo_file_id=logo.id)
    with time_machine.travel(clock() + LATER):
        _sweep()
    assert [storage.exists(file.sha256) for file in (paper, logo)] == [True, True]
    assert [_is_row(file) for file in (paper, logo)] == [True, True]


def test_bytes_that_another_upload_uses_stay(people: People, tmp_path: Path):
    used, unused = (upload(who, tmp_path, a_pdf("same")) for who in (people.sanne, people.admin))
    do(people.sanne, documents.share, people.alice_customer, used.id, kind=DocumentKind.CONTRACT, title="Contract")
    with time_machine.travel(clock() + LATER):
        _sweep()
    assert (_is_row(unused), _is_row(used), storage.exists(used.sha256)) == (False, True, True)


def test_bytes_that_come_again_just_now_stay(people: People, tmp_path: Path):
    file = upload(people.sanne, tmp_path, a_pdf("again"))
    with work_as(HOUSE) as work:
        work.session.get_one(StoredFile, file.id).created_at -= LATER
    os.utime(storage.path(file.sha256), (1, 1))
    storage.put(storage.read(file.sha256))  # an upload whose row is not written yet
    _sweep()
    assert (_is_row(file), storage.exists(file.sha256)) == (False, True)


def test_only_the_house_sweeps(people: People):
    for actor in (people.admin, people.alice):
        with pytest.raises(NotAllowed):
            do(actor, documents.unused)
