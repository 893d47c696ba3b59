"""Customers come in: new ones, known ones, the same one twice, and rows that cannot be taken."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain import accounts, customers, imports
from domain.access import HOUSE, Actor
from domain.accounts import Browser
from domain.customers import AddressForm, CustomerForm
from domain.imports import rules, verdicts
from domain.imports.rules import NotATable
from domain.problems import Invalid, NotAllowed, NotFound
from integrations.tables import Reason
from models.customer import Customer
from models.fact import Fact, Job
from models.imports import Outcome, Twins
from tasks.runner import run_due
from tests.domain.imports import tables
from tests.domain.imports.tables import CUSTOMERS, addresses, brought_in, contacts, customer, outcomes, received, tally
from tests.people import People, do
from tests.tasks.post import Postbox, postbox  # noqa: F401  fixture

TAB = "\t"


def test_customers_come_in_with_their_people_and_addresses(people: People, tmp_path: Path):
    brought = brought_in(people.admin, tmp_path, CUSTOMERS)
    assert tally(brought) == (2, 0, 0, 0)
    assert (customer("1001").name, customer("1001").phone) == ("Jürgen de Wit", "+31400123456")
    assert addresses("1002") == ["Markt 3, 5611EC Eindhoven"]
    assert contacts("1002") == ["Eva Vos"]
    found = do(people.sanne, customers.page, search="lindenlaan").rows
    assert [row.number for row in found] == ["1001"]


def test_each_gets_a_fact_and_nothing_follows_from_it(people: People, tmp_path: Path):
    brought_in(people.admin, tmp_path, CUSTOMERS)
    facts = tables.rows_of(Fact, name="customer.imported")
    assert [fact.subject_id for fact in facts] == [customer("1001").id, customer("1002").id]
    assert {fact.data["by"] for fact in facts} == {"Ada Baas"}
    assert not [
        job for job in tables.rows_of(Job, kind="react") if job.payload["fact"] in {str(one.id) for one in facts}
    ]


def test_the_same_file_twice_brings_nothing_twice(people: People, tmp_path: Path):
    brought_in(people.admin, tmp_path, CUSTOMERS)
    again = brought_in(people.admin, tmp_path, CUSTOMERS)
    assert tally(again) == (0, 0, 2, 0)
    assert {one.reason for one in outcomes(people.admin, again.id)} == {verdicts.NOTHING_NEW}
    assert len(tables.rows_of(Customer, company_id=people.company.id)) == 4


def test_a_second_press_starts_nothing_twice(people: People, tmp_path: Path):
    brought = received(people.admin, tmp_path, CUSTOMERS)
    do(people.admin, imports.start, brought.id)
    with pytest.raises(rules.Begun):
        do(people.admin, imports.start, brought.id)
    run_due()
    with pytest.raises(rules.Begun):
        do(people.admin, imports.settle, brought.id, columns=brought.columns, twins=Twins.SKIP)
    assert len(tables.rows_of(Customer, company_id=people.company.id)) == 4


def test_known_ones_are_completed_and_empty_cells_take_nothing_away(people: People, tmp_path: Path):
    """Alice is known by her e-mail address; the table knows her phone, and not her language."""
    table = "Naam;E-mail;Telefoon;Notitie\nAlice de Graaf;ALICE@home.example;0612345678;\n"
    brought = brought_in(people.admin, tmp_path, table)
    assert tally(brought) == (0, 1, 0, 0)
    alice = customer("K0001")
    assert (alice.phone, alice.language, alice.name) == ("+31612345678", "nl", "Alice de Graaf")
    assert outcomes(people.admin, brought.id)[0].details["what"] == "+31612345678"


def test_known_ones_are_left_alone_when_that_was_chosen(people: People, tmp_path: Path):
    table = "Naam;E-mail;Telefoon\nSomebody;alice@home.example;0612345678\n"
    brought = brought_in(people.admin, tmp_path, table, twins=Twins.SKIP)
    assert tally(brought) == (0, 0, 1, 0)
    assert (customer("K0001").phone, customer("K0001").name) == ("", "Alice de Graaf")


def test_without_number_and_mail_name_and_postcode_tell(people: People, tmp_path: Path):
    table = "Naam;Straat;Postcode;Plaats\nAlice de Graaf;Lindenlaan 12;5611aa;Best\nAlice de Graaf;Weg 1;9999 ZZ;Best\n"
    assert tally(brought_in(people.admin, tmp_path, table)) == (1, 0, 1, 0)


def test_rows_about_one_customer_add_persons_and_addresses(people: People, tmp_path: Path):
    table = (
        "Klantnummer;Naam;E-mail;Straat;Postcode;Plaats;Contactpersoon\n"
        "7;Vos;vos@vos.example;Markt 3;5611EC;Eindhoven;Eva\n"
        "7;Vos;other@vos.example;Kade 9;5611ED;Eindhoven;Tom\n"
        "7;Vos;;Markt 3;5611 ec;Eindhoven;\n"
    )
    brought = brought_in(people.admin, tmp_path, table, twins=Twins.SKIP)
    assert tally(brought) == (1, 1, 1, 0)
    assert (len(addresses("7")), contacts("7"), customer("7").email) == (2, ["Eva", "Tom"], "vos@vos.example")
    assert [one.reason for one in outcomes(people.admin, brought.id)] == [
        verdicts.NEW, verdicts.COMPLETES_ROW, verdicts.SAME_ROW,
    ]  # fmt: skip


def test_two_customers_with_one_mail_address_stay_two_when_they_have_numbers(people: People, tmp_path: Path):
    table = "Klantnummer;Naam;E-mail\n21;Huis A;beheer@vve.example\n22;Huis B;beheer@vve.example\n"
    assert tally(brought_in(people.admin, tmp_path, table)) == (2, 0, 0, 0)
    assert tally(brought_in(people.admin, tmp_path, table)) == (0, 0, 2, 0)
    unclear = brought_in(people.admin, tmp_path, "Naam;E-mail\nHuis;beheer@vve.example\n")
    assert tally(unclear) == (0, 0, 0, 1)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (";x@y.example;;;;", "name"),
        ("Jan;not-an-address;;;;", "email"),
        ("Jan;;12;;;", "phone"),
        ("Jan;;;Weg 1;;Best", "postcode"),
        ("Jan;;;Weg 1;" + "9" * 13 + ";Best", "postcode"),
        ("J" * 161 + ";;;;;", "name"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell_and_the_rest_comes_in(people: People, tmp_path: Path, row: str, cell: str):
    table = f"Naam;E-mail;Telefoon;Straat;Postcode;Plaats\n{row}\nGoed;goed@home.example;;;;\n"
    brought = brought_in(people.admin, tmp_path, table)
    assert tally(brought) == (1, 0, 0, 1)
    failed = outcomes(people.admin, brought.id)[0]
    assert (failed.line, failed.outcome, failed.cell) == (2, Outcome.FAILED, cell)


@pytest.mark.parametrize(
    ("head", "value", "cell"),
    [
        ("BTW-nummer", "NL123", "vat_number"),
        ("Klantnummer", "9" * 21, "number"),
        ("Taal", "klingon", "language"),
        ("Soort", "alien", "kind"),
        ("Klant sinds", "31-02-2020", "since"),
        ("Klant sinds", "2999-01-01", "since"),
    ],
)
def test_wrong_numbers_days_and_words(people: People, tmp_path: Path, head: str, value: str, cell: str):
    brought = brought_in(people.admin, tmp_path, f"Naam;{head}\nJan;{value}\n")
    assert [one.cell for one in outcomes(people.admin, brought.id)] == [cell]


def test_a_number_like_our_own_moves_the_series_on(people: People, tmp_path: Path):
    brought_in(people.admin, tmp_path, "Klantnummer;Naam\nK00012;Jan\nK7;Piet\nABC;Kees\n")
    after = do(people.sanne, customers.create, CustomerForm("Nieuw"), AddressForm("Weg 1", "5611 AA", "Best"))
    assert after.number == "K00013"


def test_another_firms_customers_are_nobody_here(people: People, tmp_path: Path):
    """Bo has number K0001 and a mail address, both at the other firm: here they are free."""
    brought = brought_in(people.admin, tmp_path, "Klantnummer;Naam;E-mail\nB1;Iemand;bo@home.example\n")
    assert tally(brought) == (1, 0, 0, 0)
    assert [one.company_id for one in tables.rows_of(Customer, email="bo@home.example")].count(people.company.id) == 1


@pytest.mark.parametrize("who", ["sanne", "planner", "technician", "alice"])
def test_only_administrators_bring_in(people: People, tmp_path: Path, who: str):
    with pytest.raises(NotAllowed):
        received(getattr(people, who), tmp_path, CUSTOMERS)


def test_an_import_of_another_firm_is_not_found(people: People, tmp_path: Path):
    brought = received(people.admin, tmp_path, CUSTOMERS)
    stranger = _admin(people)
    for ask in (imports.by_id, imports.rehearse, imports.start, imports.discard, imports.outcomes, imports.first_rows):
        with pytest.raises(NotFound):
            do(stranger, ask, brought.id)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"Naam;Plaats\n", Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n\0\0", Reason.KIND),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Reason.OLD_EXCEL),
        (b"Naam;Plaats\n\x81\x8d;x\n", Reason.ENCODING),
        (b'Naam;Plaats\n"Jan;x\n', Reason.BROKEN),
        (b"a\n" * 20_003, Reason.TOO_MANY_ROWS),
        (b";" * 70 + b"a\nb\n", Reason.TOO_WIDE),
    ],
)
def test_what_is_no_table_is_refused_with_a_way_out(people: People, tmp_path: Path, data: bytes, reason: Reason):
    with pytest.raises(NotATable) as problem:
        received(people.admin, tmp_path, data)
    assert problem.value.reason is reason
    assert do(people.admin, imports.recent) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_way_to_write_a_table_is_read(people: People, tmp_path: Path, encoding: str, delimiter: str):
    table = f'Kundennr{delimiter}Name{delimiter}Ort\n1{delimiter}"Müller{delimiter} Söhne"{delimiter}Köln\n'
    brought = received(people.admin, tmp_path, table.encode(encoding))
    assert brought.columns == {"number": 0, "name": 1, "city": 2}
    assert do(people.admin, imports.first_rows, brought.id) == [
        ["1", f"Müller{delimiter} Söhne".replace("\t", " "), "Köln"]
    ]


def test_columns_must_make_sense(people: People, tmp_path: Path):
    brought = received(people.admin, tmp_path, CUSTOMERS)
    for columns, wrong in (({"email": 2}, "name"), ({"name": 1, "email": 1}, "email"), ({"name": 99}, "name"),
                           ({"name": 1, "rights": 2}, "rights")):  # fmt: skip
        with pytest.raises(Invalid) as problem:
            do(people.admin, imports.settle, brought.id, columns=columns, twins=Twins.SKIP)
        assert wrong in problem.value.errors


def test_ten_thousand_rows_come_in_a_piece_at_a_time(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Not all of them here: what counts is that no transaction holds more than a piece."""
    monkeypatch.setattr("tasks.imports.STRETCH", 0.0)
    rows = "".join(f"{n};Klant {n};k{n}@home.example\n" for n in range(1, 121))
    brought = brought_in(people.admin, tmp_path, "Klantnummer;Naam;E-mail\n" + rows)
    assert tally(brought) == (120, 0, 0, 0)
    assert len([job for job in tables.rows_of(Job, kind="imports.run")]) == 4


