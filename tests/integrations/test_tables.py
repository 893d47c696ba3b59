"""Tables by strangers: what a spreadsheet may hide is found before it is opened."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from integrations.tables import Reason, Unreadable, rows_of, workbook, written
from tests.integrations.books import a_workbook


def repacked(path: Path, **parts: bytes) -> Path:
    """The same package, with parts replaced or added ("xl/workbook.xml" as xl__workbook)."""
    changed = {f"{name.replace('__', '/')}.xml": data for name, data in parts.items()}
    with zipfile.ZipFile(path) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in (kept | changed).items():
            package.writestr(name, data)
    return path


def refused(path: Path) -> Reason:
    with pytest.raises(Unreadable) as problem:
        list(rows_of(path))
    return problem.value.reason


def test_a_workbook_is_read_as_people_see_it(tmp_path: Path):
    path = a_workbook(tmp_path, ["Naam", "Datum", "Bedrag", "Postcode"], ["Jan", date(2021, 5, 12), 12.5, 1067.0])
    assert list(rows_of(path))[1] == (2, ["Jan", "2021-05-12", "12.5", "1067"])


def test_formulas_are_not_calculated(tmp_path: Path):
    path = a_workbook(tmp_path, ["Naam", "X"], ["=1+1", "y"], ['=WEBSERVICE("http://evil.example")', "z"])
    assert [cells for _line, cells in rows_of(path)][1:] == [["", "y"], ["", "z"]]


def test_gaps_keep_the_numbers_of_the_rows(tmp_path: Path):
    path = tmp_path / "table.csv"
    path.write_text("a;b\n\n;;\n1;2\n")
    assert list(rows_of(path)) == [(1, ["a", "b"]), (4, ["1", "2"])]


def test_entities_that_grow_are_refused(tmp_path: Path):
    lol = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'
    path = repacked(a_workbook(tmp_path, ["a", "b"], [1, 2]), xl__sharedStrings=lol)
    assert refused(path) is Reason.BOMB


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 100_000)
    path = repacked(a_workbook(tmp_path, ["a", "b"], [1, 2]), xl__big=b" " * 200_000)
    assert refused(path) is Reason.BOMB


def test_a_made_up_size_costs_nothing(tmp_path: Path):
    path = a_workbook(tmp_path, ["a", "b"], [1, 2])
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    assert [cells for _line, cells in rows_of(repacked(path, xl__worksheets__sheet1=sheet))] == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("data", [b"PK\x03\x04 not a zip", b"PK\x03\x04" + b"\0" * 100])
def test_a_damaged_workbook_is_told(tmp_path: Path, data: bytes):
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    assert refused(path) is Reason.DAMAGED


def test_another_zip_is_no_workbook(tmp_path: Path):
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    assert refused(path) is Reason.KIND


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-1", "@SUM(A1)", " =1", "\t=1"])
def test_nothing_we_write_is_calculated(cell: str):
    assert f'"\'{cell}"' in written([[cell]])
