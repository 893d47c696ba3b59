"""Old jobs come in with their papers: on their own day, for the customer to see, and never twice."""

from pathlib import Path

import pytest

from domain import documents, imports, orders
from domain.access import HOUSE, Right
from domain.imports import rules, verdicts
from domain.orders.rules import OrderClosed
from domain.work import work_as
from integrations.tables import Bundle, NotInBundle
from models.customer import Customer
from models.document import Document, DocumentKind
from models.imports import ImportKind, Outcome, Twins
from models.order import Order
from tests.domain.documents.files import a_locked_pdf, a_pdf
from tests.domain.imports import tables
from tests.domain.imports.tables import CUSTOMERS, JOBS, brought_in, customer, old_jobs, outcomes, received, tally
from tests.makers import with_rights
from tests.people import People, do

HEAD = "Opdrachtnummer;Klantnummer;Omschrijving;Datum;Bedrag;Straat;Postcode;Plaats;Bestand;Soort papier\n"


@pytest.fixture
def known(people: People, tmp_path: Path) -> People:
    """The customers are in already."""
    brought_in(people.admin, tmp_path, CUSTOMERS)
    return people


def jobs(people: People, folder: Path, table: str = JOBS, papers: dict[str, bytes] | None = None, **how):
    papers = {"map/KETEL.pdf": a_pdf()} if papers is None else papers
    return brought_in(people.admin, folder, table, ImportKind.JOBS, papers=papers, **how)


def of_alice(row: str) -> str:
    return HEAD + row + "\n"


def test_old_jobs_lie_on_their_own_day_with_their_papers(known: People, tmp_path: Path):
    assert tally(jobs(known, tmp_path)) == (2, 0, 0, 0)
    boiler, service = old_jobs()
    assert (boiler.number, boiler.title, boiler.total_cents) == ("2021-0042", "Cv-ketel vervangen", 245_000)
    assert boiler.created_at.date().isoformat() == "2021-05-12"
    assert service.number.startswith("H2022-")
    paper = tables.rows_of(Document, order_id=boiler.id)[0]
    assert (paper.kind, paper.title, paper.shared) == (DocumentKind.REPORT, "Cv-ketel vervangen", True)
    assert paper.created_at == boiler.created_at
    assert paper.address_id == boiler.address_id


def test_the_customer_sees_the_job_and_opens_the_paper(people: People, tmp_path: Path):
    jobs(people, tmp_path, of_alice(";K0001;Ketel;12-05-2021;100;;;;ketel.pdf;"))
    assert [row.title for row in do(people.alice, orders.page).rows] == ["Ketel"]
    row = do(people.alice, documents.page).rows[0]
    assert not do(people.alice, documents.content, row.id).inline
    assert do(people.niels, documents.page).rows == do(people.niels, orders.page).rows == ()


def test_an_old_invoice_is_money_and_is_never_shown_inline(people: People, tmp_path: Path):
    """Others made it: a browser downloads it. And a tenant, who sees no money, does not see it."""
    jobs(people, tmp_path, of_alice(";K0001;Ketel;12-05-2021;100;;;;ketel.pdf;factuur"))
    row = do(people.alice, documents.page).rows[0]
    assert row.kind is DocumentKind.INVOICE
    assert not do(people.alice, documents.content, row.id).inline
    assert do(with_rights(people.alice, Right.SEE_DOCUMENTS), documents.page).rows == ()


def test_nothing_follows_from_an_old_job(people: People, tmp_path: Path):
    jobs(people, tmp_path, of_alice(";K0001;Ketel;12-05-2021;100;;;;;"))
    order = do(people.sanne, orders.by_id, old_jobs()[0].id)
    assert (order.can_cancel, order.can_invoice, order.withdraw_by) == (False, False, None)
    assert order.totals.total_cents == 10_000
    with pytest.raises(OrderClosed):
        do(people.sanne, orders.cancel, order.id, reason="x")


def test_the_same_file_twice_brings_nothing_twice(known: People, tmp_path: Path):
    jobs(known, tmp_path)
    again = jobs(known, tmp_path)
    assert tally(again) == (0, 0, 2, 0)
    assert (len(old_jobs()), len(tables.rows_of(Document))) == (2, 1)


def test_a_paper_comes_later(known: People, tmp_path: Path):
    jobs(known, tmp_path, JOBS.replace("ketel.pdf", ""), papers={})
    again = jobs(known, tmp_path)
    assert tally(again) == (0, 1, 1, 0)
    assert outcomes(known.admin, again.id)[0].details["what"] == "ketel.pdf"
    skipped = jobs(known, tmp_path, twins=Twins.SKIP)
    assert {one.reason for one in outcomes(known.admin, skipped.id)} == {verdicts.KNOWN}


