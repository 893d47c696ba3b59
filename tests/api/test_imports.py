"""Tables and ZIPs are streamed in from the office only; reports and samples go out to administrators."""

from pathlib import Path

from tests.api.conftest import Knock
from tests.domain.imports.tables import CUSTOMERS
from tests.integrations.books import a_workbook
from tests.people import People

HEADERS = {"x-file-name": "klanten%20oud.csv", "accept-language": "nl"}


def test_a_table_is_taken_and_its_report_given(knock: Knock, people: People):
    browser = knock(office=people.admin)
    taken = browser.post("/api/imports?kind=customers", content=CUSTOMERS.encode(), headers=HEADERS)
    assert taken.status_code == 201
    report = browser.get(f"/files/imports/{taken.json()['id']}/report.csv")
    assert report.headers["content-type"] == "text/csv; charset=utf-8"
    assert '"2";"Jürgen de Wit";"toegevoegd"' in report.text
    assert knock(office=people.stranger).get(f"/files/imports/{taken.json()['id']}/report.csv").status_code == 403


def test_a_workbook_is_taken_too(knock: Knock, people: People, tmp_path: Path):
    table = a_workbook(tmp_path, ["Klantnummer", "Naam"], ["77", "Jürgen de Wit"]).read_bytes()
    browser = knock(office=people.admin)
    taken = browser.post("/api/imports?kind=customers", content=table, headers={"x-file-name": "klanten.xlsx"})
    assert taken.status_code == 201, taken.text
    assert "Jürgen de Wit" in browser.get(f"/files/imports/{taken.json()['id']}/report.csv").text


def test_what_cannot_be_read_is_told_in_the_clerks_language(knock: Knock, people: People):
    answer = knock(office=people.admin).post(
        "/api/imports?kind=customers", content=b"\x89PNG\r\n\x1a\n\0", headers=HEADERS
    )
    assert answer.status_code == 422
    assert answer.json()["errors"]["file"].startswith("Dit is geen tabel.")


def test_samples_come_with_the_headings_of_the_clerk(knock: Knock, people: People):
    browser = knock(office=people.admin)
    assert '"Klantnummer";"Naam"' in browser.get("/files/imports/samples/customers.csv").text
    taken = browser.post(
        "/api/imports?kind=jobs", content=browser.get("/files/imports/samples/jobs.csv").content, headers=HEADERS
    )
    assert taken.status_code == 201
    assert browser.get("/files/imports/samples/wishes.csv").status_code == 404


def test_nobody_else_brings_anything(knock: Knock, people: People):
    for browser in (knock(), knock(portal=people.alice), knock(office=people.sanne), knock(office=people.planner)):
        assert browser.post("/api/imports?kind=customers", content=b"x", headers=HEADERS).status_code == 403


def test_too_much_is_cut_off(knock: Knock, people: People):
    much = b"a;b\n" * 3_000_000
    answer = knock(office=people.admin).post("/api/imports?kind=customers", content=much, headers=HEADERS)
    assert answer.status_code == 422
    assert "10 MB" in answer.json()["errors"]["file"]