def test_the_files_go_when_it_is_done_and_the_report_stays(people: People, tmp_path: Path):
    brought = brought_in(people.admin, tmp_path, CUSTOMERS)
    job = tables.rows_of(Job, kind="imports.remove_files")[0]
    assert job.payload == {"sha256": [brought.table_sha256]}
    draft = received(people.admin, tmp_path, CUSTOMERS)
    assert do(HOUSE, imports.without_owner, [brought.table_sha256]) == []
    do(people.admin, imports.discard, draft.id)
    assert do(HOUSE, imports.without_owner, [brought.table_sha256]) == [brought.table_sha256]
    assert "Bakkerij Vos" in do(people.admin, imports.report, brought.id, language="nl")


def test_the_report_runs_nothing_in_a_spreadsheet(people: People, tmp_path: Path):
    brought = brought_in(people.admin, tmp_path, 'Naam;E-mail\n"=HYPERLINK(""http://evil.example"")";\n+31;x\n')
    report = do(people.admin, imports.report, brought.id, language="de")
    assert "\"'=HYPERLINK" in report
    assert '"\'+31"' in report
    assert "nicht übernommen" in report


def test_whoever_was_brought_in_registers_and_comes_in(people: People, tmp_path: Path, postbox: Postbox):  # noqa: F811
    table = "Naam;E-mail;Straat;Postcode;Plaats;Klant sinds\nVera;vera@new.example;Laan 1;1234AB;Best;1-3-2021\n"
    brought_in(people.admin, tmp_path, table)
    assert tables.rows_of(Customer, email="vera@new.example")[0].created_at.year == 2021
    accounts.register("vera@new.example", "1234 ab", Browser("192.0.2.7"))
    run_due()
    assert len(postbox.to_person("vera@new.example")) == 1


def _admin(people: People) -> Actor:
    return replace(people.admin, company_id=people.other_company.id)