def test_a_job_twice_in_one_table(people: People, tmp_path: Path):
    row = ";K0001;Ketel;12-05-2021;100;;;;;\n"
    brought = jobs(people, tmp_path, HEAD + row + row.replace("Ketel", " ketel "))
    assert tally(brought) == (1, 0, 1, 0)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (";K0002x;Ketel;12-05-2021;;;;;;", "customer_number"),
        (";;Ketel;12-05-2021;;;;;;", "customer_number"),
        (";K0001;;12-05-2021;;;;;;", "title"),
        (";K0001;Ketel;;;;;;;", "date"),
        (";K0001;Ketel;32-05-2021;;;;;;", "date"),
        (";K0001;Ketel;12-05-2999;;;;;;", "date"),
        (";K0001;Ketel;12-05-2021;much;;;;;", "amount"),
        (";K0001;Ketel;12-05-2021;-5;;;;;", "amount"),
        (";K0001;Ketel;12-05-2021;;Weg 1;;;;", "postcode"),
        (";K0001;Ketel;12-05-2021;;;;;gone.pdf;", "file"),
        (";K0001;Ketel;12-05-2021;;;;;twice.pdf;", "file"),
        (";K0001;Ketel;12-05-2021;;;;;empty.pdf;", "file"),
        (";K0001;Ketel;12-05-2021;;;;;ketel.pdf;poem", "paper"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(people: People, tmp_path: Path, row: str, cell: str):
    papers = {"ketel.pdf": a_pdf(), "a/twice.pdf": a_pdf("a"), "b/twice.pdf": a_pdf("b")}
    brought = received(people.admin, tmp_path, of_alice(row), ImportKind.JOBS)
    do(people.admin, imports.receive_papers, brought.id, name="p.zip", path=tables.a_zip(tmp_path, papers))
    found = do(people.admin, imports.rehearse, brought.id).rows
    assert [(one.outcome, one.cell) for one in found] == [(Outcome.FAILED, cell)]


@pytest.mark.parametrize(
    "data", [a_locked_pdf(), b"", b"MZ\x90\0", b"%PDF-1.7 broken", b"PK\x03\x04" + b"\0" * 40, b"\xff\xd8\xff\xe0"]
)
def test_what_is_no_whole_pdf_is_refused_in_its_row(people: People, tmp_path: Path, data: bytes):
    """A rehearsal looks at the list of contents only, so this is found while it comes in."""
    brought = received(people.admin, tmp_path, of_alice(";K0001;Ketel;12-05-2021;;;;;x.pdf;"), ImportKind.JOBS)
    do(people.admin, imports.receive_papers, brought.id, name="p.zip", path=tables.a_zip(tmp_path, {"x.pdf": data}))
    do(people.admin, imports.start, brought.id)
    tables.run_due()
    assert [(one.outcome, one.cell) for one in outcomes(people.admin, brought.id)] == [(Outcome.FAILED, "file")]
    assert old_jobs() == []


def test_a_path_in_the_zip_leads_nowhere(people: People, tmp_path: Path):
    papers = {"../../../etc/passwd.pdf": a_pdf(), "C:\\windows\\x.pdf": a_pdf("b")}
    jobs(people, tmp_path, of_alice(";K0001;Ketel;12-05-2021;;;;;passwd.pdf;"), papers=papers)
    assert tables.rows_of(Document)[0].name == "passwd.pdf"
    assert not (tmp_path.parent / "etc").exists()


def test_a_bomb_in_the_zip_stops_at_the_limit(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("integrations.uploads.MOST_BYTES", 1000)
    brought = received(people.admin, tmp_path, of_alice(";K0001;Ketel;12-05-2021;;;;;x.pdf;"), ImportKind.JOBS)
    path = tables.a_zip(tmp_path, {"x.pdf": b"%PDF-" + b"\0" * 50_000})
    do(people.admin, imports.receive_papers, brought.id, name="p.zip", path=path)
    assert do(people.admin, imports.rehearse, brought.id).rows[0].cell == "file"
    with Bundle(path) as bundle:
        assert bundle.read("x.pdf", most=1000) is NotInBundle.TOO_LARGE


def test_what_is_no_zip_is_refused(people: People, tmp_path: Path):
    brought = received(people.admin, tmp_path, JOBS, ImportKind.JOBS)
    path = tmp_path / "p.zip"
    path.write_bytes(b"no zip")
    with pytest.raises(rules.NotABundle):
        do(people.admin, imports.receive_papers, brought.id, name="p.zip", path=path)


def test_another_firms_customer_number_finds_nobody(people: People, tmp_path: Path):
    """Number B7 is a customer of the other firm."""
    with work_as(HOUSE) as work:
        work.session.get_one(Customer, people.bo_customer).number = "B7"
    brought = jobs(people, tmp_path, of_alice(";B7;Ketel;12-05-2021;;;;;;"))
    assert tally(brought) == (0, 0, 0, 1)
    assert tables.rows_of(Order, customer_id=people.bo_customer) == []


def test_a_number_of_somebody_elses_job_or_of_today(people: People, tmp_path: Path):
    jobs(people, tmp_path, of_alice("2021-0042;K0001;Ketel;12-05-2021;100;;;;;"))
    brought = jobs(people, tmp_path, of_alice("2021-0042;K0002;Ketel;12-05-2021;100;;;;;"))
    assert outcomes(people.admin, brought.id)[0].cell == "number"
    assert customer("K0002").id not in {one.customer_id for one in old_jobs()}


def test_by_mail_address_or_by_name_and_postcode(people: People, tmp_path: Path):
    table = (
        "E-mail van de klant;Naam van de klant;Postcode;Omschrijving;Datum\n"
        "ALICE@home.example;;;Ketel;12-05-2021\n"
        ";Niels Buurman;5611aa;Dak;1.6.2020\n"
        ";Niels Buurman;9999ZZ;Goot;1.6.2020\n"
    )
    brought = jobs(people, tmp_path, table)
    assert tally(brought) == (2, 0, 0, 1)
    assert [one.title for one in old_jobs()] == ["Dak", "Ketel"]
