"""Tables as firms have them, and bringing them in as the screens do."""

import io
import zipfile
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import select

from domain import imports
from domain.access import HOUSE, Actor
from domain.work import work_as
from models.customer import Address, ContactPerson, Customer
from models.imports import Import, ImportKind, Outcome, Twins
from models.order import Order, OrderStatus
from tasks.runner import run_due
from tests.people import do

CUSTOMERS = """Klantnummer;Naam;E-mail;Telefoon;Straat;Postcode;Plaats;Contactpersoon;E-mail van de contactpersoon
1001;Jürgen de Wit;jurgen@dewit.example;040-0123456;Lindenlaan 18;5616 AB;Eindhoven;;
1002;Bakkerij Vos;info@vos.example;;Markt 3;5611EC;Eindhoven;Eva Vos;eva@vos.example
"""
JOBS = """Opdrachtnummer;Klantnummer;Omschrijving;Datum;Bedrag;Bestand
2021-0042;1001;Cv-ketel vervangen;12-05-2021;"2.450,00";ketel.pdf
;1002;Onderhoud;2022-11-03;185;
"""


def received(staff: Actor, folder: Path, table: str | bytes, kind: ImportKind = ImportKind.CUSTOMERS) -> Import:
    path = folder / "table.csv"
    path.write_bytes(table.encode() if isinstance(table, str) else table)
    return do(staff, imports.receive, kind, name="table.csv", path=path)


def brought_in(staff: Actor, folder: Path, table: str | bytes, kind: ImportKind = ImportKind.CUSTOMERS,
               *, twins: Twins = Twins.UPDATE, papers: dict[str, bytes] | None = None) -> Import:  # fmt: skip
    """Uploaded, rehearsed, started and run; the rehearsal must have told what would happen."""
    brought = received(staff, folder, table, kind)
    if papers is not None:
        do(staff, imports.receive_papers, brought.id, name="papers.zip", path=a_zip(folder, papers))
    do(staff, imports.settle, brought.id, columns=brought.columns, twins=twins)
    foretold = do(staff, imports.rehearse, brought.id)
    do(staff, imports.start, brought.id)
    run_due()
    done = do(staff, imports.by_id, brought.id)
    assert done.state == "done"
    told = [(one.line, one.outcome, one.reason, one.cell) for one in sorted(foretold.rows, key=lambda one: one.line)]
    assert told == [(one.line, one.outcome, one.reason, one.cell) for one in outcomes(staff, brought.id)]
    return done


def outcomes(staff: Actor, id: UUID) -> list[imports.Verdict]:
    return do(staff, imports.outcomes, id)


def tally(brought: Import) -> tuple[int, int, int, int]:
    return brought.added, brought.updated, brought.skipped, brought.failed


def a_zip(folder: Path, papers: dict[str, bytes]) -> Path:
    path = folder / "papers.zip"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in papers.items():
            package.writestr(name, content)
    path.write_bytes(data.getvalue())
    return path


def rows_of(table: Any, **where: Any) -> list[Any]:
    with work_as(HOUSE, writes=False) as work:
        query = select(table)
        for name, value in where.items():
            query = query.where(getattr(table, name) == value)
        return list(work.session.exec(query))


def customer(number: str) -> Customer:
    """Of the firm that was settled first: the other one counts from the same number."""
    return min(rows_of(Customer, number=number), key=lambda row: row.id)


def addresses(number: str) -> list[str]:
    return sorted(one.one_line() for one in rows_of(Address, customer_id=customer(number).id))


def contacts(number: str) -> list[str]:
    return sorted(one.name for one in rows_of(ContactPerson, customer_id=customer(number).id))


def old_jobs() -> list[Order]:
    return sorted(rows_of(Order, status=OrderStatus.DONE), key=lambda one: one.created_at)


FAILED = Outcome.FAILED
