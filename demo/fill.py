"""Very many rows for the benchmarks: customers, ten documents each, one customer with a fiftieth of everything.

They are what lists show. Behind them is nothing, except for invoices that still have to be paid: no lines, no
versions, no paper to open.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, col, select

from demo.crowd import KINDS, YEARS, Crowd, Row
from domain.access import HOUSE
from domain.papers import sender_of
from domain.work import work_as
from models import schema
from models.company import Company, NumberSeries, SeriesKind
from models.search import SearchWord, words_of

AT_ONCE = 5_000


def fill(customers: int) -> None:
    """Add this many customers, with their documents, to the oldest firm here: some minutes for 100 000."""
    with work_as(HOUSE) as work:
        company = work.session.exec(select(Company).order_by(col(Company.id))).first()
        if company is None:
            raise SystemExit("There is no firm to fill: write the demo data first.")
        series = _series(work.session, company.id, work.now)
        crowd = Crowd(company.id, sender_of(work, company), work.now, customers, series)
        for make in crowd.in_order():
            _write(work.session, make)
        work.session.add_all(crowd.series.values())  # the next number the firm takes follows the last one here
        schema.measure(work.session)


def _write(session: Session, make: Callable[[], Iterable[tuple[Any, Row]]]) -> None:
    """Insert the rows, and then their words in the order of the words' own index."""
    rows, words = iter(make()), []
    while chunk := list(islice(rows, AT_ONCE)):
        for kind in KINDS:
            if of_kind := [row for of, row in chunk if of is kind]:
                session.execute(insert(kind.__table__), of_kind)
        words += [(kind, word, row) for kind, row in chunk for word in words_of(row.get("search", ""))]
    words.sort(key=lambda found: (found[1], found[2]["id"]))
    for start in range(0, len(words), AT_ONCE):
        keys = [_key(*found) for found in words[start : start + AT_ONCE]]
        session.execute(insert(SearchWord.__table__), keys)  # type: ignore[attr-defined]


def _key(kind: Any, word: str, row: Row) -> Row:
    return {"company_id": row["company_id"], "kind": kind.__tablename__, "word": word, "subject_id": row["id"]}


def _series(session: Session, company_id: UUID, now: datetime) -> dict[tuple[SeriesKind, int], NumberSeries]:
    """The firm's series of the years that are filled, as far as they are."""
    found = session.exec(select(NumberSeries).where(NumberSeries.company_id == company_id)).all()
    series = {(row.kind, row.year): row for row in found}
    for kind in SeriesKind:
        for year in [0] if kind is SeriesKind.CUSTOMER else range(now.year - YEARS, now.year + 1):
            series.setdefault((kind, year), NumberSeries(company_id=company_id, kind=kind, year=year, prefix=""))
    return series
